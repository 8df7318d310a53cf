package studio.routeserver.project;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Topology;

/// What is written of a whole project: the counterpart of [FormatOne].
final class ProjectTree {

    private ProjectTree() {}

    static Tree.Branching of(Topology topology) {
        Keys keys = new Keys();
        keys.text("format", FormatOne.FORMAT)
                .text("name", topology.name())
                .text("region", topology.region())
                .text("profile", profile(topology));
        list(keys, Kind.VIRTUAL_NETWORK, topology.virtualNetworks(), NetworkKeys::write);
        list(keys, Kind.PEERING, topology.peerings(), NetworkKeys::write);
        list(keys, Kind.ROUTE_SERVER, topology.routeServers(), RouteServerKeys::write);
        list(keys, Kind.NVA, topology.nvas(), NvaKeys::write);
        list(keys, Kind.GATEWAY, topology.gateways(), EdgeKeys::write);
        list(keys, Kind.LOAD_BALANCER, topology.loadBalancers(), EdgeKeys::write);
        list(keys, Kind.BRANCH, topology.branches(), EdgeKeys::write);
        list(keys, Kind.CONNECTION, topology.connections(), EdgeKeys::write);
        list(keys, Kind.ROUTE_TABLE, topology.routeTables(), NetworkKeys::write);
        list(keys, Kind.VIRTUAL_MACHINE, topology.virtualMachines(), EdgeKeys::write);
        list(keys, Kind.EXPECTATION, topology.expectations(), RemarkKeys::write);
        list(keys, Kind.RUN, topology.runs(), RemarkKeys::write);
        keys.list("suppressions", topology.suppressions(), RemarkKeys::write);
        list(keys, Kind.NOTE, topology.notes(), RemarkKeys::write);
        Keys boxes = new Keys();
        topology.layout().forEach((name, box) -> boxes.put(name, RemarkKeys.write(box)));
        if (!topology.layout().isEmpty()) {
            keys.put("layout", boxes.tree());
        }
        return keys.opaque("foreign", topology.foreign()).tree();
    }

    private static @Nullable String profile(Topology topology) {
        return topology.profile() == ProfileName.AZURE ? null : topology.profile().text();
    }

    private static <R> void list(Keys keys, Kind kind, List<R> list, Function<R, Tree> write) {
        keys.list(kind.list(), list, write);
    }
}
