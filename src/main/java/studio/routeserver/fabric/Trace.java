package studio.routeserver.fabric;

import java.util.List;
import studio.routeserver.net.Ipv4Address;

/// The way of those packets of a flow that take the same ECMP members.
///
/// @param share the part of the flows that go this way, above 0 to 1
/// @param source the packets' source address as sent
/// @param destination where to
/// @param hops from the sender on; the last one delivered or dropped
/// @param reason in words; for a drop what dropped it and why, at most a sentence
/// @param rule the id of the rule behind the outcome
/// @param label the reason in at most four words, for the canvas: `no route`, `NVA down`
public record Trace(
        double share,
        Ipv4Address source,
        Ipv4Address destination,
        List<Hop> hops,
        Outcome outcome,
        String reason,
        String rule,
        String label) {

    public Trace {
        hops = List.copyOf(hops);
    }

    /// How the way of a packet ends.
    public enum Outcome {
        DELIVERED("delivered"),
        INTERNET("internet"),
        BLACK_HOLE("black-hole"),
        LOOP("loop"),
        FILTERED("filtered");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public boolean delivered() {
        return outcome == Outcome.DELIVERED;
    }
}
