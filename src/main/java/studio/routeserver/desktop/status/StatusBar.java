package studio.routeserver.desktop.status;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.advice.capacity.Meter;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.headroom.Gauge;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Tips;
import studio.routeserver.desktop.workbench.Health;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.picture.glyph.Glyph;

/// The bottom line: how the network is, in counts that lead to where they come from.
public final class StatusBar extends HBox {

    /// Where a count leads.
    public enum Target {
        SESSIONS,
        EVENTS,
        PROBLEMS,
        FLOWS,
        HEADROOM
    }

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1000;

    private final Workbench workbench;
    private final Label state = new Label();
    private final Hyperlink sessions = new Hyperlink();
    private final Hyperlink programmed = new Hyperlink();
    private final Hyperlink holes = new Hyperlink();
    private final Hyperlink problems = new Hyperlink();
    private final Hyperlink headroom = new Hyperlink();
    private final Label said = new Label();
    private final Label hover = new Label();
    private final Label engine = new Label();
    private final Label saved = new Label();
    private final Label profile = new Label();
    private final Label zoom = new Label();

    /// @param room the headroom of what is drawn; null while it is read
    /// @param go shows where a count comes from
    public StatusBar(
            Workbench workbench,
            ObservableDoubleValue zoomLevel,
            ObservableValue<@Nullable Headroom> room,
            Consumer<Target> go) {
        this.workbench = workbench;
        setId("status-bar");
        getStyleClass().add("status-line");
        state.setId("status-state");
        sessions.setId("status-sessions");
        programmed.setId("status-programmed");
        holes.setId("status-holes");
        problems.setId("status-problems");
        said.setId("status-said");
        sessions.setOnAction(_ -> go.accept(Target.SESSIONS));
        programmed.setOnAction(_ -> go.accept(Target.EVENTS));
        holes.setOnAction(_ -> go.accept(Target.FLOWS));
        problems.setOnAction(_ -> go.accept(Target.PROBLEMS));
        headroom.setId("status-headroom");
        headroom.setOnAction(_ -> go.accept(Target.HEADROOM));
        room.subscribe(this::tellRoom);
        List.of(said, hover, engine, saved, profile, zoom)
                .forEach(label -> label.getStyleClass().add("muted"));
        Tips.put(engine, text("status.engine.about"));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        state,
                        sessions,
                        programmed,
                        holes,
                        problems,
                        headroom,
                        space,
                        hover,
                        said,
                        engine,
                        saved,
                        profile,
                        zoom,
                        new Announcer(workbench));
        zoomLevel.subscribe(level ->
                zoom.setText(String.format(Locale.ROOT, "%.0f %%", level.doubleValue() * 100)));
        workbench.saidProperty().subscribe(said::setText);
        workbench.unsavedProperty().subscribe(this::tellSaved);
        workbench.fileProperty().subscribe(this::tellSaved);
        workbench.healthProperty().subscribe(this::tell);
        workbench.frameProperty().subscribe(this::tell);
        workbench.updatingProperty().subscribe(this::tell);
        workbench.momentProperty().subscribe(this::tell);
        workbench
                .topologyProperty()
                .subscribe(topology ->
                        profile.setText(text("status.profile.is", topology.profile().text())));
        tellSaved();
        tell();
    }

    private void tellSaved() {
        saved.setText(
                workbench.unsavedProperty().get()
                        ? text("status.saved.no")
                        : workbench.fileProperty().get() == null
                                ? text("status.saved.sample")
                                : text("status.saved.yes"));
    }

    private void tell() {
        Health health = workbench.healthProperty().get();
        Frame frame = workbench.frameProperty().get();
        boolean past =
                workbench.momentProperty().get() != null && workbench.momentProperty().get().past();
        state.setText(
                text(
                        workbench.updatingProperty().get() || frame == null
                                ? "status.state.updating"
                                : past ? "status.state.past" : "status.state.live"));
        state.setGraphic(
                workbench.updatingProperty().get() || frame == null
                        ? new GlyphNode(Glyph.REPROGRAMMING, 12, "warn")
                        : past
                                ? new GlyphNode(Glyph.SHUT, 12, "warn")
                                : new GlyphNode(Glyph.ESTABLISHED, 12, "ok"));
        boolean known = workbench.momentProperty().get() != null;
        List.of(sessions, programmed, holes, problems).forEach(link -> link.setVisible(known));
        sessions.setText(text("status.sessions.up", health.established(), health.sessions()));
        role(sessions, health.established() < health.sessions() ? "warn" : "");
        programmed.setText(
                health.programming() == 0
                        ? text("status.programmed.all", health.nics())
                        : text("status.programmed.some", health.programming()));
        role(programmed, health.programming() > 0 ? "warn" : "");
        holes.setText(text("status.holes.count", health.holes()));
        role(holes, health.holes() > 0 ? "bad" : "");
        problems.setText(
                frame == null || !frame.advised()
                        ? text("status.problems.unread")
                        : text("status.problems.count", frame.advice().findings().size()));
        engine.setText(frame == null ? "" : took(frame));
    }

    /// The tightest meter, with the number at which Azure acts.
    private void tellRoom(@Nullable Headroom room) {
        Meter tightest = room == null ? null : room.fullest();
        headroom.setVisible(tightest != null);
        headroom.setManaged(tightest != null);
        if (tightest == null) {
            return;
        }
        String acts = String.format(Locale.ROOT, "%,d", tightest.actsAt().orElse(tightest.value()));
        headroom.setText(text("status.headroom.is", tightest.reading(), tightest.what(), acts));
        Tips.put(headroom, text("status.headroom.about", Gauge.acts(tightest)));
        switch (tightest.level()) {
            case FREE -> {
                headroom.setGraphic(null);
                role(headroom, "");
            }
            case NEAR -> {
                headroom.setGraphic(new GlyphNode(Glyph.WARNING, 12, "warn"));
                role(headroom, "warn");
            }
            case BEYOND -> {
                headroom.setGraphic(new GlyphNode(Glyph.ERROR, 12, "bad"));
                role(headroom, "bad");
            }
        }
    }

    private static String took(Frame frame) {
        double millis = frame.took().toNanos() / NANOS_PER_MILLI;
        return text(
                "status.engine.took",
                millis < MILLIS_PER_SECOND
                        ? String.format(Locale.ROOT, "%.1f ms", millis)
                        : String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND));
    }

    private static void role(Hyperlink link, String role) {
        link.getStyleClass().removeAll("warn", "bad");
        if (!role.isEmpty()) {
            link.getStyleClass().add(role);
        }
    }

    /// What the pointer rests on; null for nothing.
    public void hover(@Nullable String line) {
        hover.setText(line == null ? "" : line);
    }
}
