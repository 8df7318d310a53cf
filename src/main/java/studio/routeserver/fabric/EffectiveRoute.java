package studio.routeserver.fabric;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.UserDefinedRoute;

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

    /// A route that Azure gives by itself.
    static EffectiveRoute system(Type type, Ipv4Prefix prefix, String rule, String why) {
        return new EffectiveRoute(
                Source.DEFAULT,
                State.ACTIVE,
                prefix,
                prefix.toString(),
                type,
                List.of(),
                null,
                rule,
                why);
    }

    /// A route to a service whose prefixes only Azure knows: it can be listed, not matched (azure
    /// rule R-EFF-08).
    static EffectiveRoute service(String tag) {
        return new EffectiveRoute(
                Source.DEFAULT,
                State.ACTIVE,
                null,
                tag,
                Type.SERVICE_ENDPOINT,
                List.of(),
                null,
                "R-EFF-08",
                "the subnet has a service endpoint for " + tag);
    }

    /// A route of a route table; always Active, whether its next hop works or not (R-EFF-20).
    static EffectiveRoute user(UserDefinedRoute route, String table) {
        Ipv4Address hop = route.nextHopIp();
        return new EffectiveRoute(
                Source.USER,
                State.ACTIVE,
                switch (route.destination()) {
                    case UserDefinedRoute.Destination.Prefix(var prefix) -> prefix;
                    case UserDefinedRoute.Destination.ServiceTag _ -> null;
                },
                route.destination().text(),
                switch (route.nextHopType()) {
                    case VIRTUAL_NETWORK_GATEWAY -> Type.VIRTUAL_NETWORK_GATEWAY;
                    case VNET_LOCAL -> Type.VNET_LOCAL;
                    case INTERNET -> Type.INTERNET;
                    case VIRTUAL_APPLIANCE -> Type.VIRTUAL_APPLIANCE;
                    case NONE -> Type.NONE;
                },
                hop == null ? List.of() : List.of(hop),
                route.name(),
                "R-EFF-17",
                "route " + route.name() + " of route table " + table);
    }

    /// A route from a Route Server or gateway: one row, whoever brought it (R-EFF-11, R-EFF-28).
    static EffectiveRoute bgp(ProgrammedRoute route) {
        return new EffectiveRoute(
                Source.VIRTUAL_NETWORK_GATEWAY,
                State.ACTIVE,
                route.prefix(),
                route.prefix().toString(),
                Type.VIRTUAL_NETWORK_GATEWAY,
                route.nextHops(),
                null,
                route.rule(),
                route.why());
    }

    /// The same route, beaten.
    EffectiveRoute beaten(String byRule, String because) {
        return new EffectiveRoute(
                source,
                State.INVALID,
                prefix,
                addressPrefix,
                type,
                nextHops,
                name,
                byRule,
                because);
    }
}
