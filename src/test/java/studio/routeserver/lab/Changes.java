package studio.routeserver.lab;

import java.util.Arrays;
import java.util.stream.Collectors;

/// How a network differs from a scenario's, in the words of its file; single quotes will do.
final class Changes {

    static final String BRANCH_TO_BRANCH =
            set("routeServers/hub-route-server/branchToBranch", "true");

    private Changes() {}

    static String set(String path, String to) {
        return "[{'set': '%s', 'to': %s}]".formatted(path, to);
    }

    static String add(String list, String value) {
        return "[{'add': '%s', 'value': %s}]".formatted(list, value);
    }

    static String remove(String... paths) {
        return Arrays.stream(paths)
                .map("{'remove': '%s'}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// An NVA's statements, such as `192.168.0.0/16` or `10.9.0.0/16', 'med': 7`.
    static String advertises(String nva, String... prefixes) {
        return set(
                "nvas/" + nva + "/bgp/advertise",
                Arrays.stream(prefixes)
                        .map(prefix ->
                                prefix.startsWith("{") ? prefix : "{'prefix': '" + prefix + "'}")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    static String nva(String name, String key, String to) {
        return set("nvas/" + name + "/" + key, to);
    }

    /// A peer of the Route Server that nobody answers for, or an NVA that is drawn elsewhere.
    static String peer(String name, String ip, long asn) {
        return add(
                "routeServers/hub-route-server/peers",
                "{'name': '%s', 'ip': '%s', 'asn': %d}".formatted(name, ip, asn));
    }

    /// A further NVA in the hub with its peer, and what it advertises.
    static String[] appliance(String name, String ip, long asn, String... prefixes) {
        return new String[] {
            peer(name, ip, asn),
            add(
                    "nvas",
                    """
                    {'name': '%s', 'subnet': 'hub/nva', 'ip': '%s', 'ipForwarding': true,
                     'bgp': {'asn': %d, 'neighbors': ['10.0.6.4', '10.0.6.5']}}
                    """
                            .formatted(name, ip, asn)),
            advertises(name, prefixes)
        };
    }

    /// A network peered with the hub both ways.
    ///
    /// @param client whether it uses the hub's gateways and Route Server
    static String spoke(String name, String space, boolean client) {
        return """
        [{'add': 'virtualNetworks', 'value': {'name': '%1$s', 'addressSpace': ['%2$s'],
           'subnets': [{'name': 'default', 'prefix': '%2$s'}]}},
         {'add': 'peerings', 'value': {'from': 'hub', 'to': '%1$s',
           'allowForwardedTraffic': true, 'allowGatewayTransit': %3$s}},
         {'add': 'peerings', 'value': {'from': '%1$s', 'to': 'hub',
           'allowForwardedTraffic': true, 'useRemoteGateways': %3$s}}]
        """
                .formatted(name, space, client);
    }

    /// A further branch with a BGP tunnel to the VPN gateway.
    static String[] bgpBranch(String name, String prefix, int asn) {
        return branch(name, prefix, ", 'bgp': {'asn': %d}".formatted(asn), "bgp");
    }

    /// A further branch whose prefix the VPN gateway is told.
    static String[] staticBranch(String name, String prefix) {
        return branch(name, prefix, "", "static");
    }

    private static String[] branch(String name, String prefix, String bgp, String routing) {
        return new String[] {
            add("branches", "{'name': '%s', 'prefixes': ['%s']%s}".formatted(name, prefix, bgp)),
            add(
                    "connections",
                    """
                    {'name': '%1$s-gw', 'branch': '%1$s', 'to': 'vpn-gw', 'type': 'ipsec',
                     'routing': '%2$s'}
                    """
                            .formatted(name, routing))
        };
    }

    /// An ExpressRoute gateway beside the VPN gateway.
    static String expressRouteGateway() {
        return add(
                "gateways",
                "{'name': 'er-gw', 'type': 'expressroute', 'subnet': 'hub/GatewaySubnet'}");
    }

    /// A further branch with a circuit to the ExpressRoute gateway.
    static String[] circuit(String name, String prefix, int asn) {
        return new String[] {
            add(
                    "branches",
                    "{'name': '%s', 'prefixes': ['%s'], 'bgp': {'asn': %d}}"
                            .formatted(name, prefix, asn)),
            add(
                    "connections",
                    "{'name': '%1$s-er', 'branch': '%1$s', 'to': 'er-gw', 'type': 'expressroute'}"
                            .formatted(name))
        };
    }

    static String[] all(Object... changes) {
        return Arrays.stream(changes)
                .flatMap(one ->
                        one instanceof String[] several
                                ? Arrays.stream(several)
                                : java.util.stream.Stream.of((String) one))
                .toArray(String[]::new);
    }
}
