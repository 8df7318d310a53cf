package studio.routeserver.advice.peering;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.VirtualNetwork;

/// `V-016` (R-PEER-08): a network uses remote gateways over one peering at most.
public final class RemoteGatewaysTwice implements Rule {

    @Override
    public String id() {
        return "V-016";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-PEER-08";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        Map<String, List<Peering>> users =
                subject.topology().peerings().stream()
                        .filter(Peering::useRemoteGateways)
                        .collect(Collectors.groupingBy(Peering::from));
        return subject.topology().virtualNetworks().stream()
                .map(VirtualNetwork::name)
                .filter(network -> users.getOrDefault(network, List.of()).size() > 1)
                .map(network -> finding(network, users.getOrDefault(network, List.of())));
    }

    private Finding finding(String network, List<Peering> users) {
        return finding(
                network,
                "%s uses remote gateways over %d peerings (%s); only one is allowed."
                        .formatted(
                                network,
                                users.size(),
                                users.stream()
                                        .map(Peering::name)
                                        .collect(Collectors.joining(", "))));
    }
}
