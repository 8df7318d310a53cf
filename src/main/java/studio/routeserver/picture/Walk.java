package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Trace;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.route.Route;
import studio.routeserver.picture.route.Routing;

/// A trace on the drawing: the objects it comes by, and the lines between them.
///
/// @param share the part of the flows that go this way, above 0 to 1
/// @param stops the objects, each once in a row
/// @param legs one less than the stops
record Walk(Trace trace, double share, List<Subject> stops, List<Leg> legs) {

    /// From one stop to the next.
    ///
    /// @param points where it runs; empty where the drawing has no way
    record Leg(Subject from, Subject to, List<Point> points) {

        /// Whether the other leg joins the same two objects, in either direction.
        boolean sameAs(Leg other) {
            return from.equals(other.from) && to.equals(other.to)
                    || from.equals(other.to) && to.equals(other.from);
        }
    }

    static Walk of(Trace trace, Layout layout, Routing routing) {
        List<Subject> stops = new ArrayList<>();
        List<Leg> legs = new ArrayList<>();
        Optional<Route> carrier = Optional.empty();
        for (Hop hop : trace.hops()) {
            Optional<Subject> at = Subject.of(hop.at());
            if (at.isPresent() && at.get().sort() == Subject.Sort.CONNECTION) {
                carrier = routing.route(at.get());
            } else if (at.isPresent() && layout.rect(at.get()).isPresent()) {
                if (!stops.isEmpty() && !stops.getLast().equals(at.get())) {
                    legs.add(leg(stops.getLast(), at.get(), carrier, layout, routing));
                    stops.add(at.get());
                } else if (stops.isEmpty()) {
                    stops.add(at.get());
                }
                carrier = Optional.empty();
            }
        }
        return new Walk(trace, trace.share(), List.copyOf(stops), List.copyOf(legs));
    }

    /// Whether the other comes by the same objects and ends alike.
    boolean sameAs(Walk other) {
        return stops.equals(other.stops) && trace.outcome() == other.trace.outcome();
    }

    /// Both, as one that carries the flows of both.
    Walk with(Walk other) {
        return new Walk(trace, share + other.share, stops, legs);
    }

    private static Leg leg(
            Subject from, Subject to, Optional<Route> carrier, Layout layout, Routing routing) {
        Optional<Route> route = carrier.or(() -> connection(from, to, routing));
        if (route.isPresent()) {
            List<Point> points = Lines.drawn(layout, route.get());
            boolean along = route.get().link().from().equals(from);
            return new Leg(from, to, along ? points : points.reversed());
        }
        return new Leg(from, to, routing.leg(from, to));
    }

    private static Optional<Route> connection(Subject from, Subject to, Routing routing) {
        return routing.routes().values().stream()
                .filter(route -> route.link().subject().sort() == Subject.Sort.CONNECTION)
                .filter(route ->
                        route.link().from().equals(from) && route.link().to().equals(to)
                                || route.link().from().equals(to) && route.link().to().equals(from))
                .findFirst();
    }

    /// Whether packets end somewhere on the way.
    boolean lost() {
        return switch (trace.outcome()) {
            case DELIVERED, INTERNET -> false;
            case BLACK_HOLE, LOOP, FILTERED -> true;
        };
    }

    /// The connection that drops, if the last hop is one.
    Optional<Subject> lostOn() {
        return trace.hops().isEmpty() || !lost()
                ? Optional.empty()
                : Subject.of(trace.hops().getLast().at())
                        .filter(subject -> subject.sort() == Subject.Sort.CONNECTION);
    }
}
