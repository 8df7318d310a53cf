package studio.routeserver.project;

import java.util.List;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.PrivateEndpoint;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.UserDefinedRoute.Destination;
import studio.routeserver.topology.UserDefinedRoute.NextHopType;
import studio.routeserver.topology.VirtualNetwork;

/// The keys of virtual networks, their peerings and route tables.
final class NetworkKeys {

    private NetworkKeys() {}

    static VirtualNetwork network(Fields fields) {
        return new VirtualNetwork(
                fields.name(),
                fields.optional("region"),
                fields.requiredPrefixes("addressSpace"),
                fields.objects("subnets", "a subnet", NetworkKeys::subnet),
                fields.extra());
    }

    static Tree write(VirtualNetwork network) {
        return new Keys()
                .text("name", network.name())
                .text("region", network.region())
                .requiredList("addressSpace", network.addressSpace(), Keys::text)
                .list("subnets", network.subnets(), NetworkKeys::write)
                .extra(network.extra())
                .tree();
    }

    private static Subnet subnet(Fields fields) {
        return new Subnet(
                fields.name(),
                fields.prefix("prefix"),
                fields.optional("routeTable"),
                fields.optional("networkSecurityGroup"),
                fields.texts("serviceEndpoints"),
                fields.objects("privateEndpoints", "a private endpoint", NetworkKeys::endpoint),
                fields.extra());
    }

    private static Tree write(Subnet subnet) {
        return new Keys()
                .text("name", subnet.name())
                .text("prefix", subnet.prefix())
                .text("routeTable", subnet.routeTable())
                .text("networkSecurityGroup", subnet.networkSecurityGroup())
                .texts("serviceEndpoints", subnet.serviceEndpoints())
                .list("privateEndpoints", subnet.privateEndpoints(), NetworkKeys::write)
                .extra(subnet.extra())
                .tree();
    }

    private static PrivateEndpoint endpoint(Fields fields) {
        return new PrivateEndpoint(fields.name(), fields.address("ip"), fields.extra());
    }

    private static Tree write(PrivateEndpoint endpoint) {
        return new Keys()
                .text("name", endpoint.name())
                .text("ip", endpoint.ip())
                .extra(endpoint.extra())
                .tree();
    }

    static Peering peering(Fields fields) {
        return new Peering(
                fields.required("from", "hub"),
                fields.required("to", "spoke1"),
                fields.flag("allowVirtualNetworkAccess", true),
                fields.flag("allowForwardedTraffic", false),
                fields.flag("allowGatewayTransit", false),
                fields.flag("useRemoteGateways", false),
                fields.extra());
    }

    static Tree write(Peering peering) {
        return new Keys()
                .text("from", peering.from())
                .text("to", peering.to())
                .flag("allowVirtualNetworkAccess", peering.allowVirtualNetworkAccess(), true)
                .flag("allowForwardedTraffic", peering.allowForwardedTraffic(), false)
                .flag("allowGatewayTransit", peering.allowGatewayTransit(), false)
                .flag("useRemoteGateways", peering.useRemoteGateways(), false)
                .extra(peering.extra())
                .tree();
    }

    static RouteTable routeTable(Fields fields) {
        return new RouteTable(
                fields.name(),
                fields.flag("disableBgpRoutePropagation", false),
                fields.objects("routes", "a user-defined route", NetworkKeys::route),
                fields.extra());
    }

    static Tree write(RouteTable table) {
        return new Keys()
                .text("name", table.name())
                .flag("disableBgpRoutePropagation", table.disableBgpRoutePropagation(), false)
                .list("routes", table.routes(), NetworkKeys::write)
                .extra(table.extra())
                .tree();
    }

    private static UserDefinedRoute route(Fields fields) {
        return new UserDefinedRoute(
                fields.name(),
                fields.required(
                        "prefix",
                        "\"0.0.0.0/0\"",
                        new Destination.Prefix(Ipv4Prefix.DEFAULT),
                        NetworkKeys::destination),
                fields.requiredChoice(
                        "nextHopType", List.of(NextHopType.values()), NextHopType::text),
                fields.optional("nextHopIp", Ipv4Address::parse),
                fields.extra());
    }

    /// Azure's service tags begin with a letter: `Storage.WestEurope`. What does not is meant to be
    /// a prefix.
    private static Destination destination(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9.]*")
                ? new Destination.ServiceTag(text)
                : new Destination.Prefix(Ipv4Prefix.parse(text));
    }

    private static Tree write(UserDefinedRoute route) {
        return new Keys()
                .text("name", route.name())
                .text("prefix", route.destination().text())
                .text("nextHopType", route.nextHopType().text())
                .text("nextHopIp", route.nextHopIp())
                .extra(route.extra())
                .tree();
    }
}
