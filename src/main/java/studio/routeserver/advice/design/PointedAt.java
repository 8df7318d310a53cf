package studio.routeserver.advice.design;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.UserDefinedRoute;

/// The subnets whose route table points to an appliance, or to a load balancer in front of it.
final class PointedAt {

    private PointedAt() {}

    static List<SubnetRef> by(Subject subject, List<Nva> appliances) {
        Set<Ipv4Address> hops = new LinkedHashSet<>();
        for (Nva nva : appliances) {
            nva.nics().forEach(nic -> hops.add(nic.ip()));
            subject.topology().loadBalancers().stream()
                    .filter(balancer -> balancer.backends().contains(nva.name()))
                    .forEach(balancer -> hops.add(balancer.ip()));
        }
        return subject.subnets()
                .filter(placed ->
                        subject.topology().routeTableOf(placed.ref()).stream()
                                .flatMap(table -> table.routes().stream())
                                .anyMatch(route -> points(route, hops)))
                .map(Subject.Placed::ref)
                .toList();
    }

    private static boolean points(UserDefinedRoute route, Set<Ipv4Address> hops) {
        @Nullable Ipv4Address hop = route.nextHopIp();
        return hop != null && hops.contains(hop);
    }
}
