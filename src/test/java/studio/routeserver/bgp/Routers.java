package studio.routeserver.bgp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.HubRoutingPreference;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.bgp.session.SessionConfig;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A Route Server instance and NVAs around it, joined and not yet started.
final class Routers {

    static final Ipv4Address INSTANCE = Ipv4Address.parse("10.0.6.4");
    static final Ipv4Address UNSPECIFIED = new Ipv4Address(0);

    final Pump pump;
    final Speaker routeServer;
    private final Map<String, Ipv4Address> addresses = new LinkedHashMap<>();

    Routers(long seed) {
        pump = new Pump(new SplittableRandom(seed));
        routeServer =
                pump.add(
                        new Speaker(
                                new Speaker.Config(
                                        "rs",
                                        INSTANCE,
                                        DecisionProcess.routeServer(
                                                HubRoutingPreference.EXPRESS_ROUTE),
                                        false,
                                        "R-RS-19",
                                        seed)));
    }

    /// A router with a session to the Route Server, which has the router's name.
    Speaker nva(String name, int asn, String address) {
        Ipv4Address ip = Ipv4Address.parse(address);
        addresses.put(name, ip);
        Speaker nva = pump.add(new Speaker(Speaker.Config.of(name, ip, addresses.size())));
        routeServer.addNeighbor(atRouteServer(name, asn));
        nva.addNeighbor(
                Neighbor.of("rs", INSTANCE, ip, SessionConfig.of(new Asn(asn), ip, Asn.AZURE)));
        pump.link(nva, routeServer);
        return nva;
    }

    /// How the Route Server is configured for that NVA.
    Neighbor atRouteServer(String name, int asn) {
        Ipv4Address ip = Objects.requireNonNull(addresses.get(name));
        return Neighbor.of(name, ip, INSTANCE, SessionConfig.of(Asn.AZURE, INSTANCE, new Asn(asn)))
                .withKind(asn == 65515 ? RouteKind.VPN : RouteKind.NVA);
    }

    /// Starts both ends of each session at the same instant, and lets them come up.
    void startAll() {
        for (String name : addresses.keySet()) {
            pump.start(routeServer, name);
        }
        for (NeighborState neighbor : routeServer.neighbors()) {
            pump.start(pump.speaker(neighbor.neighbor().name()), "rs");
        }
        pump.advance(Duration.ofSeconds(30));
    }

    void originate(Speaker speaker, String... prefixes) {
        pump.carryOut(speaker, speaker.originate(routes(prefixes), pump.now()));
    }

    static Map<Ipv4Prefix, PathAttributes> routes(String... prefixes) {
        Map<Ipv4Prefix, PathAttributes> routes = new LinkedHashMap<>();
        for (String prefix : prefixes) {
            routes.put(Ipv4Prefix.parse(prefix), plain());
        }
        return routes;
    }

    /// That many /24s from 20.0.0.0 on.
    static Map<Ipv4Prefix, PathAttributes> many(int count) {
        Map<Ipv4Prefix, PathAttributes> routes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            routes.put(new Ipv4Prefix((20 << 24) + (i << 8), 24), plain());
        }
        return routes;
    }

    static PathAttributes plain() {
        return PathAttributes.of(Origin.IGP, AsPath.EMPTY, UNSPECIFIED);
    }
}
