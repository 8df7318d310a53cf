package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.workbench.Failures;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Kind;

/// The menu of an object: what it can be asked, how it can fail, and deleting it.
final class ObjectMenus {

    /// What a menu can set going beyond failures.
    interface Going {
        void open(Item item);

        void traceFrom(Item item);

        void connectFrom(Item item);

        void delete(List<Item> items);

        void fitAll();

        /// Says why packets are dropped at an item; empty where none are.
        Optional<Runnable> whyDropped(Item item);
    }

    private static final double GLYPH_SIZE = 14;

    private final Workbench workbench;
    private final Going going;

    ObjectMenus(Workbench workbench, Going going) {
        this.workbench = workbench;
        this.going = going;
    }

    /// Everything for the items; for the empty canvas where there are none.
    ContextMenu of(List<Item> items) {
        ContextMenu menu = new ContextMenu();
        menu.setId("object-menu");
        if (items.isEmpty()) {
            menu.getItems().add(item("menu-fit", text("menu.view.fit"), going::fitAll));
            return menu;
        }
        Item only = items.getFirst();
        if (items.size() == 1) {
            addFailures(menu, only);
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            going.whyDropped(only)
                    .ifPresent(why ->
                            menu.getItems().add(item("menu-why", text("menu.object.why"), why)));
            menu.getItems()
                    .add(item("menu-open", text("menu.object.open"), () -> going.open(only)));
            if (only instanceof Item.Resource(var ref) && ref.kind() != Kind.CONNECTION) {
                menu.getItems()
                        .add(
                                item(
                                        "menu-trace",
                                        text("menu.object.trace"),
                                        () -> going.traceFrom(only)));
                menu.getItems()
                        .add(
                                item(
                                        "menu-connect",
                                        text("menu.object.connect"),
                                        () -> going.connectFrom(only)));
            }
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems()
                .add(item("menu-delete", text("menu.object.delete"), () -> going.delete(items)));
        return menu;
    }

    /// The failures alone (key `X`): a letter chooses.
    @Nullable ContextMenu failures(Item item) {
        ContextMenu menu = new ContextMenu();
        menu.setId("failures-menu");
        addFailures(menu, item);
        return menu.getItems().isEmpty() ? null : menu;
    }

    private void addFailures(ContextMenu menu, Item item) {
        Moment moment = workbench.momentProperty().get();
        LabSnapshot snapshot = moment == null ? null : moment.snapshot();
        Map<String, Runnable> letters = new TreeMap<>();
        for (Failures.Offer offer : Failures.of(workbench.topology(), snapshot, item)) {
            String name = offer.fault().text().replaceAll("[:/].*", "");
            Runnable run = () -> workbench.apply(offer.fault());
            MenuItem entry = entry(offer, name.equals("restore") ? Glyph.DELIVERED : Glyph.BOLT);
            entry.setId("fault-" + name);
            entry.setOnAction(_ -> run.run());
            menu.getItems().add(entry);
            letters.put(String.valueOf(offer.letter()), run);
        }
        letters(menu, letters);
    }

    /// What it is called with its letter, and below it what it will do (UX-086).
    private static MenuItem entry(Failures.Offer offer, Glyph glyph) {
        Label title = new Label(offer.title() + "   (" + offer.letter() + ")");
        Label about = new Label(offer.explanation());
        about.getStyleClass().addAll("muted", "small", "about");
        HBox content = new HBox(new GlyphNode(glyph, GLYPH_SIZE), new VBox(title, about));
        content.getStyleClass().add("fault");
        content.setAccessibleText(offer.title() + ". " + offer.explanation());
        return new MenuItem(null, content);
    }

    private static void letters(ContextMenu menu, Map<String, Runnable> letters) {
        menu.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Runnable run = letters.get(event.getCode().getName());
                    if (run != null && !event.isShortcutDown()) {
                        event.consume();
                        menu.hide();
                        run.run();
                    }
                });
        // What the menu does not use would go on to the canvas under it.
        menu.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE) {
                        event.consume();
                    }
                });
    }

    /// Built as the failures are: a menu puts the words of a plain item behind the widest picture
    /// of all its items.
    private static MenuItem item(String id, String title, Runnable run) {
        Region instead = new Region();
        instead.setMinWidth(GLYPH_SIZE);
        HBox content = new HBox(instead, new Label(title));
        content.getStyleClass().add("fault");
        content.setAccessibleText(title);
        MenuItem item = new MenuItem(null, content);
        item.setId(id);
        item.setOnAction(_ -> run.run());
        return item;
    }
}
