package studio.routeserver.lab.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.Elimination;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.fabric.ProgrammedRoute.Origin;
import studio.routeserver.lab.Wish;
import studio.routeserver.lab.Words;
import studio.routeserver.lab.plan.Equals;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Topology;

/// Turns choices of prefixes into what NICs are to have (azure rules R-EFF-11 to R-EFF-13, R-RS-28,
/// R-RS-29, R-GW-36).
///
/// @param process how the choices were made
/// @param hops the addresses of a gateway's instances that work
public record Wishes(
        Topology topology, DecisionProcess process, Function<Gateway, List<Ipv4Address>> hops) {

    /// What the choice means for NICs: nothing where it is one of Azure's own address spaces.
    public @Nullable Wish of(@Nullable Decision decision) {
        if (decision == null || decision.best().from().isLocal()) {
            return null;
        }
        return switch (decision.best().from().kind()) {
            case VPN -> gateway(decision, Origin.VPN_GATEWAY);
            case EXPRESSROUTE -> gateway(decision, Origin.EXPRESSROUTE_GATEWAY);
            case NVA, OTHER, LOCAL -> appliances(decision);
        };
    }

    private @Nullable Wish gateway(Decision decision, Origin origin) {
        Path best = decision.best();
        Optional<Gateway> gateway = topology.gateway(owner(best));
        List<Ipv4Address> addresses = gateway.map(hops).orElse(List.of());
        if (gateway.isEmpty() || addresses.isEmpty()) {
            return null;
        }
        String name = gateway.get().name();
        Optional<Elimination> lost = runnerUp(decision, name);
        return new Wish(
                best.prefix(),
                addresses,
                origin,
                List.of(name),
                best.attributes().asPath().asns(),
                lost.map(Wishes::rule).orElse("R-EFF-11"),
                lost.map(Elimination::sentence).orElse(name + " brings it"));
    }

    private Wish appliances(Decision decision) {
        List<Path> paths =
                Equals.of(decision, process).stream()
                        .filter(path -> path.from().kind() == decision.best().from().kind())
                        .toList();
        List<String> names = inFileOrder(paths.stream().map(Wishes::owner).distinct().toList());
        List<Ipv4Address> addresses =
                paths.stream()
                        .map(path -> path.attributes().nextHop())
                        .distinct()
                        .sorted(Comparator.naturalOrder())
                        .toList();
        Optional<Elimination> lost = runnerUp(decision, "");
        boolean shared = names.size() > 1;
        String rule = shared ? "R-RS-29" : lost.map(Wishes::rule).orElse("R-EFF-12");
        String why =
                shared
                        ? "%s bring it with AS paths of equal length (%s)"
                                .formatted(Words.list(names), lengths(paths))
                        : lost.map(Elimination::sentence)
                                .orElse("only " + names.getFirst() + " brings it");
        return new Wish(
                decision.best().prefix(),
                addresses,
                Origin.NVA,
                names,
                decision.best().attributes().asPath().asns(),
                rule,
                why);
    }

    private static String lengths(List<Path> paths) {
        return paths.stream()
                .map(path -> path.attributes().asPath().toString())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /// The path of somebody else that came nearest: the first that fell at the last step of those
    /// which parted it from what is used.
    private Optional<Elimination> runnerUp(Decision decision, String gateway) {
        List<Elimination> lost =
                decision.eliminated().stream()
                        .filter(out -> !process.tieBreak().contains(out.by()))
                        .filter(out -> gateway.isEmpty() || !owner(out.path()).equals(gateway))
                        .toList();
        return lost.stream().filter(out -> out.by().equals(lost.getLast().by())).findFirst();
    }

    private static String rule(Elimination lost) {
        return lost.by().rule();
    }

    private List<String> inFileOrder(List<String> names) {
        List<String> ordered = new ArrayList<>();
        for (Nva nva : topology.nvas()) {
            if (names.contains(nva.name())) {
                ordered.add(nva.name());
            }
        }
        names.stream().filter(name -> !ordered.contains(name)).forEach(ordered::add);
        return ordered;
    }

    /// The object whose router a path came from: without the instance, and without what tells two
    /// sessions of one pair apart.
    static String owner(Path path) {
        String name = path.from().neighbor();
        int at = name.indexOf('@');
        String router = at < 0 ? name : name.substring(0, at);
        RouteKind kind = path.from().kind();
        boolean gateway = kind == RouteKind.VPN || kind == RouteKind.EXPRESSROUTE;
        int slash = router.lastIndexOf('/');
        return gateway && slash > 0 ? router.substring(0, slash) : router;
    }
}
