package studio.routeserver.desktop.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.routeserver.advice.Finding;
import studio.routeserver.desktop.CanvasView.Picture;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Overlay.Way;
import studio.routeserver.picture.Overlay;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// What the shell wants shown over the network, in the drawing's own words.
final class Overlays {

    private final Topology topology;

    private Overlays(Topology topology) {
        this.topology = topology;
    }

    static Overlay of(Picture picture) {
        Overlays overlays = new Overlays(picture.topology());
        Set<Subject> selected = new LinkedHashSet<>();
        picture.selection().forEach(item -> overlays.subject(item).ifPresent(selected::add));
        Set<Subject> points = new LinkedHashSet<>();
        picture.singlePoints().forEach(ref -> overlays.point(ref).ifPresent(points::add));
        return Overlay.NONE
                .withSelected(selected)
                .withPaths(picture.overlay().ways().stream().map(Way::drawn).toList())
                .withFindings(overlays.marks(picture.findings()))
                .withSinglePoints(points);
    }

    private Optional<Subject> subject(Item item) {
        return Subjects.subject(topology, item);
    }

    /// An instance of a gateway is drawn as its gateway.
    private Optional<Subject> point(Ref ref) {
        int slash = ref.name().lastIndexOf('/');
        Ref drawn =
                ref.kind() == Kind.GATEWAY && slash > 0
                        ? new Ref(ref.kind(), ref.name().substring(0, slash))
                        : ref;
        return Subject.of(drawn);
    }

    /// The worst finding of each object, and how many it has.
    private List<Overlay.Mark> marks(List<Finding> findings) {
        Map<Subject, Map<Overlay.Severity, Integer>> counts = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Item.named(topology, finding.object())
                    .flatMap(this::subject)
                    .ifPresent(subject ->
                            counts.computeIfAbsent(
                                            subject, _ -> new EnumMap<>(Overlay.Severity.class))
                                    .merge(severity(finding), 1, Integer::sum));
        }
        List<Overlay.Mark> marks = new ArrayList<>();
        counts.forEach((subject, bySeverity) ->
                marks.add(
                        new Overlay.Mark(
                                subject,
                                Collections.min(bySeverity.keySet()),
                                bySeverity.values().stream().mapToInt(Integer::intValue).sum())));
        return marks;
    }

    private static Overlay.Severity severity(Finding finding) {
        return switch (finding.severity()) {
            case ERROR, OUTAGE -> Overlay.Severity.ERROR;
            case WARNING -> Overlay.Severity.WARNING;
            case INFO -> Overlay.Severity.ADVICE;
        };
    }
}
