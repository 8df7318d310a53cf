package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;

/// A packet under way: where it has been, what it says now, and how many of the flow's packets it
/// stands for. Forked where packets part; each fork goes on alone.
final class Way {

    private final Set<Forwarded> forwarded;

    /// Its hops so far.
    final List<Hop> hops;

    /// What the answer will need.
    final FlowState state;

    /// The members that a single flow was hashed to, in the order of its way.
    final List<Sharing.Choice> choices = new ArrayList<>();

    /// The part of the flow that goes this way.
    final double share;

    /// How many traces it may still become.
    final int budget;

    Ipv4Address source;
    Ipv4Address destination;

    /// Whether the source is the frontend of a load balancer that answers for a backend: the fabric
    /// takes it as the backend's own.
    boolean asFrontend;

    /// What forwarding guests have left of its time to live (R-NVA-05).
    int timeToLive = 64;

    /// A device that forwarded the packet, and what the packet said then.
    private record Forwarded(Ref by, Ipv4Address source, Ipv4Address destination) {}

    Way(Ipv4Address source, Ipv4Address destination, FlowState state, int budget) {
        this(new HashSet<>(), new ArrayList<>(), state, 1, budget);
        this.source = source;
        this.destination = destination;
    }

    private Way(
            Set<Forwarded> forwarded, List<Hop> hops, FlowState state, double share, int budget) {
        this.forwarded = forwarded;
        this.hops = hops;
        this.state = state;
        this.share = share;
        this.budget = budget;
        this.source = Ipv4Address.NONE;
        this.destination = Ipv4Address.NONE;
    }

    /// One of `count` members that share its packets evenly.
    Way fork(int count) {
        Way fork =
                new Way(
                        new HashSet<>(forwarded),
                        new ArrayList<>(hops),
                        state.copy(),
                        share / count,
                        budget / count);
        fork.source = source;
        fork.destination = destination;
        fork.timeToLive = timeToLive;
        fork.asFrontend = asFrontend;
        return fork;
    }

    /// Notes that the device forwards it as it is now.
    ///
    /// @return false if the device did so before: then it goes round for ever (R-RUL-14)
    boolean forwardedBy(Ref device) {
        return forwarded.add(new Forwarded(device, source, destination));
    }

    void hop(Ref at, Ipv4Address address, String route, String rule, String why) {
        hops.add(new Hop(at, address, route, rule, why));
    }
}
