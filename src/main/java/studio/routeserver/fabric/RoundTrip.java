package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;

/// The traces of a flow there, and for each that arrived those of its answers.
///
/// @param choices the members that a single flow was hashed to, there and back; of all members none
record RoundTrip(PathReport report, List<Sharing.Choice> choices) {

    /// Over every ECMP member.
    static RoundTrip all(Sight sight, Ref from, Ipv4Address sender, Ipv4Address destination) {
        return of(sight, from, sender, destination, null);
    }

    /// Of a single flow, over the members that it hashes to.
    static RoundTrip one(
            Sight sight, Ref from, Ipv4Address sender, Ipv4Address destination, Sharing flow) {
        return of(sight, from, sender, destination, flow);
    }

    private static RoundTrip of(
            Sight sight,
            Ref from,
            Ipv4Address sender,
            Ipv4Address destination,
            @Nullable Sharing flow) {
        Walk there = new Walk(sight, sender, destination, false, null, flow);
        there.senders().send(from, there.start(new FlowState(), Walk.MOST));
        // Only the sender itself may take the answer, if the address was its own.
        @Nullable Ref asker = there.senders().owns(from, sender) ? from : null;
        List<Trace> forward = new ArrayList<>();
        List<List<Trace>> answers = new ArrayList<>();
        List<Sharing.Choice> choices = new ArrayList<>();
        List<Walk.Ended> ended = there.ended();
        // Members that arrive alike are answered alike; a single flow chooses anew each time.
        Map<Object, List<Walk.Ended>> answered = new HashMap<>();
        for (Walk.Ended one : ended) {
            forward.add(one.trace());
            choices.addAll(one.way().choices);
            int budget = Math.max(8, Walk.MOST / ended.size());
            List<Walk.Ended> back =
                    flow != null || ended.size() == 1 || one.arrival() == null
                            ? answers(sight, one, asker, flow, budget)
                            : answered.computeIfAbsent(
                                    request(one), _ -> answers(sight, one, asker, null, budget));
            answers.add(back.stream().map(Walk.Ended::trace).toList());
            back.forEach(way -> choices.addAll(way.way().choices));
        }
        return new RoundTrip(PathReport.judged(forward, answers), List.copyOf(choices));
    }

    /// What an answer is made from.
    private static Object request(Walk.Ended ended) {
        Way sent = ended.way();
        return List.of(
                Objects.requireNonNull(ended.arrival()),
                sent.source,
                sent.destination,
                sent.state.memory());
    }

    private static List<Walk.Ended> answers(
            Sight sight,
            Walk.Ended request,
            @Nullable Ref asker,
            @Nullable Sharing flow,
            int budget) {
        Arrival arrival = request.arrival();
        if (arrival == null) {
            return List.of();
        }
        Way sent = request.way();
        @Nullable Sharing answer = flow == null ? null : flow.reversed();
        Walk back = new Walk(sight, sent.destination, sent.source, true, asker, answer);
        back.senders().answer(back.start(sent.state.copy(), budget), arrival);
        return back.ended();
    }
}
