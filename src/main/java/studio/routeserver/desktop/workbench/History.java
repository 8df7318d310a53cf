package studio.routeserver.desktop.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.routeserver.topology.Topology;

/// The undo list. Keeps topology values, which share what did not change, so a step costs what it
/// changed and the list needs no end.
public final class History {

    /// One named change.
    ///
    /// @param title such as `Add nva3`
    /// @param selectedBefore what was selected before it
    /// @param selectedAfter what it selected
    public record Step(
            String title,
            Topology before,
            Topology after,
            List<Item> selectedBefore,
            List<Item> selectedAfter) {
        public Step {
            selectedBefore = List.copyOf(selectedBefore);
            selectedAfter = List.copyOf(selectedAfter);
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private int done;
    private Topology now;
    private Topology saved;

    public History(Topology start) {
        this.now = start;
        this.saved = start;
    }

    public Topology now() {
        return now;
    }

    /// Takes a step; what was undone before is gone.
    void push(Step step) {
        steps.subList(done, steps.size()).clear();
        steps.add(step);
        done++;
        now = step.after();
    }

    /// The step that an undo would take back.
    public Optional<Step> undoable() {
        return done > 0 ? Optional.of(steps.get(done - 1)) : Optional.empty();
    }

    /// The step that a redo would take again.
    public Optional<Step> redoable() {
        return done < steps.size() ? Optional.of(steps.get(done)) : Optional.empty();
    }

    /// Every step, the oldest first.
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /// How many of [#steps] hold now; the others were undone.
    public int done() {
        return done;
    }

    Optional<Step> undo() {
        Optional<Step> step = undoable();
        step.ifPresent(undone -> {
            done--;
            now = undone.before();
        });
        return step;
    }

    Optional<Step> redo() {
        Optional<Step> step = redoable();
        step.ifPresent(redone -> {
            done++;
            now = redone.after();
        });
        return step;
    }

    void markSaved() {
        saved = now;
    }

    /// Whether the file differs from what is drawn: undoing back to what was saved clears it.
    public boolean unsaved() {
        return !now.equals(saved);
    }
}
