package studio.routeserver.desktop.theme;

import studio.routeserver.desktop.palette.PaletteKind;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.SessionState;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// Which glyph stands for what.
public final class Signs {

    private Signs() {}

    public static Glyph of(Topology topology, Item item) {
        return switch (item) {
            case Item.Resource(var ref) -> of(topology, ref);
            case Item.Subnet _ -> Glyph.SUBNET;
            case Item.Instance(var owner, _) -> of(topology, owner);
            case Item.Session _ -> Glyph.SESSION;
        };
    }

    public static Glyph of(Topology topology, Ref ref) {
        return switch (ref.kind()) {
            case VIRTUAL_NETWORK -> Glyph.NETWORK;
            case PEERING -> Glyph.PEERING;
            case ROUTE_SERVER -> Glyph.ROUTE_SERVER;
            case NVA -> Glyph.NVA;
            case GATEWAY ->
                    topology.gateway(ref.name())
                                    .filter(gateway -> gateway.type() == Gateway.Type.EXPRESSROUTE)
                                    .isPresent()
                            ? Glyph.EXPRESSROUTE_GATEWAY
                            : Glyph.VPN_GATEWAY;
            case LOAD_BALANCER -> Glyph.LOAD_BALANCER;
            case BRANCH -> Glyph.BRANCH;
            case CONNECTION -> Glyph.CONNECTION;
            case ROUTE_TABLE -> Glyph.ROUTE_TABLE;
            case VIRTUAL_MACHINE -> Glyph.MACHINE;
            case EXPECTATION, RUN, NOTE -> Glyph.NOTE;
        };
    }

    public static Glyph of(PaletteKind kind) {
        return switch (kind) {
            case VIRTUAL_NETWORK -> Glyph.NETWORK;
            case SUBNET -> Glyph.SUBNET;
            case ROUTE_SERVER -> Glyph.ROUTE_SERVER;
            case NVA -> Glyph.NVA;
            case VPN_GATEWAY -> Glyph.VPN_GATEWAY;
            case EXPRESSROUTE_GATEWAY -> Glyph.EXPRESSROUTE_GATEWAY;
            case VIRTUAL_MACHINE -> Glyph.MACHINE;
            case LOAD_BALANCER -> Glyph.LOAD_BALANCER;
            case ROUTE_TABLE -> Glyph.ROUTE_TABLE;
            case BRANCH -> Glyph.BRANCH;
        };
    }

    public static Glyph of(SessionState state) {
        return switch (state) {
            case IDLE -> Glyph.IDLE;
            case CONNECT -> Glyph.CONNECT;
            case ACTIVE -> Glyph.ACTIVE;
            case OPEN_SENT -> Glyph.OPEN_SENT;
            case OPEN_CONFIRM -> Glyph.OPEN_CONFIRM;
            case ESTABLISHED -> Glyph.ESTABLISHED;
        };
    }

    public static Glyph of(Verdict verdict) {
        return switch (verdict) {
            case DELIVERED, INTERNET -> Glyph.DELIVERED;
            case PARTIAL -> Glyph.WARNING;
            case ONE_WAY -> Glyph.ASYMMETRIC;
            case BLACK_HOLE -> Glyph.BLACK_HOLE;
            case LOOP -> Glyph.LOOP;
            case FILTERED -> Glyph.SUPPRESSED;
        };
    }

    /// The style class that carries the role of a verdict.
    public static String role(Verdict verdict) {
        return switch (verdict) {
            case DELIVERED, INTERNET -> "ok";
            case PARTIAL -> "warn";
            case ONE_WAY -> "asym";
            case BLACK_HOLE, LOOP, FILTERED -> "bad";
        };
    }
}
