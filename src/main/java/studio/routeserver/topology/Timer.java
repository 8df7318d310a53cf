package studio.routeserver.topology;

/// The timers of the network, by their id in the rule tables. The values are the profile's
/// ([Profile]).
public enum Timer {
    /// The hold time a Route Server offers.
    ROUTE_SERVER_HOLD("T-01"),
    /// The keepalive interval a Route Server offers.
    ROUTE_SERVER_KEEPALIVE("T-01a"),
    /// An NVA's hold time where the file is silent.
    NVA_HOLD("T-02"),
    /// An NVA's keepalive interval where the file is silent.
    NVA_KEEPALIVE("T-02a"),
    /// The smallest hold time accepted.
    SMALLEST_HOLD("T-03"),
    /// Below this hold time platform maintenance can end a session.
    SHORT_HOLD("T-03a"),
    /// Whether bidirectional forwarding detection counts.
    BFD("T-04"),
    /// From a Route Server's table to a NIC: a prefix that is new there (R-GW-45).
    PROGRAM_ADD("T-07"),
    /// From a Route Server's table to a NIC: a prefix removed or replaced.
    PROGRAM_REMOVE("T-08"),
    /// How much sooner or later a NIC may be programmed.
    PROGRAM_JITTER("T-08a"),
    /// Until a speaker dials again.
    CONNECT_RETRY("T-09"),
    /// The hold time a gateway offers.
    GATEWAY_HOLD("T-10"),
    /// The keepalive interval a gateway offers.
    GATEWAY_KEEPALIVE("T-10a"),
    /// Until a silent tunnel is found (IKE dead peer detection).
    DEAD_PEER_DETECTION("T-11"),
    /// Outage of an active-standby gateway whose active instance fails unplanned.
    STANDBY_FAILOVER("T-12"),
    /// Outage of an active-standby gateway in planned maintenance.
    STANDBY_FAILOVER_PLANNED("T-12a"),
    /// Until an active-active gateway moves to its other instance.
    INSTANCE_FAILOVER("T-13"),
    /// Until a lost ExpressRoute link is found (BFD 300 ms x 3).
    EXPRESSROUTE_DETECTION("T-14"),
    /// Outage when a Route Server is created beside a gateway.
    JOIN_OUTAGE("T-15"),
    /// The upgrade that the first route map triggers.
    ROUTE_MAP_UPGRADE("T-16"),
    /// Until further capacity units serve.
    SCALE_OUT("T-17"),
    /// Between two health probes of a load balancer.
    PROBE_INTERVAL("T-18"),
    /// Health probes missed until a backend is out.
    PROBE_THRESHOLD("T-18a");

    private final String id;

    Timer(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
