package studio.routeserver.azure;

import org.jspecify.annotations.Nullable;

/// The resource types of a template that we write, each with the API version that we write it for.
enum ArmType {
    NETWORK_SECURITY_GROUP("Microsoft.Network/networkSecurityGroups"),
    ROUTE_TABLE("Microsoft.Network/routeTables"),
    ROUTE(ROUTE_TABLE, "routes"),
    PUBLIC_IP_ADDRESS("Microsoft.Network/publicIPAddresses"),
    VIRTUAL_NETWORK("Microsoft.Network/virtualNetworks"),
    SUBNET(VIRTUAL_NETWORK, "subnets"),
    PEERING(VIRTUAL_NETWORK, "virtualNetworkPeerings"),
    GATEWAY("Microsoft.Network/virtualNetworkGateways"),
    GATEWAY_IP_CONFIGURATION(GATEWAY, "ipConfigurations"),
    ROUTE_SERVER("Microsoft.Network/virtualHubs"),
    ROUTE_SERVER_IP_CONFIGURATION(ROUTE_SERVER, "ipConfigurations"),
    ROUTE_MAP(ROUTE_SERVER, "routeMaps"),
    BGP_CONNECTION(ROUTE_SERVER, "bgpConnections"),
    LOAD_BALANCER("Microsoft.Network/loadBalancers"),
    FRONTEND(LOAD_BALANCER, "frontendIPConfigurations"),
    BACKEND_POOL(LOAD_BALANCER, "backendAddressPools"),
    PROBE(LOAD_BALANCER, "probes"),
    NETWORK_INTERFACE("Microsoft.Network/networkInterfaces"),
    VIRTUAL_MACHINE("Microsoft.Compute/virtualMachines"),
    LOCAL_GATEWAY("Microsoft.Network/localNetworkGateways"),
    CONNECTION("Microsoft.Network/connections");

    /// The first version that knows route maps on a BGP connection and on a gateway's connection.
    static final String ROUTE_MAP_VERSION = "2025-07-01";

    private static final String NETWORK_VERSION = "2024-05-01";
    private static final String COMPUTE_VERSION = "2024-07-01";

    private final @Nullable ArmType parent;
    private final String text;

    ArmType(String text) {
        this.parent = null;
        this.text = text;
    }

    ArmType(ArmType parent, String child) {
        this.parent = parent;
        this.text = parent.text + "/" + child;
    }

    /// The full type, as `type` of a resource.
    String text() {
        return text;
    }

    /// The type whose name stands before this one's; null for a resource of its own.
    @Nullable ArmType parent() {
        return parent;
    }

    String apiVersion() {
        return switch (this) {
            case VIRTUAL_MACHINE -> COMPUTE_VERSION;
            case ROUTE_MAP -> ROUTE_MAP_VERSION;
            default -> NETWORK_VERSION;
        };
    }
}
