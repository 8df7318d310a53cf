package studio.routeserver.advice.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;

/// `V-053` (L-19): a network has one gateway of each type.
public final class TwoGateways implements Rule {

    @Override
    public String id() {
        return "V-053";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-19";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().virtualNetworks().stream()
                .flatMap(network -> judge(subject, network.name()).stream());
    }

    private Optional<Finding> judge(Subject subject, String network) {
        long most = subject.profile().limitOrMax(Limit.GATEWAYS_PER_TYPE);
        List<String> parts = new ArrayList<>();
        for (Gateway.Type type : Gateway.Type.values()) {
            long count =
                    subject.topology().gatewaysOf(network).stream()
                            .filter(gateway -> gateway.type() == type)
                            .count();
            if (count > most) {
                String title = type == Gateway.Type.VPN ? "VPN" : "ExpressRoute";
                parts.add("%s %s gateways".formatted(Words.count((int) count), title));
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        finding(
                                network,
                                "%s has %s; one is allowed."
                                        .formatted(network, String.join(" and ", parts))));
    }
}
