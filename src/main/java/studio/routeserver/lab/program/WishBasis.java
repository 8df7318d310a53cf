package studio.routeserver.lab.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.Nva;

/// All that decides, besides the choices of the routers, what the NICs of a hub are to have
/// ([Wishes]). Where it is equal before and after an edit, only what routers chose anew has to be
/// wished anew.
///
/// @param preference of the hub's Route Server; null where it has none
/// @param routers whose choices are carried into NICs: one that is another router than before
///   forgot all it had
/// @param outside the routers of gateways that do not speak with a Route Server
/// @param nvas their names, whose order decides the order of speakers
/// @param gateways and where Azure sends what goes to each
public record WishBasis(
        @Nullable HubRoutingPreference preference,
        List<Object> routers,
        List<String> outside,
        List<String> nvas,
        List<Hops> gateways) {

    public WishBasis {
        routers = List.copyOf(routers);
        outside = List.copyOf(outside);
        nvas = List.copyOf(nvas);
        gateways = List.copyOf(gateways);
    }

    /// Where Azure sends what goes to a gateway.
    public record Hops(String gateway, List<Ipv4Address> addresses) {
        public Hops {
            addresses = List.copyOf(addresses);
        }
    }

    /// The same with gateways that have moved.
    public WishBasis withGateways(List<Hops> moved) {
        return new WishBasis(preference, routers, outside, nvas, moved);
    }

    /// That of a hub.
    public static WishBasis of(
            Site site,
            String hub,
            List<Object> routers,
            List<String> outside,
            Function<Gateway, List<Ipv4Address>> hops) {
        List<Hops> gateways = new ArrayList<>();
        for (Gateway gateway : site.topology().gateways()) {
            gateways.add(new Hops(gateway.name(), hops.apply(gateway)));
        }
        return new WishBasis(
                site.routeServerOf(hub).map(server -> server.hubRoutingPreference()).orElse(null),
                routers,
                outside,
                site.topology().nvas().stream().map(Nva::name).toList(),
                gateways);
    }
}
