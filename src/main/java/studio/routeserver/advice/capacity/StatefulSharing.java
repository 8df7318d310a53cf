package studio.routeserver.advice.capacity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.RouteServer;

/// `V-071` (R-NVA-15): stateful NVAs do not share a prefix without something that keeps both ways
/// of a flow together. Asks what is programmed.
public final class StatefulSharing implements Rule {

    @Override
    public String id() {
        return "V-071";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-NVA-15";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        if (subject.profile().name() == ProfileName.ARTICLE) {
            return Stream.empty();
        }
        return subject.topology().routeServers().stream().flatMap(server -> judge(subject, server));
    }

    private Stream<Finding> judge(Subject subject, RouteServer server) {
        Map<List<Nva>, Set<Ipv4Prefix>> shared = new LinkedHashMap<>();
        for (ProgrammedRoute route : subject.programmed(server.virtualNetwork())) {
            List<Nva> stateful =
                    route.nextHops().stream()
                            .flatMap(hop -> subject.nvaAt(hop).stream())
                            .filter(Nva::stateful)
                            .filter(nva -> !translates(nva, route.prefix()))
                            .toList();
            if (stateful.size() > 1) {
                shared.computeIfAbsent(stateful, _ -> new TreeSet<>()).add(route.prefix());
            }
        }
        return shared.entrySet().stream()
                .map(entry -> finding(subject, entry.getKey(), entry.getValue()));
    }

    private static boolean translates(Nva nva, Ipv4Prefix prefix) {
        return nva.snat().all()
                || nva.snat().prefixes().stream().anyMatch(one -> one.contains(prefix));
    }

    private Finding finding(Subject subject, List<Nva> nvas, Set<Ipv4Prefix> prefixes) {
        List<String> names = nvas.stream().map(Nva::name).toList();
        return finding(
                names.getFirst(),
                "%s %s shared by %s, which are stateful; about %s."
                        .formatted(
                                Words.list(prefixes),
                                Words.verb(prefixes, "is", "are"),
                                Words.list(names),
                                nvas.size() == 2
                                        ? "half of the flows return through the other one"
                                        : "%d/%d of the flows return through another one"
                                                .formatted(nvas.size() - 1, nvas.size())),
                BehindBalancer.fix(subject.topology(), nvas, prefixes).stream()
                        .toArray(Fix[]::new));
    }
}
