package studio.routeserver.lab.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.policy.SiblingExport;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;

/// Plans the instances of gateways: their routers, and the session of the two of an active-active
/// VPN gateway (azure rules R-GW-02 to R-GW-05). Who they speak with beyond is planned by
/// [ExchangePlanning], [TunnelPlanning] and [CircuitPlanning].
final class GatewayPlanning {

    private static final Ipv4Address OWN = new Ipv4Address(0);
    private static final PathAttributes PLAIN = PathAttributes.of(Origin.IGP, AsPath.EMPTY, OWN);

    private GatewayPlanning() {}

    static void into(Draft draft) {
        for (Gateway gateway : draft.site().topology().gateways()) {
            GatewaySide side = new GatewaySide(draft, gateway);
            routers(side);
            ExchangePlanning.into(side);
            if (!side.vpn()) {
                CircuitPlanning.into(side);
                continue;
            }
            if (side.addresses().size() > 1) {
                siblings(side);
            }
            TunnelPlanning.into(side);
        }
    }

    private static void routers(GatewaySide side) {
        Gateway gateway = side.gateway();
        Map<Ipv4Prefix, PathAttributes> origins = new LinkedHashMap<>();
        side.site().staticPrefixes(gateway).forEach(prefix -> origins.put(prefix, PLAIN));
        side.spaces().forEach(space -> origins.put(space.prefix(), PLAIN));
        side.hosts().forEach(host -> origins.putIfAbsent(host, PLAIN));
        Originated originated = Originated.of(origins);
        for (int i = 0; i < side.addresses().size(); i++) {
            side.draft()
                    .add(
                            new SpeakerPlan(
                                    gateway.instanceName(i),
                                    gateway.ref(),
                                    i,
                                    Role.GATEWAY,
                                    side.asn(),
                                    side.addresses().get(i),
                                    side.vpn() ? Chooser.keeping() : Chooser.weighted(),
                                    "R-GW-23",
                                    originated));
        }
    }

    /// The two instances of an active-active VPN gateway speak iBGP with each other and tell each
    /// other what their tunnels bring (azure rule R-GW-02; measured, an ExpressRoute gateway's do
    /// not).
    private static void siblings(GatewaySide side) {
        SessionId id =
                new SessionId(side.gateway().instanceName(0), side.gateway().instanceName(1));
        side.draft().add(SessionPlan.between(id, sibling(side, 0), sibling(side, 1)).build());
    }

    private static SessionPlan.Seat sibling(GatewaySide side, int instance) {
        int other = 1 - instance;
        return Draft.seat(
                side.gateway().instanceName(instance),
                side.neighbor(
                        instance,
                        side.gateway().instanceName(other),
                        side.addresses().get(other),
                        side.asn()),
                one ->
                        one.withKind(RouteKind.VPN)
                                .withNextHopSelf(true)
                                .withPolicies(
                                        one.importPolicy(), new SiblingExport(side.spaces())));
    }
}
