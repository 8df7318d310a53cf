package studio.routeserver.lab.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.topology.HubRoutingPreference;

/// Which of the two decision processes a router uses, as a value that can be compared.
///
/// @param preference a Route Server's; null means the RFC's list with `options`
public record Chooser(
        @Nullable HubRoutingPreference preference, DecisionProcess.RfcOptions options) {

    private static final DecisionProcess.RfcOptions SHARING =
            new DecisionProcess.RfcOptions(true, false, false, false);
    private static final DecisionProcess.RfcOptions KEEPING =
            new DecisionProcess.RfcOptions(true, false, false, true, Instant.EPOCH, false);
    private static final DecisionProcess.RfcOptions WEIGHTED =
            new DecisionProcess.RfcOptions(true, true, false, false);

    /// Azure's list (azure rules R-RS-28 to R-RS-30).
    public static Chooser routeServer(HubRoutingPreference preference) {
        return new Chooser(preference, DecisionProcess.RfcOptions.PLAIN);
    }

    /// RFC 4271, one best path: a guest forwards by one next hop (azure ruling R-RUL-07).
    static Chooser plain() {
        return new Chooser(null, DecisionProcess.RfcOptions.PLAIN);
    }

    /// RFC 4271, equal paths share the load (azure rules R-GW-43, R-NVA-29).
    public static Chooser sharing() {
        return new Chooser(null, SHARING);
    }

    /// As [#sharing]; of equals the one that is told stays, though one comes back that would do as
    /// well (RFC 5004; measured at a VPN gateway). What was there at 0 s is equally old, so that
    /// nothing depends on who started first (azure ruling R-RUL-20).
    public static Chooser keeping() {
        return new Chooser(null, KEEPING);
    }

    /// As [#sharing], a connection's weight before all (azure rule R-GW-30).
    static Chooser weighted() {
        return new Chooser(null, WEIGHTED);
    }

    /// The process itself.
    public DecisionProcess process() {
        return preference == null
                ? DecisionProcess.rfc4271(options)
                : DecisionProcess.routeServer(of(preference));
    }

    private static studio.routeserver.bgp.rib.HubRoutingPreference of(
            HubRoutingPreference preference) {
        return switch (preference) {
            case EXPRESS_ROUTE -> studio.routeserver.bgp.rib.HubRoutingPreference.EXPRESS_ROUTE;
            case VPN_GATEWAY -> studio.routeserver.bgp.rib.HubRoutingPreference.VPN_GATEWAY;
            case AS_PATH -> studio.routeserver.bgp.rib.HubRoutingPreference.AS_PATH;
        };
    }
}
