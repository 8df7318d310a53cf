package studio.routeserver.desktop.timeline;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.engine.Transport;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.theme.Icons;
import studio.routeserver.desktop.theme.Tips;

/// The strip under everything: transport, clock, and the run as a line of time.
public final class TimelineStrip extends HBox {

    private static final String ONE_LINE = "one-line";
    private static final double[] SPEEDS = {0.1, 1, 10, 100, 1000};

    private final Transport transport;
    private final Tracks tracks;
    private final Label clock = new Label(Times.clock(java.time.Instant.EPOCH));
    private final Label note = new Label();
    private final FontIcon playIcon = Icons.icon(Material2MZ.PLAY_ARROW);
    private final GridPane time = new GridPane();
    private final Button play;
    private final MenuButton speed = new MenuButton();
    private @Nullable Frame frame;

    public TimelineStrip(Transport transport) {
        this.transport = transport;
        this.tracks = new Tracks(transport::scrubTo);
        setId("timeline");
        getStyleClass().add("timeline");
        clock.setId("timeline-clock");
        clock.getStyleClass().add("clock");
        note.setId("timeline-note");
        note.getStyleClass().add("clock-note");
        play = Icons.button("timeline-play", Material2MZ.PLAY_ARROW, "", transport::toggle);
        play.getStyleClass().remove("flat");
        play.getStyleClass().add("play");
        play.setGraphic(playIcon);
        speed.setId("timeline-speed");
        speeds();
        time.add(clock, 0, 0);
        time.add(note, 0, 1);
        time.setMinWidth(156);
        time.setHgap(12);
        time.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(tracks, Priority.ALWAYS);
        getChildren().addAll(buttons(), speed, time, tracks);
        transport.movingProperty().subscribe(this::tell);
        transport.pausedProperty().subscribe(this::tell);
        transport.speedProperty().subscribe(this::tellSpeed);
        transport.automaticProperty().subscribe(this::tellSpeed);
        transport.momentProperty().subscribe(this::tell);
        tell();
        tellSpeed();
    }

    private HBox buttons() {
        HBox buttons =
                new HBox(
                        Icons.button(
                                "timeline-start",
                                Material2MZ.SKIP_PREVIOUS,
                                text("timeline.button.start"),
                                transport::start),
                        Icons.button(
                                "timeline-back",
                                Material2AL.KEYBOARD_ARROW_LEFT,
                                text("timeline.button.back"),
                                transport::stepBack),
                        play,
                        Icons.button(
                                "timeline-step",
                                Material2AL.KEYBOARD_ARROW_RIGHT,
                                text("timeline.button.step"),
                                transport::step),
                        Icons.button(
                                "timeline-visible",
                                Material2AL.LAST_PAGE,
                                text("timeline.button.visible"),
                                transport::stepVisible),
                        Icons.button(
                                "timeline-end",
                                Material2MZ.SKIP_NEXT,
                                text("timeline.button.end"),
                                transport::end));
        buttons.getStyleClass().add("transport");
        return buttons;
    }

    private void speeds() {
        MenuItem automatic = new MenuItem(text("timeline.speed.automatic"));
        automatic.setOnAction(_ -> transport.automaticProperty().set(true));
        speed.getItems().add(automatic);
        for (double factor : SPEEDS) {
            MenuItem item = new MenuItem(written(factor));
            item.setOnAction(_ -> {
                transport.automaticProperty().set(false);
                transport.speedProperty().set(factor);
            });
            speed.getItems().add(item);
        }
        speed.setMinWidth(108);
        Tips.put(speed, text("timeline.speed.about"));
    }

    private static String written(double factor) {
        return String.format(Locale.ROOT, factor < 1 ? "%.1f×" : "%.0f×", factor);
    }

    private void tellSpeed() {
        speed.setText(
                transport.automaticProperty().get()
                        ? text("timeline.speed.auto", written(transport.speedProperty().get()))
                        : written(transport.speedProperty().get()));
    }

    /// Makes it one line without tracks, or all of it again.
    public void toggleOneLine() {
        boolean oneLine = !getStyleClass().contains(ONE_LINE);
        if (oneLine) {
            getStyleClass().add(ONE_LINE);
        } else {
            getStyleClass().remove(ONE_LINE);
        }
        tracks.setVisible(!oneLine);
        tracks.setManaged(!oneLine);
        GridPane.setConstraints(note, oneLine ? 1 : 0, oneLine ? 0 : 1);
    }

    /// Gives the keyboard to the play button.
    public void focusPlay() {
        play.requestFocus();
    }

    /// A frame is finished.
    public void show(@Nullable Frame newest) {
        frame = newest;
        tell();
    }

    private void tell() {
        boolean moving = transport.movingProperty().get();
        playIcon.setIconCode(moving ? Material2MZ.PAUSE : Material2MZ.PLAY_ARROW);
        String says = text(moving ? "timeline.button.pause" : "timeline.button.play");
        play.setAccessibleText(says);
        Tips.put(play, says);
        boolean past = transport.past();
        clock.setText(Times.clock(transport.position()));
        clock.getStyleClass().remove("past");
        note.getStyleClass().remove("past");
        if (past) {
            clock.getStyleClass().add("past");
            note.getStyleClass().add("past");
        }
        note.setText(note(moving, past));
        tracks.show(frame, transport.position());
    }

    private String note(boolean moving, boolean past) {
        if (past) {
            return text("timeline.note.past");
        }
        if (moving) {
            return frame != null && frame.nextVisible().isPresent()
                    ? text("timeline.note.next", Times.point(frame.nextVisible().get()))
                    : text("timeline.note.quiet");
        }
        return switch (transport.pausedProperty().get()) {
            case CONVERGED -> text("timeline.note.converged");
            case BY_HAND ->
                    frame != null && frame.converged()
                            ? text("timeline.note.converged")
                            : text("timeline.note.paused");
        };
    }
}
