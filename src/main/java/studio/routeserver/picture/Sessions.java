package studio.routeserver.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
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

/// Draws sessions as they are now: the line by the worse end, a chip at each end by its own state,
/// rings of hold timers that run out, and cuts.
final class Sessions {

    private static final double CHIP = 8;
    private static final double CHIP_DISTANCE = Routing.CHIP_DISTANCE;

    /// A healthy timer is wound up again at each KEEPALIVE, when two thirds are left (RFC 4271
    /// §10): only what is lower is worth a ring.
    private static final double RING_FROM = 0.64;

    private final Layout layout;
    private final Routing routing;
    private final @Nullable LabSnapshot snapshot;
    private final Pen pen;
    private final Map<Subject, List<SessionView>> byLink = new LinkedHashMap<>();
    private final List<Route> chipped = new ArrayList<>();

    Sessions(Layout layout, Routing routing, @Nullable LabSnapshot snapshot, Pen pen) {
        this.layout = layout;
        this.routing = routing;
        this.snapshot = snapshot;
        this.pen = pen;
        if (snapshot != null) {
            for (SessionView view : snapshot.sessions().values()) {
                byLink.computeIfAbsent(carrier(view), _ -> new ArrayList<>()).add(view);
            }
        }
    }

    /// The link that a session is drawn on: its own, else the one between the two objects whose
    /// instances it joins, else the tunnel that carries it.
    private Subject carrier(SessionView view) {
        Subject own = Subject.session(view.id());
        if (routing.route(own).isPresent()) {
            return own;
        }
        String local = object(view.id().local());
        String remote = object(view.id().remote());
        return routing.routes().values().stream()
                .filter(route -> joins(route, local, remote) || joins(route, remote, local))
                .map(route -> route.link().subject())
                .findFirst()
                .orElse(own);
    }

    private static boolean joins(Route route, String one, String other) {
        return object(route.link().from().name()).equals(one)
                && object(route.link().to().name()).equals(other)
                && route.link().subject().sort() != Subject.Sort.PEERING;
    }

    private static String object(String speaker) {
        int slash = speaker.lastIndexOf('/');
        return slash < 0 ? speaker : speaker.substring(0, slash);
    }

    void draw() {
        Lines.Sorted sorted = Lines.sorted(layout, routing, pen.level());
        for (Route route : sorted.single()) {
            Subject.Sort sort = route.link().subject().sort();
            List<SessionView> views = byLink.getOrDefault(route.link().subject(), List.of());
            if (sort == Subject.Sort.SESSION) {
                session(route, views);
            } else if (sort == Subject.Sort.CONNECTION && !views.isEmpty()) {
                chips(route, views);
            }
        }
    }

    /// What the chips say, where there is room: after everything that matters more.
    void texts() {
        chipped.forEach(route -> texts(route, views(route)));
    }

    private List<SessionView> views(Route route) {
        return byLink.getOrDefault(route.link().subject(), List.of());
    }

    private void session(Route route, List<SessionView> views) {
        Subject subject = route.link().subject();
        List<Point> points = Lines.drawn(layout, route);
        Look look = views.isEmpty() ? Look.of(SessionState.IDLE) : look(worst(views), true, views);
        Pen.Stroke stroke = Pen.Stroke.of(look.token(), look.width(), look.dash());
        boolean cut = views.stream().anyMatch(SessionView::cut);
        double length = Ways.length(points);
        if (cut) {
            double gap = Math.min(pen.pixels(22), length / 2);
            pen.line(subject, Layer.LINK, Ways.part(points, 0, (length - gap) / 2), stroke);
            pen.line(subject, Layer.LINK, Ways.part(points, (length + gap) / 2, length), stroke);
            pen.sign(
                    subject,
                    Layer.STATE,
                    Ways.at(points, length / 2),
                    14,
                    Glyph.DOWN,
                    Ink.of(Token.BAD));
        } else {
            pen.line(subject, Layer.LINK, points, stroke);
        }
        if (!views.isEmpty()) {
            chips(route, views);
        }
    }

    private static SessionView worst(List<SessionView> views) {
        SessionView worst = views.getFirst();
        for (SessionView view : views) {
            if (lower(view).compareTo(lower(worst)) < 0) {
                worst = view;
            }
        }
        return worst;
    }

    private static SessionState lower(SessionView view) {
        return view.state().compareTo(view.remoteState()) <= 0 ? view.state() : view.remoteState();
    }

    private Look look(SessionView view, boolean line, List<SessionView> all) {
        SessionState state = line ? lower(view) : view.state();
        return state == SessionState.IDLE && all.stream().allMatch(this::shut)
                ? Look.SHUT
                : Look.of(state);
    }

    private boolean shut(SessionView view) {
        return snapshot != null
                && snapshot.faults().stream()
                        .anyMatch(active ->
                                active.fault() instanceof Fault.Shut(var nva, var instance)
                                        && nva.equals(view.id().remote())
                                        && (instance == null || instance == view.instance()));
    }

    /// A chip at each end, from normal on; below, one in the middle of what is not established.
    private void chips(Route route, List<SessionView> views) {
        if (!pen.atLeast(LevelOfDetail.MAP)) {
            return;
        }
        Subject subject = route.link().subject();
        List<Point> points = Lines.drawn(layout, route);
        double length = Ways.length(points);
        SessionView worst = worst(views);
        boolean room = length > pen.pixels(7 * CHIP_DISTANCE);
        if (!pen.atLeast(LevelOfDetail.NORMAL) || !room) {
            Look look = look(worst, true, views);
            boolean news = look.token() != Token.OK || pen.atLeast(LevelOfDetail.NORMAL);
            if (!worst.cut() && news) {
                chip(subject, Lines.seat(points), look);
            }
            return;
        }
        double distance = pen.pixels(CHIP_DISTANCE);
        boolean localFirst = object(worst.id().local()).equals(object(route.link().from().name()));
        Look local = look(worst, false, views);
        Look remote = local == Look.SHUT ? local : Look.of(worst.remoteState());
        Point first = Ways.at(points, distance + inside(route));
        Point last = Ways.at(points, length - distance);
        chip(subject, first, localFirst ? local : remote);
        chip(subject, last, localFirst ? remote : local);
        ring(subject, localFirst ? first : last, worst, worst.holdDeadline());
        ring(subject, localFirst ? last : first, worst, worst.remoteHoldDeadline());
        chipped.add(route);
    }

    // A session of both instances begins at the bar between them: its chip stands outside.
    private double inside(Route route) {
        return layout.rect(route.link().from())
                .filter(_ -> route.link().from().sort() == Subject.Sort.ROUTE_SERVER)
                .map(rect -> rect.height() / 2)
                .orElse(0.0);
    }

    private void chip(Subject subject, Point at, Look look) {
        pen.disc(
                subject,
                Layer.STATE,
                at,
                CHIP,
                Ink.of(Token.PANEL),
                Pen.Stroke.of(look.token(), 1));
        pen.sign(subject, Layer.STATE, at, 14, look.glyph(), Ink.of(look.token()));
        pen.labels().block(Rect.about(at, pen.pixels(2 * CHIP + 2)));
    }

    private void ring(Subject subject, Point at, SessionView view, @Nullable Instant deadline) {
        double part = part(view, deadline);
        if (part < RING_FROM) {
            pen.add(
                    new Item.Ring(
                            subject,
                            Layer.STATE,
                            at,
                            pen.pixels(CHIP + 3),
                            part,
                            Ink.of(Token.WARN),
                            3));
        }
    }

    /// How much of the hold time is left, 1 where no timer runs.
    private double part(SessionView view, @Nullable Instant deadline) {
        if (deadline == null || snapshot == null || view.holdTime().isZero()) {
            return 1;
        }
        Duration left = Duration.between(snapshot.at(), deadline);
        double part = (double) left.toMillis() / view.holdTime().toMillis();
        return Math.clamp(part, 0, 1);
    }

    private void texts(Route route, List<SessionView> views) {
        if (!pen.atLeast(LevelOfDetail.DETAIL)) {
            return;
        }
        SessionView worst = worst(views);
        Look look = look(worst, true, views);
        List<Point> points = Lines.drawn(layout, route);
        double distance = pen.pixels(CHIP_DISTANCE);
        double length = Ways.length(points);
        List<Rect> chips =
                List.of(
                        Rect.about(Ways.at(points, length - distance), pen.pixels(22)),
                        Rect.about(Ways.at(points, distance), pen.pixels(22)));
        List<Pen.Words> block = new ArrayList<>();
        block.add(Pen.Words.small(text(worst, look), Token.MUTED).sized(10));
        if (pen.atLeast(LevelOfDetail.CLOSE_UP)) {
            String counts = "in " + worst.received() + " out " + worst.advertised();
            block.add(Pen.Words.small(counts, Token.MUTED).sized(10));
        }
        List<Rect> places = new ArrayList<>();
        for (Rect chip : chips) {
            places.addAll(Anchors.EAST_FIRST.about(chip, pen.block(block), pen.pixels(2)));
        }
        pen.labels()
                .takeClear(places)
                .ifPresent(place ->
                        pen.inkBlock(
                                route.link().subject(), Layer.STATE, block, place, Token.CANVAS));
    }

    private String text(SessionView view, Look look) {
        if (snapshot == null) {
            return look.text();
        }
        double local = part(view, view.holdDeadline());
        double remote = part(view, view.remoteHoldDeadline());
        if (Math.min(local, remote) < RING_FROM) {
            Instant sooner = local <= remote ? view.holdDeadline() : view.remoteHoldDeadline();
            if (sooner != null) {
                return "hold " + Clock.span(Duration.between(snapshot.at(), sooner));
            }
        }
        Instant since = view.establishedSince();
        return since == null || look.glyph() != Glyph.ESTABLISHED
                ? look.text()
                : look.text() + " " + Clock.uptime(Duration.between(since, snapshot.at()));
    }
}
