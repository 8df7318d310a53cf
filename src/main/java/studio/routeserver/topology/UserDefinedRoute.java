package studio.routeserver.topology;

import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// One entry of a route table (UDR).
///
/// @param nextHopIp only with [NextHopType#VIRTUAL_APPLIANCE]
public record UserDefinedRoute(
        String name,
        Destination destination,
        NextHopType nextHopType,
        @Nullable Ipv4Address nextHopIp,
        @Nullable Json extra) {

    public UserDefinedRoute(
            String name,
            Ipv4Prefix prefix,
            NextHopType nextHopType,
            @Nullable Ipv4Address nextHopIp) {
        this(name, new Destination.Prefix(prefix), nextHopType, nextHopIp, null);
    }

    /// What it is for: a prefix, or a service tag whose prefixes only Azure knows (R-EFF-19).
    public sealed interface Destination {
        record Prefix(Ipv4Prefix prefix) implements Destination {}

        record ServiceTag(String tag) implements Destination {}

        /// As the file writes it.
        default String text() {
            return switch (this) {
                case Prefix(var prefix) -> prefix.toString();
                case ServiceTag(var tag) -> tag;
            };
        }
    }

    /// Azure's next hop types of a UDR, in Azure's spelling.
    public enum NextHopType {
        VIRTUAL_NETWORK_GATEWAY("VirtualNetworkGateway"),
        VNET_LOCAL("VnetLocal"),
        INTERNET("Internet"),
        VIRTUAL_APPLIANCE("VirtualAppliance"),
        NONE("None");

        private final String text;

        NextHopType(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
