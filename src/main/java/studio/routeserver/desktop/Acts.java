package studio.routeserver.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.text.Messages;

/// All that the user can do: menus, keys and the list of commands are made of this one list, so
/// they never differ.
final class Acts {

    private final List<Act> acts = new ArrayList<>();
    private final List<Act> twins = new ArrayList<>();

    /// Adds an act whose title never changes.
    void add(Act.Menu menu, String id, @Nullable KeyCombination keys, Runnable run) {
        add(menu, id, () -> Messages.text("act." + id), keys, () -> true, run);
    }

    void add(
            Act.Menu menu,
            String id,
            Supplier<String> title,
            @Nullable KeyCombination keys,
            BooleanSupplier enabled,
            Runnable run) {
        acts.add(new Act(id, menu, title, keys, enabled, run, List.of()));
    }

    /// Further keys of an act, which no menu shows.
    void twin(Act act, KeyCombination keys) {
        twins.add(
                new Act(
                        act.id(),
                        act.menu(),
                        act.title(),
                        keys,
                        act.enabled(),
                        act.run(),
                        List.of()));
    }

    static KeyCombination mod(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    static KeyCombination modShift(KeyCode code) {
        return new KeyCodeCombination(
                code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }

    static KeyCombination shift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
    }

    static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    List<Act> all() {
        return List.copyOf(acts);
    }

    Act act(String id) {
        return acts.stream()
                .filter(act -> act.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no act " + id));
    }

    MenuBar menuBar() {
        MenuBar bar = new MenuBar();
        for (Act.Menu menu : Act.Menu.values()) {
            List<Act> of = acts.stream().filter(act -> act.menu() == menu).toList();
            if (!of.isEmpty()) {
                bar.getMenus().add(menu(menu, of));
            }
        }
        return bar;
    }

    /// Titles and whether something can be done are asked each time that the menu opens.
    private static Menu menu(Act.Menu which, List<Act> acts) {
        Menu menu = new Menu(title(which));
        for (Act act : acts) {
            MenuItem item = new MenuItem(act.title().get());
            item.setId("act-" + act.id().replace('.', '-'));
            item.setMnemonicParsing(false);
            if (act.keys() != null && !plainKey(act.keys())) {
                item.setAccelerator(act.keys());
            }
            item.setText(withKeys(act));
            item.setOnAction(_ -> act.run().run());
            menu.getItems().add(item);
        }
        menu.setOnShowing(_ -> {
            for (int i = 0; i < acts.size(); i++) {
                menu.getItems().get(i).setText(withKeys(acts.get(i)));
                menu.getItems().get(i).setDisable(!acts.get(i).enabled().getAsBoolean());
            }
        });
        return menu;
    }

    /// Keys of plain letters stand in the text and not as an accelerator: a menu would take them
    /// from text fields.
    private static String withKeys(Act act) {
        return act.keys() == null || !plainKey(act.keys())
                ? act.title().get()
                : act.title().get() + "   (" + act.keys().getDisplayText() + ")";
    }

    private static boolean plainKey(KeyCombination keys) {
        return keys.getShortcut() != KeyCombination.ModifierValue.DOWN
                && keys.getAlt() != KeyCombination.ModifierValue.DOWN;
    }

    private static String title(Act.Menu menu) {
        return switch (menu) {
            case FILE -> Messages.text("menu.title.file");
            case EDIT -> Messages.text("menu.title.edit");
            case VIEW -> Messages.text("menu.title.view");
            case INSERT -> Messages.text("menu.title.insert");
            case SIMULATE -> Messages.text("menu.title.simulate");
            case FAILURES -> Messages.text("menu.title.failures");
            case TOOLS -> Messages.text("menu.title.tools");
            case HELP -> Messages.text("menu.title.help");
        };
    }

    /// Listens to the keys of a window. A key without Ctrl or Alt is left to text fields, and to
    /// whatever control uses it first.
    void listen(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.isShortcutDown() || event.isAltDown()) {
                        handle(event, scene);
                    }
                });
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (!event.isShortcutDown() && !event.isAltDown()) {
                        handle(event, scene);
                    }
                });
    }

    private void handle(KeyEvent event, Scene scene) {
        boolean typing = scene.getFocusOwner() instanceof TextInputControl;
        List<Act> all = new ArrayList<>(acts);
        all.addAll(twins);
        for (Act act : all) {
            KeyCombination keys = act.keys();
            if (keys == null || !keys.match(event) || !act.enabled().getAsBoolean()) {
                continue;
            }
            if (typing && ownOfText(event)) {
                return;
            }
            event.consume();
            act.run().run();
            return;
        }
    }

    /// Undo inside a text field is the field's own; so is every key without Ctrl or Alt but F keys.
    private static boolean ownOfText(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        boolean editing =
                event.isShortcutDown()
                        && List.of(KeyCode.Z, KeyCode.Y, KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X)
                                .contains(event.getCode());
        return editing || (plain && !event.getCode().isFunctionKey());
    }
}
