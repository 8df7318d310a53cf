package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;

/// The flows that were walked, each with the [Question]s that its ways are made from. In the next
/// fabric a question is asked once, whatever number of flows it decides, and not at all where its
/// whole [Aspect] is as before; and a flow all of whose questions are answered as before goes as
/// before.
///
/// The fabrics of a run share one, and which of them asks makes no difference to what is right: an
/// answer is compared with the one that the report was made from.
final class Paths {

    /// How many flows are remembered: more than the advice on the largest network asks for.
    private static final int MOST = 20_000;

    private record Flow(Ref from, Ipv4Address sender, Ipv4Address destination) {}

    /// An answer, and since when it is that.
    ///
    /// `asked` is the turn in which it was asked last, `by` the flow that did so.
    private static final class Known {
        final Question<?> question;
        final Aspect aspect;
        @Nullable Object answer;
        long since;
        long asked;
        long by;

        Known(Question<?> question) {
            this.question = question;
            this.aspect = question.aspect();
        }
    }

    /// A report, and what it was made from.
    private static final class Walked {
        final PathReport report;
        final Map<Aspect, Known[]> made = new EnumMap<>(Aspect.class);
        long held;

        Walked(PathReport report, List<Known> asked, long turn) {
            this.report = report;
            this.held = turn;
            Map<Aspect, List<Known>> by = new EnumMap<>(Aspect.class);
            for (Known one : asked) {
                by.computeIfAbsent(one.aspect, _ -> new ArrayList<>()).add(one);
            }
            by.forEach((aspect, known) -> made.put(aspect, known.toArray(Known[]::new)));
        }
    }

    private final Map<Question<?>, Known> known = new HashMap<>();
    private final Map<Flow, Walked> walked =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Flow, Walked> eldest) {
                    return size() > MOST;
                }
            };
    private @Nullable Fabric now;

    /// The turn in which an aspect was last another.
    private final long[] changed = new long[Aspect.values().length];

    private long turn;
    private long askings;

    /// The way of a flow there and back.
    synchronized PathReport of(
            Fabric fabric, Ref from, Ipv4Address sender, Ipv4Address destination) {
        turnTo(fabric);
        Flow flow = new Flow(from, sender, destination);
        @Nullable Walked before = walked.get(flow);
        if (before != null && holds(fabric, before)) {
            return before.report;
        }
        Asking asking = new Asking(fabric);
        PathReport report =
                RoundTrip.all(new Sight(asking, fabric.seed()), from, sender, destination).report();
        walked.put(flow, new Walked(report, asking.asked, turn));
        return report;
    }

    @SuppressWarnings("ReferenceEquality") // one fabric, one turn
    private void turnTo(Fabric fabric) {
        @Nullable Fabric before = now;
        if (before != fabric) {
            turn++;
            for (Aspect aspect : Aspect.values()) {
                if (before == null || !aspect.same(before, fabric)) {
                    changed[aspect.ordinal()] = turn;
                }
            }
            now = fabric;
            if (known.size() > MOST * 10) {
                known.clear();
                walked.clear();
            }
        }
    }

    /// Whether the report is still right. Its questions have been answered alike up to the turn in
    /// which it held last.
    private boolean holds(Fabric fabric, Walked before) {
        if (before.held == turn) {
            return true;
        }
        for (Map.Entry<Aspect, Known[]> made : before.made.entrySet()) {
            if (changed[made.getKey().ordinal()] > before.held) {
                for (Known one : made.getValue()) {
                    ask(fabric, one);
                    if (one.since > before.held) {
                        return false;
                    }
                }
            }
        }
        before.held = turn;
        return true;
    }

    private void ask(Fabric fabric, Known one) {
        if (one.answer == null || changed[one.aspect.ordinal()] > one.asked) {
            Object answer = one.question.of(fabric);
            if (!answer.equals(one.answer)) {
                one.answer = answer;
                one.since = turn;
            }
        }
        one.asked = turn;
    }

    /// Answers the questions of one flow, and notes them.
    private final class Asking implements Sight.Source {
        private final Fabric fabric;
        private final long number = ++askings;
        private final List<Known> asked = new ArrayList<>();

        Asking(Fabric fabric) {
            this.fabric = fabric;
        }

        @Override
        @SuppressWarnings("unchecked") // a question's answer is of its type
        public <T> T answer(Question<T> question) {
            Known one = known.computeIfAbsent(question, Known::new);
            ask(fabric, one);
            if (one.by != number) {
                one.by = number;
                asked.add(one);
            }
            return (T) Objects.requireNonNull(one.answer);
        }
    }
}
