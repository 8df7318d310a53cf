package studio.routeserver.desktop;

import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.advice.capacity.Meter;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.headroom.Gauge;
import studio.routeserver.desktop.inspector.Forms;
import studio.routeserver.desktop.workbench.Demonstration;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.desktop.workbench.TraceQuestion;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.SinglePoints;

/// Shows the workbench on canvas and panels: once for all that changed since the picture before.
/// Panels at the back are left alone until they come to the front.
final class Projection {

    private final Workbench workbench;
    private final Panels panels;
    private final Shell shell;
    private final ReadOnlyObjectProperty<@Nullable Headroom> headroom;
    private boolean waiting;

    private @Nullable LabSnapshot overlaid;
    private List<Item> overlaidSelection = List.of();
    private @Nullable TraceQuestion overlaidTrace;
    private Overlay overlay = Overlay.NONE;
    private @Nullable Ref watched;
    private boolean summaryHidden;

    Projection(
            Workbench workbench,
            Panels panels,
            Shell shell,
            ReadOnlyObjectProperty<@Nullable Headroom> headroom) {
        this.headroom = headroom;
        this.workbench = workbench;
        this.panels = panels;
        this.shell = shell;
        workbench.topologyProperty().subscribe(this::later);
        workbench.selectionProperty().subscribe(this::later);
        workbench.traceProperty().subscribe(this::later);
        workbench.demonstrationProperty().subscribe(this::later);
        workbench.momentProperty().subscribe(this::later);
        workbench.frameProperty().subscribe(this::later);
        workbench.updatingProperty().subscribe(this::later);
        headroom.subscribe(this::later);
        panels.bottom().frontProperty().subscribe(_ -> later());
    }

    /// Shows everything before the next picture.
    void later() {
        if (!waiting) {
            waiting = true;
            Platform.runLater(() -> {
                waiting = false;
                show();
            });
        }
    }

    void show() {
        Topology topology = workbench.topology();
        List<Item> selection = workbench.selectionProperty().get();
        Moment moment = workbench.momentProperty().get();
        Frame frame = workbench.frameProperty().get();
        List<Finding> findings = frame == null ? List.of() : frame.advice().findings();
        Overlay ways = ways();
        panels.canvas()
                .show(
                        new CanvasView.Picture(
                                topology,
                                moment,
                                workbench.updatingProperty().get(),
                                selection,
                                ways,
                                findings,
                                singlePoints(frame)));
        panels.outline().show(topology, selection);
        if (shell.inspectorOpenProperty().get()) {
            panels.inspector()
                    .show(
                            topology,
                            Forms.of(topology, moment, selection),
                            findings,
                            meters(topology, selection));
        }
        bottom(topology, moment, frame, selection, ways);
        panels.timeline().show(frame);
        shell.past(moment != null && moment.past());
        summary(frame, moment != null && moment.past());
    }

    private List<Meter> meters(Topology topology, List<Item> selection) {
        Headroom now = headroom.get();
        return now == null || selection.size() != 1
                ? List.of()
                : Gauge.of(now, topology, selection.getFirst());
    }

    private void bottom(
            Topology topology,
            @Nullable Moment moment,
            @Nullable Frame frame,
            List<Item> selection,
            Overlay ways) {
        BottomPanel.Tab front = panels.bottom().front();
        if (front != null) {
            switch (front) {
                case ROUTES -> panels.routes().show(moment, selection);
                case BGP -> panels.bgp().show(moment, selection);
                case PATH -> path(ways);
                case PROBLEMS -> panels.problems().show(frame);
                case EVENTS -> panels.events().show(frame);
                case DESIGN ->
                        panels.design().show(topology, frame, workbench.updatingProperty().get());
            }
        }
        List<Finding> findings = frame == null ? List.of() : frame.advice().findings();
        boolean bad = findings.stream().anyMatch(f -> f.severity().atLeast(Severity.OUTAGE));
        long shown = findings.stream().filter(f -> f.severity().atLeast(Severity.WARNING)).count();
        panels.bottom()
                .count(
                        BottomPanel.Tab.PROBLEMS,
                        findings.size(),
                        bad ? "bad" : shown > 0 ? "warn" : "");
    }

    private void path(Overlay ways) {
        boolean traced = workbench.traceProperty().get() != null;
        panels.path().show(traced ? () -> workbench.trace(null) : null, ways);
    }

    /// The ways are walked again only when what they depend on has changed.
    @SuppressWarnings("ReferenceEquality") // the same snapshot means the same ways
    private Overlay overlay(
            @Nullable Moment moment, List<Item> selection, @Nullable TraceQuestion trace) {
        LabSnapshot snapshot = moment == null ? null : moment.snapshot();
        if (snapshot == overlaid
                && selection.equals(overlaidSelection)
                && Objects.equals(trace, overlaidTrace)) {
            return overlay;
        }
        if (selection.size() == 1) {
            Overlay.sender(selection.getFirst()).ifPresent(sender -> watched = sender);
        }
        Overlay now = Overlay.of(moment, selection, trace, watched);
        overlaid = snapshot;
        overlaidSelection = selection;
        overlaidTrace = trace;
        overlay = now.equals(overlay) ? overlay : now;
        return overlay;
    }

    private static List<Ref> singlePoints(@Nullable Frame frame) {
        return frame == null
                ? List.of()
                : frame.pairs().stream()
                        .map(SinglePoints.Between::points)
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
    }

    /// The summary appears when a run has come to rest, until it is closed; it gives way to the
    /// past.
    private void summary(@Nullable Frame frame, boolean past) {
        boolean finished = frame != null && frame.run().settled().isPresent();
        if (!finished) {
            summaryHidden = false;
        }
        boolean visible = finished && !summaryHidden && !past;
        if (visible && frame != null) {
            panels.summary().show(frame.run(), frame.comparison());
        }
        boolean appeared = visible && !panels.summary().isVisible();
        if (!visible && panels.summary().isFocused()) {
            panels.canvas().node().requestFocus();
        }
        panels.summary().setVisible(visible);
        panels.summary().setManaged(visible);
        if (appeared) {
            panels.summary().requestFocus();
        }
    }

    /// The ways that lie over the drawing.
    Overlay ways() {
        Demonstration demonstration = workbench.demonstrationProperty().get();
        return demonstration == null
                ? overlay(
                        workbench.momentProperty().get(),
                        workbench.selectionProperty().get(),
                        workbench.traceProperty().get())
                : demonstration.overlay();
    }

    /// Closes the summary of this run. Answers whether one was open.
    boolean closeSummary() {
        boolean open = panels.summary().isVisible();
        summaryHidden = true;
        panels.summary().setVisible(false);
        panels.summary().setManaged(false);
        return open;
    }
}
