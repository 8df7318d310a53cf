package studio.routeserver.picture;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Subject;

/// What is drawn over the network because somebody asked: selection, paths, findings. Immutable.
///
/// @param hovered what the pointer is over; null for nothing
/// @param focused what has the keyboard; null for nothing
/// @param paths the traces that are shown; their members get letters in this order
/// @param singlePoints objects whose loss alone parts a VM from a branch
/// @param hand what is being dragged or connected; null for nothing
public record Overlay(
        SequencedSet<Subject> selected,
        @Nullable Subject hovered,
        @Nullable Subject focused,
        List<PathReport> paths,
        List<Mark> findings,
        SequencedSet<Subject> singlePoints,
        @Nullable Hand hand) {

    /// Nothing over the network.
    public static final Overlay NONE =
            new Overlay(
                    Collections.emptySortedSet(),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    Collections.emptySortedSet(),
                    null);

    public Overlay {
        selected = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(selected));
        paths = List.copyOf(paths);
        findings = List.copyOf(findings);
        singlePoints = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(singlePoints));
    }

    /// That something is to be said about an object: its worst finding.
    ///
    /// @param count how many findings it has
    public record Mark(Subject subject, Severity severity, int count) {}

    /// How bad, the worst first. What drops packets now is an error on the drawing.
    public enum Severity {
        ERROR,
        WARNING,
        ADVICE,
        SUPPRESSED
    }

    /// What the hand holds.
    ///
    /// @param sort what is being dragged
    /// @param ghost where it would stand
    /// @param targets where it may be let go
    /// @param refusal why it may not be let go here; empty where it may
    public record Hand(Subject.Sort sort, Rect ghost, List<Subject> targets, String refusal) {
        public Hand {
            targets = List.copyOf(targets);
        }
    }

    public Overlay withSelected(Set<Subject> value) {
        return new Overlay(
                new LinkedHashSet<>(value), hovered, focused, paths, findings, singlePoints, hand);
    }

    public Overlay withPaths(List<PathReport> value) {
        return new Overlay(selected, hovered, focused, value, findings, singlePoints, hand);
    }

    public Overlay withFindings(List<Mark> value) {
        return new Overlay(selected, hovered, focused, paths, value, singlePoints, hand);
    }

    public Overlay withSinglePoints(Set<Subject> value) {
        return new Overlay(
                selected, hovered, focused, paths, findings, new LinkedHashSet<>(value), hand);
    }
}
