package studio.routeserver.topology;

/// What a Route Server prefers among routes of one prefix (azure rule R-RS-28).
public enum HubRoutingPreference {
    EXPRESS_ROUTE("ExpressRoute"),
    VPN_GATEWAY("VpnGateway"),
    AS_PATH("ASPath");

    private final String text;

    HubRoutingPreference(String text) {
        this.text = text;
    }

    /// Azure's spelling, also that of the project file.
    public String text() {
        return text;
    }
}
