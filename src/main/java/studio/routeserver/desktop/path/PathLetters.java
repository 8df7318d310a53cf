package studio.routeserver.desktop.path;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;

/// Which of the lettered ways one conversation takes.
///
/// @param there the place among the ways there; -1 where it takes none of them
/// @param back the place among the answers of that way; -1 where there is none
/// @param several whether there are several ways there
/// @param severalBack whether that way has several answers
/// @param one the conversation's own way
record PathLetters(int there, int back, boolean several, boolean severalBack, PathReport one) {

    private static final char FIRST = 'A';

    static PathLetters of(PathReport all, PathReport one) {
        int there = place(all.forward(), one.forward());
        List<Trace> answers = there < 0 ? List.of() : all.answers().get(there);
        List<Trace> answer = one.answers().isEmpty() ? List.of() : one.answers().getFirst();
        return new PathLetters(
                there, place(answers, answer), all.forward().size() > 1, answers.size() > 1, one);
    }

    private static int place(List<Trace> all, List<Trace> one) {
        if (one.isEmpty()) {
            return -1;
        }
        List<Hop> hops = one.getFirst().hops();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).hops().equals(hops)) {
                return i;
            }
        }
        return -1;
    }

    static String letter(int number) {
        return String.valueOf((char) (FIRST + number));
    }

    /// `takes B, its answer A: delivered`.
    String sentence() {
        return way() + ": " + one.verdict().text();
    }

    private String way() {
        if (there < 0) {
            return text("path.hash.none");
        }
        if (!severalBack || back < 0) {
            return text("path.hash.there", letter(there));
        }
        return several
                ? text("path.hash.both", letter(there), letter(back))
                : text("path.hash.back", letter(back));
    }
}
