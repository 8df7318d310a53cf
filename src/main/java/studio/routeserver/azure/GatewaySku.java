package studio.routeserver.azure;

import java.util.List;
import java.util.Map;
import studio.routeserver.topology.Gateway;

/// Which gateway SKUs Azure still makes, and what it makes in place of the others.
final class GatewaySku {

    private static final List<String> VPN =
            List.of("VpnGw1AZ", "VpnGw2AZ", "VpnGw3AZ", "VpnGw4AZ", "VpnGw5AZ");

    private static final List<String> EXPRESSROUTE =
            List.of("ErGw1AZ", "ErGw2AZ", "ErGw3AZ", "ErGwScale");

    /// The successors that Azure names for the SKUs that it retired.
    private static final Map<String, String> VPN_SUCCESSORS =
            Map.of(
                    "Basic", "VpnGw1AZ",
                    "Standard", "VpnGw1AZ",
                    "HighPerformance", "VpnGw2AZ",
                    "VpnGw1", "VpnGw1AZ",
                    "VpnGw2", "VpnGw2AZ",
                    "VpnGw3", "VpnGw3AZ",
                    "VpnGw4", "VpnGw4AZ",
                    "VpnGw5", "VpnGw5AZ");

    private static final Map<String, String> EXPRESSROUTE_SUCCESSORS =
            Map.of(
                    "Standard", "ErGw1AZ",
                    "HighPerformance", "ErGw2AZ",
                    "UltraPerformance", "ErGw3AZ");

    private GatewaySku() {}

    /// The SKU itself where it is zone-redundant, else the one that took its place, else the
    /// default.
    static String zoneRedundant(Gateway.Type type, String sku) {
        return switch (type) {
            case VPN ->
                    VPN.contains(sku)
                            ? sku
                            : VPN_SUCCESSORS.getOrDefault(sku, Gateway.DEFAULT_VPN_SKU);
            case EXPRESSROUTE ->
                    EXPRESSROUTE.contains(sku)
                            ? sku
                            : EXPRESSROUTE_SUCCESSORS.getOrDefault(
                                    sku, Gateway.DEFAULT_EXPRESSROUTE_SKU);
        };
    }
}
