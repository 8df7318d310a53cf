package studio.routeserver.bgp.rib;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The choice among paths as two lists of named steps. The order is data, and the explanation is a
/// by-product of deciding.
///
/// The result depends on the set of paths and never on their order.
///
/// @param equalCost the steps whose survivors may share the load
/// @param tieBreak the steps that pick the one path to tell others, of what is left
/// @param multipath whether survivors share the load; if not, only the best is used
@SuppressWarnings("DoNotCallSuggester")
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
    public record RfcOptions(
            boolean multipath, boolean weight, boolean medAlways, boolean routeAge) {
        /// As the RFC says: none of them.
        public static final RfcOptions PLAIN = new RfcOptions(false, false, false, false);
    }

    /// RFC 4271 §9.1, for NVAs, branches and gateways.
    public static DecisionProcess rfc4271(RfcOptions options) {
        throw new UnsupportedOperationException();
    }

    /// Azure Route Server's order (azure rules R-RS-28 to R-RS-30), which ignores ORIGIN, MED and
    /// router id.
    public static DecisionProcess routeServer(HubRoutingPreference preference) {
        throw new UnsupportedOperationException();
    }

    /// Chooses; empty where there is no path.
    public Optional<Decision> decide(Collection<Path> paths) {
        throw new UnsupportedOperationException();
    }
}
