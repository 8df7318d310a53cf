package studio.routeserver.desktop.palette;

import studio.routeserver.desktop.text.Messages;

/// What the palette offers.
public enum PaletteKind {
    VIRTUAL_NETWORK("network"),
    SUBNET("subnet"),
    ROUTE_SERVER("server"),
    NVA("nva"),
    VPN_GATEWAY("vpn"),
    EXPRESSROUTE_GATEWAY("expressroute"),
    VIRTUAL_MACHINE("machine"),
    LOAD_BALANCER("balancer"),
    ROUTE_TABLE("table"),
    BRANCH("branch");

    private final String key;

    PaletteKind(String key) {
        this.key = key;
    }

    /// What people call one.
    public String title() {
        return Messages.text("palette.kind." + key);
    }

    /// Where it goes, in one line.
    public String hint() {
        return Messages.text("palette.hint." + key);
    }
}
