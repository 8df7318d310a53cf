package studio.routeserver.fabric;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.VirtualMachine;

/// What devices do with a packet: guests of NVAs, gateways, branches, and the connections between
/// them. Their tables are the control plane's; Azure's network ([Wire]) decides in between.
final class Devices {

    private static final Ipv4Address NO_ADDRESS = new Ipv4Address(0);

    private final Walk walk;

    Devices(Walk walk) {
        this.walk = walk;
    }

    private Sight sight() {
        return walk.sight();
    }

    // Senders.

    /// @param from a VM, NVA or branch
    void send(Ref from, Way way) {
        switch (from.kind()) {
            case VIRTUAL_MACHINE ->
                    send(way, sight().machine(from.name()).orElseThrow(missing(from)));
            case NVA -> send(way, sight().nva(from.name()).orElseThrow(missing(from)));
            case BRANCH -> send(way, sight().branch(from.name()).orElseThrow(missing(from)));
            default -> throw Fabric.notASender(from);
        }
    }

    private static Supplier<IllegalArgumentException> missing(Ref from) {
        return () -> Fabric.missing(from);
    }

    /// Whether an address is a sender's own.
    boolean owns(Ref from, Ipv4Address address) {
        return switch (from.kind()) {
            case VIRTUAL_MACHINE ->
                    sight().machine(from.name())
                            .filter(one -> one.ip().equals(address))
                            .isPresent();
            case NVA -> sight().nva(from.name()).filter(one -> one.owns(address)).isPresent();
            case BRANCH ->
                    sight().branch(from.name()).filter(one -> one.contains(address)).isPresent();
            default -> throw Fabric.notASender(from);
        };
    }

    void send(Way way, VirtualMachine machine) {
        Nic nic = machine.nic();
        if (!walk.wire().running(machine)) {
            String reason = machine.name() + " is not running";
            way.hop(machine.ref(), nic.ip(), "", "R-NVA-03", reason);
            walk.drop(way, Drop.blackHole("R-NVA-03", reason, "VM not running"));
        } else if (way.destination.equals(nic.ip())) {
            way.hop(machine.ref(), nic.ip(), "", "R-NVA-03", "its own address");
            walk.arrive(way, new Arrival.AtNic(nic, false), "R-NVA-03", "its own address");
        } else {
            way.forwardedBy(machine.ref());
            walk.wire().leave(way, sight().placeOf(nic), "");
        }
    }

    /// An NVA sends packets of its own, or answers.
    void send(Way way, Nva nva) {
        if (!sight().alive(nva.ref())) {
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

    // NVAs.

    /// Only a stateful NVA asks later whether it has seen the flow (R-NVA-15).
    private static void remember(Way way, Nva nva) {
        if (nva.stateful()) {
            way.state.seenBy(nva.name());
        }
    }

    /// A packet comes to a NIC of an NVA, for it or to be forwarded.
    void reachNva(Way way, Nva nva, Nic nic) {
        if (!sight().alive(nva.ref())) {
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
        if (!sight().alive(nva.ref())) {
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
        Optional<DeviceRoute> route = sight().guest(nva.ref(), way.destination);
        if (route.isEmpty()) {
            // R-RUL-26, R-NVA-27: it never drops for want of a route of its own, so what a supernet
            // attracts from nowhere goes to the NIC.
            String guest = "the guest has no route of its own and uses its NIC (R-RUL-26); ";
            outOf(way, nva, nva.nics().getFirst(), others, guest);
            return;
        }
        DeviceRoute taken = route.get();
        walk.each(
                way,
                Sharing.At.device(nva.name(), text(taken)),
                taken.exits(),
                DeviceRoute.Exit::text,
                (member, exit) -> out(member, nva, others, taken, exit));
    }

    private void out(Way way, Nva nva, boolean others, DeviceRoute route, DeviceRoute.Exit exit) {
        switch (exit) {
            case DeviceRoute.Exit.Tunnel(var connection) -> {
                if (others) {
                    translate(way, nva, nva.ip());
                }
                way.hop(nva.ref(), nva.ip(), text(route), route.rule(), route.why());
                through(way, nva.ref(), connection);
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
                way.hop(nva.ref(), nva.ip(), text(route), route.rule(), route.why());
                Arrival arrival = new Arrival.AtNic(nva.nics().getFirst(), false);
                walk.arrive(way, arrival, route.rule(), route.why());
            }
            case DeviceRoute.Exit.Discard() -> discard(way, nva.ref(), nva.ip(), route);
        }
    }

    private static String guest(Nic nic, DeviceRoute route) {
        return "the guest sends it out of "
                + nic.name()
                + " by "
                + text(route)
                + " ("
                + route.rule()
                + ": "
                + route.why()
                + "); ";
    }

    private static String text(DeviceRoute route) {
        return route.prefix().toString();
    }

    private void discard(Way way, Ref device, Ipv4Address ip, DeviceRoute route) {
        way.hop(device, ip, text(route), route.rule(), route.why());
        String reason = "black hole at %s because %s".formatted(device.name(), route.why());
        walk.drop(way, Drop.blackHole(route.rule(), reason, "discarded"));
    }

    private void outOf(Way way, Nva nva, Nic nic, boolean others, String guest) {
        if (others) {
            translate(way, nva, nic.ip());
        } else if (!walk.answer() && nva.owns(way.source)) {
            // R-NVA-11: a guest gives what it sends itself the address of the NIC.
            way.source = nic.ip();
        }
        walk.wire().leave(way, sight().placeOf(nic), guest);
    }

    /// SNAT (R-NVA-15): on the way there only. What an answer needs has been remembered, and the
    /// answer to another member's request passes untranslated (R-RUL-12).
    private void translate(Way way, Nva nva, Ipv4Address own) {
        if (!walk.answer() && nva.snat().translates(way.destination) && !nva.owns(way.source)) {
            way.state.translated(nva.name(), own, way.source);
            way.source = own;
        }
    }

    // Connections.

    /// Into a tunnel. Its outer packet asks no row of a NIC, not even 0.0.0.0/0 (R-RUL-10).
    private void through(Way way, Ref from, String name) {
        Optional<Connection> found = sight().connection(name);
        boolean silent = found.filter(one -> !sight().alive(otherEnd(one, from))).isPresent();
        // What dies at the far end is the far end's fault, and not the connection's.
        if (found.isEmpty() || (!sight().carries(name) && !silent)) {
            String reason =
                    "black hole at %s because connection %s is down".formatted(from.name(), name);
            // R-GW-08: a gateway keeps a static prefix though the tunnel is down.
            String rule = from.kind() == Kind.GATEWAY ? "R-GW-08" : "R-NVA-22";
            walk.drop(way, Drop.blackHole(rule, reason, "tunnel down"));
            return;
        }
        Connection connection = found.get();
        way.hop(connection.ref(), NO_ADDRESS, "", "R-NVA-21", connection.type().text());
        Ref into = otherEnd(connection, from);
        switch (into.kind()) {
            case GATEWAY ->
                    enterGateway(way, sight().gateway(into.name()).orElseThrow(), connection);
            case BRANCH -> enterBranch(way, sight().branch(into.name()).orElseThrow(), connection);
            default -> enterNva(way, sight().nva(into.name()).orElseThrow());
        }
    }

    private Ref otherEnd(Connection connection, Ref from) {
        Question.Ends ends = sight().ends(connection);
        return from.equals(ends.far()) ? ends.near() : ends.far();
    }

    /// Out of a tunnel into the guest: no NIC asks about the inner packet (R-NVA-21).
    private void enterNva(Way way, Nva nva) {
        if (!sight().alive(nva.ref())) {
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

    // Branches.

    private void enterBranch(Way way, Branch branch, Connection over) {
        if (!sight().alive(branch.ref())) {
            deadBranch(way, branch);
            return;
        }
        way.state.arrivedOver = over.name();
        if (isHome(branch, way.destination)) {
            atHome(way, branch);
            return;
        }
        if (branch.transit()) {
            forward(way, branch);
            return;
        }
        if (branch.contains(way.destination)) {
            String reason =
                    "black hole at %s because its way to %s leads out again, and it gives no transit"
                            .formatted(branch.name(), way.destination);
            way.hop(branch.ref(), branch.address(), "", "R-RUL-03", reason);
            walk.drop(way, Drop.blackHole("R-RUL-03", reason, "no transit"));
            return;
        }
        String reason =
                "black hole at %s because %s is not among its prefixes"
                        .formatted(branch.name(), way.destination);
        way.hop(branch.ref(), branch.address(), "", "R-NVA-03", reason);
        walk.drop(way, Drop.blackHole("R-NVA-03", reason, "no such host"));
    }

    /// Whether a branch has the address itself. It may announce a prefix that is wider than what
    /// Azure tells it (R-GW-12, R-GW-13), and the longest prefix decides (R-NVA-29); at the end of
    /// a static connection private addresses are Azure's, and the Internet its own.
    private boolean isHome(Branch branch, Ipv4Address destination) {
        Optional<Ipv4Prefix> own = branch.longest(destination);
        Optional<DeviceRoute> route = sight().guest(branch.ref(), destination);
        if (own.isEmpty() || route.isEmpty()) {
            return own.isPresent();
        }
        DeviceRoute taken = route.get();
        if (taken.exits().contains(new DeviceRoute.Exit.Local())) {
            return true;
        }
        int longer = taken.prefix().length() - own.get().length();
        return longer < 0 || (longer == 0 && !destination.isPrivate());
    }

    /// A branch that gives transit sends on what is not for itself (R-RUL-03).
    private void forward(Way way, Branch branch) {
        if (!way.forwardedBy(branch.ref())) {
            way.hop(branch.ref(), branch.address(), "", "R-RUL-14", "it had this packet before");
            String reason = "loop at %s: the packet came back".formatted(branch.name());
            walk.drop(way, Drop.loop("R-RUL-14", reason));
            return;
        }
        byTable(way, branch);
    }

    private void atHome(Way way, Branch branch) {
        String why = way.destination + " is in " + branch.name();
        way.hop(branch.ref(), way.destination, "", "R-NVA-03", why);
        walk.arrive(way, new Arrival.AtBranch(branch), "R-NVA-03", why);
    }

    private void deadBranch(Way way, Branch branch) {
        String reason = "black hole at %s because it is down".formatted(branch.name());
        way.hop(branch.ref(), branch.address(), "", "R-NVA-22", reason);
        walk.drop(way, Drop.blackHole("R-NVA-22", reason, "branch down"));
    }

    void send(Way way, Branch branch) {
        if (!sight().alive(branch.ref())) {
            deadBranch(way, branch);
            return;
        }
        if (isHome(branch, way.destination)) {
            atHome(way, branch);
            return;
        }
        String sticky = way.state.arrivedOver;
        // R-NVA-29, R-RUL-22: an answer keeps to the connection that the flow came in on, if that
        // gives it a route back.
        if (walk.answer()
                && branch.stateful()
                && sticky != null
                && sight().carries(sticky)
                && (isStatic(branch, sticky)
                        || sight().offers(branch.name(), sticky, way.destination))) {
            String why = "answers over the connection that the flow came in on";
            way.hop(branch.ref(), way.source, "", "R-NVA-29", why);
            through(way, branch.ref(), sticky);
            return;
        }
        way.state.arrivedFrom = null;
        byTable(way, branch);
    }

    private void byTable(Way way, Branch branch) {
        Optional<DeviceRoute> route = sight().guest(branch.ref(), way.destination);
        if (route.isEmpty()) {
            String reason =
                    "black hole at %s because it has no route to %s"
                            .formatted(branch.name(), way.destination);
            way.hop(branch.ref(), way.source, "", "R-NVA-29", reason);
            walk.drop(way, Drop.blackHole("R-NVA-29", reason, "no route"));
            return;
        }
        DeviceRoute taken = route.get();
        walk.each(
                way,
                Sharing.At.device(branch.name(), text(taken)),
                taken.exits(),
                DeviceRoute.Exit::text,
                (member, exit) -> out(member, branch, taken, exit));
    }

    /// R-NVA-29: a static connection is the branch's way to all of Azure.
    private boolean isStatic(Branch branch, String connection) {
        return sight().connection(connection).filter(one -> isStatic(branch, one)).isPresent();
    }

    private boolean isStatic(Branch branch, Connection connection) {
        Connection.Routing routing = connection.routing();
        if (routing != null) {
            return routing != Connection.Routing.BGP;
        }
        boolean otherSpeaks =
                sight().gateway(connection.to()).filter(Gateway::speaksBgp).isPresent()
                        || sight().nva(connection.to()).flatMap(Nva::speaks).isPresent();
        return branch.asn() == null || !otherSpeaks;
    }

    private void out(Way way, Branch branch, DeviceRoute route, DeviceRoute.Exit exit) {
        switch (exit) {
            case DeviceRoute.Exit.Tunnel(var connection) -> {
                way.hop(branch.ref(), way.source, text(route), route.rule(), route.why());
                through(way, branch.ref(), connection);
            }
            case DeviceRoute.Exit.Local() -> atHome(way, branch);
            case DeviceRoute.Exit.OutOf(_),
                    DeviceRoute.Exit.Network(),
                    DeviceRoute.Exit.NextHop(_),
                    DeviceRoute.Exit.Discard() ->
                    discard(way, branch.ref(), way.source, route);
        }
    }

    // Gateways.

    /// Into a gateway at whichever of its instances lives.
    void enterGateway(Way way, Gateway gateway) {
        int instance =
                IntStream.range(0, gateway.activeInstances())
                        .filter(i -> sight().alive(gateway.name(), i))
                        .findFirst()
                        .orElse(0);
        gateway(way, gateway, instance);
    }

    private @Nullable String instanceAt(Gateway gateway, Ipv4Address ip) {
        int instance = sight().addresses(gateway).indexOf(ip);
        return instance < 0 ? null : gateway.instanceName(instance);
    }

    /// Out of one of a connection's tunnels, each of which ends at an instance (R-GW-02). An answer
    /// keeps to the tunnel of the flow as long as the branch believes in it.
    private void enterGateway(Way way, Gateway gateway, Connection over) {
        List<Integer> entrances = sight().entrances(over.name(), gateway);
        @Nullable String kept = walk.answer() ? way.state.arrivedFrom : null;
        Optional<Integer> same =
                entrances.stream()
                        .filter(instance -> gateway.instanceName(instance).equals(kept))
                        .findFirst();
        if (same.isPresent()) {
            gateway(way, gateway, same.get());
            return;
        }
        if (entrances.isEmpty()) {
            enterGateway(way, gateway);
            return;
        }
        walk.each(
                way,
                Sharing.At.device(over.name(), gateway.name()),
                entrances,
                gateway::instanceName,
                (member, instance) -> gateway(member, gateway, instance));
    }

    /// A packet comes to an instance of a gateway, to be sent on. From outside it goes by the
    /// routes of GatewaySubnet, past an NVA that they do not name (R-NVA-19).
    void gateway(Way way, Gateway gateway, int instance) {
        List<Ipv4Address> addresses = sight().addresses(gateway);
        Ipv4Address ip = instance < addresses.size() ? addresses.get(instance) : NO_ADDRESS;
        if (!sight().alive(gateway.ref()) || !sight().alive(gateway.name(), instance)) {
            String reason =
                    "black hole at %s because it is down".formatted(gateway.instanceName(instance));
            way.hop(gateway.ref(), ip, "", "R-GW-24", reason);
            walk.drop(way, Drop.blackHole("R-GW-24", reason, "gateway down"));
            return;
        }
        if (!way.forwardedBy(gateway.ref())) {
            way.hop(gateway.ref(), ip, "", "R-RUL-14", "it had this packet before");
            String reason = "loop at %s: the packet came back".formatted(gateway.name());
            walk.drop(way, Drop.loop("R-RUL-14", reason));
            return;
        }
        Place place = placeOf(gateway, ip);
        Optional<DeviceRoute> route =
                sight().guest(gateway.ref(), way.destination)
                        .filter(known -> !subnetDecides(place, known, way.destination));
        if (route.isPresent()) {
            DeviceRoute taken = route.get();
            walk.each(
                    way,
                    Sharing.At.device(gateway.instanceName(instance), text(taken)),
                    taken.exits(),
                    DeviceRoute.Exit::text,
                    (member, exit) -> out(member, gateway, place, taken, exit));
        } else if (sight().match(place, way.destination).stream()
                .anyMatch(found -> found instanceof Found.Into || found instanceof Found.User)) {
            // R-RUL-11, R-RUL-18: a peered network is reached by the peering row.
            walk.wire().leave(way, place, "");
        } else {
            String reason =
                    "black hole at %s because it has no route to %s"
                            .formatted(gateway.name(), way.destination);
            way.hop(gateway.ref(), ip, "", "R-GW-20", reason);
            walk.drop(way, Drop.blackHole("R-GW-20", reason, "no route"));
        }
    }

    /// Whether a row of GatewaySubnet comes before what the gateway knows. What Route Server told
    /// it is BGP's: it gives way to a user-defined route that is as long (R-EFF-17) and to the row
    /// of any network in reach (R-EFF-14). A tunnel gives way to a longer such row only (R-RUL-11).
    private boolean subnetDecides(Place place, DeviceRoute known, Ipv4Address destination) {
        Optional<Found> found = sight().match(place, destination);
        if (found.isEmpty()) {
            return false;
        }
        @Nullable Ipv4Prefix prefix = found.get().row().prefix();
        int longer = prefix == null ? -1 : prefix.length() - known.prefix().length();
        boolean toNextHop =
                known.exits().stream().allMatch(DeviceRoute.Exit.NextHop.class::isInstance);
        return switch (found.get()) {
            case Found.Into(_, _) -> toNextHop || longer > 0;
            case Found.User(_, _) ->
                    toNextHop && (longer >= 0 || sight().keepsOut(place, known.prefix()));
            case Found.Bgp(_, _), Found.Default(_) -> false;
        };
    }

    private void out(
            Way way, Gateway gateway, Place place, DeviceRoute route, DeviceRoute.Exit exit) {
        String why = route.rule() + ": " + route.why() + "; ";
        switch (exit) {
            case DeviceRoute.Exit.Tunnel(var connection) -> {
                way.hop(gateway.ref(), place.ip(), text(route), route.rule(), route.why());
                way.state.arrivedFrom = instanceAt(gateway, place.ip());
                through(way, gateway.ref(), connection);
            }
            // R-EFF-25: what enters by a gateway follows the routes of GatewaySubnet.
            case DeviceRoute.Exit.Network(), DeviceRoute.Exit.OutOf(_), DeviceRoute.Exit.Local() ->
                    walk.wire().leave(way, place, why);
            case DeviceRoute.Exit.NextHop(var hop) -> {
                way.hop(gateway.ref(), place.ip(), text(route), route.rule(), route.why());
                toNextHop(way, place, hop);
            }
            case DeviceRoute.Exit.Discard() -> discard(way, gateway.ref(), place.ip(), route);
        }
    }

    /// To an NVA, or to the network's other gateway (azure rule R-GW-18).
    private void toNextHop(Way way, Place place, Ipv4Address hop) {
        Optional<Owner> owner = sight().owner(place.network(), hop);
        if (owner.isPresent() && owner.get() instanceof Owner.GatewayInstance other) {
            gateway(way, other.gateway(), other.instance());
        } else {
            walk.wire().toNextHop(way, place, hop, "R-GW-20");
        }
    }

    // Places.

    Place placeOf(Gateway gateway, Ipv4Address ip) {
        return new Place(
                gateway.ref(), gateway.name(), gateway.subnet(), ip, true, true, Cohort.FIRST);
    }

    // Answers.

    /// Sends the answer from where the request arrived.
    void answer(Way way, Arrival arrival) {
        switch (arrival) {
            case Arrival.AtNic(var nic, var balanced) -> {
                way.asFrontend = balanced;
                answer(way, nic);
            }
            case Arrival.AtBranch(var branch) -> send(way, branch);
            case Arrival.AtInstance(var place) -> walk.wire().leave(way, place, "");
            case Arrival.AtPlatform(var ref) -> {
                String why = "Azure itself brings the answer back";
                way.hop(ref, way.source, "", "R-EFF-10", why);
                walk.arriveUnasked(way, "R-EFF-10", why);
            }
        }
    }

    private void answer(Way way, Nic nic) {
        if (nic.owner().kind() == Kind.NVA) {
            send(way, sight().nva(nic.owner().name()).orElseThrow());
        } else {
            send(way, sight().machine(nic.owner().name()).orElseThrow());
        }
    }
}
