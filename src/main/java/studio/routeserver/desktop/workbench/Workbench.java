package studio.routeserver.desktop.workbench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Engine;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.engine.Starter;
import studio.routeserver.desktop.engine.Transport;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.Topology;

/// The open project, and the network that runs from it.
///
/// The way of an edit: [#apply] makes a new topology, which is the undo step; the engine takes it
/// up and answers with a [Frame]; the transport says which moment of it is shown. Panels listen to
/// the properties and decide nothing. JavaFX thread only.
public final class Workbench {

    private final Engine engine;
    private final Transport transport;
    private final ReadOnlyObjectWrapper<Topology> topology;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper updating = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Item>> selection =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable TraceQuestion> trace =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Demonstration> demonstration =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Frame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> trouble =
            new ReadOnlyObjectWrapper<>();

    private final ReadOnlyObjectWrapper<Health> health =
            new ReadOnlyObjectWrapper<>(Health.UNKNOWN);
    private final Health.Watch watch = new Health.Watch();

    private PastQuestion past = _ -> PastQuestion.Answer.NOW;
    private History history;
    private final long seed = 1;
    private long generation;

    /// @param worker the engine's thread
    /// @param screen runs on the JavaFX thread
    public Workbench(Starter starter, Executor worker, Executor screen) {
        Topology empty = Topology.empty(Messages.text("workbench.project.untitled"));
        this.history = new History(empty);
        this.topology = new ReadOnlyObjectWrapper<>(empty);
        this.engine = new Engine(starter, worker, screen, this::take, trouble::set);
        this.transport = new Transport(engine);
        transport
                .momentProperty()
                .subscribe(moment ->
                        health.set(moment == null ? Health.UNKNOWN : watch.of(moment.snapshot())));
    }

    private void take(Frame newest) {
        frame.set(newest);
        updating.set(newest.generation() < generation);
        transport.take(newest);
    }

    /// Puts another project in the place of this one.
    ///
    /// @param path where it was read from; null for one that has no file yet
    public void open(Topology opened, @Nullable Path path) {
        history = new History(opened);
        file.set(path);
        trouble.set(null);
        trace.set(null);
        demonstration.set(null);
        selection.set(List.of());
        topology.set(opened);
        tellHistory("");
        generation++;
        updating.set(true);
        transport.reset();
        engine.start(opened, seed, generation);
    }

    /// Asks this whenever something is changed while the past is shown.
    public void askInThePast(PastQuestion question) {
        past = question;
    }

    /// Makes what is shown the present, or returns to the present, as the answer says. Answers
    /// whether the change is to be made.
    private boolean present(String what) {
        Frame newest = frame.get();
        if (newest == null || !transport.past()) {
            return true;
        }
        Instant shown = transport.position();
        List<TimelineEvent> later =
                newest.run().events().stream()
                        .filter(event -> event.kind() == TimelineEvent.Kind.EVENT)
                        .filter(event -> event.at().isAfter(shown))
                        .toList();
        PastQuestion.Change change = new PastQuestion.Change(what, shown, newest.now(), later);
        switch (past.ask(change)) {
            case REWIND -> transport.rewind();
            case NOW -> transport.end();
            case NEITHER -> {
                return false;
            }
        }
        return true;
    }

    /// Makes an edit, or answers why it cannot be; then nothing has changed.
    public Edited apply(Edit edit) {
        Topology before = history.now();
        Edited edited = before.attempt(edit);
        if (edited instanceof Edited.Applied(var after) && !after.equals(before)) {
            if (!present(edit.title())) {
                return new Edited.Refused(Messages.text("past.refused.neither"));
            }
            List<Item> chosen = selectedAfter(edit, after);
            history.push(new History.Step(edit.title(), before, after, selection.get(), chosen));
            show(after, edit.title());
            selection.set(chosen);
        }
        return edited;
    }

    /// What was added is selected, what was renamed stays so, what is gone is not.
    private List<Item> selectedAfter(Edit edit, Topology after) {
        return switch (edit) {
            case Edit.Add(var resource) -> List.of(new Item.Resource(resource.ref()));
            case Edit.Rename(var ref, var name) ->
                    selection.get().stream()
                            .map(item ->
                                    item.equals(new Item.Resource(ref))
                                            ? Item.of(ref.kind(), name)
                                            : item)
                            .toList();
            case Edit.Together(_, var edits) when !edits.isEmpty() -> added(edits, after);
            default -> still(selection.get(), after);
        };
    }

    private List<Item> added(List<Edit> edits, Topology after) {
        List<Item> added = new ArrayList<>();
        for (Edit edit : edits) {
            if (edit instanceof Edit.Add(Resource resource)) {
                added.add(new Item.Resource(resource.ref()));
            }
        }
        return added.isEmpty() ? still(selection.get(), after) : List.of(added.getLast());
    }

    private static List<Item> still(List<Item> items, Topology after) {
        return items.stream().filter(item -> item.in(after)).toList();
    }

    public void undo() {
        if (history.undoable().isEmpty() || !present(undoTitle.get())) {
            return;
        }
        history.undo()
                .ifPresent(step -> {
                    show(step.before(), Messages.text("workbench.said.undone", step.title()));
                    selection.set(still(step.selectedBefore(), step.before()));
                });
    }

    public void redo() {
        if (history.redoable().isEmpty() || !present(redoTitle.get())) {
            return;
        }
        history.redo()
                .ifPresent(step -> {
                    show(step.after(), Messages.text("workbench.said.redone", step.title()));
                    selection.set(still(step.selectedAfter(), step.after()));
                });
    }

    private void show(Topology now, String what) {
        topology.set(now);
        demonstration.set(null);
        TraceQuestion question = trace.get();
        if (question != null && now.find(question.from()).isEmpty()) {
            trace.set(null);
        }
        tellHistory(what);
        generation++;
        updating.set(true);
        engine.edit(now, generation);
    }

    private void tellHistory(String what) {
        unsaved.set(history.unsaved());
        undoTitle.set(history.undoable().map(History.Step::title).orElse(""));
        redoTitle.set(history.redoable().map(History.Step::title).orElse(""));
        said.set(what);
    }

    /// The file holds what is drawn.
    public void markSaved(Path path) {
        history.markSaved();
        file.set(path);
        tellHistory(Messages.text("workbench.said.saved", path.getFileName()));
    }

    /// Something goes wrong, or right again; time runs on from now.
    public void apply(Fault fault) {
        if (!present(Failures.title(fault))) {
            return;
        }
        demonstration.set(null);
        engine.apply(fault);
        said.set(Failures.title(fault));
        transport.play();
    }

    /// Plays the same faults under another profile, to stand beside this run.
    public void compare(ProfileName profile) {
        engine.compare(profile);
    }

    /// Tells an act that is no edit, in the status bar.
    public void say(String what) {
        said.set(what);
    }

    public void select(List<Item> items) {
        selection.set(List.copyOf(items));
    }

    public void select(Item item) {
        select(List.of(item));
    }

    /// Asks for the way of a packet; null asks for none.
    public void trace(@Nullable TraceQuestion question) {
        demonstration.set(null);
        trace.set(question);
    }

    /// Shows on the canvas what is not so; null ends it.
    public void demonstrate(@Nullable Demonstration shown) {
        trace.set(null);
        demonstration.set(shown);
    }

    public ReadOnlyObjectProperty<Topology> topologyProperty() {
        return topology.getReadOnlyProperty();
    }

    public Topology topology() {
        return topology.get();
    }

    /// Where the project lies; null while it lies nowhere.
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /// What an undo would take back; empty where nothing.
    public ReadOnlyStringProperty undoTitleProperty() {
        return undoTitle.getReadOnlyProperty();
    }

    /// What a redo would do again; empty where nothing.
    public ReadOnlyStringProperty redoTitleProperty() {
        return redoTitle.getReadOnlyProperty();
    }

    /// The last act, for the status bar.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Whether the results are older than the drawing.
    public ReadOnlyBooleanProperty updatingProperty() {
        return updating.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Item>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable TraceQuestion> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    /// What is shown though it is not so; null while only what is so is shown.
    public ReadOnlyObjectProperty<@Nullable Demonstration> demonstrationProperty() {
        return demonstration.getReadOnlyProperty();
    }

    /// The engine's newest; null until the first.
    public ReadOnlyObjectProperty<@Nullable Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// What is shown; null until the first frame.
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return transport.momentProperty();
    }

    /// How the network is at the moment that is shown.
    public ReadOnlyObjectProperty<Health> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /// A bug of ours that the engine met; null while there is none.
    public ReadOnlyObjectProperty<@Nullable Throwable> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public Transport transport() {
        return transport;
    }

    public History history() {
        return history;
    }
}
