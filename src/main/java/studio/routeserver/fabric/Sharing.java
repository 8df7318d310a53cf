package studio.routeserver.fabric;

import java.util.List;

/// How a single flow chooses among members: by its five-tuple, wherever several share (azure rules
/// R-NVA-14 and R-NVA-16).
///
/// @param answer whether this is the way of the answers
record Sharing(FlowHash hash, int protocol, int sourcePort, int destinationPort, boolean answer) {

    /// Of the first packet.
    static Sharing of(FlowHash hash, FlowHash.Ports ports) {
        return new Sharing(hash, ports.protocol(), ports.source(), ports.destination(), false);
    }

    /// Who chooses.
    ///
    /// @param name a NIC, device or load balancer
    /// @param route the route whose members share; empty for a load balancer
    /// @param symmetric whether both directions of a flow meet the same member
    record At(String name, String route, boolean symmetric) {

        static At nic(String name, String route) {
            return new At(name, route, false);
        }

        static At device(String name, String route) {
            return new At(name, route, false);
        }

        static At balancer(String name) {
            return new At(name, "", true);
        }
    }

    /// A choice that was made.
    record Choice(At at, boolean answer, FlowHash.Flow flow, List<String> members, String chosen) {}

    /// The same flow on the way back.
    Sharing reversed() {
        return new Sharing(hash, protocol, destinationPort, sourcePort, true);
    }

    /// Chooses, and notes it on the way.
    String choose(Way way, At at, List<String> members) {
        FlowHash.Flow flow =
                new FlowHash.Flow(
                        way.source, way.destination, protocol, sourcePort, destinationPort);
        String chosen = choose(hash, at, flow, members);
        way.choices.add(new Choice(at, answer, flow, members, chosen));
        return chosen;
    }

    static String choose(FlowHash hash, At at, FlowHash.Flow flow, List<String> members) {
        return at.symmetric()
                ? hash.backend(at.name(), flow, members)
                : hash.nextHop(at.name(), flow, members);
    }
}
