package studio.routeserver.advice.speaker;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nva;

/// `V-036` (R-NVA-01): an NVA that is a next hop has IP forwarding on.
public final class ForwardsNothing implements Rule {

    @Override
    public String id() {
        return "V-036";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-NVA-01";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().nvas().stream()
                .filter(nva -> !nva.ipForwarding())
                .filter(nva -> isNextHop(subject, nva))
                .map(nva ->
                        finding(
                                nva.name(),
                                "%s drops what it should forward: IP forwarding is off on its network interface. Turn it on."
                                        .formatted(nva.name()),
                                new Fix(
                                        "Turn on IP forwarding of " + nva.name(),
                                        new Edit.Change(nva.edit().ipForwarding(true).build()))));
    }

    /// Whether a UDR, a load balancer or a statement of its own points to it.
    private static boolean isNextHop(Subject subject, Nva nva) {
        boolean byTable =
                subject.topology().routeTables().stream()
                        .flatMap(table -> table.routes().stream())
                        .anyMatch(route -> {
                            Ipv4Address ip = route.nextHopIp();
                            return ip != null && nva.owns(ip);
                        });
        boolean byBalancer =
                subject.topology().loadBalancers().stream()
                        .anyMatch(balancer -> balancer.backends().contains(nva.name()));
        boolean byBgp =
                nva.speaks()
                        .filter(bgp -> !bgp.advertise().isEmpty() || bgp.redistributeTunnels())
                        .filter(bgp ->
                                bgp.neighbors().stream()
                                        .anyMatch(ip -> subject.instanceAt(ip).isPresent()))
                        .isPresent();
        return byTable || byBalancer || byBgp;
    }
}
