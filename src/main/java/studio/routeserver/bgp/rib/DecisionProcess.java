package studio.routeserver.bgp.rib;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.routeserver.net.Ipv4Address;

/// The choice among paths as two lists of named steps. The order is data, and the explanation is a
/// by-product of deciding.
///
/// The result depends on the set of paths and never on their order.
///
/// @param equalCost the steps whose survivors may share the load
/// @param tieBreak the steps that pick the one path to tell others, of what is left
/// @param multipath whether survivors share the load; if not, only the best is used
public record DecisionProcess(List<Step> equalCost, List<Step> tieBreak, boolean multipath) {
    public DecisionProcess {
        equalCost = List.copyOf(equalCost);
        tieBreak = List.copyOf(tieBreak);
    }

    /// What may be chosen in the RFC's list.
    ///
    /// @param multipath ECMP over paths that are equal up to the interior cost
    /// @param weight prefer the router's own weight before everything
    /// @param medAlways compare MED between different neighbour ASes too
    /// @param routeAge prefer the oldest eBGP path before the lowest identifier (RFC 5004)
    /// @param since paths that are older than this are equally old
    /// @param parallel whether age counts between sessions with one router too, which RFC 5004
    ///   advises against
    public record RfcOptions(
            boolean multipath,
            boolean weight,
            boolean medAlways,
            boolean routeAge,
            Instant since,
            boolean parallel) {
        /// As the RFC says: none of them.
        public static final RfcOptions PLAIN = new RfcOptions(false, false, false, false);

        /// Where age has no beginning and always counts.
        public RfcOptions(boolean multipath, boolean weight, boolean medAlways, boolean routeAge) {
            this(multipath, weight, medAlways, routeAge, Instant.MIN, true);
        }
    }

    /// RFC 4271 §9.1, for NVAs, branches and gateways.
    public static DecisionProcess rfc4271(RfcOptions options) {
        return new DecisionProcess(
                RfcSteps.equalCost(options), RfcSteps.tieBreak(options), options.multipath());
    }

    /// Azure Route Server's order (azure rules R-RS-28 to R-RS-30), which ignores ORIGIN, MED and
    /// router id.
    public static DecisionProcess routeServer(HubRoutingPreference preference) {
        return new DecisionProcess(
                RouteServerSteps.equalCost(preference), RouteServerSteps.tieBreak(), true);
    }

    /// Between gateways that have no Route Server beside them (azure rule R-GW-35).
    public static DecisionProcess withoutRouteServer() {
        return new DecisionProcess(
                RouteServerSteps.withoutRouteServer(), RouteServerSteps.tieBreak(), true);
    }

    /// Chooses; empty where there is no path.
    public Optional<Decision> decide(Collection<Path> paths) {
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        // The order of the names, so that the order of arrival can never show.
        List<Path> candidates =
                paths.stream()
                        .sorted(Comparator.comparing(path -> path.from().neighbor()))
                        .toList();
        List<Elimination> eliminated = new ArrayList<>();
        List<Path> equal = through(equalCost, candidates, eliminated);
        Path best = through(tieBreak, equal, eliminated).getFirst();
        return Optional.of(
                new Decision(best, multipath ? sharing(equal, best) : List.of(best), eliminated));
    }

    private static List<Path> through(
            List<Step> steps, List<Path> paths, List<Elimination> eliminated) {
        List<Path> left = paths;
        for (Step step : steps) {
            if (left.size() == 1) {
                return left;
            }
            List<Path> kept = step.keep().apply(left);
            for (Path path : left) {
                if (!kept.contains(path)) {
                    eliminated.add(new Elimination(path, step, step.sentence().apply(path, kept)));
                }
            }
            left = kept;
        }
        return left;
    }

    /// One path a next hop, the best first, then by next hop: two peers may announce the same load
    /// balancer (azure rule R-RS-29).
    private List<Path> sharing(List<Path> equal, Path best) {
        Map<Ipv4Address, List<Path>> byNextHop = new TreeMap<>();
        for (Path path : equal) {
            byNextHop
                    .computeIfAbsent(path.attributes().nextHop(), _ -> new ArrayList<>())
                    .add(path);
        }
        byNextHop.remove(best.attributes().nextHop());
        List<Path> sharing = new ArrayList<>();
        sharing.add(best);
        for (List<Path> ofOneHop : byNextHop.values()) {
            sharing.add(through(tieBreak, ofOneHop, new ArrayList<>()).getFirst());
        }
        return sharing;
    }
}
