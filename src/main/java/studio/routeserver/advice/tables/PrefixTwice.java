package studio.routeserver.advice.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.UserDefinedRoute;

/// `V-062` (R-EFF-19): a route table has each prefix once.
public final class PrefixTwice implements Rule {

    @Override
    public String id() {
        return "V-062";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-EFF-19";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeTables().stream().flatMap(table -> judge(table).stream());
    }

    private Optional<Finding> judge(RouteTable table) {
        Set<UserDefinedRoute.Destination> seen = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        List<UserDefinedRoute> kept = new ArrayList<>();
        for (UserDefinedRoute route : table.routes()) {
            if (seen.add(route.destination())) {
                kept.add(route);
            } else {
                twice.add(route.destination().text());
            }
        }
        if (twice.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        table.name(),
                        "%s has %s twice; route tables know no equal-cost paths."
                                .formatted(table.name(), Words.list(twice)),
                        new Fix(
                                "Keep the first route of " + Words.list(twice),
                                new Edit.Change(table.withRoutes(kept)))));
    }
}
