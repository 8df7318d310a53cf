package studio.routeserver.advice.gateway;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.TableEdits;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.UserDefinedRoute;

/// `V-059` (R-RS-49): a route table of GatewaySubnet keeps the Route Server and the gateway talking
/// directly.
public final class BgpThroughAppliance implements Rule {

    @Override
    public String id() {
        return "V-059";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-RS-49";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server -> judge(subject, server).stream());
    }

    private Optional<Finding> judge(Subject subject, RouteServer server) {
        SubnetRef gateways = new SubnetRef(server.virtualNetwork(), Subnet.GATEWAY);
        Optional<RouteTable> table = subject.topology().routeTableOf(gateways);
        Optional<Ipv4Prefix> own = subject.instanceSubnet(server);
        if (table.isEmpty()
                || own.isEmpty()
                || subject.topology().gatewaysOf(server.virtualNetwork()).isEmpty()) {
            return Optional.empty();
        }
        int space =
                subject.topology().virtualNetwork(server.virtualNetwork()).stream()
                        .flatMap(network -> network.addressSpace().stream())
                        .filter(prefix -> prefix.contains(own.get()))
                        .mapToInt(Ipv4Prefix::length)
                        .max()
                        .orElse(0);
        return table.get().routes().stream()
                .filter(route ->
                        prefix(route)
                                .filter(one -> one.contains(own.get()) && one.length() >= space)
                                .isPresent())
                .max(Comparator.comparingInt(route -> prefix(route).orElseThrow().length()))
                .filter(route ->
                        route.nextHopType() == UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE)
                .map(route -> finding(subject, server, gateways, own.get(), route));
    }

    private static Optional<Ipv4Prefix> prefix(UserDefinedRoute route) {
        return route.destination() instanceof UserDefinedRoute.Destination.Prefix(var prefix)
                ? Optional.of(prefix)
                : Optional.empty();
    }

    private Finding finding(
            Subject subject,
            RouteServer server,
            SubnetRef gateways,
            Ipv4Prefix own,
            UserDefinedRoute route) {
        RouteTable table = subject.topology().routeTableOf(gateways).orElseThrow();
        @Nullable Ipv4Address hop = route.nextHopIp();
        String appliance =
                hop == null
                        ? "an appliance"
                        : subject.nvaAt(hop).map(Nva::name).orElse(hop.toString());
        return finding(
                table.name(),
                "%s sends %s's BGP through %s; add %s → virtual network."
                        .formatted(table.name(), server.name(), appliance, own),
                TableEdits.route(
                        subject.topology(),
                        gateways,
                        new UserDefinedRoute(
                                "route-server", own, UserDefinedRoute.NextHopType.VNET_LOCAL, null),
                        "Keep %s in the virtual network".formatted(own)));
    }
}
