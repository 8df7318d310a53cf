package studio.routeserver.topology;

/// Azure's limits, by their id in the rule tables. The numbers are the profile's ([Profile]).
public enum Limit {
    /// BGP peers of one Route Server.
    PEERS_PER_ROUTE_SERVER("L-01"),
    /// Routes accepted from one peer, held and incoming counted together.
    ROUTES_PER_PEER("L-02"),
    /// Routes of one Route Server in all.
    ROUTES_PER_ROUTE_SERVER("L-03"),
    /// Routes programmed in one VNet.
    ROUTES_PER_NETWORK("L-04"),
    /// VMs in the Route Server's VNet and its clients at 2 units, 1000 more with each further unit.
    MACHINES_AT_TWO_UNITS("L-05"),
    /// Route Servers of one VNet.
    ROUTE_SERVERS_PER_NETWORK("L-06"),
    /// The largest ASN that a peer may have.
    LARGEST_PEER_ASN("L-07"),
    /// ASNs that a peer may not have.
    RESERVED_ASNS("L-08"),
    /// The longest prefix of RouteServerSubnet.
    ROUTE_SERVER_SUBNET("L-09"),
    /// The longest prefix of RouteServerSubnet without a warning.
    ROUTE_SERVER_SUBNET_ADVISED("L-09a"),
    /// The longest prefix of GatewaySubnet.
    GATEWAY_SUBNET("L-10"),
    /// The longest prefix of GatewaySubnet with a VPN and an ExpressRoute gateway.
    GATEWAY_SUBNET_SHARED("L-10a"),
    /// Route tables of a region and subscription.
    ROUTE_TABLES("L-11"),
    /// Routes of one route table.
    ROUTES_PER_TABLE("L-12"),
    /// Peerings of one VNet.
    PEERINGS_PER_NETWORK("L-13"),
    /// VNets of a subscription and region.
    NETWORKS("L-14"),
    /// Subnets of one VNet.
    SUBNETS_PER_NETWORK("L-15"),
    /// Private addresses of one VNet.
    ADDRESSES_PER_NETWORK("L-16"),
    /// Addresses of one NIC.
    ADDRESSES_PER_NIC("L-17"),
    /// Flows of one NIC.
    FLOWS_PER_NIC("L-18"),
    /// Gateways of one type in a VNet.
    GATEWAYS_PER_TYPE("L-19"),
    /// Prefixes a VPN gateway takes from one session.
    PREFIXES_PER_VPN_SESSION("L-20"),
    /// Prefixes a private peering takes from the customer.
    PREFIXES_PER_CIRCUIT("L-21"),
    /// Routes a gateway tells an ExpressRoute circuit.
    ROUTES_TO_CIRCUIT("L-22"),
    /// Site-to-site connections of a VPN gateway.
    VPN_TUNNELS("L-25"),
    /// The longest prefix of a subnet.
    SMALLEST_SUBNET("L-27"),
    /// Route maps of one connection and direction.
    MAPS_PER_DIRECTION("L-28");

    private final String id;

    Limit(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
