package studio.routeserver.advice.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.UserDefinedRoute;

/// `A-06`: inspection inside a network or between hub and spoke.
final class Inspection implements DesignRule {

    @Override
    public String id() {
        return "A-06";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        List<SubnetRef> subnets =
                subject.subnets()
                        .filter(placed -> !placed.named(Subnet.GATEWAY))
                        .filter(placed -> inspected(subject, placed))
                        .map(Subject.Placed::ref)
                        .toList();
        return subnets.isEmpty()
                ? Optional.empty()
                : says(
                        Answer.ROUTE_TABLES,
                        "Traffic of %s inside the virtual network or to a peered one is inspected: only route tables steer that, since BGP routes never beat those of networks and peerings."
                                .formatted(Words.list(subnets)),
                        subnets);
    }

    /// Whether a route of the subnet sends what the network or a peering would deliver to an
    /// appliance.
    private static boolean inspected(Subject subject, Subject.Placed placed) {
        List<Ipv4Prefix> family = new ArrayList<>(placed.network().addressSpace());
        subject.peerings()
                .of(placed.network().name())
                .forEach(link -> family.addAll(link.remote().addressSpace()));
        return subject.topology().routeTableOf(placed.ref()).stream()
                .flatMap(table -> table.routes().stream())
                .filter(route ->
                        route.nextHopType() == UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE)
                .anyMatch(route ->
                        route.destination()
                                        instanceof UserDefinedRoute.Destination.Prefix(var prefix)
                                && family.stream().anyMatch(one -> one.contains(prefix)));
    }
}
