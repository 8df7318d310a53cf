package studio.routeserver.desktop.routes;

import java.util.OptionalLong;
import studio.routeserver.advice.capacity.Meter;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Topology;

/// How many of the rows are programmed by BGP, against what the profile lets a network have (azure
/// limit L-04); one that sets no such limit is bounded by what a Route Server holds (L-03).
final class Room {

    private Room() {}

    static Meter of(Topology topology, RouteList list) {
        Profile profile = Profile.of(topology);
        Limit limit =
                profile.limit(Limit.ROUTES_PER_NETWORK).isPresent()
                        ? Limit.ROUTES_PER_NETWORK
                        : Limit.ROUTES_PER_ROUTE_SERVER;
        long programmed =
                list.rows().stream()
                        .filter(RouteRow::listed)
                        .filter(row ->
                                row.route().source()
                                        == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)
                        .count();
        return new Meter(
                limit,
                list.vantage(),
                "BGP routes of " + list.title(),
                programmed,
                profile.limit(limit),
                OptionalLong.empty(),
                profile.row(limit).beyond(),
                limit == Limit.ROUTES_PER_NETWORK ? "V-081" : "V-080");
    }
}
