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
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.workbench.Failures;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.glyph.Glyph;

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
            MenuItem entry = item("fault-" + name, offer.title(), run);
            Label key = new Label(String.valueOf(offer.letter()));
            key.getStyleClass().add("key");
            entry.setGraphic(
                    new GlyphNode(name.equals("restore") ? Glyph.DELIVERED : Glyph.BOLT, 14));
            entry.setText(offer.title() + "   (" + offer.letter() + ")");
            javafx.scene.control.Tooltip about =
                    new javafx.scene.control.Tooltip(offer.explanation());
            entry.getProperties().put("about", about);
            menu.getItems().add(entry);
            letters.put(String.valueOf(offer.letter()), run);
        }
        letters(menu, letters);
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
    }

    private static MenuItem item(String id, String title, Runnable run) {
        MenuItem item = new MenuItem(title);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run.run());
        return item;
    }
}
