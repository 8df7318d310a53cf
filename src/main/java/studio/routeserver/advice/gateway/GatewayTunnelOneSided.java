package studio.routeserver.advice.gateway;

import java.util.List;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.FreeName;

/// `V-097`: a tunnel between two gateways is a connection of each; one alone carries nothing.
public final class GatewayTunnelOneSided implements Rule {

    @Override
    public String id() {
        return "V-097";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-GW-02";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        List<String> taken =
                subject.topology().connections().stream().map(Connection::name).toList();
        return subject.topology().connections().stream()
                .filter(subject.topology()::joinsGateways)
                .filter(connection -> subject.topology().counterpart(connection).isEmpty())
                .map(connection -> finding(connection, taken));
    }

    private Finding finding(Connection connection, List<String> taken) {
        String name = FreeName.like(connection.to() + "-to-" + connection.farEnd(), taken);
        Connection back =
                connection
                        .withName(name)
                        .withEnds(null, connection.to(), connection.farEnd())
                        .withPrefixes(List.of());
        return finding(
                connection.name(),
                "%s needs its counterpart at %s.".formatted(connection.name(), connection.to()),
                new Fix("Add the connection " + name, new Edit.Add(back)));
    }
}
