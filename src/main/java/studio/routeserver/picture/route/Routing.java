package studio.routeserver.picture.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Place;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Topology;

/// Where every link of a laid-out topology runs, in world units. Immutable.
///
/// Links are axis-parallel, keep clear of what does not concern them where there is a way round,
/// and lie side by side where they run together. Equal layouts give equal routes, whatever the
/// zoom. Any thread; the ways of packets are searched when asked and kept.
public final class Routing {

    private static final double BUSY_SIDE = 240;
    private static final double QUIET_SIDE = 24;

    /// How far from its ends the chips of a session sit, in pixels.
    public static final double CHIP_DISTANCE = 13;

    private final Layout layout;
    private final List<Place> tops;
    private final Map<Ends, List<Point>> legs = new ConcurrentHashMap<>();
    private final SequencedMap<Subject, Route> routes;

    private Routing(Layout layout, List<Place> tops, SequencedMap<Subject, Route> routes) {
        this.layout = layout;
        this.tops = tops;
        this.routes = Collections.unmodifiableSequencedMap(routes);
    }

    /// Routes every link.
    public static Routing of(Topology topology, Layout layout) {
        return of(Link.of(topology), layout);
    }

    /// Routes only the links that end at one of the objects or at something in one: what follows a
    /// drag.
    public static Routing of(Topology topology, Layout layout, Collection<Subject> moving) {
        Set<Subject> moved = new LinkedHashSet<>(moving);
        List<Link> touched =
                Link.of(topology).stream()
                        .filter(link ->
                                within(layout, link.from(), moved)
                                        || within(layout, link.to(), moved))
                        .toList();
        return of(touched, layout);
    }

    private static boolean within(Layout layout, Subject subject, Set<Subject> moved) {
        return moved.contains(subject)
                || layout.ancestors(subject).stream().anyMatch(moved::contains);
    }

    private static Routing of(List<Link> all, Layout layout) {
        List<Link> links =
                all.stream()
                        .filter(link ->
                                layout.place(link.from()).isPresent()
                                        && layout.place(link.to()).isPresent())
                        .toList();
        List<Place> tops =
                layout.places().values().stream()
                        .filter(place -> place.parent() == null)
                        .filter(place -> place.subject().sort() != Subject.Sort.REGION)
                        .toList();
        Ports ports = new Ports(layout, links);
        List<Ground> grounds = new ArrayList<>();
        List<List<Point>> lines = new ArrayList<>();
        for (Link link : links) {
            Ground ground = Ground.between(layout, tops, link.from(), link.to());
            grounds.add(ground);
            lines.add(way(ground, List.of(ports.first(link)), List.of(ports.last(link))));
        }
        List<List<Point>> parted = Lanes.part(grounds, lines);
        SequencedMap<Subject, Route> routes = new LinkedHashMap<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            routes.put(link.subject(), new Route(link, parted.get(i)));
        }
        return new Routing(layout, tops, routes);
    }

    private static List<Point> way(Ground ground, List<Port> starts, List<Port> goals) {
        return new OrthogonalSearch(ground, starts, goals).way();
    }

    /// The routes, peerings first, then connections, then sessions: the order of drawing.
    public SequencedMap<Subject, Route> routes() {
        return routes;
    }

    public Optional<Route> route(Subject link) {
        return Optional.ofNullable(routes.get(link));
    }

    /// The way of a packet between two objects that no link joins directly: from any side to any
    /// side.
    public List<Point> leg(Subject from, Subject to) {
        // One way for both directions, so that the answer runs beside the question.
        return from.compareTo(to) <= 0
                ? legs.computeIfAbsent(new Ends(from, to), this::leg)
                : leg(to, from).reversed();
    }

    private record Ends(Subject from, Subject to) {}

    private List<Point> leg(Ends ends) {
        Subject from = ends.from();
        Subject to = ends.to();
        Optional<Rect> start = layout.rect(from);
        Optional<Rect> end = layout.rect(to);
        if (start.isEmpty() || end.isEmpty() || from.equals(to)) {
            return List.of();
        }
        Ground ground = Ground.between(layout, tops, from, to).withBusy(parts(), chips());
        return way(ground, sides(from, start.get()), sides(to, end.get()));
    }

    private List<Rect> chips() {
        List<Rect> chips = new ArrayList<>();
        for (Route route : routes.values()) {
            if (route.link().subject().sort() == Subject.Sort.SESSION) {
                for (List<Point> points : List.of(route.points(), route.points().reversed())) {
                    chips.add(Rect.about(Ways.at(points, CHIP_DISTANCE), 2 * CHIP_DISTANCE));
                }
            }
        }
        return chips;
    }

    /// What a way should not run along: links, and the edges of containers.
    private List<Rect> parts() {
        List<Rect> parts = new ArrayList<>();
        for (Place place : layout.places().values()) {
            if (place.subject().sort().container()) {
                List<Point> corners = place.rect().corners();
                for (int i = 0; i < corners.size(); i++) {
                    parts.add(Rect.between(corners.get(i), corners.get((i + 1) % corners.size())));
                }
            }
        }
        for (Route route : routes.values()) {
            for (int i = 1; i < route.points().size(); i++) {
                parts.add(Rect.between(route.points().get(i - 1), route.points().get(i)));
            }
        }
        return parts;
    }

    // Sessions stand on the tops and tunnels on the bottoms: paths had better use the sides.
    private static List<Port> sides(Subject subject, Rect rect) {
        boolean busy = subject.sort() == Subject.Sort.NVA || subject.sort() == Subject.Sort.GATEWAY;
        double upright = busy ? BUSY_SIDE : QUIET_SIDE;
        return List.of(
                Port.middle(rect, Side.LEFT, 0),
                Port.middle(rect, Side.RIGHT, 0),
                Port.middle(rect, Side.TOP, upright),
                Port.middle(rect, Side.BOTTOM, upright));
    }
}
