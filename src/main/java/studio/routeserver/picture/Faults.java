package studio.routeserver.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.route.Routing;
import studio.routeserver.picture.route.Ways;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Token;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// Draws what is broken, and what is not yet programmed with what the routers know.
final class Faults {

    static final double HATCH_GAP = 6;

    private final Layout layout;
    private final Routing routing;
    private final LabSnapshot snapshot;
    private final Pen pen;
    private final Set<Subject> alreadyTold = new LinkedHashSet<>();

    Faults(Layout layout, Routing routing, LabSnapshot snapshot, Pen pen) {
        this.layout = layout;
        this.routing = routing;
        this.snapshot = snapshot;
        this.pen = pen;
    }

    /// What has died as a whole, and since when. A gateway that lost an instance lives.
    static Map<Subject, Instant> killed(LabSnapshot snapshot) {
        Map<Subject, Instant> killed = new LinkedHashMap<>();
        for (LabSnapshot.ActiveFault active : snapshot.faults()) {
            if (active.fault() instanceof Fault.Fail(var object, var instance)) {
                Optional<Subject> dead =
                        instance == null
                                ? Subject.of(object)
                                : Optional.of(object)
                                        .filter(ref -> ref.kind() == Kind.ROUTE_SERVER)
                                        .map(ref -> Subject.instance(ref.name(), instance));
                dead.ifPresent(subject -> killed.putIfAbsent(subject, active.since()));
            }
        }
        return killed;
    }

    /// @param told what has its sentence already, at the black hole that it is
    void draw(Set<Subject> told) {
        alreadyTold.addAll(told);
        killed(snapshot).forEach(this::killed);
        for (LabSnapshot.ActiveFault active : snapshot.faults()) {
            if (active.fault() instanceof Fault.Down(var connection)) {
                down(new Subject(Subject.Sort.CONNECTION, drawn(connection)));
            } else if (active.fault() instanceof Fault.Fail(var object, var instance)
                    && instance != null
                    && object.kind() == Kind.GATEWAY) {
                half(new Subject(Subject.Sort.GATEWAY, object.name()), instance, active.since());
            }
        }
        for (VirtualMachine machine : snapshot.topology().virtualMachines()) {
            snapshot.reprogrammingUntil(machine.nic())
                    .ifPresent(until -> reprogramming(machine.nic(), until));
        }
    }

    private void killed(Subject subject, Instant since) {
        each(subject, rect -> hatch(pen, subject, rect, Token.BAD));
        Optional<Rect> whole = layout.rect(subject);
        if (whole.isEmpty()) {
            return;
        }
        badge(subject, new Point(whole.get().x(), whole.get().y()), Glyph.DOWN, Token.BAD);
        if (pen.atLeast(LevelOfDetail.NORMAL) && !alreadyTold.contains(subject)) {
            label(subject, whole.get(), "down since " + Clock.time(since), Token.BAD);
        }
    }

    /// One cell of a gateway.
    private void half(Subject gateway, int instance, Instant since) {
        Optional<Rect> whole = layout.rect(gateway);
        if (whole.isPresent()) {
            Rect rect = whole.get();
            double x = instance == 0 ? rect.x() : rect.centre().x();
            Rect cell = new Rect(x, rect.y(), rect.width() / 2, rect.height());
            List<Point> corners = cell.grown(-pen.pixels(4)).corners();
            pen.add(
                    new Item.Hatch(
                            gateway,
                            Layer.STATE,
                            corners,
                            pen.pixels(HATCH_GAP),
                            new Ink(Token.BAD, 0.55),
                            1.25));
            double corner = instance == 0 ? rect.x() : rect.right();
            badge(gateway, new Point(corner, rect.y()), Glyph.DOWN, Token.BAD);
            if (pen.atLeast(LevelOfDetail.NORMAL)) {
                String text = "instance " + instance + " down since " + Clock.time(since);
                label(gateway, rect, text, Token.BAD);
            }
        }
    }

    // A Route Server is drawn as its two instances.
    private void each(Subject subject, Consumer<Rect> draw) {
        List<Subject> parts =
                subject.sort() == Subject.Sort.ROUTE_SERVER
                        ? layout.children(subject)
                        : List.of(subject);
        parts.forEach(part -> layout.rect(part).ifPresent(draw));
    }

    /// Hatching over an object, and its border again in the hatching's colour.
    static void hatch(Pen pen, Subject subject, Rect rect, Token token) {
        Subject.Sort shape =
                subject.sort() == Subject.Sort.ROUTE_SERVER
                        ? Subject.Sort.INSTANCE
                        : subject.sort();
        List<Point> corners = Outlines.of(shape, rect);
        pen.add(
                new Item.Hatch(
                        subject,
                        Layer.STATE,
                        corners,
                        pen.pixels(HATCH_GAP),
                        new Ink(token, 0.55),
                        1.25));
        pen.add(
                new Item.Polygon(
                        subject, Layer.STATE, corners, null, Ink.of(token), 2, Dash.SOLID));
    }

    private void badge(Subject subject, Point at, Glyph glyph, Token token) {
        pen.disc(subject, Layer.STATE, at, 9, Ink.of(Token.PANEL), Pen.Stroke.of(token, 1.5));
        pen.sign(subject, Layer.STATE, at, 13, glyph, Ink.of(token));
        pen.labels().block(Rect.about(at, pen.pixels(18)));
    }

    private void label(Subject subject, Rect rect, String text, Token token) {
        List<Pen.Words> block = List.of(Pen.Words.strong(text, token));
        List<Rect> places = new ArrayList<>();
        for (double gap : List.of(3.0, 20.0)) {
            // At its sides the handles of a selected object have to stay clear of it.
            Rect clear = rect.grown(pen.pixels(7), 0);
            places.addAll(Anchors.SOUTH_FIRST.about(clear, pen.block(block), pen.pixels(gap)));
        }
        pen.writeBlock(subject, Layer.STATE, block, places, Token.CANVAS);
    }

    /// Two connections that make one tunnel between gateways are one line.
    private String drawn(String connection) {
        Topology topology = snapshot.topology();
        return topology.connection(connection)
                .filter(one -> routing.route(subject(one)).isEmpty())
                .flatMap(topology::counterpart)
                .map(Connection::name)
                .orElse(connection);
    }

    private static Subject subject(Connection connection) {
        return new Subject(Subject.Sort.CONNECTION, connection.name());
    }

    private void down(Subject connection) {
        routing.route(connection)
                .ifPresent(route -> {
                    List<Point> points = Lines.drawn(layout, route);
                    Point at = Ways.at(points, Ways.length(points) * 0.25);
                    badge(connection, at, Glyph.DOWN, Token.BAD);
                    Rect rect = Rect.about(at, pen.pixels(18));
                    if (pen.atLeast(LevelOfDetail.NORMAL)) {
                        label(connection, rect, "down", Token.BAD);
                    }
                });
    }

    private void reprogramming(Nic nic, Instant until) {
        Optional<Subject> subject = Subject.of(nic.owner());
        Optional<Rect> rect = subject.flatMap(layout::rect);
        if (rect.isEmpty()) {
            return;
        }
        pen.frame(
                subject.get(),
                Layer.STATE,
                rect.get().grown(pen.pixels(2)),
                7,
                Pen.Stroke.of(Token.WARN, 2, Dash.DOTTED));
        Point corner = new Point(rect.get().x(), rect.get().y());
        badge(subject.get(), corner, Glyph.REPROGRAMMING, Token.WARN);
        if (pen.atLeast(LevelOfDetail.NORMAL)) {
            String left = Clock.span(Duration.between(snapshot.at(), until));
            label(subject.get(), rect.get(), "reprogramming " + left, Token.WARN);
        }
    }
}
