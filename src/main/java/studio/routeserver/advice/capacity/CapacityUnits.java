package studio.routeserver.advice.capacity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.VirtualNetwork;

/// `V-082` (L-05): a Route Server serves as many VMs as its capacity units allow; more are a
/// warning and no hard stop (azure rule R-RS-45).
public final class CapacityUnits implements Rule {

    @Override
    public String id() {
        return "V-082";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "L-05";
    }

    private static final int LEAST_UNITS = 2;
    private static final int MOST_UNITS = 48;
    private static final long PER_UNIT = 1_000;

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server -> judge(subject, server).stream());
    }

    private Optional<Finding> judge(Subject subject, RouteServer server) {
        List<String> networks =
                subject.servedBy(server.virtualNetwork()).stream()
                        .map(VirtualNetwork::name)
                        .toList();
        long machines =
                subject.topology().virtualMachines().stream()
                        .filter(machine -> networks.contains(machine.subnet().network()))
                        .count();
        @Nullable Integer said = server.capacityUnits();
        int units = said == null ? LEAST_UNITS : said;
        long served = subject.profile().limitOrMax(Limit.MACHINES_AT_TWO_UNITS);
        if (machines <= served + PER_UNIT * (units - LEAST_UNITS)) {
            return Optional.empty();
        }
        long further = (machines - served + PER_UNIT - 1) / PER_UNIT;
        int needed = (int) Math.min(MOST_UNITS, LEAST_UNITS + further);
        return Optional.of(
                finding(
                        server.name(),
                        "%s serves %s virtual machines with %d units; use %d."
                                .formatted(server.name(), Words.number(machines), units, needed),
                        new Fix(
                                "Give %s %d units".formatted(server.name(), needed),
                                new Edit.Change(server.withCapacityUnits(needed)))));
    }
}
