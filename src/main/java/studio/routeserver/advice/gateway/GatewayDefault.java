package studio.routeserver.advice.gateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.TableEdits;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.UserDefinedRoute;

/// `V-057` (R-EFF-25): a route table of GatewaySubnet leaves the default route alone.
public final class GatewayDefault implements Rule {

    @Override
    public String id() {
        return "V-057";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-EFF-25";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.subnets(Subnet.GATEWAY)
                .flatMap(placed ->
                        subject.topology().routeTableOf(placed.ref()).stream()
                                .flatMap(table -> judge(subject, placed, table).stream()));
    }

    private Optional<Finding> judge(Subject subject, Subject.Placed placed, RouteTable table) {
        List<UserDefinedRoute> defaults =
                table.routes().stream()
                        .filter(route ->
                                route.destination().text().equals(Ipv4Prefix.DEFAULT.toString()))
                        .toList();
        List<Gateway> gateways = subject.topology().gatewaysOf(placed.network().name());
        if (defaults.isEmpty() || gateways.isEmpty()) {
            return Optional.empty();
        }
        @Nullable Ipv4Address hop = defaults.getFirst().nextHopIp();
        return Optional.of(
                finding(
                        table.name(),
                        "%s sends the default of GatewaySubnet to %s; %s loses its management path. Remove that route."
                                .formatted(
                                        table.name(),
                                        hop == null
                                                ? defaults.getFirst().nextHopType().text()
                                                : hop,
                                        Words.list(gateways.stream().map(Gateway::name).toList())),
                        TableEdits.without(
                                table, defaults, "Remove 0.0.0.0/0 from " + table.name())));
    }
}
