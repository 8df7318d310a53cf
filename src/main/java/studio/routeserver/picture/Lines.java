package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.route.Route;
import studio.routeserver.picture.route.Routing;
import studio.routeserver.picture.route.Ways;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Token;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Topology;

/// Draws peerings and connections, and bundles of links where single ones would be a tangle.
final class Lines {

    /// From how many links between two containers a bundle is drawn.
    private static final int BUNDLE_LEAST = 4;

    private static final double CROSSING_GAP = 5;
    private static final double PEERING_HALF = 1.75;

    /// Near the branch the discs of its tunnels stand side by side.
    private static final double DISC_FROM_FAR_END = 48;

    private final Topology topology;
    private final Layout layout;
    private final Routing routing;
    private final Pen pen;

    Lines(Topology topology, Layout layout, Routing routing, Pen pen) {
        this.topology = topology;
        this.layout = layout;
        this.routing = routing;
        this.pen = pen;
    }

    /// The routes that are drawn one by one at this level, and what the others are bundled into.
    ///
    /// @param bundles by the subject that each is drawn as; the members of each in order
    record Sorted(List<Route> single, Map<Subject, List<Route>> bundles) {}

    /// At the two lowest levels, links between the same two containers are one line from
    /// [#BUNDLE_LEAST] on; in the overview all are, and what stays inside one VNet is not drawn.
    static Sorted sorted(Layout layout, Routing routing, LevelOfDetail level) {
        if (level.atLeast(LevelOfDetail.NORMAL)) {
            return new Sorted(List.copyOf(routing.routes().values()), Map.of());
        }
        boolean overview = level == LevelOfDetail.OVERVIEW;
        Map<Subject, List<Route>> groups = new TreeMap<>();
        for (Route route : routing.routes().values()) {
            groups.computeIfAbsent(bundle(layout, route), _ -> new ArrayList<>()).add(route);
        }
        List<Route> single = new ArrayList<>();
        Map<Subject, List<Route>> bundles = new LinkedHashMap<>();
        groups.forEach((subject, routes) -> {
            boolean inside = subject.name().isEmpty();
            if (!inside && routes.size() >= (overview ? 2 : BUNDLE_LEAST)) {
                bundles.put(subject, routes);
            } else if (!inside || !overview) {
                single.addAll(routes);
            }
        });
        return new Sorted(single, bundles);
    }

    private static Subject bundle(Layout layout, Route route) {
        Subject from = outermost(layout, route.link().from());
        Subject to = outermost(layout, route.link().to());
        String name = from.equals(to) ? "" : from.name() + "-" + to.name();
        return new Subject(Subject.Sort.BUNDLE, name);
    }

    private static Subject outermost(Layout layout, Subject subject) {
        List<Subject> ancestors = layout.ancestors(subject);
        return ancestors.isEmpty() ? subject : ancestors.getLast();
    }

    void draw() {
        Sorted sorted = sorted(layout, routing, pen.level());
        for (Route route : sorted.single) {
            // Sessions change with time: they are drawn with what lives.
            Subject.Sort sort = route.link().subject().sort();
            if (sort == Subject.Sort.PEERING) {
                peering(route);
            } else if (sort == Subject.Sort.CONNECTION) {
                connection(route);
            }
        }
        sorted.bundles.forEach(this::bundle);
    }

    private void bundle(Subject subject, List<Route> routes) {
        List<Point> points = drawn(layout, routes.get(routes.size() / 2));
        pen.line(subject, Layer.LINK, points, Pen.Stroke.of(Token.LINE, 3));
        Point middle = Ways.at(points, Ways.length(points) / 2);
        Pen.Words count = Pen.Words.strong("×" + routes.size(), Token.TEXT);
        double x = middle.x() - pen.width(count) / 2;
        Point start = new Point(x, pen.baseline(count, middle.y()));
        // A disc without its number says nothing.
        if (!pen.labels().takeIfFree(pen.extent(count, start))) {
            return;
        }
        pen.disc(
                subject,
                Layer.OBJECT,
                middle,
                Math.max(10, pen.width(count) * pen.zoom() / 2 + 4),
                Ink.of(Token.PANEL),
                Pen.Stroke.of(Token.LINE, 1.5));
        pen.ink(subject, Layer.LABEL, count, start, null);
    }

    /// The route with its ends carried on to the slanted roofs of branches and to the bar of a
    /// Route Server.
    static List<Point> drawn(Layout layout, Route route) {
        List<Point> points = new ArrayList<>(route.points());
        extend(layout, route.link().to(), points, points.size() - 1);
        extend(layout, route.link().from(), points, 0);
        return points;
    }

    private static void extend(Layout layout, Subject end, List<Point> points, int at) {
        Optional<Rect> rect = layout.rect(end);
        Point port = points.get(at);
        if (rect.isEmpty()) {
            return;
        }
        if (end.sort() == Subject.Sort.BRANCH && port.y() == rect.get().y()) {
            points.set(at, port.moved(0, Outlines.roof(rect.get(), port.x())));
        } else if (end.sort() == Subject.Sort.ROUTE_SERVER && port.y() == rect.get().bottom()) {
            // Between the two instances, up to the bar that joins them.
            points.set(at, new Point(port.x(), rect.get().centre().y()));
        }
    }

    /// The line in parts: a line of a sort that lies lower gets a gap where one of a higher sort
    /// crosses it. By sort, not by order, so that gaps do not come and go with the order.
    static List<List<Point>> parted(
            Layout layout, List<Route> routes, Route route, List<Point> points, Pen pen) {
        Rect bounds = Rect.around(points);
        double gap = pen.pixels(CROSSING_GAP + 3) / 2;
        List<List<Point>> parts = new ArrayList<>();
        double from = 0;
        List<Double> crossings = new ArrayList<>();
        for (Route other : routes) {
            boolean higher =
                    other.link().subject().sort().compareTo(route.link().subject().sort()) > 0;
            if (higher && other.bounds().touches(bounds)) {
                crossings.addAll(Ways.crossings(points, drawn(layout, other)));
            }
        }
        crossings.sort(Double::compare);
        for (double crossing : crossings) {
            if (crossing - gap > from) {
                parts.add(Ways.part(points, from, crossing - gap));
            }
            from = Math.max(from, crossing + gap);
        }
        if (from < Ways.length(points)) {
            parts.add(Ways.part(points, from, Ways.length(points)));
        }
        return parts;
    }

    private List<List<Point>> parted(Route route, List<Point> points) {
        List<Route> all = List.copyOf(routing.routes().values());
        return parted(layout, all, route, points, pen);
    }

    private void peering(Route route) {
        Subject subject = route.link().subject();
        String from = route.link().from().name();
        String to = route.link().to().name();
        Optional<Peering> there = topology.peering(from, to);
        Optional<Peering> back = topology.peering(to, from);
        boolean whole = there.isPresent() && back.isPresent();
        List<Point> points = route.points();
        Pen.Stroke stroke = Pen.Stroke.of(Token.LINE, 1.25, whole ? Dash.SOLID : Dash.BACKUP);
        for (double side : List.of(-PEERING_HALF, PEERING_HALF)) {
            List<Point> beside = Ways.beside(points, pen.pixels(side));
            List<List<Point>> parts = whole ? parted(route, beside) : broken(beside);
            for (List<Point> part : parts) {
                pen.line(subject, Layer.LINK, part, stroke);
            }
        }
        if (pen.atLeast(LevelOfDetail.NORMAL)) {
            // What enters a VNet with a foreign source is let in by the VNet's own flag.
            if (back.filter(Peering::allowForwardedTraffic).isPresent()) {
                head(subject, points);
            }
            if (there.filter(Peering::allowForwardedTraffic).isPresent()) {
                head(subject, points.reversed());
            }
        }
        if (pen.atLeast(LevelOfDetail.DETAIL)) {
            flags(subject, points, there);
            flags(subject, points.reversed(), back);
        }
    }

    // One direction alone is no peering yet: Azure calls it Initiated or Disconnected.
    private List<List<Point>> broken(List<Point> points) {
        double length = Ways.length(points);
        double gap = Math.min(pen.pixels(12), length / 3);
        return List.of(
                Ways.part(points, 0, length / 2 - gap / 2),
                Ways.part(points, length / 2 + gap / 2, length));
    }

    private void head(Subject subject, List<Point> points) {
        double length = Ways.length(points);
        Point at = Ways.at(points, Math.max(0, length - pen.pixels(5)));
        Glyph glyph =
                switch (Ways.heading(points, length)) {
                    case LEFT -> Glyph.HEAD_LEFT;
                    case TOP -> Glyph.HEAD_UP;
                    case RIGHT -> Glyph.HEAD_RIGHT;
                    case BOTTOM -> Glyph.HEAD_DOWN;
                };
        pen.sign(subject, Layer.LINK, at, 12, glyph, Ink.of(Token.MUTED));
    }

    private void flags(Subject subject, List<Point> points, Optional<Peering> peering) {
        if (peering.isEmpty()) {
            return;
        }
        String text =
                (peering.get().allowForwardedTraffic() ? "F" : "")
                        + (peering.get().allowGatewayTransit() ? "T" : "")
                        + (peering.get().useRemoteGateways() ? "R" : "");
        if (!text.isEmpty()) {
            Pen.Words words = Pen.Words.second(String.join(" ", text.split("", -1)).strip());
            words = words.sized(10);
            Point at = Ways.at(points, pen.pixels(24));
            Rect spot = Rect.about(at, pen.pixels(30), pen.pixels(6));
            List<Pen.Words> block = List.of(words);
            List<Rect> ends =
                    Stream.of(peering.get().from(), peering.get().to())
                            .flatMap(end -> layout.rect(Subject.network(end)).stream())
                            .toList();
            List<Rect> places =
                    Anchors.NORTH_FIRST.about(spot, pen.block(block), 0).stream()
                            .filter(place -> ends.stream().noneMatch(end -> end.overlaps(place)))
                            .toList();
            pen.labels()
                    .takeClear(places)
                    .ifPresent(place ->
                            pen.inkBlock(subject, Layer.LABEL, block, place, Token.CANVAS));
        }
    }

    private void connection(Route route) {
        Subject subject = route.link().subject();
        List<Point> points = drawn(layout, route);
        for (List<Point> part : parted(route, points)) {
            pen.line(subject, Layer.LINK, part, Pen.Stroke.of(Token.LINE, 3, Dash.BEADS));
        }
        Optional<Connection> connection = topology.connection(subject.name());
        if (connection.isEmpty() || !pen.atLeast(LevelOfDetail.NORMAL)) {
            return;
        }
        double length = Ways.length(points);
        Point middle =
                Ways.at(points, Math.max(length / 2, length - pen.pixels(DISC_FROM_FAR_END)));
        Glyph glyph =
                switch (connection.get().type()) {
                    case IPSEC, SDWAN -> Glyph.LOCK;
                    case EXPRESSROUTE -> Glyph.BOLT;
                };
        pen.disc(
                subject,
                Layer.OBJECT,
                middle,
                10,
                Ink.of(Token.PANEL),
                Pen.Stroke.of(Token.LINE, 1.5));
        pen.sign(subject, Layer.OBJECT, middle, 12, glyph, Ink.of(Token.MUTED));
        if (pen.atLeast(LevelOfDetail.DETAIL)) {
            Rect disc = Rect.about(middle, pen.pixels(22));
            List<Pen.Words> block = List.of(Pen.Words.small(connection.get().name(), Token.MUTED));
            List<Rect> places = Anchors.EAST_FIRST.about(disc, pen.block(block), pen.pixels(3));
            pen.writeBlock(subject, Layer.LABEL, block, places, Token.CANVAS);
        }
    }

    /// The middle of the longest part: where a disc does not sit on a bend.
    static Point seat(List<Point> points) {
        double longest = -1;
        Point middle = points.getFirst();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            if (from.walk(to) > longest) {
                longest = from.walk(to);
                middle = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
            }
        }
        return middle;
    }

    /// Keeps labels off the lines where they can be.
    void reserve() {
        for (Route route : routing.routes().values()) {
            List<Point> points = route.points();
            for (int i = 1; i < points.size(); i++) {
                Rect part = Rect.between(points.get(i - 1), points.get(i));
                pen.labels().avoid(part.grown(pen.pixels(3)));
            }
        }
    }
}
