package studio.routeserver.lab.look;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.ControlPlane;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Ref;

/// The control plane at one instant.
///
/// @param programmed by network
/// @param dead VMs, NVAs, gateways and branches that take no packets
/// @param deadInstances of gateways, such as `vpn-gw/0`
/// @param broken connections that carry nothing
/// @param healthy backends by load balancer
/// @param entrances of gateways, by the connection whose branch sends into them
/// @param heard what Route Server instances hold from their peers, by hub
public record Plane(
        Map<String, Map<Cohort, PrefixTable<ProgrammedRoute>>> programmed,
        Map<Ref, DeviceTable> devices,
        Set<Ref> dead,
        Set<String> deadInstances,
        Set<String> broken,
        Map<String, List<String>> healthy,
        Map<String, List<Integer>> entrances,
        Map<String, List<Heard>> heard)
        implements ControlPlane {

    /// What a Route Server's instance holds from a peer, refused routes included.
    public record Heard(String routeServer, String peer, PrefixTable<AdjRibIn.Entry> routes) {

        private Stream<Refused> refused(Ipv4Address destination) {
            return routes.covering(destination.asPrefix()).stream()
                    .flatMap(entry ->
                            switch (entry.value().verdict()) {
                                case ImportVerdict.Accept _, ImportVerdict.Aggregate _ ->
                                        Stream.empty();
                                case ImportVerdict.Reject(var rule, var sentence) ->
                                        Stream.of(
                                                new Refused(
                                                        entry.prefix(),
                                                        routeServer,
                                                        peer,
                                                        rule,
                                                        sentence));
                            });
        }

        @SuppressWarnings("ReferenceEquality") // tables are persistent
        boolean same(Heard other) {
            return routes == other.routes
                    && peer.equals(other.peer)
                    && routeServer.equals(other.routeServer);
        }
    }

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
    public List<Integer> entrances(String connection, Gateway gateway) {
        @Nullable List<Integer> known = entrances.get(connection);
        return known != null ? known : ControlPlane.super.entrances(connection, gateway);
    }

    @Override
    public List<String> healthyBackends(String loadBalancer) {
        return healthy.getOrDefault(loadBalancer, List.of());
    }

    @Override
    public List<Refused> refused(String hub, Ipv4Address destination) {
        return heard.getOrDefault(hub, List.of()).stream()
                .flatMap(one -> one.refused(destination))
                .sorted(Comparator.comparing(route -> -route.prefix().length()))
                .distinct()
                .toList();
    }

    @Override
    public boolean programsLike(ControlPlane other) {
        return other instanceof Plane plane && alike(programmed, plane.programmed, Plane::tables);
    }

    private static boolean tables(
            Map<Cohort, PrefixTable<ProgrammedRoute>> one,
            Map<Cohort, PrefixTable<ProgrammedRoute>> other) {
        return alike(one, other, Plane::identical);
    }

    @Override
    public boolean knowsLike(ControlPlane other) {
        return other instanceof Plane plane
                && alike(
                        devices,
                        plane.devices,
                        (table, same) -> identical(table.table(), same.table()));
    }

    @Override
    public boolean livesLike(ControlPlane other) {
        return other instanceof Plane plane
                && dead.equals(plane.dead)
                && deadInstances.equals(plane.deadInstances)
                && broken.equals(plane.broken)
                && healthy.equals(plane.healthy)
                && entrances.equals(plane.entrances);
    }

    @Override
    public boolean refusesLike(ControlPlane other) {
        return other instanceof Plane plane && hearsTheSame(plane.heard);
    }

    private static <K, V> boolean alike(Map<K, V> one, Map<K, V> other, BiPredicate<V, V> same) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> {
                            @Nullable V value = other.get(entry.getKey());
                            return value != null && same.test(entry.getValue(), value);
                        });
    }

    @SuppressWarnings("ReferenceEquality") // tables are persistent
    private static boolean identical(PrefixTable<?> one, PrefixTable<?> other) {
        return one == other;
    }

    /// Whether the Route Servers of another plane hold the same.
    public boolean hearsTheSame(Map<String, List<Heard>> other) {
        return heard.keySet().equals(other.keySet())
                && heard.entrySet().stream()
                        .allMatch(entry ->
                                same(
                                        entry.getValue(),
                                        other.getOrDefault(entry.getKey(), List.of())));
    }

    private static boolean same(List<Heard> one, List<Heard> other) {
        return one.size() == other.size()
                && IntStream.range(0, one.size()).allMatch(i -> one.get(i).same(other.get(i)));
    }
}
