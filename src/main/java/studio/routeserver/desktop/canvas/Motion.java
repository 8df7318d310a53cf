package studio.routeserver.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.picture.Dash;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Item;
import studio.routeserver.picture.Layer;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.route.Route;
import studio.routeserver.picture.route.Routing;
import studio.routeserver.picture.route.Ways;
import studio.routeserver.picture.theme.Token;

/// What moves while time runs: chevrons along lit paths, and an envelope on a session whose routes
/// have changed from one snapshot to the next. While time stands still nothing moves, and the
/// drawing's own chevrons stand in place of these.
///
/// Small nodes, so that a step repaints little; at most as many as a frame bears. Where frames come
/// late it moves evenly at 20 steps a second instead.
final class Motion {

    static final int MOST_CHEVRONS = 80;
    static final int MOST_ENVELOPES = 12;

    /// Pixels a second, and from chevron to chevron.
    private static final double PACE = 48;

    private static final double EVERY = 64;
    private static final double FROM_END = 10;

    private static final double FLIGHT_SECONDS = 0.7;
    private static final double LATE_SECONDS = 0.025;
    private static final double EVEN_SECONDS = 0.05;

    private record Track(List<Point> pixels, double length, boolean bad) {}

    private static final class Envelope {
        final List<Point> way;
        double flown;

        Envelope(List<Point> way) {
            this.way = way;
        }
    }

    private final Pane layer = new Pane();
    private final List<Polyline> chevrons = new ArrayList<>();
    private final List<SVGPath> envelopes = new ArrayList<>();
    private final List<Envelope> flying = new ArrayList<>();
    private List<Track> tracks = List.of();
    private @Nullable DisplayList shown;
    private @Nullable Viewport view;
    private double phase;
    private double waiting;
    private boolean running;

    Motion() {
        layer.setManaged(false);
        layer.setMouseTransparent(true);
        layer.setVisible(false);
    }

    Node node() {
        return layer;
    }

    boolean running() {
        return running;
    }

    void start() {
        running = true;
        layer.setVisible(true);
    }

    void stop() {
        running = false;
        phase = 0;
        waiting = 0;
        flying.clear();
        layer.setVisible(false);
    }

    /// These paths are lit now, seen like this.
    @SuppressWarnings("ReferenceEquality") // the same list has the same paths
    void follow(DisplayList live, Viewport seen) {
        if (live == shown && seen.equals(view)) {
            return;
        }
        shown = live;
        view = seen;
        Rect visible = seen.visible();
        tracks =
                live.items().stream()
                        .filter(item -> item.layer() == Layer.PATH)
                        .filter(item -> item.bounds().touches(visible))
                        .filter(Item.Line.class::isInstance)
                        .map(Item.Line.class::cast)
                        .filter(line -> line.dash() == Dash.SOLID)
                        .map(line -> track(line, seen))
                        .toList();
        place();
    }

    private static Track track(Item.Line line, Viewport seen) {
        List<Point> pixels =
                line.points().stream().map(p -> new Point(seen.x(p.x()), seen.y(p.y()))).toList();
        return new Track(pixels, Ways.length(pixels), line.ink().token() == Token.BAD);
    }

    /// Sessions of which one end holds or tells other routes than before have carried an UPDATE.
    void messages(LabSnapshot before, LabSnapshot after, Routing routing) {
        if (!running) {
            return;
        }
        for (SessionView now : after.sessions().values()) {
            SessionView then = before.sessions().get(now.id());
            if (then == null || now.state() != SessionState.ESTABLISHED) {
                continue;
            }
            Optional<Route> route = routing.route(Subject.session(now.id()));
            if (route.isEmpty()) {
                continue;
            }
            boolean fromLocal = route.get().link().from().name().equals(now.id().local());
            List<Point> way = route.get().points();
            if (now.advertised() != then.advertised()) {
                send(fromLocal ? way : way.reversed());
            }
            if (now.received() != then.received()) {
                send(fromLocal ? way.reversed() : way);
            }
        }
    }

    private void send(List<Point> way) {
        if (flying.size() < MOST_ENVELOPES) {
            flying.add(new Envelope(way));
        }
    }

    /// So much of the watcher's time has passed while virtual time ran.
    void advance(double seconds) {
        waiting += seconds;
        if (seconds > LATE_SECONDS && waiting < EVEN_SECONDS) {
            return;
        }
        phase = (phase + waiting * PACE) % EVERY;
        for (Envelope envelope : flying) {
            envelope.flown += waiting / FLIGHT_SECONDS;
        }
        flying.removeIf(envelope -> envelope.flown >= 1);
        waiting = 0;
        place();
    }

    private void place() {
        int used = 0;
        for (Track track : tracks) {
            for (double at = phase; at < track.length() - FROM_END; at += EVERY) {
                if (used == MOST_CHEVRONS) {
                    break;
                }
                if (at >= FROM_END) {
                    chevron(used++, track, at);
                }
            }
        }
        for (int i = used; i < chevrons.size(); i++) {
            chevrons.get(i).setVisible(false);
        }
        Viewport seen = view;
        for (int i = 0; i < Math.max(envelopes.size(), flying.size()); i++) {
            if (i >= flying.size() || seen == null) {
                envelopes.get(i).setVisible(false);
            } else {
                envelope(i, flying.get(i), seen);
            }
        }
    }

    private void chevron(int index, Track track, double at) {
        if (index == chevrons.size()) {
            Polyline made = new Polyline(-3, -5, 3, 0, -3, 5);
            made.getStyleClass().add("motion-chevron");
            made.setManaged(false);
            chevrons.add(made);
            layer.getChildren().add(made);
        }
        Polyline node = chevrons.get(index);
        Point place = Ways.at(track.pixels(), at);
        node.setTranslateX(place.x());
        node.setTranslateY(place.y());
        node.setRotate(
                switch (Ways.heading(track.pixels(), at)) {
                    case RIGHT -> 0;
                    case BOTTOM -> 90;
                    case LEFT -> 180;
                    case TOP -> 270;
                });
        boolean styled = node.getStyleClass().contains("bad");
        if (track.bad() && !styled) {
            node.getStyleClass().add("bad");
        } else if (!track.bad() && styled) {
            node.getStyleClass().remove("bad");
        }
        node.setVisible(true);
    }

    private void envelope(int index, Envelope envelope, Viewport seen) {
        if (index == envelopes.size()) {
            SVGPath made = new SVGPath();
            made.setContent("M -8 -5 H 8 V 5 H -8 Z M -8 -5 L 0 1 L 8 -5");
            made.getStyleClass().add("motion-envelope");
            made.setManaged(false);
            envelopes.add(made);
            layer.getChildren().add(made);
        }
        SVGPath node = envelopes.get(index);
        Point place = Ways.at(envelope.way, Ways.length(envelope.way) * envelope.flown);
        node.setTranslateX(seen.x(place.x()));
        node.setTranslateY(seen.y(place.y()));
        node.setVisible(true);
    }
}
