package studio.routeserver.desktop.timeline;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.engine.RunReport;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.theme.Tips;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.whatif.FlowLoss;

/// The run as a line of time: what happened when, what is lost from when to when, and where the
/// hand stands. Press or drag to go there.
final class Tracks extends Pane {

    private static final double TOP = 6;
    private static final double BAND_TOP = 20;
    private static final double BAND_HEIGHT = 12;
    private static final double AXIS = 46;
    private static final double MARKS = 13;
    private static final double BESIDE = 10;
    private static final int MOST_BANDS = 2;
    private static final int MOST_MARKS = 80;
    private static final double HATCH = 6;
    private static final double LABEL_ROOM = 60;
    private static final double BEYOND_ROOM = 120;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200};
    private static final double STEP_PIXELS = 76;

    private final Consumer<Instant> scrub;
    private @Nullable Frame frame;
    private @Nullable List<FlowLoss> laned;
    private List<Summary.Lane> lanes = List.of();
    private Instant hand = Instant.EPOCH;
    private Instant first = Instant.EPOCH;
    private Instant last = Instant.EPOCH.plus(SHORTEST);

    /// @param scrub goes to an instant
    Tracks(Consumer<Instant> scrub) {
        this.scrub = scrub;
        setId("timeline-tracks");
        getStyleClass().add("tracks");
        setMinWidth(160);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> go(event.getX()));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> go(event.getX()));
        widthProperty().subscribe(this::draw);
        setAccessibleText(text("timeline.tracks.about"));
    }

    private void go(double x) {
        if (frame != null && getWidth() > 0) {
            double part = Math.clamp(x / getWidth(), 0, 1);
            Duration span = Duration.between(first, last);
            scrub.accept(first.plus(Duration.ofMillis((long) (span.toMillis() * part))));
        }
    }

    void show(@Nullable Frame newest, Instant position) {
        frame = newest;
        hand = position;
        if (newest != null) {
            first = newest.run().base().at();
            last = end(newest);
        }
        draw();
    }

    /// The axis ends a little after what is known to come, and moves on by steps.
    private static Instant end(Frame frame) {
        Instant begin = frame.run().base().at();
        Instant until = frame.now();
        Optional<Instant> settled = frame.run().settled();
        if (settled.isPresent()) {
            until = settled.get();
        } else if (!frame.run().quiet() && frame.nextVisible().isPresent()) {
            until = later(until, frame.nextVisible().get());
        }
        Duration span = Duration.between(begin, until).multipliedBy(21).dividedBy(20);
        long step = SHORTEST.toSeconds() / 2;
        long seconds = Math.max(SHORTEST.toSeconds(), (span.toSeconds() / step + 1) * step);
        return begin.plusSeconds(seconds);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private double x(Instant at) {
        double span = Math.max(1, Duration.between(first, last).toMillis());
        return Math.clamp(Duration.between(first, at).toMillis() / span, 0, 1) * getWidth();
    }

    private void draw() {
        getChildren().clear();
        Frame newest = frame;
        if (newest == null || getWidth() <= 0) {
            return;
        }
        axis();
        bands(newest);
        marks(newest.run());
        hand(newest);
    }

    private void axis() {
        Line axis = new Line(0, AXIS + 0.5, getWidth(), AXIS + 0.5);
        axis.getStyleClass().add("axis");
        getChildren().add(axis);
        double seconds = Duration.between(first, last).toSeconds();
        int wanted = (int) Math.max(1, getWidth() / STEP_PIXELS);
        int step = STEPS[STEPS.length - 1];
        for (int candidate : STEPS) {
            if (seconds / candidate <= wanted) {
                step = candidate;
                break;
            }
        }
        long from = Duration.between(Instant.EPOCH, first).toSeconds();
        for (long at = Math.ceilDiv(from, step) * step; at <= from + seconds; at += step) {
            double x = Math.round(x(Instant.EPOCH.plusSeconds(at))) + 0.5;
            Line tick = new Line(x, AXIS - 3, x, AXIS + 3);
            tick.getStyleClass().add("axis");
            Text label = new Text(Times.countdown(Duration.ofSeconds(at)));
            label.getStyleClass().add("axis-label");
            label.setTextOrigin(VPos.TOP);
            label.setX(x + 3);
            label.setY(AXIS + 3);
            getChildren().add(tick);
            double limit = hand.isAfter(last) ? getWidth() - BEYOND_ROOM : getWidth();
            if (x + LABEL_ROOM / 2 < limit) {
                getChildren().add(label);
            }
        }
    }

    /// The widest losses, each hatched: what it is must not hang on its colour.
    private void bands(Frame newest) {
        List<Summary.Lane> lost =
                lanes(newest.run()).stream()
                        .filter(lane -> lane.from() != null)
                        .limit(MOST_BANDS)
                        .toList();
        double height = lost.size() > 1 ? BAND_HEIGHT : 2 * BAND_HEIGHT;
        // All their words stand inside, or none's: what differs is then what was lost.
        boolean inside = lost.stream().allMatch(lane -> holds(lane, newest.now()));
        for (int i = 0; i < lost.size(); i++) {
            band(lost.get(i), BAND_TOP + i * (BAND_HEIGHT + 1), height, newest.now(), inside);
        }
    }

    /// A picture is drawn several times for one frame, and in most frames nothing more is lost.
    @SuppressWarnings("ReferenceEquality") // the same losses make the same lanes
    private List<Summary.Lane> lanes(RunReport run) {
        List<FlowLoss> losses = run.losses();
        if (losses != laned) {
            laned = losses;
            lanes = Summary.lanes(losses);
        }
        return lanes;
    }

    private boolean holds(Summary.Lane lane, Instant now) {
        Instant from = lane.from();
        return from != null
                && room(label(lane, from, until(lane, now)))
                        < Math.max(2, x(until(lane, now)) - x(from));
    }

    private static Instant until(Summary.Lane lane, Instant now) {
        return lane.until() == null ? now : lane.until();
    }

    private static double room(Text label) {
        return label.getLayoutBounds().getWidth() + 16;
    }

    private static Text label(Summary.Lane lane, Instant from, Instant until) {
        Text label =
                new Text(
                        text(
                                "timeline.band.lost",
                                lane.name(),
                                Times.countdown(Duration.between(from, until))));
        label.getStyleClass().add("loss-label");
        label.setTextOrigin(VPos.CENTER);
        return label;
    }

    private void band(
            Summary.Lane lane, double y, double height, Instant now, boolean labelInside) {
        Instant from = lane.from();
        if (from == null) {
            return;
        }
        Instant until = until(lane, now);
        double left = x(from);
        double width = Math.max(2, x(until) - left);
        Rectangle band = new Rectangle(left, y, width, height);
        band.getStyleClass().add("loss");
        getChildren().add(band);
        Path hatching = new Path();
        for (double at = left + HATCH; at < left + width; at += HATCH) {
            double foot = Math.max(left, at - height);
            hatching.getElements().add(new MoveTo(at, y));
            hatching.getElements().add(new LineTo(foot, y + (at - foot)));
        }
        hatching.getStyleClass().add("loss-hatch");
        hatching.setOpacity(0.35);
        getChildren().add(hatching);
        Text label = label(lane, from, until);
        label.setY(y + height / 2);
        double room = room(label);
        // Beside the band where it is too narrow, and before it where there is no room behind.
        double right = left + width + 6;
        label.setX(
                labelInside
                        ? left + 8
                        : right + room < getWidth() ? right : Math.max(0, left - room));
        if (labelInside) {
            Rectangle ground =
                    new Rectangle(label.getX() - 4, y + 1, room - 8, Math.max(1, height - 2));
            ground.getStyleClass().add("loss-ground");
            getChildren().add(ground);
        }
        getChildren().add(label);
    }

    private void marks(RunReport run) {
        List<TimelineEvent> events = new ArrayList<>(run.events());
        double before = -MARKS;
        TimelineEvent.Kind kindBefore = TimelineEvent.Kind.FLOW;
        int drawn = 0;
        for (TimelineEvent event : events) {
            if (event.kind() == TimelineEvent.Kind.FLOW || drawn > MOST_MARKS) {
                continue;
            }
            double x = x(event.at());
            if (event.kind() == kindBefore && x - before < MARKS / 2) {
                continue;
            }
            // What comes of one thing at once stands beside it, not on it.
            x = Math.max(x, before + BESIDE);
            before = x;
            kindBefore = event.kind();
            drawn++;
            getChildren().add(mark(event, x));
        }
    }

    private static SVGPath mark(TimelineEvent event, double x) {
        SVGPath mark = new SVGPath();
        mark.setContent(
                switch (event.kind()) {
                    case EVENT -> "M -5 0 H 5 L 0 8 Z";
                    case SESSION -> "M 0 0 L 4 4 L 0 8 L -4 4 Z";
                    case ROUTE -> "M -4 8 H 4 L 0 1 Z";
                    case PROGRAMMED -> "M -4 4 L -1 8 L 5 0";
                    case FLOW -> "M 0 0 V 8";
                });
        mark.getStyleClass().addAll("mark", event.kind().text());
        mark.setLayoutX(x);
        mark.setLayoutY(TOP);
        Tips.put(mark, Times.point(event.at()) + "  " + event.text());
        return mark;
    }

    private void hand(Frame newest) {
        double x = x(hand);
        Rectangle played = new Rectangle(0, AXIS - 1, x(newest.now()), 3);
        played.getStyleClass().add("played");
        Line line = new Line(x, 2, x, AXIS + 4);
        line.getStyleClass().add("hand");
        Circle knob = new Circle(x, AXIS, 5);
        knob.getStyleClass().add("hand-knob");
        getChildren().addAll(played, line, knob);
        if (hand.isAfter(last)) {
            beyond(x);
        }
    }

    /// The axis shows what happened; quiet time behind it is told, not drawn.
    private void beyond(double x) {
        Text label =
                new Text(
                        text(
                                "timeline.hand.beyond",
                                Times.countdown(Duration.between(Instant.EPOCH, hand))));
        label.setId("timeline-beyond");
        label.getStyleClass().add("axis-label");
        label.setTextOrigin(VPos.TOP);
        label.setX(x - label.getLayoutBounds().getWidth() - 2);
        label.setY(AXIS + 3);
        getChildren().add(label);
    }
}
