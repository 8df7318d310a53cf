package studio.routeserver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import studio.routeserver.Seed;
import studio.routeserver.Some;

/// Project files that contradict themselves in whatever way the format lets through: overlapping
/// spaces, two gateways of a type, peering flags that go round, next hops nowhere, a Route Server
/// in too small a subnet or none, peers with reserved ASNs, references to nothing.
final class Nonsense {

    private static final List<String> SPACES =
            List.of(
                    "10.0.0.0/16",
                    "10.0.0.0/8",
                    "10.0.128.0/17",
                    "10.1.0.0/16",
                    "10.1.0.0/24",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "0.0.0.0/1");
    private static final List<String> PREFIXES =
            List.of(
                    "0.0.0.0/0",
                    "10.0.0.0/8",
                    "10.0.0.0/16",
                    "10.0.6.0/26",
                    "10.1.0.0/24",
                    "192.168.0.0/16",
                    "192.168.1.0/24",
                    "172.16.0.0/12",
                    "224.0.0.0/4",
                    "255.255.255.255/32");
    private static final List<String> ADDRESSES =
            List.of(
                    "10.0.6.4",
                    "10.0.6.5",
                    "10.0.6.6",
                    "10.0.4.4",
                    "10.0.4.4",
                    "10.0.4.5",
                    "10.0.5.4",
                    "10.1.0.4",
                    "10.0.0.0",
                    "192.168.0.10",
                    "203.0.113.9",
                    "0.0.0.0",
                    "255.255.255.255");
    private static final List<String> ASNS =
            List.of(
                    "65001",
                    "65001",
                    "65002",
                    "65515",
                    "65520",
                    "12076",
                    "23456",
                    "1",
                    "4200000000",
                    "4294967295");
    private static final List<String> SUBNETS =
            List.of("RouteServerSubnet", "GatewaySubnet", "nva", "default");

    private final Seed seed;
    private final int networks;
    private final int nvas;
    private final int gateways;
    private final int branches;
    private final List<String> drawn = new ArrayList<>();

    private Nonsense(Seed seed) {
        this.seed = seed;
        this.networks = 1 + seed.nextInt(4);
        this.nvas = 1 + seed.nextInt(3);
        this.gateways = seed.nextInt(4);
        this.branches = 1 + seed.nextInt(3);
    }

    /// A project file; the same for the same seed.
    static String project(Seed seed) {
        return new Nonsense(seed).text();
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        parts.add("'format': 'route-server-studio/1', 'name': 'nonsense', 'region': 'westeurope'");
        parts.add("'profile': '%s'".formatted(seed.nextBoolean() ? "azure" : "article"));
        parts.add(list("virtualNetworks", networks, this::network));
        parts.add("'peerings': [%s]".formatted(peerings()));
        parts.add(list("routeServers", seed.nextInt(3), this::routeServer));
        parts.add(list("nvas", nvas, this::nva));
        parts.add(list("gateways", gateways, this::gateway));
        parts.add(list("loadBalancers", seed.nextInt(2), this::loadBalancer));
        parts.add(list("branches", branches, this::branch));
        parts.add(list("connections", seed.nextInt(5), this::connection));
        parts.add(list("routeTables", 2, this::routeTable));
        parts.add(list("virtualMachines", 1 + seed.nextInt(3), this::machine));
        parts.add(list("expectations", seed.nextInt(2), this::expectation));
        return ("{" + String.join(",\n", parts) + "}").replace('\'', '"');
    }

    private static String list(String key, int size, IntFunction<String> member) {
        return "'%s': [%s]"
                .formatted(
                        key,
                        IntStream.range(0, size)
                                .mapToObj(member)
                                .collect(Collectors.joining(",\n  ")));
    }

    private String one(List<String> candidates) {
        return Some.oneOf(seed, candidates);
    }

    private boolean rarely() {
        return seed.nextInt(4) == 0;
    }

    private String anyNetwork() {
        return "v" + seed.nextInt(networks);
    }

    /// A subnet that is drawn, mostly of that name.
    private String subnet(String usual) {
        String name = anyNetwork() + "/" + (rarely() ? one(SUBNETS) : usual);
        return drawn.contains(name) ? name : one(drawn);
    }

    private String network(int i) {
        String third = "10.%d.".formatted(seed.nextInt(2));
        String size = one(List.of("/26", "/27", "/28", "/29"));
        List<String> subnets = new ArrayList<>();
        if (!rarely()) {
            subnets.add(subnet(i, "RouteServerSubnet", third + "6.0" + size));
        }
        if (!rarely()) {
            subnets.add(subnet(i, "GatewaySubnet", third + "5.0/" + (27 + seed.nextInt(3))));
        }
        subnets.add(subnet(i, "nva", third + "4.0/24"));
        subnets.add(subnet(i, "default", rarely() ? one(PREFIXES) : third + "0.0/24"));
        return "{'name': 'v%d', 'addressSpace': ['%s'%s], 'subnets': [%s]}"
                .formatted(
                        i,
                        one(SPACES),
                        rarely() ? ", '" + one(SPACES) + "'" : "",
                        String.join(", ", subnets));
    }

    private String subnet(int network, String name, String prefix) {
        drawn.add("v%d/%s".formatted(network, name));
        String table = rarely() ? ", 'routeTable': 'rt%d'".formatted(seed.nextInt(2)) : "";
        return "{'name': '%s', 'prefix': '%s'%s}".formatted(name, prefix, table);
    }

    private String peerings() {
        List<String> drawn = new ArrayList<>();
        for (int from = 0; from < networks; from++) {
            for (int to = 0; to < networks; to++) {
                if (from != to && seed.nextInt(3) > 0) {
                    drawn.add(peering(from, to));
                }
            }
        }
        return String.join(",\n  ", drawn);
    }

    private String peering(int from, int to) {
        return ("{'from': 'v%d', 'to': 'v%d', 'allowVirtualNetworkAccess': %s,"
                        + " 'allowForwardedTraffic': %s, 'allowGatewayTransit': %s,"
                        + " 'useRemoteGateways': %s}")
                .formatted(from, to, !rarely(), seed.nextBoolean(), !rarely(), seed.nextBoolean());
    }

    private String routeServer(int i) {
        return ("{'name': 'rs%d', 'virtualNetwork': '%s', 'branchToBranch': %s,"
                        + " 'hubRoutingPreference': '%s', 'peers': [%s]}")
                .formatted(
                        i,
                        anyNetwork(),
                        seed.nextBoolean(),
                        one(List.of("ExpressRoute", "VpnGateway", "ASPath")),
                        IntStream.range(0, seed.nextInt(4))
                                .mapToObj(peer ->
                                        "{'name': 'p%d', 'ip': '%s', 'asn': %s}"
                                                .formatted(peer, one(ADDRESSES), one(ASNS)))
                                .collect(Collectors.joining(", ")));
    }

    private String nva(int i) {
        String bgp =
                rarely()
                        ? ""
                        : (", 'bgp': {'asn': %s, 'holdTime': '%s', 'neighbors': [%s],"
                                        + " 'advertise': [%s], 'asOverride': %s,"
                                        + " 'redistributeTunnels': %s}")
                                .formatted(
                                        one(ASNS),
                                        one(List.of("180s", "15s", "3s")),
                                        strings(ADDRESSES, 4),
                                        advertised(),
                                        seed.nextBoolean(),
                                        seed.nextBoolean());
        String routes =
                rarely()
                        ? ", 'staticRoutes': [{'prefix': '%s', 'via': '%s'}]"
                                .formatted(one(PREFIXES), one(ADDRESSES))
                        : "";
        return ("{'name': 'nva%d', 'subnet': '%s', 'ip': '%s', 'ipForwarding': %s,"
                        + " 'stateful': %s%s%s}")
                .formatted(
                        i,
                        subnet("nva"),
                        one(ADDRESSES),
                        !rarely(),
                        seed.nextBoolean(),
                        routes,
                        bgp);
    }

    private String advertised() {
        return IntStream.range(0, seed.nextInt(4))
                .mapToObj(_ ->
                        "{'prefix': '%s'%s%s}"
                                .formatted(
                                        one(PREFIXES),
                                        rarely() ? ", 'nextHop': '" + one(ADDRESSES) + "'" : "",
                                        rarely() ? ", 'asPath': [" + one(ASNS) + "]" : ""))
                .collect(Collectors.joining(", "));
    }

    private String strings(List<String> from, int most) {
        return IntStream.range(0, seed.nextInt(most))
                .mapToObj(_ -> "'" + one(from) + "'")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String gateway(int i) {
        return "{'name': 'gw%d', 'type': '%s', 'subnet': '%s', 'activeActive': %s%s}"
                .formatted(
                        i,
                        seed.nextBoolean() ? "vpn" : "expressroute",
                        subnet("GatewaySubnet"),
                        seed.nextBoolean(),
                        rarely() ? ", 'bgp': {'asn': " + one(ASNS) + "}" : "");
    }

    private String loadBalancer(int i) {
        return "{'name': 'lb%d', 'subnet': '%s', 'ip': '%s', 'backends': [%s]}"
                .formatted(
                        i,
                        subnet("nva"),
                        one(ADDRESSES),
                        seed.nextBoolean() ? "'nva" + seed.nextInt(nvas) + "'" : "");
    }

    private String branch(int i) {
        return "{'name': 'b%d', 'prefixes': ['%s']%s}"
                .formatted(i, one(PREFIXES), rarely() ? "" : ", 'bgp': {'asn': " + one(ASNS) + "}");
    }

    private String connection(int i) {
        int far = seed.nextInt(nvas);
        String to =
                gateways > 0 && seed.nextBoolean() ? "gw" + seed.nextInt(gateways) : "nva" + far;
        boolean tunnel = nvas > 1 && (branches == 0 || rarely());
        String from =
                tunnel
                        ? "'from': 'nva" + (far + 1) % nvas + "'"
                        : "'branch': 'b" + seed.nextInt(branches) + "'";
        return "{'name': 'c%d', %s, 'to': '%s', 'type': '%s', 'routing': '%s'%s}"
                .formatted(
                        i,
                        from,
                        to,
                        one(List.of("ipsec", "sdwan", "expressroute")),
                        one(List.of("bgp", "static", "both")),
                        rarely() ? ", 'prefixes': ['" + one(PREFIXES) + "']" : "");
    }

    private String routeTable(int i) {
        List<String> routes = new ArrayList<>();
        for (int j = 0; j < seed.nextInt(4); j++) {
            String type =
                    one(
                            List.of(
                                    "VirtualAppliance",
                                    "VirtualAppliance",
                                    "Internet",
                                    "None",
                                    "VnetLocal",
                                    "VirtualNetworkGateway"));
            boolean hop = type.equals("VirtualAppliance") != rarely();
            routes.add(
                    "{'name': 'r%d', 'prefix': '%s', 'nextHopType': '%s'%s}"
                            .formatted(
                                    j,
                                    one(PREFIXES),
                                    type,
                                    hop ? ", 'nextHopIp': '" + one(ADDRESSES) + "'" : ""));
        }
        return "{'name': 'rt%d', 'disableBgpRoutePropagation': %s, 'routes': [%s]}"
                .formatted(i, seed.nextBoolean(), String.join(", ", routes));
    }

    private String machine(int i) {
        return "{'name': 'vm%d', 'subnet': '%s', 'ip': '%s', 'state': '%s'}"
                .formatted(i, subnet("default"), one(ADDRESSES), rarely() ? "stopped" : "running");
    }

    private String expectation(int i) {
        return "{'name': 'e%d', 'from': 'vm0', 'to': '%s', 'outcome': 'delivered'}"
                .formatted(i, rarely() ? "nobody" : one(ADDRESSES));
    }
}
