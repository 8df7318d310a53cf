package studio.routeserver.advice.capacity;

import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.RouteServer;

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

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server -> judge(subject, server).stream());
    }

    private Optional<Finding> judge(Subject subject, RouteServer server) {
        long machines = Counts.machines(subject, server);
        long served = Counts.served(subject, server);
        if (machines <= served) {
            return Optional.empty();
        }
        int units = Counts.units(server);
        long further = (machines - served + Counts.PER_UNIT - 1) / Counts.PER_UNIT;
        int needed = (int) Math.min(Counts.MOST_UNITS, units + further);
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
