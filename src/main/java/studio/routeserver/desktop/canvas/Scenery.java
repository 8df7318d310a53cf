package studio.routeserver.desktop.canvas;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.picture.Drawing;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Place;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.route.Route;
import studio.routeserver.picture.route.Routing;
import studio.routeserver.picture.route.Ways;

/// What is painted, and what of it lies under a point: objects from the top down, then links within
/// a few pixels, then containers from the inside out.
final class Scenery {

    /// How far from a link a click still means it, in pixels, at any zoom.
    private static final double LINK_TOLERANCE = 6;

    private final Layout layout;
    private final Routing routing;
    private final SpatialGrid<Subject> places = new SpatialGrid<>();
    private final SpatialGrid<Subject> links = new SpatialGrid<>();

    Scenery(Layout layout, Routing routing) {
        this.layout = layout;
        this.routing = routing;
        for (Place place : layout.places().values()) {
            places.add(place.subject(), place.rect());
        }
        routing.routes().forEach((link, route) -> links.add(link, route.bounds()));
    }

    Layout layout() {
        return layout;
    }

    /// Whether this is the scenery of that drawing.
    @SuppressWarnings("ReferenceEquality") // another layout is another object
    boolean shows(Drawing drawing) {
        return layout == drawing.layout() && routing == drawing.routing();
    }

    /// The bounds of an object's shape or of a link's line.
    Optional<Rect> bounds(Subject subject) {
        return layout.rect(subject).or(() -> routing.route(subject).map(Route::bounds));
    }

    /// A point that a click on the subject hits: of a link, the middle of its line.
    Optional<Point> middle(Subject subject) {
        return layout.rect(subject)
                .map(Rect::centre)
                .or(() ->
                        routing.route(subject)
                                .map(Route::points)
                                .map(line -> Ways.at(line, Ways.length(line) / 2)));
    }

    /// The subject that a click at the point means.
    Optional<Subject> at(Point point, double zoom) {
        List<Subject> under = under(point);
        Optional<Subject> object =
                under.stream().filter(subject -> !subject.sort().container()).findFirst();
        Optional<Subject> link = object.isPresent() ? object : link(point, zoom);
        return link.isPresent()
                ? link
                : under.stream()
                        .filter(subject -> subject.sort() != Subject.Sort.REGION)
                        .findFirst();
    }

    /// The next subject below the given one at the point, round to the top again.
    Optional<Subject> below(Subject top, Point point) {
        List<Subject> under = under(point);
        int at = under.indexOf(top);
        return under.isEmpty() ? Optional.empty() : Optional.of(under.get((at + 1) % under.size()));
    }

    /// Everything at the point, topmost first: small things lie on large ones.
    private List<Subject> under(Point point) {
        return places.touching(Rect.about(point, 0)).stream()
                .sorted(
                        Comparator.<Subject, Boolean>comparing(s -> s.sort().container())
                                .thenComparing(this::area)
                                .thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    private double area(Subject subject) {
        return layout.rect(subject).map(rect -> rect.width() * rect.height()).orElse(0.0);
    }

    private Optional<Subject> link(Point point, double zoom) {
        double reach = LINK_TOLERANCE / zoom;
        return links.touching(Rect.about(point, 2 * reach)).stream()
                .filter(link -> distance(link, point) <= reach)
                .min(Comparator.comparingDouble(link -> distance(link, point)));
    }

    private double distance(Subject link, Point point) {
        return routing.route(link).map(route -> route.distance(point)).orElse(Double.MAX_VALUE);
    }

    /// Objects and containers that lie wholly inside, or that touch, a rectangle; no regions.
    List<Subject> in(Rect area, boolean wholly) {
        return places.touching(area).stream()
                .filter(subject -> subject.sort() != Subject.Sort.REGION)
                .filter(subject ->
                        !wholly || layout.rect(subject).filter(area::contains).isPresent())
                .filter(subject -> wholly || !subject.sort().container())
                .sorted()
                .toList();
    }

    /// The nearest object in a direction, for the arrow keys.
    ///
    /// @param dx -1, 0 or 1
    /// @param dy -1, 0 or 1
    Optional<Subject> towards(Subject from, int dx, int dy) {
        Optional<Rect> start = layout.rect(from);
        if (start.isEmpty()) {
            return first();
        }
        Point here = start.get().centre();
        return layout.places().values().stream()
                .filter(place -> !place.subject().equals(from))
                .filter(place -> !place.subject().sort().container())
                .filter(place -> place.subject().sort() != Subject.Sort.ROUTE_SERVER)
                .filter(place -> ahead(here, place.rect().centre(), dx, dy) > 1)
                .min(Comparator.comparingDouble(p -> strain(here, p.rect().centre(), dx, dy)))
                .map(Place::subject);
    }

    private static double ahead(Point here, Point there, int dx, int dy) {
        return (there.x() - here.x()) * dx + (there.y() - here.y()) * dy;
    }

    /// How far something is out of the way: steps aside count double.
    private static double strain(Point here, Point there, int dx, int dy) {
        double ahead = ahead(here, there, dx, dy);
        double aside =
                Math.abs((there.x() - here.x()) * dy) + Math.abs((there.y() - here.y()) * dx);
        return ahead + 2 * aside;
    }

    /// What lies in an area, as it is read: containers before what stands in them, from the top
    /// down and from left to right, links after all objects.
    Stream<Subject> reading(Rect area) {
        Stream<Subject> objects =
                places.touching(area).stream()
                        .filter(subject -> subject.sort() != Subject.Sort.REGION)
                        .sorted(this::byPlace);
        Stream<Subject> lines =
                links.touching(area).stream()
                        .filter(link ->
                                middle(link)
                                        .filter(point -> area.contains(Rect.about(point, 0)))
                                        .isPresent())
                        .sorted(this::byPlace);
        return Stream.concat(objects, lines);
    }

    /// As [#reading], and no more than that many.
    List<Subject> readingOrder(Rect area, int most) {
        return reading(area).limit(most).toList();
    }

    private int byPlace(Subject one, Subject other) {
        Rect first = bounds(one).orElseThrow();
        Rect second = bounds(other).orElseThrow();
        if (first.contains(second) != second.contains(first)) {
            return first.contains(second) ? -1 : 1;
        }
        int down = Double.compare(first.y(), second.y());
        int across = Double.compare(first.x(), second.x());
        return down != 0 ? down : across != 0 ? across : one.compareTo(other);
    }

    /// The first thing that stands in a container, itself a container or not.
    Optional<Subject> firstIn(Subject container) {
        return layout.rect(container).stream()
                .flatMap(this::reading)
                .filter(subject -> !subject.equals(container) && !subject.sort().link())
                .filter(subject -> holds(container, subject))
                .findFirst();
    }

    /// Whether one stands inside the other.
    boolean holds(Subject container, Subject subject) {
        return layout.rect(container)
                .flatMap(outer -> layout.rect(subject).map(outer::contains))
                .orElse(false);
    }

    /// The links of an object or container, in a stable order.
    List<Subject> linksOf(Subject subject) {
        return routing.routes().values().stream()
                .filter(route ->
                        route.link().from().equals(subject) || route.link().to().equals(subject))
                .map(route -> route.link().subject())
                .sorted()
                .toList();
    }

    /// Where a link leads from one of its ends.
    Optional<Subject> across(Subject link, Subject from) {
        return routing.route(link)
                .map(Route::link)
                .map(ends -> ends.from().equals(from) ? ends.to() : ends.from());
    }

    /// The first object in reading order.
    Optional<Subject> first() {
        return layout.places().values().stream()
                .filter(place -> !place.subject().sort().container())
                .min(
                        Comparator.<Place>comparingDouble(place -> place.rect().y())
                                .thenComparingDouble(place -> place.rect().x()))
                .map(Place::subject);
    }
}
