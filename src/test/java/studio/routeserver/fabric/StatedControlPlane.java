package studio.routeserver.fabric;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// A control plane as a test states it: what is programmed, what devices know, what is dead.
///
/// @param programmed by network and instance
record StatedControlPlane(
        Topology topology,
        Map<Programmed, PrefixTable<ProgrammedRoute>> programmed,
        Map<Ref, PrefixTable<DeviceRoute>> devices,
        Set<String> down)
        implements ControlPlane {

    record Programmed(String network, int instance) {}

    StatedControlPlane {
        programmed = Map.copyOf(programmed);
        devices = Map.copyOf(devices);
        down = Set.copyOf(down);
    }

    /// Everything lives, nothing is programmed, no device knows a route.
    static StatedControlPlane of(Topology topology) {
        return new StatedControlPlane(topology, Map.of(), Map.of(), Set.of());
    }

    /// Programs routes, for both instances. A route is written `prefix next-hop…`, its bringer
    /// after `by`: `192.168.0.0/16 10.0.4.4 by nva1`.
    StatedControlPlane programmed(String network, String... routes) {
        PrefixTable<ProgrammedRoute> table = table(routes);
        return programmed(network, 0, table).programmed(network, 1, table);
    }

    StatedControlPlane programmed(
            String network, int instance, PrefixTable<ProgrammedRoute> table) {
        Map<Programmed, PrefixTable<ProgrammedRoute>> changed = new HashMap<>(programmed);
        changed.put(new Programmed(network, instance), table);
        return new StatedControlPlane(topology, changed, devices, down);
    }

    static PrefixTable<ProgrammedRoute> table(String... routes) {
        PrefixTable<ProgrammedRoute> table = PrefixTable.empty();
        for (String text : routes) {
            ProgrammedRoute route = route(text);
            table = table.with(route.prefix(), route);
        }
        return table;
    }

    private static ProgrammedRoute route(String text) {
        String[] halves = text.split(" by ", 2);
        String[] words = halves[0].split(" ", -1);
        String by = halves.length > 1 ? halves[1] : "nva1";
        return new ProgrammedRoute(
                Ipv4Prefix.parse(words[0]),
                Arrays.stream(words).skip(1).map(Ipv4Address::parse).toList(),
                by.contains("gw") ? ProgrammedRoute.Origin.VPN_GATEWAY : ProgrammedRoute.Origin.NVA,
                List.of(by),
                List.of(),
                Instant.EPOCH,
                "R-RS-28",
                "the only route, by " + by);
    }

    /// A route of an NVA, gateway or branch. An exit is written `tunnel NAME`, `nic NAME`,
    /// `network`, `hop ADDRESS`, `discard`; several are parted by commas.
    StatedControlPlane device(Kind kind, String name, String prefix, String exits) {
        Ref ref = new Ref(kind, name);
        Ipv4Prefix parsed = Ipv4Prefix.parse(prefix);
        List<DeviceRoute.Exit> ways =
                Arrays.stream(exits.split(",", -1)).map(StatedControlPlane::exit).toList();
        DeviceRoute route = new DeviceRoute(parsed, ways, "R-RUL-07", "stated by the test");
        Map<Ref, PrefixTable<DeviceRoute>> changed = new HashMap<>(devices);
        changed.put(ref, device(ref).with(parsed, route));
        return new StatedControlPlane(topology, programmed, changed, down);
    }

    private static DeviceRoute.Exit exit(String text) {
        String[] words = text.strip().split(" ", -1);
        return switch (words[0]) {
            case "tunnel" -> new DeviceRoute.Exit.Tunnel(words[1]);
            case "nic" -> new DeviceRoute.Exit.OutOf(words[1]);
            case "network" -> new DeviceRoute.Exit.Network();
            case "hop" -> new DeviceRoute.Exit.NextHop(Ipv4Address.parse(words[1]));
            case "discard" -> new DeviceRoute.Exit.Discard();
            default -> throw new IllegalArgumentException(text);
        };
    }

    /// Something no longer lives or carries: an object, a connection, or `vpn-gw/0`.
    StatedControlPlane down(String name) {
        Set<String> changed = new HashSet<>(down);
        changed.add(name);
        return new StatedControlPlane(topology, programmed, devices, changed);
    }

    /// The same for an edited topology.
    StatedControlPlane in(Topology edited) {
        return new StatedControlPlane(edited, programmed, devices, down);
    }

    @Override
    public PrefixTable<ProgrammedRoute> programmed(String network, Cohort cohort) {
        @Nullable PrefixTable<ProgrammedRoute> table =
                programmed.get(new Programmed(network, cohort.instance()));
        return table == null ? PrefixTable.empty() : table;
    }

    @Override
    public PrefixTable<DeviceRoute> device(Ref device) {
        @Nullable PrefixTable<DeviceRoute> table = devices.get(device);
        return table == null ? PrefixTable.empty() : table;
    }

    @Override
    public boolean alive(Ref object) {
        return !down.contains(object.name());
    }

    @Override
    public boolean alive(String gateway, int instance) {
        return !down.contains(gateway) && !down.contains(gateway + "/" + instance);
    }

    @Override
    public boolean carries(String connection) {
        return !down.contains(connection);
    }

    @Override
    public List<String> healthyBackends(String loadBalancer) {
        LoadBalancer balancer =
                Objects.requireNonNull(topology.loadBalancer(loadBalancer).orElse(null));
        return balancer.backends().stream().filter(name -> !down.contains(name)).toList();
    }
}
