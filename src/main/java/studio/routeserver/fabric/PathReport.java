package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything about a flow at one instant: each ECMP member there and back, and the verdict.
///
/// @param forward one trace a member, in a stable order
/// @param answers for each forward trace that arrived, the ways of the answer; the others have none
/// @param reason the verdict in words: of partial and asymmetric flows, what fails and where
public record PathReport(
        Verdict verdict, List<Trace> forward, List<List<Trace>> answers, String reason) {

    public PathReport {
        forward = List.copyOf(forward);
        answers = answers.stream().map(List::copyOf).toList();
    }

    /// The part of the flow that works: there and back, or out to the Internet. 0 to 1.
    public double works() {
        double works = 0;
        for (int i = 0; i < forward.size(); i++) {
            works += forward.get(i).share() * works(forward.get(i), answers.get(i));
        }
        return works;
    }

    private static double works(Trace there, List<Trace> back) {
        return switch (there.outcome()) {
            case INTERNET -> 1;
            case DELIVERED ->
                    back.stream().filter(Trace::delivered).mapToDouble(Trace::share).sum();
            case BLACK_HOLE, LOOP, FILTERED -> 0;
        };
    }

    /// What becomes of the flow as a whole (azure ruling R-RUL-13).
    static PathReport judged(List<Trace> forward, List<List<Trace>> answers) {
        boolean works = false;
        boolean arrives = false;
        Set<String> failures = new LinkedHashSet<>();
        Set<Trace.Outcome> outcomes = new LinkedHashSet<>();
        List<Trace> all = new ArrayList<>();
        for (int i = 0; i < forward.size(); i++) {
            Trace there = forward.get(i);
            outcomes.add(there.outcome());
            all.add(there);
            all.addAll(answers.get(i));
            arrives |= there.delivered();
            works |= works(there, answers.get(i)) > 0;
        }
        for (Trace trace : all) {
            if (!trace.delivered() && trace.outcome() != Trace.Outcome.INTERNET) {
                failures.add(trace.reason());
            }
        }
        Verdict verdict;
        if (failures.isEmpty()) {
            verdict = whole(outcomes);
        } else if (works) {
            verdict = Verdict.PARTIAL;
        } else if (arrives) {
            verdict = Verdict.ONE_WAY;
        } else {
            verdict = failed(outcomes);
        }
        return new PathReport(
                verdict, forward, answers, reason(verdict, forward, answers, failures));
    }

    private static Verdict whole(Set<Trace.Outcome> outcomes) {
        if (outcomes.size() > 1) {
            return Verdict.PARTIAL;
        }
        return outcomes.contains(Trace.Outcome.INTERNET) ? Verdict.INTERNET : Verdict.DELIVERED;
    }

    private static Verdict failed(Set<Trace.Outcome> outcomes) {
        if (outcomes.size() > 1) {
            return Verdict.BLACK_HOLE;
        }
        return switch (outcomes.iterator().next()) {
            case LOOP -> Verdict.LOOP;
            case FILTERED -> Verdict.FILTERED;
            case BLACK_HOLE, DELIVERED, INTERNET -> Verdict.BLACK_HOLE;
        };
    }

    private static String reason(
            Verdict verdict, List<Trace> forward, List<List<Trace>> answers, Set<String> failures) {
        String listed = String.join("; ", failures);
        return switch (verdict) {
            case DELIVERED -> delivered(forward, answers);
            case INTERNET -> forward.getFirst().reason();
            case PARTIAL ->
                    failures.isEmpty()
                            ? "some members arrive, others leave to the Internet"
                            : "some members fail: " + listed;
            case ONE_WAY -> "it arrives, but is not answered: " + listed;
            case BLACK_HOLE, LOOP, FILTERED -> listed;
        };
    }

    private static String delivered(List<Trace> forward, List<List<Trace>> answers) {
        int ways = answers.stream().mapToInt(List::size).sum();
        String by =
                forward.stream()
                        .map(trace -> through(trace))
                        .distinct()
                        .collect(Collectors.joining(" or "));
        String all =
                ways > 1 ? "delivered there and back on every way" : "delivered there and back";
        return by.isEmpty() ? all : all + ", by " + by;
    }

    /// What forwards it on the way, in order: all but the two ends.
    private static String through(Trace trace) {
        List<Hop> hops = trace.hops();
        return hops.size() <= 2
                ? ""
                : hops.subList(1, hops.size() - 1).stream()
                        .map(hop -> hop.at().name())
                        .collect(Collectors.joining(", "));
    }
}
