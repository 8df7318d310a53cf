package studio.routeserver.advice.addressing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.VirtualNetwork;

/// `V-002` (R-PEER-12): subnets of one network do not overlap.
public final class SubnetsOverlap implements Rule {

    @Override
    public String id() {
        return "V-002";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-PEER-12";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().virtualNetworks().stream().flatMap(this::overlaps);
    }

    private Stream<Finding> overlaps(VirtualNetwork network) {
        List<Finding> findings = new ArrayList<>();
        List<Subnet> subnets = network.subnets();
        for (int i = 0; i < subnets.size(); i++) {
            for (int j = i + 1; j < subnets.size(); j++) {
                Subnet one = subnets.get(i);
                Subnet other = subnets.get(j);
                if (one.prefix().overlaps(other.prefix())) {
                    findings.add(
                            finding(
                                    network.name() + "/" + other.name(),
                                    "Subnets %s (%s) and %s (%s) of %s overlap; change one of them."
                                            .formatted(
                                                    one.name(),
                                                    one.prefix(),
                                                    other.name(),
                                                    other.prefix(),
                                                    network.name())));
                }
            }
        }
        return findings.stream();
    }
}
