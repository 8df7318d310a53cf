package studio.routeserver.fabric;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualMachine;

/// What Azure's network does with a packet from NIC to NIC, in the order of azure rule R-NVA-03.
final class Wire {

    /// R-EFF-10: the platform's own addresses.
    private static final Set<Ipv4Address> PLATFORM =
            Set.of(Ipv4Address.parse("168.63.129.16"), Ipv4Address.parse("169.254.169.254"));

    private final Walk walk;

    Wire(Walk walk) {
        this.walk = walk;
    }

    /// A packet leaves a place.
    ///
    /// @param before what led up to it, for the hop's explanation; may be empty
    void leave(Way way, Place from, String before) {
        boolean own = way.source.equals(from.ip()) || way.asFrontend;
        if (!from.forwards() && !own) {
            way.hop(from.owner(), from.ip(), "", "R-NVA-01", before);
            String reason =
                    "black hole at %s's NIC because IP forwarding is off and %s is not its address"
                            .formatted(from.name(), way.source);
            walk.drop(way, Drop.blackHole("R-NVA-01", reason, "IP forwarding off"));
            return;
        }
        if (PLATFORM.contains(way.destination)) {
            String why = "the host answers " + way.destination + ", whatever the routes";
            way.hop(from.owner(), from.ip(), "", "R-EFF-10", why);
            walk.arrive(way, new Arrival.AtPlatform(from.owner()), "R-EFF-10", why);
            return;
        }
        Optional<Found> found = walk.sight().match(from, way.destination);
        if (found.isEmpty()) {
            way.hop(from.owner(), from.ip(), "", "R-EFF-17", before);
            walk.drop(way, Drop.blackHole("R-EFF-17", at(from, "no route"), "no route"));
            return;
        }
        EffectiveRoute row = found.get().row();
        String why =
                before
                        + row.addressPrefix()
                        + " "
                        + row.type().text()
                        + " is the longest match ("
                        + row.rule()
                        + ": "
                        + row.why()
                        + ")";
        way.hop(from.owner(), from.ip(), row.addressPrefix(), "R-EFF-17", why);
        switch (found.get()) {
            case Found.Into(_, var network) -> into(way, from, network);
            case Found.Default(_) -> byDefault(way, from, row);
            case Found.User(var route, _) -> byUser(way, from, route, row);
            case Found.Bgp(var route, _) ->
                    walk.each(
                            way,
                            Sharing.At.nic(from.name(), row.addressPrefix()),
                            route.nextHops(),
                            Ipv4Address::toString,
                            (member, hop) -> byBgp(member, from, route, hop));
        }
    }

    private static String at(Place from, String because) {
        return "black hole at " + from.name() + "'s NIC because " + because;
    }

    /// What would have taken the packet elsewhere, had the Route Server not refused it; empty, or
    /// the end of a sentence.
    private String refused(Way way, Place from, EffectiveRoute row) {
        int length = row.prefix() == null ? 0 : row.prefix().length();
        return walk.sight().routesFrom(from.network()).stream()
                .flatMap(hub -> walk.sight().refused(hub, way.destination).stream())
                .filter(route -> route.prefix().length() >= length)
                .findFirst()
                .map(route ->
                        "; %s refuses %s of %s: %s (%s)"
                                .formatted(
                                        route.routeServer(),
                                        route.prefix(),
                                        route.peer(),
                                        route.sentence(),
                                        route.rule()))
                .orElse("");
    }

    private void byDefault(Way way, Place from, EffectiveRoute row) {
        if (row.type() == EffectiveRoute.Type.INTERNET) {
            internet(way, from, row);
        } else {
            none(way, from, row);
        }
    }

    private void none(Way way, Place from, EffectiveRoute row) {
        boolean ruled =
                row.source() == EffectiveRoute.Source.DEFAULT
                        && row.prefix() != null
                        && !SystemDefaults.documented(row.prefix());
        String reason = at(from, row.addressPrefix() + " None") + refused(way, from, row);
        walk.drop(
                way,
                ruled
                        ? Drop.blackHole("R-RUL-15", reason + " (undocumented)", "no route")
                        : Drop.blackHole(
                                row.source() == EffectiveRoute.Source.USER
                                        ? "R-EFF-19"
                                        : row.rule(),
                                reason,
                                "no route"));
    }

    private void internet(Way way, Place from, EffectiveRoute row) {
        if (way.destination.isPrivate()) {
            String reason =
                    at(
                            from,
                            "%s is a private address on the Internet route %s (undocumented)"
                                    .formatted(way.destination, row.addressPrefix()));
            String all = reason + refused(way, from, row);
            walk.drop(way, Drop.blackHole("R-RUL-09", all, "private on Internet"));
        } else if (!way.source.equals(from.ip())) {
            // R-NVA-18: outside the source must be one that Azure can translate itself.
            String reason =
                    "black hole at the edge because %s does not translate the source %s"
                            .formatted(from.name(), way.source);
            walk.drop(way, Drop.blackHole("R-RUL-08", reason + " (undocumented)", "no SNAT"));
        } else {
            String why = "leaves to the Internet at %s by %s".formatted(from.name(), row.prefix());
            walk.toInternet(way, row.rule(), why);
        }
    }

    private void byUser(Way way, Place from, UserDefinedRoute route, EffectiveRoute row) {
        switch (route.nextHopType()) {
            case INTERNET -> internet(way, from, row);
            case NONE -> none(way, from, row);
            case VNET_LOCAL -> local(way, from);
            case VIRTUAL_NETWORK_GATEWAY -> vpnGateway(way, from);
            case VIRTUAL_APPLIANCE -> {
                Ipv4Address hop = route.nextHopIp();
                if (hop == null) {
                    String reason = at(from, "route " + route.name() + " has no next hop");
                    walk.drop(way, Drop.blackHole("R-EFF-22", reason, "no next hop"));
                } else {
                    toNextHop(way, from, hop, "R-EFF-22");
                }
            }
        }
    }

    /// R-EFF-19: inside the own network and those peered with it, else nowhere.
    private void local(Way way, Place from) {
        walk.sight()
                .around(from.network(), way.destination)
                .ifPresentOrElse(
                        network -> into(way, from, network),
                        () -> {
                            String reason =
                                    at(
                                            from,
                                            "%s is in neither the own network nor a peered one"
                                                    .formatted(way.destination));
                            walk.drop(way, Drop.blackHole("R-EFF-19", reason, "not in VNet"));
                        });
    }

    /// R-EFF-19: the VPN gateway of the own network, or for a client the hub's.
    private void vpnGateway(Way way, Place from) {
        String network = walk.sight().routesFrom(from.network()).orElse(from.network());
        Optional<Gateway> gateway =
                walk.sight().gatewaysOf(network).stream()
                        .filter(one -> one.type() == Gateway.Type.VPN)
                        .findFirst();
        if (gateway.isEmpty()) {
            String reason = at(from, "there is no VPN gateway to send it to");
            walk.drop(way, Drop.blackHole("R-EFF-19", reason, "no VPN gateway"));
        } else if (crosses(way, from, network)) {
            walk.gateways().enter(way, gateway.get());
        }
    }

    private void byBgp(Way way, Place from, ProgrammedRoute route, Ipv4Address hop) {
        String network = walk.sight().routesFrom(from.network()).orElse(from.network());
        if (route.origin() == ProgrammedRoute.Origin.NVA) {
            if (!farBalancer(way, from, hop, network)) {
                toNextHop(way, from, hop, "R-NVA-04");
            }
            return;
        }
        Optional<Owner> owner = walk.sight().owner(network, hop);
        if (owner.isPresent() && owner.get() instanceof Owner.GatewayInstance instance) {
            if (crosses(way, from, network)) {
                walk.gateways().pass(way, instance.gateway(), instance.instance());
            }
            return;
        }
        // R-GW-36: an ExpressRoute gateway may show an address that nobody owns.
        Optional<Gateway> named =
                route.speakers().stream()
                        .map(walk.sight()::gateway)
                        .flatMap(Optional::stream)
                        .findFirst();
        if (named.isEmpty()) {
            String reason = at(from, "no gateway has the next hop " + hop);
            walk.drop(way, Drop.blackHole("R-NVA-04", reason, "no gateway"));
        } else if (crosses(way, from, network)) {
            walk.gateways().enter(way, named.get());
        }
    }

    /// R-RS-24: a load balancer that routes name as their next hop works only in the region of the
    /// Route Server that programs them. Answers whether this one stood elsewhere, and the packet is
    /// lost.
    private boolean farBalancer(Way way, Place from, Ipv4Address hop, String hub) {
        boolean far =
                nextHop(from.network(), hop)
                        .filter(Owner.Frontend.class::isInstance)
                        .map(owner -> ((Owner.Frontend) owner).balancer().subnet().network())
                        .filter(there ->
                                !walk.sight().region(there).equals(walk.sight().region(hub)))
                        .isPresent();
        if (far) {
            String reason =
                    at(
                            from,
                            "next hop %s is a load balancer of another region than the Route Server of %s"
                                    .formatted(hop, hub));
            walk.drop(way, Drop.blackHole("R-RS-24", reason, "balancer elsewhere"));
        }
        return far;
    }

    /// R-NVA-04, R-EFF-22: a NIC or load balancer in the own network or a directly peered one;
    /// never further, though the NVA may have told a Route Server of another hub (R-RS-42) or
    /// stands in a spoke (R-NVA-20).
    void toNextHop(Way way, Place from, Ipv4Address hop, String rule) {
        Optional<String> network = walk.sight().around(from.network(), hop);
        if (network.isEmpty()) {
            String reason =
                    at(
                            from,
                            "next hop %s is neither in the own network nor in a directly peered one"
                                    .formatted(hop));
            walk.drop(way, Drop.blackHole(rule, reason, "next hop unreachable"));
            return;
        }
        Optional<Owner> owner = nextHop(from.network(), hop);
        if (owner.isEmpty()) {
            String reason = at(from, "no NIC or load balancer has the next hop " + hop);
            walk.drop(way, Drop.blackHole(rule, reason, "next hop unowned"));
        } else if (crosses(way, from, network.get())) {
            reach(way, from, owner.get());
        }
    }

    /// Who takes packets at a next hop, asked from a network.
    private Optional<Owner> nextHop(String from, Ipv4Address hop) {
        return walk.sight()
                .around(from, hop)
                .flatMap(network -> walk.sight().owner(network, hop))
                .filter(Owner::takesOthersPackets);
    }

    /// To whoever has the destination address in a network.
    private void into(Way way, Place from, String network) {
        Optional<Owner> owner = walk.sight().owner(network, way.destination);
        if (owner.isEmpty()) {
            String reason =
                    "black hole in %s because nothing there has the address %s"
                            .formatted(network, way.destination);
            walk.drop(way, Drop.blackHole("R-NVA-03", reason, "no owner"));
        } else if (crosses(way, from, network)) {
            reach(way, from, owner.get());
        }
    }

    /// Whether the packet may cross the peering into the network, if there is one to cross; drops
    /// it else. Towards the hub's gateway an NVA in a spoke needs the flag as well (R-RUL-19).
    private boolean crosses(Way way, Place from, String network) {
        if (network.equals(from.network())) {
            return true;
        }
        Peerings.@Nullable Link link = walk.sight().link(from.network(), network);
        if (link == null) {
            String reason = at(from, network + " is not peered");
            walk.drop(way, Drop.blackHole("R-PEER-02", reason, "not peered"));
            return false;
        }
        if (!link.open()) {
            String closed =
                    link.allows().allowVirtualNetworkAccess()
                            ? link.allowed().name()
                            : link.allows().name();
            String reason =
                    closed
                            + " does not allow virtual network access: blocked by the default"
                            + " rules; a network security group rule, or none at all, lets it pass";
            walk.drop(way, new Drop(Trace.Outcome.FILTERED, "R-PEER-03", reason, "peering closed"));
            return false;
        }
        boolean forwarded = !from.gateway() && !link.local().contains(way.source);
        if (forwarded && !link.allowed().allowForwardedTraffic()) {
            String reason =
                    ("black hole on entering %s because %s does not allow forwarded traffic and %s"
                                    + " is not of %s (as documented; measurements differ)")
                            .formatted(network, link.allowed().name(), way.source, from.network());
            walk.drop(way, Drop.blackHole("R-PEER-04", reason, "forwarded traffic off"));
            return false;
        }
        return true;
    }

    private void reach(Way way, Place from, Owner owner) {
        switch (owner) {
            case Owner.Interface(var nic) -> reachNic(way, nic);
            case Owner.Frontend(var balancer) -> balance(way, from, balancer);
            case Owner.GatewayInstance(var gateway, var instance, var ip) ->
                    reachGateway(way, gateway, instance, ip);
            case Owner.RouteServerInstance(var ref, var subnet, var ip) -> {
                Place place = new Place(ref, ref.name(), subnet, ip, false, false, Cohort.FIRST);
                took(way, new Arrival.AtInstance(place), ip);
            }
            case Owner.Endpoint(var ref, var endpoint) ->
                    took(way, new Arrival.AtPlatform(ref), endpoint.ip());
        }
    }

    private void took(Way way, Arrival arrival, Ipv4Address ip) {
        String why = arrival.ref().name() + " has " + ip;
        way.hop(arrival.ref(), ip, "", "R-NVA-03", why);
        walk.arrive(way, arrival, "R-NVA-03", why);
    }

    private void reachGateway(Way way, Gateway gateway, int instance, Ipv4Address ip) {
        if (!walk.sight().alive(gateway.name(), instance)) {
            walk.gateways().pass(way, gateway, instance);
            return;
        }
        took(way, new Arrival.AtInstance(walk.gateways().placeOf(gateway, ip)), ip);
    }

    private void reachNic(Way way, Nic nic) {
        switch (nic.owner().kind()) {
            case NVA ->
                    walk.nvas().reach(way, walk.sight().nva(nic.owner().name()).orElseThrow(), nic);
            default ->
                    reachMachine(way, walk.sight().machine(nic.owner().name()).orElseThrow(), nic);
        }
    }

    private void reachMachine(Way way, VirtualMachine machine, Nic nic) {
        if (!running(machine)) {
            String reason = machine.name() + " is not running";
            way.hop(machine.ref(), nic.ip(), "", "R-EFF-22", reason);
            walk.drop(way, Drop.blackHole("R-EFF-22", reason, "VM not running"));
        } else if (way.destination.equals(nic.ip())) {
            took(way, new Arrival.AtNic(nic, false), nic.ip());
        } else {
            String reason =
                    "black hole at %s's NIC because IP forwarding is off and %s is not its address"
                            .formatted(nic.name(), way.destination);
            way.hop(machine.ref(), nic.ip(), "", "R-NVA-01", reason);
            walk.drop(way, Drop.blackHole("R-NVA-01", reason, "IP forwarding off"));
        }
    }

    /// Whether a VM takes and sends packets: as drawn, and as it is at this instant.
    boolean running(VirtualMachine machine) {
        return machine.state() == VirtualMachine.State.RUNNING && walk.sight().alive(machine.ref());
    }

    /// R-NVA-12: to a backend that its probe still finds.
    private void balance(Way way, Place from, LoadBalancer balancer) {
        if (!balancer.haPorts() && !way.destination.equals(balancer.ip())) {
            String reason =
                    "black hole at %s because its rule is not for all ports"
                            .formatted(balancer.name());
            way.hop(balancer.ref(), balancer.ip(), "", "R-NVA-12", reason);
            walk.drop(way, Drop.blackHole("R-NVA-12", reason, "no HA ports"));
            return;
        }
        List<String> healthy = walk.sight().healthyBackends(balancer.name());
        String kept = way.state.chosen(balancer.name());
        // R-NVA-16: both directions of a flow through one frontend meet the same backend.
        List<String> backends =
                walk.answer() && kept != null && healthy.contains(kept) ? List.of(kept) : healthy;
        if (backends.isEmpty()) {
            String reason =
                    "black hole at %s because no backend is healthy".formatted(balancer.name());
            way.hop(balancer.ref(), balancer.ip(), "", "R-NVA-12", "no backend is healthy");
            walk.drop(way, Drop.blackHole("R-NVA-12", reason, "no healthy backend"));
            return;
        }
        walk.each(
                way,
                Sharing.At.balancer(balancer.name()),
                backends,
                backend -> backend,
                (member, backend) -> toBackend(member, from, balancer, backend));
    }

    /// A backend that meets its own frontend as next hop may get its packet back (R-NVA-13).
    private void toBackend(Way way, Place from, LoadBalancer balancer, String backend) {
        way.hop(balancer.ref(), balancer.ip(), "", "R-NVA-12", "to its backend " + backend);
        Nva nva = walk.sight().nva(backend).orElseThrow();
        Ref ref = nva.ref();
        if (ref.equals(from.owner())) {
            String reason =
                    "%s returns the packet to %s, which sent it (undocumented)"
                            .formatted(balancer.name(), backend);
            walk.drop(way, Drop.loop("R-RUL-27", reason));
            return;
        }
        way.state.chose(balancer.name(), backend);
        Nic nic =
                nva.nics().stream()
                        .filter(one -> one.subnet().network().equals(balancer.subnet().network()))
                        .findFirst()
                        .orElse(nva.nics().getFirst());
        if (way.destination.equals(balancer.ip())) {
            walk.nvas().take(way, nva, nic);
        } else {
            walk.nvas().reach(way, nva, nic);
        }
    }
}
