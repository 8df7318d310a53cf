package studio.routeserver.advice.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/// `V-063` (R-EFF-19): a route to an appliance names its address, and no other route does.
public final class NextHopAddress implements Rule {

    @Override
    public String id() {
        return "V-063";
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
        List<String> missing = new ArrayList<>();
        List<String> idle = new ArrayList<>();
        List<UserDefinedRoute> mended = new ArrayList<>();
        for (UserDefinedRoute route : table.routes()) {
            boolean appliance =
                    route.nextHopType() == UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE;
            if (appliance && route.nextHopIp() == null) {
                missing.add(route.name());
            } else if (!appliance && route.nextHopIp() != null) {
                idle.add(route.name());
            }
            mended.add(appliance ? route : withoutAddress(route));
        }
        List<String> sentences = new ArrayList<>();
        say(sentences, table, missing, "a next hop address");
        say(sentences, table, idle, "no next hop address");
        if (sentences.isEmpty()) {
            return Optional.empty();
        }
        String message = String.join(" ", sentences);
        return Optional.of(
                idle.isEmpty()
                        ? finding(table.name(), message)
                        : finding(
                                table.name(),
                                message,
                                new Fix(
                                        "Remove the next hop address of " + Words.list(idle),
                                        new Edit.Change(table.withRoutes(mended)))));
    }

    private static void say(
            List<String> sentences, RouteTable table, List<String> routes, String what) {
        if (!routes.isEmpty()) {
            sentences.add(
                    "%s %s of %s %s %s."
                            .formatted(
                                    Words.verb(routes, "Route", "Routes"),
                                    Words.list(routes),
                                    table.name(),
                                    Words.verb(routes, "needs", "need"),
                                    what));
        }
    }

    private static UserDefinedRoute withoutAddress(UserDefinedRoute route) {
        return new UserDefinedRoute(
                route.name(), route.destination(), route.nextHopType(), null, route.extra());
    }
}
