package studio.routeserver.advice.capacity;

import java.util.OptionalLong;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.RouteServer;

/// `V-081` (L-04): a network is programmed with a limited number of routes, where the profile
/// limits them.
public final class TooManyRoutesInNetwork implements Rule {

    @Override
    public String id() {
        return "V-081";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "L-04";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        OptionalLong most = subject.profile().limit(Limit.ROUTES_PER_NETWORK);
        return most.isEmpty()
                ? Stream.empty()
                : subject.topology().routeServers().stream()
                        .map(RouteServer::virtualNetwork)
                        .distinct()
                        .flatMap(hub -> judge(subject, hub, most.getAsLong()));
    }

    private Stream<Finding> judge(Subject subject, String hub, long most) {
        long routes = Counts.programmed(subject, hub);
        return routes <= most
                ? Stream.empty()
                : subject.servedBy(hub).stream()
                        .map(network ->
                                finding(
                                        network.name(),
                                        "%s receives %s routes; the article's limit is %s."
                                                .formatted(
                                                        network.name(),
                                                        Words.number(routes),
                                                        Words.number(most))));
    }
}
