package studio.routeserver.advice.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.UserDefinedRoute;

/// `V-064` (R-EFF-22): the appliance of a route stands in the network of the subnet or in one
/// peered directly with it, and forwards; asks the fabric who has the address. The gateway of a
/// route is a VPN gateway of the same network or of the hub (R-EFF-19), and the only gateway there.
public final class NextHopNowhere implements Rule {

    @Override
    public String id() {
        return "V-064";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-EFF-22";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.running().stream()
                .flatMap(now ->
                        subject.subnets()
                                .flatMap(placed ->
                                        subject.topology().routeTableOf(placed.ref()).stream()
                                                .flatMap(table ->
                                                        judge(subject, now, placed.ref(), table)
                                                                .stream())));
    }

    private Optional<Finding> judge(
            Subject subject, LabSnapshot now, SubnetRef subnet, RouteTable table) {
        List<Finding> found =
                table.routes().stream()
                        .flatMap(route -> judge(subject, now, subnet, route).stream())
                        .sorted(Comparator.comparing(Finding::severity))
                        .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Finding worst = found.getFirst();
        String all = found.stream().map(Finding::message).collect(Collectors.joining(" "));
        return Optional.of(
                new Finding(
                        id(), worst.severity(), worst.object(), all, worst.source(), List.of()));
    }

    private Optional<Finding> judge(
            Subject subject, LabSnapshot now, SubnetRef subnet, UserDefinedRoute route) {
        @Nullable Ipv4Address hop = route.nextHopIp();
        return switch (route.nextHopType()) {
            case VIRTUAL_NETWORK_GATEWAY -> gateway(subject, subnet, route);
            case VIRTUAL_APPLIANCE ->
                    hop == null || forwards(subject, now, subnet, hop)
                            ? Optional.empty()
                            : Optional.of(
                                    finding(
                                            subnet.toString(),
                                            "Route %s points to %s, which forwards nothing for %s."
                                                    .formatted(route.name(), hop, subnet)));
            case VNET_LOCAL, INTERNET, NONE -> Optional.empty();
        };
    }

    private Optional<Finding> gateway(Subject subject, SubnetRef subnet, UserDefinedRoute route) {
        String network = subject.peerings().routesFrom(subnet.network()).orElse(subnet.network());
        Optional<Gateway> vpn = gateway(subject, network, Gateway.Type.VPN);
        Optional<Gateway> other = gateway(subject, network, Gateway.Type.EXPRESSROUTE);
        if (vpn.isEmpty()) {
            return Optional.of(
                    gatewayFinding(
                            severity(),
                            subnet,
                            ("Route %s sends packets to a VPN gateway, of which %s has none in"
                                            + " reach; they are dropped.")
                                    .formatted(route.name(), subnet)));
        }
        return other.map(beside ->
                gatewayFinding(
                        Severity.WARNING,
                        subnet,
                        ("Route %s sends packets to a gateway; beside %s Microsoft does not"
                                        + " define that %s gets them.")
                                .formatted(route.name(), beside.name(), vpn.get().name())));
    }

    private Finding gatewayFinding(Severity severity, SubnetRef subnet, String message) {
        return new Finding(id(), severity, subnet.toString(), message, "R-EFF-19", List.of());
    }

    private static Optional<Gateway> gateway(Subject subject, String network, Gateway.Type type) {
        return subject.topology().gatewaysOf(network).stream()
                .filter(gateway -> gateway.type() == type)
                .findFirst();
    }

    private static boolean forwards(
            Subject subject, LabSnapshot now, SubnetRef subnet, Ipv4Address hop) {
        return now.fabric()
                .nextHopOwner(subnet.network(), hop)
                .filter(owner ->
                        owner.kind() != Kind.NVA
                                || subject.topology()
                                        .nva(owner.name())
                                        .filter(Nva::ipForwarding)
                                        .isPresent())
                .filter(owner -> owner.kind() != Kind.VIRTUAL_MACHINE)
                .isPresent();
    }
}
