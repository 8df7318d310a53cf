package studio.routeserver.advice.addressing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Subject.Placed;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.VirtualNetwork;

/// `V-001` (R-EFF-01): a subnet must lie inside its network's address space.
public final class SubnetOutsideSpace implements Rule {

    @Override
    public String id() {
        return "V-001";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-EFF-01";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.subnets()
                .filter(placed -> !placed.network().contains(placed.subnet().prefix()))
                .map(this::finding);
    }

    private Finding finding(Placed placed) {
        VirtualNetwork network = placed.network();
        Ipv4Prefix prefix = placed.subnet().prefix();
        List<Ipv4Prefix> wider = new ArrayList<>(network.addressSpace());
        wider.removeIf(prefix::contains);
        wider.add(prefix);
        return finding(
                placed.ref().toString(),
                "Subnet %s (%s) is outside the address space of %s; widen the space or move the subnet."
                        .formatted(placed.subnet().name(), prefix, network.name()),
                new Fix(
                        "Add " + prefix + " to the address space of " + network.name(),
                        new Edit.Change(network.withAddressSpace(wider))));
    }
}
