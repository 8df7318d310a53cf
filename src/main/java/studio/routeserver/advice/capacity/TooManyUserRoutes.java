package studio.routeserver.advice.capacity;

import java.util.List;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.RouteTable;

/// `V-085` (L-12): a route table has a limited number of routes, and a region of route tables
/// (L-11).
public final class TooManyUserRoutes implements Rule {

    @Override
    public String id() {
        return "V-085";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-12";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long routes = subject.profile().limitOrMax(Limit.ROUTES_PER_TABLE);
        long tables = subject.profile().limitOrMax(Limit.ROUTE_TABLES);
        List<RouteTable> all = subject.topology().routeTables();
        Stream<Finding> full =
                all.stream()
                        .filter(table -> table.routes().size() > routes)
                        .map(table ->
                                finding(
                                        table.name(),
                                        "%s has %s routes; Azure allows %s."
                                                .formatted(
                                                        table.name(),
                                                        Words.number(table.routes().size()),
                                                        Words.number(routes))));
        Stream<Finding> many =
                all.size() > tables
                        ? Stream.of(
                                finding(
                                        all.getLast().name(),
                                        "%s is one of %s route tables; Azure allows %s in a region."
                                                .formatted(
                                                        all.getLast().name(),
                                                        Words.number(all.size()),
                                                        Words.number(tables))))
                        : Stream.empty();
        return Stream.concat(full, many);
    }
}
