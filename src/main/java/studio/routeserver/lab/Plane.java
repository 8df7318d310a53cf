package studio.routeserver.lab;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.ControlPlane;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Ref;

/// The control plane at one instant.
///
/// @param programmed by network
/// @param dead VMs, NVAs, gateways and branches that take no packets
/// @param deadInstances of gateways, such as `vpn-gw/0`
/// @param broken connections that carry nothing
/// @param healthy backends by load balancer
record Plane(
        Map<String, Map<Cohort, PrefixTable<ProgrammedRoute>>> programmed,
        Map<Ref, DeviceTable> devices,
        Set<Ref> dead,
        Set<String> deadInstances,
        Set<String> broken,
        Map<String, List<String>> healthy)
        implements ControlPlane {

    @Override
    public PrefixTable<ProgrammedRoute> programmed(String network, Cohort cohort) {
        @Nullable Map<Cohort, PrefixTable<ProgrammedRoute>> tables = programmed.get(network);
        if (tables == null) {
            return PrefixTable.empty();
        }
        @Nullable PrefixTable<ProgrammedRoute> table = tables.get(cohort);
        return table != null
                ? table
                : tables.getOrDefault(new Cohort(cohort.instance(), 0), PrefixTable.empty());
    }

    @Override
    public PrefixTable<DeviceRoute> device(Ref device) {
        return devices.getOrDefault(device, DeviceTable.EMPTY).table();
    }

    @Override
    public boolean alive(Ref object) {
        return !dead.contains(object);
    }

    @Override
    public boolean alive(String gateway, int instance) {
        return !deadInstances.contains(gateway + "/" + instance);
    }

    @Override
    public boolean carries(String connection) {
        return !broken.contains(connection);
    }

    @Override
    public List<String> healthyBackends(String loadBalancer) {
        return healthy.getOrDefault(loadBalancer, List.of());
    }
}
