package studio.routeserver.bgp.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.routeserver.net.Asn;

/// The steps of RFC 4271 §9.1, in the RFC's order, with what RFC 4456 and RFC 5004 add.
final class RfcSteps {

    private static final Step HIGHEST_WEIGHT =
            Step.highest(
                    "highest weight", "weight", Path::weight, path -> "weight " + path.weight());

    private static final Step HIGHEST_LOCAL_PREF =
            Step.highest(
                    "highest LOCAL_PREF",
                    "RFC 4271 §9.1.1",
                    Path::localPreference,
                    path -> "LOCAL_PREF " + path.localPreference());

    private static final Step OWN_ROUTE =
            Step.highest(
                    "own route",
                    "RFC 4271 §9.4",
                    path -> path.from().isLocal(),
                    path -> path.from().isLocal() ? "its own route" : "a learned route");

    private static final Step SHORTEST_AS_PATH =
            Step.lowest(
                    "shortest AS_PATH",
                    "RFC 4271 §9.1.2.2 (a)",
                    Path::asPathLength,
                    RfcSteps::asPathShown);

    private static final Step LOWEST_ORIGIN =
            Step.lowest(
                    "lowest ORIGIN",
                    "RFC 4271 §9.1.2.2 (b)",
                    path -> path.attributes().origin(),
                    path -> "ORIGIN " + path.attributes().origin());

    /// Not a comparison of two: MED counts only within one neighbour AS, so it is not transitive.
    private static final Step LOWEST_MED_PER_NEIGHBOUR =
            new Step(
                    "lowest MED per neighbour AS",
                    "RFC 4271 §9.1.2.2 (c)",
                    RfcSteps::withoutHigherMed,
                    RfcSteps::medSentence);

    private static final Step LOWEST_MED =
            Step.lowest(
                    "lowest MED", "RFC 4271 §9.1.2.2 (c)", Path::med, path -> "MED " + path.med());

    private static final Step EBGP_BEFORE_IBGP =
            Step.highest(
                    "eBGP before iBGP",
                    "RFC 4271 §9.1.2.2 (d)",
                    path -> path.from().ebgp(),
                    path -> path.from().ebgp() ? "an eBGP session" : "an iBGP session");

    /// Between the two instances of a Route Server this decides, and instance 0 has the lower one
    /// (azure ruling R-RUL-01).
    private static final Step LOWEST_IDENTIFIER =
            Step.lowest(
                    "lowest BGP identifier",
                    "RFC 4271 §9.1.2.2 (f)",
                    Path::comparedId,
                    path -> "identifier " + path.comparedId());

    private static final Step SHORTEST_CLUSTER_LIST =
            Step.lowest(
                    "shortest CLUSTER_LIST",
                    "RFC 4456 §9",
                    path -> path.attributes().clusterList().size(),
                    path -> path.attributes().clusterList().size() + " clusters");

    static final Step LOWEST_PEER_ADDRESS =
            Step.lowest(
                    "lowest peer address",
                    "RFC 4271 §9.1.2.2 (g)",
                    path -> path.from().address(),
                    path -> "peer address " + path.from().address());

    /// Two sessions with one peer can be alike in all that the RFC compares. The name says which is
    /// told to others, so that every path but the best has fallen by a step.
    static final Step FIRST_NEIGHBOUR =
            Step.lowest(
                    "first neighbour by name",
                    "beyond RFC 4271 §9.1.2.2 (g)",
                    path -> path.from().neighbor(),
                    path -> "name " + path.from().neighbor());

    private RfcSteps() {}

    /// Step (e), the interior cost to the next hop, is missing: it is the same for all in a virtual
    /// network.
    static List<Step> equalCost(DecisionProcess.RfcOptions options) {
        List<Step> steps = new ArrayList<>();
        if (options.weight()) {
            steps.add(HIGHEST_WEIGHT);
        }
        steps.addAll(List.of(HIGHEST_LOCAL_PREF, OWN_ROUTE, SHORTEST_AS_PATH, LOWEST_ORIGIN));
        steps.add(options.medAlways() ? LOWEST_MED : LOWEST_MED_PER_NEIGHBOUR);
        steps.add(EBGP_BEFORE_IBGP);
        return steps;
    }

    static List<Step> tieBreak(DecisionProcess.RfcOptions options) {
        List<Step> steps = new ArrayList<>();
        if (options.routeAge()) {
            steps.add(oldest(options));
        }
        steps.addAll(
                List.of(
                        LOWEST_IDENTIFIER,
                        SHORTEST_CLUSTER_LIST,
                        LOWEST_PEER_ADDRESS,
                        FIRST_NEIGHBOUR));
        return steps;
    }

    /// `an AS_PATH of 2 hops (65001 65001)`.
    static String asPathShown(Path path) {
        int hops = path.asPathLength();
        return hops == 0
                ? "an empty AS_PATH"
                : "an AS_PATH of %d %s (%s)"
                        .formatted(hops, hops == 1 ? "hop" : "hops", path.attributes().asPath());
    }

    private static Optional<Asn> neighbourAs(Path path) {
        return path.attributes().asPath().first();
    }

    private static List<Path> withoutHigherMed(List<Path> paths) {
        return paths.stream()
                .filter(path -> paths.stream().noneMatch(other -> beatsByMed(other, path)))
                .toList();
    }

    private static boolean beatsByMed(Path one, Path other) {
        return one.med() < other.med() && neighbourAs(one).equals(neighbourAs(other));
    }

    private static String medSentence(Path out, List<Path> kept) {
        List<Path> sameAs = kept.stream().filter(path -> beatsByMed(path, out)).toList();
        return Step.against(out, sameAs, path -> "MED " + path.med());
    }

    /// Only between eBGP paths, and later than the identifier everywhere else: it makes the choice
    /// depend on history.
    private static Step oldest(DecisionProcess.RfcOptions options) {
        return new Step(
                "oldest eBGP path",
                "RFC 5004 §3",
                paths -> oldest(paths, options),
                (out, kept) -> Step.against(out, kept, path -> "a path of " + path.received()));
    }

    private static List<Path> oldest(List<Path> paths, DecisionProcess.RfcOptions options) {
        boolean allExternal = paths.stream().allMatch(path -> path.from().ebgp());
        if (!allExternal) {
            return paths;
        }
        return paths.stream()
                .filter(path ->
                        paths.stream()
                                .noneMatch(other ->
                                        path.received().isAfter(options.since())
                                                && other.received().isBefore(path.received())
                                                && (options.parallel()
                                                        || !sameRouter(other, path))))
                .toList();
    }

    private static boolean sameRouter(Path one, Path other) {
        return one.from().routerId().equals(other.from().routerId());
    }
}
