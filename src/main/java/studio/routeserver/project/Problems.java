package studio.routeserver.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with one file.
final class Problems {

    /// Who has so many has another trouble than the next one.
    private static final int MOST = 50;

    private final SourceText source;
    private final List<Problem> found = new ArrayList<>();

    Problems(SourceText source) {
        this.source = source;
    }

    SourceText source() {
        return source;
    }

    void add(int offset, String what, String remedy) {
        if (found.size() < MOST) {
            found.add(source.problem(offset, what, remedy));
        }
    }

    /// @param sentence what is wrong, a semicolon, what to do, as the value classes say it
    void add(int offset, String sentence) {
        int semicolon = sentence.indexOf("; ");
        if (semicolon < 0) {
            add(offset, sentence, "write another value");
        } else {
            add(offset, sentence.substring(0, semicolon), sentence.substring(semicolon + 2));
        }
    }

    /// Whether more would not be kept.
    boolean full() {
        return found.size() >= MOST;
    }

    boolean none() {
        return found.isEmpty();
    }

    /// In the order of the file.
    List<Problem> all() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return sorted;
    }
}
