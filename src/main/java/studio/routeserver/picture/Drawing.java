package studio.routeserver.picture;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Place;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.route.Routing;
import studio.routeserver.picture.text.FontMetrics;
import studio.routeserver.topology.Topology;

/// The drawing of one topology. Immutable; any thread.
///
/// A drawing is made for a zoom in two parts. [#still] holds what only an edit changes, and takes
/// milliseconds for thousands of objects; [#live] holds what changes with virtual time and with the
/// user's hand, and costs what is going on. Painted one over the other, layer by layer or still
/// part first, they are [#whole].
public final class Drawing {

    private final Topology topology;
    private final Layout layout;
    private final Routing routing;
    private final FontMetrics metrics = FontMetrics.shipped();

    private Drawing(Topology topology, Layout layout, Routing routing) {
        this.topology = topology;
        this.layout = layout;
        this.routing = routing;
    }

    /// The drawing of a topology that is laid out and routed already.
    public static Drawing of(Topology topology, Layout layout, Routing routing) {
        return new Drawing(topology, layout, routing);
    }

    /// The drawing of a topology.
    public static Drawing of(Topology topology) {
        Layout layout = Layout.of(topology);
        return of(topology, layout, Routing.of(topology, layout));
    }

    public Layout layout() {
        return layout;
    }

    public Routing routing() {
        return routing;
    }

    /// The part that stays as it is while time runs, for one zoom.
    ///
    /// @param zoom pixels a world unit, above 0
    public Still still(double zoom, LevelOfDetail level) {
        Labels labels = new Labels();
        Pen pen = new Pen(zoom, level, metrics, labels);
        Containers containers = new Containers(topology, layout, pen);
        Lines lines = new Lines(topology, layout, routing, pen);
        Shapes shapes = new Shapes(topology, layout, pen);
        lines.reserve();
        for (Place place : layout.places().values()) {
            if (!place.subject().sort().container()) {
                labels.block(place.rect());
            }
        }
        for (Place place : layout.places().values()) {
            container(containers, place);
        }
        layout.places().values().stream()
                .filter(place -> !place.subject().sort().container())
                .forEach(shapes::draw);
        lines.draw();
        return new Still(pen.list(new Descriptions(topology, null)::of), labels);
    }

    private void container(Containers containers, Place place) {
        if (place.subject().sort() == Subject.Sort.REGION) {
            containers.region(place);
        } else if (place.subject().sort() == Subject.Sort.NETWORK) {
            topology.virtualNetwork(place.subject().name())
                    .ifPresent(network -> containers.network(place, network));
        } else if (place.subject().sort() == Subject.Sort.SUBNET) {
            containers.subnet(place);
        }
    }

    /// What does not change with time, and where its labels lie.
    public static final class Still {

        private final DisplayList list;
        private final Labels labels;

        private Still(DisplayList list, Labels labels) {
            this.list = list;
            this.labels = labels;
        }

        public DisplayList list() {
            return list;
        }
    }

    /// The part that changes: sessions, faults, paths, findings, selection. Its labels keep clear
    /// of the still part's.
    ///
    /// @param still of this drawing, for the zoom that is wanted
    /// @param snapshot null where nothing runs: sessions are then drawn as idle
    public DisplayList live(Still still, @Nullable LabSnapshot snapshot, Overlay overlay) {
        Pen pen = new Pen(still.list.zoom(), still.list.level(), metrics, still.labels.fork());
        Map<Subject, Instant> killed = snapshot == null ? Map.of() : Faults.killed(snapshot);
        // Chips first, because they cannot move; then labels, those that matter most before others.
        Sessions sessions = new Sessions(layout, routing, snapshot, pen);
        sessions.draw();
        Paths paths = new Paths(layout, routing, killed, pen);
        for (PathReport report : overlay.paths()) {
            paths.draw(report);
        }
        paths.titles(still.list, place -> Containers.ground(topology, layout, place));
        if (snapshot != null) {
            new Faults(layout, routing, snapshot, pen).draw(paths.alarmed());
        }
        new Marks(layout, routing, pen).draw(overlay);
        sessions.texts();
        return pen.list(new Descriptions(topology, snapshot)::of);
    }

    /// Everything, in the order of layers: what an export paints.
    public DisplayList whole(
            double zoom, LevelOfDetail level, @Nullable LabSnapshot snapshot, Overlay overlay) {
        Still still = still(zoom, level);
        return still.list.over(live(still, snapshot, overlay));
    }
}
