package studio.routeserver.fabric;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// One row of a NIC's effective routes, in Azure's words.
///
/// @param prefix the address prefix; null for a UDR whose destination is a service tag
/// @param addressPrefix as Azure writes it: the prefix, or the service tag
/// @param nextHops ascending; empty where the type has none
/// @param name of a user-defined route; null for all others
/// @param rule the id of the azure rule that put it here in this state
/// @param why in words: what decided, and for an invalid row what beat it
public record EffectiveRoute(
        Source source,
        State state,
        @Nullable Ipv4Prefix prefix,
        String addressPrefix,
        Type type,
        List<Ipv4Address> nextHops,
        @Nullable String name,
        String rule,
        String why) {

    public EffectiveRoute {
        nextHops = List.copyOf(nextHops);
    }

    public enum Source {
        DEFAULT("Default"),
        VIRTUAL_NETWORK_GATEWAY("VirtualNetworkGateway"),
        USER("User");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        /// Azure's spelling.
        public String text() {
            return text;
        }
    }

    public enum State {
        ACTIVE("Active"),
        INVALID("Invalid");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /// Azure's spelling.
        public String text() {
            return text;
        }
    }

    /// Azure's next hop types.
    public enum Type {
        VNET_LOCAL("VnetLocal"),
        VNET_PEERING("VNetPeering"),
        VNET_GLOBAL_PEERING("VNetGlobalPeering"),
        VIRTUAL_NETWORK_GATEWAY("VirtualNetworkGateway"),
        VIRTUAL_APPLIANCE("VirtualAppliance"),
        INTERNET("Internet"),
        NONE("None"),
        SERVICE_ENDPOINT("VirtualNetworkServiceEndpoint"),
        INTERFACE_ENDPOINT("InterfaceEndpoint");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /// Azure's spelling.
        public String text() {
            return text;
        }
    }

    public boolean active() {
        return state == State.ACTIVE;
    }
}
