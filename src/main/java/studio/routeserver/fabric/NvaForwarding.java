package studio.routeserver.fabric;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;

/// What the guest of an NVA does with a packet that a NIC or a tunnel brings, or that it sends
/// itself.
final class NvaForwarding {

    private final Walk walk;

    NvaForwarding(Walk walk) {
        this.walk = walk;
    }

    /// An NVA sends packets of its own, or answers.
    void send(Way way, Nva nva) {
        if (!walk.sight().alive(nva.ref())) {
            dead(way, nva, nva.ip());
        } else if (nva.owns(way.destination)) {
            way.hop(nva.ref(), way.destination, "", "R-NVA-03", "its own address");
            Nic nic = nicWith(nva, way.destination);
            walk.arrive(way, new Arrival.AtNic(nic, false), "R-NVA-03", "its own address");
        } else {
            way.forwardedBy(nva.ref());
            remember(way, nva);
            out(way, nva, false);
        }
    }

    /// Only a stateful NVA asks later whether it has seen the flow (R-NVA-15).
    private static void remember(Way way, Nva nva) {
        if (nva.stateful()) {
            way.state.seenBy(nva.name());
        }
    }

    /// A packet comes to a NIC of an NVA, for it or to be forwarded.
    void reach(Way way, Nva nva, Nic nic) {
        if (!walk.sight().alive(nva.ref())) {
            dead(way, nva, nic.ip());
        } else if (way.destination.equals(nic.ip())) {
            own(way, nva, nic);
        } else if (!nic.ipForwarding()) {
            String reason =
                    "black hole at %s's NIC because IP forwarding is off and %s is not its address"
                            .formatted(nic.name(), way.destination);
            way.hop(nva.ref(), nic.ip(), "", "R-NVA-01", reason);
            walk.drop(way, Drop.blackHole("R-NVA-01", reason, "IP forwarding off"));
        } else if (nva.owns(way.destination)) {
            own(way, nva, nic);
        } else {
            forward(way, nva, nic.ip());
        }
    }

    private void dead(Way way, Nva nva, Ipv4Address ip) {
        String reason = "black hole at %s because it is down".formatted(nva.name());
        way.hop(nva.ref(), ip, "", "R-NVA-22", reason);
        walk.drop(way, Drop.blackHole("R-NVA-22", reason, "NVA down"));
    }

    /// A packet for the NVA itself: the answer to a flow whose source it translated goes on.
    private void own(Way way, Nva nva, Nic nic) {
        @Nullable Ipv4Address original =
                walk.answer() ? way.state.original(nva.name(), way.destination) : null;
        if (original == null) {
            take(way, nva, nic);
            return;
        }
        way.destination = original;
        forward(way, nva, nic.ip());
    }

    void take(Way way, Nva nva, Nic nic) {
        if (!walk.sight().alive(nva.ref())) {
            dead(way, nva, nic.ip());
            return;
        }
        String why = nva.name() + " has " + way.destination;
        boolean balanced = !nva.owns(way.destination);
        way.hop(nva.ref(), nic.ip(), "", "R-NVA-03", balanced ? "a backend of it" : why);
        walk.arrive(way, new Arrival.AtNic(nic, balanced), "R-NVA-03", why);
    }

    private void forward(Way way, Nva nva, Ipv4Address at) {
        if (!nva.forwarding()) {
            String reason =
                    "black hole at %s because its guest does not forward".formatted(nva.name());
            way.hop(nva.ref(), at, "", "R-NVA-22", "the guest does not forward");
            walk.drop(way, Drop.blackHole("R-NVA-22", reason, "not forwarding"));
        } else if (walk.answer() && nva.stateful() && !way.state.wasSeenBy(nva.name())) {
            String reason =
                    nva.name()
                            + " drops the answer because it is stateful and did not see the first"
                            + " packet: asymmetric";
            way.hop(nva.ref(), at, "", "R-NVA-15", "stateful, and has not seen this flow");
            walk.drop(way, Drop.blackHole("R-NVA-15", reason, "asymmetric"));
        } else if (!way.forwardedBy(nva.ref())) {
            way.hop(nva.ref(), at, "", "R-RUL-14", "it had this packet before");
            walk.drop(
                    way,
                    Drop.loop(
                            "R-RUL-14", "loop at %s: the packet came back".formatted(nva.name())));
        } else if (--way.timeToLive == 0) {
            way.hop(nva.ref(), at, "", "R-NVA-05", "its time to live is used up");
            walk.drop(
                    way, Drop.loop("R-NVA-05", "time to live used up at %s".formatted(nva.name())));
        } else {
            remember(way, nva);
            out(way, nva, true);
        }
    }

    /// The guest chooses tunnel or NIC; the NIC's effective routes do the rest (R-NVA-02), and the
    /// hop says what each of the two tables had in mind (R-NVA-09). Nothing joins two NVAs of one
    /// hub but those routes or a tunnel (R-NVA-28).
    ///
    /// @param others whether the packet is another's, whose source may be translated
    private void out(Way way, Nva nva, boolean others) {
        Optional<DeviceRoute> route = walk.sight().guest(nva.ref(), way.destination);
        if (route.isEmpty()) {
            // R-RUL-26, R-NVA-27: it never drops for want of a route of its own, so what a supernet
            // attracts from nowhere goes to the NIC.
            String guest = "the guest has no route of its own and uses its NIC (R-RUL-26); ";
            outOf(way, nva, nva.nics().getFirst(), others, guest);
            return;
        }
        DeviceRoute taken = route.get();
        walk.share(way, nva.name(), taken, (member, exit) -> out(member, nva, others, taken, exit));
    }

    private void out(Way way, Nva nva, boolean others, DeviceRoute route, DeviceRoute.Exit exit) {
        switch (exit) {
            case DeviceRoute.Exit.Tunnel(var connection) -> {
                if (others) {
                    translate(way, nva, nva.ip());
                }
                way.hop(nva.ref(), nva.ip(), route.text(), route.rule(), route.why());
                walk.tunnels().enter(way, nva.ref(), connection);
            }
            case DeviceRoute.Exit.OutOf(var name) -> {
                Nic nic =
                        nva.nics().stream()
                                .filter(one -> one.name().equals(name))
                                .findFirst()
                                .orElse(nva.nics().getFirst());
                String why = guest(nic, route);
                outOf(way, nva, nic, others, why);
            }
            case DeviceRoute.Exit.Network(), DeviceRoute.Exit.NextHop(_) -> {
                // R-NVA-02: whatever next hop the guest has in mind, the NIC's routes decide.
                Nic nic = nva.nics().getFirst();
                String why = guest(nic, route);
                outOf(way, nva, nic, others, why);
            }
            case DeviceRoute.Exit.Local() -> {
                way.hop(nva.ref(), nva.ip(), route.text(), route.rule(), route.why());
                Arrival arrival = new Arrival.AtNic(nva.nics().getFirst(), false);
                walk.arrive(way, arrival, route.rule(), route.why());
            }
            case DeviceRoute.Exit.Discard() -> walk.discard(way, nva.ref(), nva.ip(), route);
        }
    }

    private static String guest(Nic nic, DeviceRoute route) {
        return "the guest sends it out of "
                + nic.name()
                + " by "
                + route.text()
                + " ("
                + route.rule()
                + ": "
                + route.why()
                + "); ";
    }

    private void outOf(Way way, Nva nva, Nic nic, boolean others, String guest) {
        if (others) {
            translate(way, nva, nic.ip());
        } else if (!walk.answer() && nva.owns(way.source)) {
            // R-NVA-11: a guest gives what it sends itself the address of the NIC.
            way.source = nic.ip();
        }
        walk.wire().leave(way, walk.sight().placeOf(nic), guest);
    }

    /// SNAT (R-NVA-15): on the way there only. What an answer needs has been remembered, and the
    /// answer to another member's request passes untranslated (R-RUL-12).
    private void translate(Way way, Nva nva, Ipv4Address own) {
        if (!walk.answer() && nva.snat().translates(way.destination) && !nva.owns(way.source)) {
            way.state.translated(nva.name(), own, way.source);
            way.source = own;
        }
    }

    /// Out of a tunnel into the guest: no NIC asks about the inner packet (R-NVA-21).
    void enter(Way way, Nva nva) {
        if (!walk.sight().alive(nva.ref())) {
            dead(way, nva, nva.ip());
        } else if (nva.owns(way.destination)) {
            own(way, nva, nicWith(nva, way.destination));
        } else {
            forward(way, nva, nva.ip());
        }
    }

    private static Nic nicWith(Nva nva, Ipv4Address address) {
        return nva.nics().stream()
                .filter(nic -> nic.ip().equals(address))
                .findFirst()
                .orElse(nva.nics().getFirst());
    }
}
