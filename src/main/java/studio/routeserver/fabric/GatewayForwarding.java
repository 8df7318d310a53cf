package studio.routeserver.fabric;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;

/// What the instances of a gateway do with a packet.
final class GatewayForwarding {

    private final Walk walk;

    GatewayForwarding(Walk walk) {
        this.walk = walk;
    }

    /// Into a gateway at whichever of its instances lives.
    void enter(Way way, Gateway gateway) {
        int instance =
                IntStream.range(0, gateway.activeInstances())
                        .filter(i -> walk.sight().alive(gateway.name(), i))
                        .findFirst()
                        .orElse(0);
        pass(way, gateway, instance);
    }

    private @Nullable String instanceAt(Gateway gateway, Ipv4Address ip) {
        int instance = walk.sight().addresses(gateway).indexOf(ip);
        return instance < 0 ? null : gateway.instanceName(instance);
    }

    /// Out of one of a connection's tunnels, each of which ends at an instance (R-GW-02). An answer
    /// keeps to the tunnel of the flow as long as the branch believes in it.
    void enter(Way way, Gateway gateway, Connection over) {
        List<Integer> entrances = walk.sight().entrances(over.name(), gateway);
        @Nullable String kept = walk.answer() ? way.state.arrivedFrom : null;
        Optional<Integer> same =
                entrances.stream()
                        .filter(instance -> gateway.instanceName(instance).equals(kept))
                        .findFirst();
        if (same.isPresent()) {
            pass(way, gateway, same.get());
            return;
        }
        if (entrances.isEmpty()) {
            enter(way, gateway);
            return;
        }
        walk.each(
                way,
                Sharing.At.device(over.name(), gateway.name()),
                entrances,
                gateway::instanceName,
                (member, instance) -> pass(member, gateway, instance));
    }

    /// A packet comes to an instance of a gateway, to be sent on. From outside it goes by the
    /// routes of GatewaySubnet, past an NVA that they do not name (R-NVA-19).
    void pass(Way way, Gateway gateway, int instance) {
        List<Ipv4Address> addresses = walk.sight().addresses(gateway);
        Ipv4Address ip = instance < addresses.size() ? addresses.get(instance) : Ipv4Address.NONE;
        if (!walk.sight().alive(gateway.ref()) || !walk.sight().alive(gateway.name(), instance)) {
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
                walk.sight()
                        .guest(gateway.ref(), way.destination)
                        .filter(known -> !subnetDecides(place, known, way.destination));
        if (route.isPresent()) {
            DeviceRoute taken = route.get();
            walk.share(
                    way,
                    gateway.instanceName(instance),
                    taken,
                    (member, exit) -> out(member, gateway, place, taken, exit));
        } else if (walk.sight().match(place, way.destination).stream()
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
        Optional<Found> found = walk.sight().match(place, destination);
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
                    toNextHop && (longer >= 0 || walk.sight().keepsOut(place, known.prefix()));
            case Found.Bgp(_, _), Found.Default(_) -> false;
        };
    }

    private void out(
            Way way, Gateway gateway, Place place, DeviceRoute route, DeviceRoute.Exit exit) {
        String why = route.rule() + ": " + route.why() + "; ";
        switch (exit) {
            case DeviceRoute.Exit.Tunnel(var connection) -> {
                way.hop(gateway.ref(), place.ip(), route.text(), route.rule(), route.why());
                way.state.arrivedFrom = instanceAt(gateway, place.ip());
                walk.tunnels().enter(way, gateway.ref(), connection);
            }
            // R-EFF-25: what enters by a gateway follows the routes of GatewaySubnet.
            case DeviceRoute.Exit.Network(), DeviceRoute.Exit.OutOf(_), DeviceRoute.Exit.Local() ->
                    walk.wire().leave(way, place, why);
            case DeviceRoute.Exit.NextHop(var hop) -> {
                way.hop(gateway.ref(), place.ip(), route.text(), route.rule(), route.why());
                toNextHop(way, place, hop);
            }
            case DeviceRoute.Exit.Discard() -> walk.discard(way, gateway.ref(), place.ip(), route);
        }
    }

    /// To an NVA, or to the network's other gateway (azure rule R-GW-18).
    private void toNextHop(Way way, Place place, Ipv4Address hop) {
        Optional<Owner> owner = walk.sight().owner(place.network(), hop);
        if (owner.isPresent() && owner.get() instanceof Owner.GatewayInstance other) {
            pass(way, other.gateway(), other.instance());
        } else {
            walk.wire().toNextHop(way, place, hop, "R-GW-20");
        }
    }

    Place placeOf(Gateway gateway, Ipv4Address ip) {
        return new Place(
                gateway.ref(), gateway.name(), gateway.subnet(), ip, true, true, Cohort.FIRST);
    }
}
