package studio.routeserver.advice.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.UserDefinedRoute;

/// `V-064` (R-EFF-22): the appliance of a route stands in the network of the subnet or in one
/// peered directly with it, and forwards. Asks the fabric who has the address.
public final class ApplianceOutOfReach implements Rule {

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
        List<String> sentences = new ArrayList<>();
        for (UserDefinedRoute route : table.routes()) {
            @Nullable Ipv4Address hop = route.nextHopIp();
            if (hop != null
                    && route.nextHopType() == UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE
                    && !forwards(subject, now, subnet, hop)) {
                sentences.add(
                        "Route %s points to %s, which forwards nothing for %s."
                                .formatted(route.name(), hop, subnet));
            }
        }
        return sentences.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(subnet.toString(), String.join(" ", sentences)));
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
