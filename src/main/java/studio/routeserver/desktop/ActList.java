package studio.routeserver.desktop;

import static studio.routeserver.desktop.Acts.alt;
import static studio.routeserver.desktop.Acts.mod;
import static studio.routeserver.desktop.Acts.modShift;
import static studio.routeserver.desktop.Acts.plain;
import static studio.routeserver.desktop.Acts.shift;
import static studio.routeserver.desktop.text.Messages.text;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Transport;
import studio.routeserver.desktop.palette.PaletteKind;
import studio.routeserver.desktop.workbench.Workbench;

/// Every act of the window, with its menu and its keys.
final class ActList {

    private final Workbench workbench;
    private final Acts acts;

    ActList(Workbench workbench, Acts acts) {
        this.workbench = workbench;
        this.acts = acts;
    }

    void files(Projects projects, Runnable close) {
        acts.add(Act.Menu.FILE, "file.new", mod(KeyCode.N), projects::startNew);
        acts.add(Act.Menu.FILE, "file.sample", null, projects::reopenSample);
        acts.add(Act.Menu.FILE, "file.open", mod(KeyCode.O), projects::chooseAndOpen);
        acts.add(Act.Menu.FILE, "file.save", mod(KeyCode.S), projects::save);
        acts.add(Act.Menu.FILE, "file.saveas", modShift(KeyCode.S), projects::saveAs);
        acts.add(Act.Menu.FILE, "file.exportarm", null, projects::exportArm);
        acts.add(Act.Menu.FILE, "file.exportstate", null, projects::exportState);
        acts.add(Act.Menu.FILE, "file.exportsvg", null, projects::exportSvg);
        acts.add(Act.Menu.FILE, "file.close", mod(KeyCode.Q), close);
    }

    void editing(Director director) {
        acts.add(
                Act.Menu.EDIT,
                "edit.undo",
                () -> text("edit.undo.named", workbench.undoTitleProperty().get()),
                mod(KeyCode.Z),
                () -> !workbench.undoTitleProperty().get().isEmpty(),
                workbench::undo);
        acts.add(
                Act.Menu.EDIT,
                "edit.redo",
                () -> text("edit.redo.named", workbench.redoTitleProperty().get()),
                mod(KeyCode.Y),
                () -> !workbench.redoTitleProperty().get().isEmpty(),
                workbench::redo);
        hiddenTwin("edit.redo", modShift(KeyCode.Z));
        acts.add(
                Act.Menu.EDIT,
                "edit.delete",
                () -> text("act.edit.delete"),
                plain(KeyCode.DELETE),
                () -> !workbench.selectionProperty().get().isEmpty(),
                () -> director.delete(workbench.selectionProperty().get()));
        for (PaletteKind kind : PaletteKind.values()) {
            acts.add(
                    Act.Menu.INSERT,
                    "insert." + kind,
                    kind::title,
                    null,
                    () -> true,
                    () -> director.insert(kind));
        }
    }

    /// A second way to the same act, which no menu shows.
    private void hiddenTwin(String id, KeyCombination keys) {
        Act act = acts.act(id);
        acts.twin(act, keys);
    }

    /// What the digits and `T` with Alt open (UX section 2).
    ///
    /// @param side opens the palette and gives it the keyboard
    /// @param inspector opens the properties and gives them the keyboard
    /// @param tab opens one of the panels below and gives it the keyboard
    /// @param timeline makes the timeline one line, or all of it again
    record Regions(
            Runnable side, Runnable inspector, Consumer<BottomPanel.Tab> tab, Runnable timeline) {}

    void views(CanvasView canvas, BottomPanel bottom, Regions regions, Runnable theme) {
        acts.add(Act.Menu.VIEW, "view.fit", mod(KeyCode.DIGIT1), canvas::fit);
        acts.add(Act.Menu.VIEW, "view.actual", mod(KeyCode.DIGIT0), canvas::actualSize);
        acts.add(Act.Menu.VIEW, "view.nearer", mod(KeyCode.EQUALS), () -> canvas.zoom(1));
        acts.add(Act.Menu.VIEW, "view.farther", mod(KeyCode.MINUS), () -> canvas.zoom(-1));
        acts.add(Act.Menu.VIEW, "view.side", alt(KeyCode.DIGIT1), regions.side());
        acts.add(Act.Menu.VIEW, "view.inspector", alt(KeyCode.DIGIT2), regions.inspector());
        for (BottomPanel.Tab tab : BottomPanel.Tab.values()) {
            acts.add(
                    Act.Menu.VIEW,
                    "view." + tab.name().toLowerCase(java.util.Locale.ROOT),
                    () -> BottomPanel.title(tab),
                    alt(KeyCode.valueOf("DIGIT" + tab.digit())),
                    () -> true,
                    () -> regions.tab().accept(tab));
        }
        acts.add(Act.Menu.VIEW, "view.timeline", alt(KeyCode.T), regions.timeline());
        acts.add(Act.Menu.VIEW, "view.hidebottom", shift(KeyCode.ESCAPE), bottom::close);
        acts.add(Act.Menu.VIEW, "view.theme", null, theme);
    }

    void motion(BooleanProperty reduced) {
        acts.add(
                Act.Menu.VIEW,
                "view.motion",
                () -> text(reduced.get() ? "act.view.motion.on" : "act.view.motion"),
                null,
                () -> true,
                () -> reduced.set(!reduced.get()));
    }

    void time(Transport transport) {
        act("time.play", plain(KeyCode.K), transport::toggle);
        twin("time.play", KeyCode.SPACE);
        act("time.visible", shift(KeyCode.PERIOD), transport::stepVisible);
        act("time.step", plain(KeyCode.PERIOD), transport::step);
        act("time.back", plain(KeyCode.COMMA), transport::stepBack);
        act("time.slower", plain(KeyCode.J), () -> transport.shift(-1));
        act("time.faster", plain(KeyCode.L), () -> transport.shift(1));
        act("time.automatic", null, () -> transport.automaticProperty().set(true));
        act("time.start", plain(KeyCode.HOME), transport::start);
        act("time.end", plain(KeyCode.END), transport::end);
    }

    private void act(String id, @Nullable KeyCombination keys, Runnable run) {
        acts.add(Act.Menu.SIMULATE, id, keys, run);
    }

    private void twin(String id, KeyCode code) {
        hiddenTwin(id, plain(code));
    }

    void failing(Director director) {
        acts.add(
                Act.Menu.FAILURES,
                "failures.menu",
                () -> text("act.failures.menu"),
                plain(KeyCode.X),
                director::canFail,
                director::failures);
        acts.add(Act.Menu.FAILURES, "failures.restoreall", shift(KeyCode.X), director::restoreAll);
    }

    void tools(
            CanvasView canvas,
            Runnable commands,
            Runnable why,
            Runnable whyNot,
            Runnable nextRegion) {
        acts.add(Act.Menu.TOOLS, "tools.commands", mod(KeyCode.K), commands);
        hiddenTwin("tools.commands", modShift(KeyCode.P));
        acts.add(Act.Menu.TOOLS, "tools.connect", plain(KeyCode.C), canvas::startConnecting);
        acts.add(Act.Menu.TOOLS, "tools.trace", plain(KeyCode.T), canvas::startTracing);
        acts.add(Act.Menu.TOOLS, "routes.why", plain(KeyCode.W), why);
        acts.add(Act.Menu.TOOLS, "routes.whynot", shift(KeyCode.W), whyNot);
        acts.add(Act.Menu.TOOLS, "tools.region", plain(KeyCode.F6), nextRegion);
    }

    void help(Hints hints) {
        acts.add(Act.Menu.HELP, "help.hints", null, hints::again);
    }
}
