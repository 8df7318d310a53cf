package studio.routeserver.fabric;

import java.util.Optional;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;

/// What a branch does with a packet: its router's, and its hosts'.
final class BranchForwarding {

    private final Walk walk;

    BranchForwarding(Walk walk) {
        this.walk = walk;
    }

    void enter(Way way, Branch branch, Connection over) {
        if (!walk.sight().alive(branch.ref())) {
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
        Optional<DeviceRoute> route = walk.sight().guest(branch.ref(), destination);
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
        if (!walk.sight().alive(branch.ref())) {
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
                && walk.sight().carries(sticky)
                && (isStatic(branch, sticky)
                        || walk.sight().offers(branch.name(), sticky, way.destination))) {
            String why = "answers over the connection that the flow came in on";
            way.hop(branch.ref(), way.source, "", "R-NVA-29", why);
            walk.tunnels().enter(way, branch.ref(), sticky);
            return;
        }
        way.state.arrivedFrom = null;
        byTable(way, branch);
    }

    private void byTable(Way way, Branch branch) {
        Optional<DeviceRoute> route = walk.sight().guest(branch.ref(), way.destination);
        if (route.isEmpty()) {
            String reason =
                    "black hole at %s because it has no route to %s"
                            .formatted(branch.name(), way.destination);
            way.hop(branch.ref(), way.source, "", "R-NVA-29", reason);
            walk.drop(way, Drop.blackHole("R-NVA-29", reason, "no route"));
            return;
        }
        DeviceRoute taken = route.get();
        walk.share(way, branch.name(), taken, (member, exit) -> out(member, branch, taken, exit));
    }

    /// R-NVA-29: a static connection is the branch's way to all of Azure.
    private boolean isStatic(Branch branch, String connection) {
        return walk.sight().connection(connection).filter(one -> isStatic(branch, one)).isPresent();
    }

    private boolean isStatic(Branch branch, Connection connection) {
        Connection.Routing routing = connection.routing();
        if (routing != null) {
            return routing != Connection.Routing.BGP;
        }
        boolean otherSpeaks =
                walk.sight().gateway(connection.to()).filter(Gateway::speaksBgp).isPresent()
                        || walk.sight().nva(connection.to()).flatMap(Nva::speaks).isPresent();
        return branch.asn() == null || !otherSpeaks;
    }

    private void out(Way way, Branch branch, DeviceRoute route, DeviceRoute.Exit exit) {
        switch (exit) {
            case DeviceRoute.Exit.Tunnel(var connection) -> {
                way.hop(branch.ref(), way.source, route.text(), route.rule(), route.why());
                walk.tunnels().enter(way, branch.ref(), connection);
            }
            case DeviceRoute.Exit.Local() -> atHome(way, branch);
            case DeviceRoute.Exit.OutOf(_),
                    DeviceRoute.Exit.Network(),
                    DeviceRoute.Exit.NextHop(_),
                    DeviceRoute.Exit.Discard() ->
                    walk.discard(way, branch.ref(), way.source, route);
        }
    }
}
