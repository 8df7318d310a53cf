package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.desktop.advice.DesignPanel;
import studio.routeserver.desktop.palette.PaletteKind;
import studio.routeserver.desktop.palette.PalettePanel;
import studio.routeserver.desktop.palette.Placing;
import studio.routeserver.desktop.status.StatusBar;
import studio.routeserver.desktop.why.WhyQuestion;
import studio.routeserver.desktop.workbench.Deleting;
import studio.routeserver.desktop.workbench.Failures;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.desktop.workbench.TraceQuestion;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.Fault;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.whatif.Flow;

/// Turns what was done in one part of the window into edits, faults and what the other parts show.
final class Director implements CanvasGestures, PalettePanel.Taking, ObjectMenus.Going {

    private static final double MENU_GAP = 24;

    private final Workbench workbench;
    private final ObjectMenus menus;
    private final Hints hints;
    private @Nullable Panels panels;
    private @Nullable Shell shell;
    private @Nullable StatusBar status;
    private Supplier<Overlay> ways = () -> Overlay.NONE;

    Director(Workbench workbench, Hints hints) {
        this.workbench = workbench;
        this.hints = hints;
        this.menus = new ObjectMenus(workbench, this);
    }

    /// The parts are made with the director, so it learns of them afterwards.
    void direct(Panels made, Shell around, StatusBar bar) {
        panels = made;
        shell = around;
        status = bar;
    }

    /// @param shown the ways that lie over the drawing
    void explain(Supplier<Overlay> shown) {
        ways = shown;
    }

    @Override
    public Optional<Runnable> whyDropped(Item item) {
        return item instanceof Item.Resource(var ref)
                ? WhyQuestion.drops(ways.get()).stream()
                        .filter(drop -> drop.at(ref))
                        .findFirst()
                        .map(drop -> () -> panels().why().ask(drop))
                : Optional.empty();
    }

    /// Says why of what is at the front: a hop or a drop of the way that is shown, or the selected
    /// route.
    void why(Runnable refresh) {
        boolean drops = !WhyQuestion.drops(ways.get()).isEmpty();
        BottomPanel.Tab front = panels().bottom().front();
        boolean path = front == BottomPanel.Tab.PATH || (drops && front != BottomPanel.Tab.ROUTES);
        panels().bottom().show(path ? BottomPanel.Tab.PATH : BottomPanel.Tab.ROUTES);
        refresh.run();
        if (path) {
            panels().path().why();
        } else {
            sayUnless(panels().routes().why());
        }
    }

    /// Asks for a prefix that the selection does not have.
    void whyNot(Runnable refresh) {
        panels().bottom().show(BottomPanel.Tab.ROUTES);
        refresh.run();
        sayUnless(panels().routes().whyNot());
    }

    private void sayUnless(boolean asked) {
        if (!asked) {
            workbench.say(text("why.said.select"));
        }
    }

    private Panels panels() {
        if (panels == null) {
            throw new IllegalStateException("the window is not built yet");
        }
        return panels;
    }

    private Shell shell() {
        if (shell == null) {
            throw new IllegalStateException("the window is not built yet");
        }
        return shell;
    }

    ObjectMenus menus() {
        return menus;
    }

    // What is done on the canvas.

    @Override
    public void select(List<Item> items) {
        workbench.select(items);
        if (items.size() == 1) {
            bringForward(items.getFirst());
        }
    }

    /// The panel that has something to say about an item comes to the front.
    private void bringForward(Item item) {
        switch (item) {
            case Item.Session _ -> panels().bottom().show(BottomPanel.Tab.BGP);
            case Item.Instance _ -> panels().bottom().show(BottomPanel.Tab.BGP);
            case Item.Resource(var ref) when ref.kind() == Kind.VIRTUAL_MACHINE -> {
                panels().bottom().show(BottomPanel.Tab.ROUTES);
                hints.did(Hints.Step.SELECT);
            }
            case Item.Resource(var ref)
                    when ref.kind() == Kind.NVA || ref.kind() == Kind.GATEWAY -> {
                if (panels().bottom().front() != BottomPanel.Tab.BGP) {
                    panels().bottom().show(BottomPanel.Tab.ROUTES);
                }
            }
            case Item.Resource _, Item.Subnet _ -> {}
        }
    }

    @Override
    public Edited apply(Edit edit) {
        return workbench.apply(edit);
    }

    @Override
    public void trace(Ref from, Ipv4Address destination, String to) {
        workbench.trace(new TraceQuestion(from, destination, to));
        panels().bottom().show(BottomPanel.Tab.PATH);
        hints.did(Hints.Step.TRACE);
    }

    void trace(Flow flow) {
        trace(flow.from(), flow.destination(), flow.toName());
    }

    @Override
    public void open(Item item) {
        workbench.select(item);
        shell().openInspector();
        javafx.application.Platform.runLater(() -> panels().inspector().focusFirst());
    }

    @Override
    public ContextMenu menu(List<Item> items) {
        return menus.of(items);
    }

    @Override
    public void hover(List<Item> items) {
        if (status != null) {
            status.hover(items.isEmpty() ? null : items.getFirst().name());
        }
    }

    // What is taken from the palette.

    @Override
    public void over(PaletteKind kind, Point2D scene) {
        // Over the canvas its own ghost and words say more.
        if (shell().onCanvas(scene)) {
            shell().noGhost();
        } else {
            shell().ghost(kind.title(), scene);
        }
        panels().canvas().dragOver(kind, scene);
    }

    @Override
    public void drop(PaletteKind kind, Point2D scene) {
        shell().noGhost();
        if (shell().onCanvas(scene)) {
            panels().canvas().drop(kind, scene);
        } else {
            panels().canvas().cancel();
        }
    }

    @Override
    public void cancel() {
        shell().noGhost();
        panels().canvas().cancel();
    }

    @Override
    public void insert(PaletteKind kind) {
        List<Item> selected = workbench.selectionProperty().get();
        Item over = selected.size() == 1 ? container(selected.getFirst()) : null;
        Point2D middle = panels().canvas().middle();
        Edited edited =
                apply(
                        Placing.of(
                                workbench.topology(),
                                kind,
                                kind == PaletteKind.VIRTUAL_NETWORK || kind == PaletteKind.BRANCH
                                        ? null
                                        : over,
                                middle.getX(),
                                middle.getY()));
        if (edited instanceof Edited.Refused(var sentence)) {
            panels().canvas().bubble(over, sentence);
            workbench.say(sentence);
        }
    }

    @Override
    public void handOver() {
        panels().canvas().node().requestFocus();
    }

    /// What a new object goes into: a selected network or subnet, or that of a selected resident.
    private @Nullable Item container(Item item) {
        return studio.routeserver.desktop.palette.Standing.subnet(workbench.topology(), item)
                .<Item>map(Item.Subnet::new)
                .orElse(
                        studio.routeserver.desktop.palette.Standing.network(
                                                workbench.topology(), item)
                                        .isPresent()
                                ? item
                                : null);
    }

    // What a menu or a key asks for.

    @Override
    public void traceFrom(Item item) {
        workbench.select(item);
        panels().canvas().startTracing();
    }

    @Override
    public void connectFrom(Item item) {
        workbench.select(item);
        panels().canvas().startConnecting();
    }

    @Override
    public void delete(List<Item> items) {
        Optional<Edit> edit = Deleting.of(workbench.topology(), items);
        if (edit.isPresent()) {
            if (workbench.apply(edit.get()) instanceof Edited.Refused(var sentence)) {
                panels().canvas().bubble(null, sentence);
            }
        } else if (!items.isEmpty()) {
            panels().canvas()
                    .bubble(
                            items.getFirst(),
                            text("deleting.refused.instance", items.getFirst().name()));
        }
    }

    @Override
    public void fitAll() {
        panels().canvas().fit();
    }

    /// Opens the failures of the selection beside the canvas.
    void failures() {
        List<Item> items = workbench.selectionProperty().get();
        ContextMenu menu = items.size() == 1 ? menus.failures(items.getFirst()) : null;
        if (menu == null) {
            workbench.say(text("failures.said.select"));
            return;
        }
        Node canvas = panels().canvas().node();
        Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
        Point2D corner = new Point2D(bounds.getMinX() + MENU_GAP, bounds.getMinY() + MENU_GAP);
        Point2D at =
                panels().canvas()
                        .sceneCentre(items.getFirst())
                        .map(centre ->
                                canvas.getScene()
                                        .getRoot()
                                        .localToScreen(centre.getX() + MENU_GAP, centre.getY()))
                        .filter(bounds::contains)
                        .orElse(corner);
        menu.show(canvas, at.getX(), at.getY());
    }

    boolean canFail() {
        List<Item> items = workbench.selectionProperty().get();
        return items.size() == 1
                && !Failures.of(workbench.topology(), null, items.getFirst()).isEmpty();
    }

    /// Ends every fault that holds.
    void restoreAll() {
        if (workbench.momentProperty().get() != null && workbench.frameProperty().get() != null) {
            List<Fault> repairs = Failures.restoreAll(workbench.frameProperty().get().snapshot());
            repairs.forEach(workbench::apply);
        }
    }

    /// Selects an item that was named elsewhere and shows it.
    void go(Item item) {
        select(List.of(item));
        panels().canvas().reveal(item);
    }

    /// Shows what a finding is about, with its field.
    void go(Finding finding) {
        Item.named(workbench.topology(), finding.object())
                .ifPresentOrElse(
                        item -> {
                            workbench.select(item);
                            panels().canvas().reveal(item);
                            shell().openInspector();
                        },
                        () -> workbench.say(text("problems.said.gone", finding.object())));
    }

    void go(StatusBar.Target target) {
        if (target == StatusBar.Target.HEADROOM) {
            panels().design().show(DesignPanel.Page.HEADROOM);
        }
        panels().bottom()
                .show(
                        switch (target) {
                            case SESSIONS -> BottomPanel.Tab.BGP;
                            case EVENTS -> BottomPanel.Tab.EVENTS;
                            case PROBLEMS -> BottomPanel.Tab.PROBLEMS;
                            case FLOWS -> BottomPanel.Tab.EVENTS;
                            case HEADROOM -> BottomPanel.Tab.DESIGN;
                        });
    }

    Edited mend(Edit edit) {
        Edited edited = workbench.apply(edit);
        if (edited instanceof Edited.Refused(var sentence)) {
            workbench.say(sentence);
        }
        return edited;
    }
}
