package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import studio.routeserver.desktop.theme.Icons;
import studio.routeserver.desktop.theme.Tips;

/// The panels under the canvas behind their tabs. At first only the tabs show; a panel opens when
/// it is first needed.
final class BottomPanel extends VBox {

    static final double BAR_HEIGHT = 28;

    /// The panels, in the order of their tabs.
    enum Tab {
        ROUTES(3),
        BGP(4),
        PATH(5),
        PROBLEMS(6),
        EVENTS(7),
        DESIGN(8);

        private final int digit;

        Tab(int digit) {
            this.digit = digit;
        }

        /// With Alt the key that opens it.
        int digit() {
            return digit;
        }
    }

    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final Map<Tab, Node> panels = new EnumMap<>(Tab.class);
    private final Map<Tab, Label> counts = new EnumMap<>(Tab.class);
    private final StackPane content = new StackPane();
    private final HBox bar = new HBox();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Tab> shown = new ReadOnlyObjectWrapper<>();
    private final Button hide;
    private Tab front = Tab.ROUTES;

    BottomPanel() {
        setId("bottom-panel");
        getStyleClass().add("bottom");
        bar.getStyleClass().add("bottom-bar");
        VBox.setVgrow(content, Priority.ALWAYS);
        hide =
                Icons.button(
                        "bottom-hide",
                        Material2AL.KEYBOARD_ARROW_DOWN,
                        text("bottom.hide.button"),
                        this::toggle);
        for (Tab tab : Tab.values()) {
            add(tab);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        bar.getChildren().addAll(space, hide);
        getChildren().addAll(bar, content);
        close();
    }

    private void add(Tab tab) {
        String key = tab.name().toLowerCase(java.util.Locale.ROOT);
        ToggleButton button = new ToggleButton(title(tab));
        button.setId("tab-" + key);
        Tips.put(button, title(tab) + "  Alt+" + tab.digit());
        button.setOnAction(_ -> {
            if (open.get() && front == tab) {
                close();
            } else {
                show(tab);
            }
        });
        Label count = new Label();
        count.getStyleClass().add("count");
        button.setContentDisplay(ContentDisplay.RIGHT);
        counts.put(tab, count);
        tabs.put(tab, button);
        bar.getChildren().add(button);
    }

    static String title(Tab tab) {
        return switch (tab) {
            case ROUTES -> text("bottom.tab.routes");
            case BGP -> text("bottom.tab.bgp");
            case PATH -> text("bottom.tab.path");
            case PROBLEMS -> text("bottom.tab.problems");
            case EVENTS -> text("bottom.tab.events");
            case DESIGN -> text("bottom.tab.design");
        };
    }

    void put(Tab tab, Node panel) {
        panels.put(tab, panel);
    }

    /// A number beside a tab's title; 0 shows none.
    ///
    /// @param role a style class; empty for none
    void count(Tab tab, int number, String role) {
        Label count = counts.get(tab);
        ToggleButton button = tabs.get(tab);
        if (count != null && button != null) {
            count.setText(String.valueOf(number));
            button.setGraphic(number > 0 ? count : null);
            count.getStyleClass().removeAll("bad", "warn");
            if (!role.isEmpty()) {
                count.getStyleClass().add(role);
            }
        }
    }

    /// Opens a panel and brings it to the front.
    void show(Tab tab) {
        front = tab;
        Node panel = panels.get(tab);
        content.getChildren().setAll(panel == null ? new Region() : panel);
        content.setVisible(true);
        content.setManaged(true);
        open.set(true);
        mark();
    }

    void close() {
        content.setVisible(false);
        content.setManaged(false);
        open.set(false);
        mark();
    }

    void toggle() {
        if (open.get()) {
            close();
        } else {
            show(front);
        }
    }

    private void mark() {
        shown.set(front());
        tabs.forEach((tab, button) -> button.setSelected(open.get() && tab == front));
        hide.setGraphic(
                Icons.icon(
                        open.get()
                                ? Material2AL.KEYBOARD_ARROW_DOWN
                                : Material2AL.KEYBOARD_ARROW_UP));
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The panel at the front, as it changes; null while all are closed.
    ReadOnlyObjectProperty<@Nullable Tab> frontProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The panel at the front; null while all are closed.
    @Nullable Tab front() {
        return open.get() ? front : null;
    }

    /// Gives the keyboard to the front panel: to its list, else to the first that takes it.
    void focus() {
        Node panel = panels.get(front);
        if (open.get() && panel != null) {
            Focus.first(panel).orElse(panel).requestFocus();
        } else {
            java.util.Objects.requireNonNull(tabs.get(front)).requestFocus();
        }
    }
}
