package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Icons;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.desktop.theme.Tips;
import studio.routeserver.desktop.workbench.Health;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.picture.glyph.Glyph;

/// The row under the menu: undo, the tools, failing things, search, the verdict, the profile.
final class StudioToolbar extends HBox {

    private static final double SEARCH_WIDTH = 260;

    private final Workbench workbench;
    private final HBox verdict = new HBox();
    private final Label verdictText = new Label();
    private final Button undo;
    private final Button redo;
    private final MenuButton fail = new MenuButton(text("toolbar.fail.button"));

    StudioToolbar(
            Workbench workbench,
            Acts acts,
            ObjectMenus menus,
            ProfileChip profile,
            ObjectProperty<Look> look) {
        this.workbench = workbench;
        setId("toolbar");
        getStyleClass().add("studio-toolbar");
        undo = Icons.button("toolbar-undo", Material2MZ.UNDO, "", workbench::undo);
        redo = Icons.button("toolbar-redo", Material2MZ.REDO, "", workbench::redo);
        workbench.undoTitleProperty().subscribe(this::tellHistory);
        workbench.redoTitleProperty().subscribe(this::tellHistory);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        undo,
                        redo,
                        new Separator(javafx.geometry.Orientation.VERTICAL),
                        tool(acts, "tools.connect", Material2AL.CALL_SPLIT),
                        tool(acts, "tools.trace", Material2AL.ALT_ROUTE),
                        tool(acts, "routes.why", Material2AL.HELP_OUTLINE),
                        new Separator(javafx.geometry.Orientation.VERTICAL),
                        fail(menus),
                        space,
                        search(acts),
                        verdict(acts),
                        profile.node(),
                        theme(look));
        workbench.healthProperty().subscribe(this::tellVerdict);
        tellHistory();
        tellVerdict();
        tellFail();
    }

    private static Node tool(Acts acts, String id, org.kordamp.ikonli.Ikon ikon) {
        Act act = acts.act(id);
        String keys = act.keys() == null ? "" : "  " + act.keys().getDisplayText();
        return Icons.button(
                "toolbar-" + id.replace('.', '-'), ikon, act.title().get() + keys, act.run());
    }

    private void tellHistory() {
        String undoes = workbench.undoTitleProperty().get();
        String redoes = workbench.redoTitleProperty().get();
        undo.setDisable(undoes.isEmpty());
        redo.setDisable(redoes.isEmpty());
        Tips.put(undo, text("edit.undo.named", undoes));
        Tips.put(redo, text("edit.redo.named", redoes));
        undo.setAccessibleText(text("edit.undo.named", undoes));
        redo.setAccessibleText(text("edit.redo.named", redoes));
    }

    /// Its menu is that of the selection, made when it opens.
    private MenuButton fail(ObjectMenus menus) {
        fail.setId("toolbar-fail");
        fail.setGraphic(new GlyphNode(Glyph.BOLT, 14, "bad"));
        Tips.put(fail, text("toolbar.fail.about"));
        workbench.selectionProperty().subscribe(this::tellFail);
        fail.setOnShowing(_ -> {
            List<Item> items = workbench.selectionProperty().get();
            ContextMenu menu = items.size() == 1 ? menus.failures(items.getFirst()) : null;
            fail.getItems().clear();
            if (menu != null) {
                fail.getItems().addAll(List.copyOf(menu.getItems()));
            }
        });
        // A menu button without any item does not open, so it always has one.
        fail.getItems().add(new javafx.scene.control.MenuItem(text("toolbar.fail.about")));
        return fail;
    }

    private void tellFail() {
        List<Item> items = workbench.selectionProperty().get();
        boolean can =
                items.size() == 1
                        && !studio.routeserver.desktop.workbench.Failures.of(
                                        workbench.topology(), null, items.getFirst())
                                .isEmpty();
        fail.setDisable(!can);
    }

    private static Button search(Acts acts) {
        Button search = new Button(text("toolbar.search.button"));
        search.setId("toolbar-search");
        search.setGraphic(Icons.icon(Material2MZ.SEARCH));
        search.getStyleClass().setAll("button", "search");
        search.setPrefWidth(SEARCH_WIDTH);
        search.setMinWidth(120);
        search.setOnAction(_ -> acts.act("tools.commands").run().run());
        return search;
    }

    private Node verdict(Acts acts) {
        verdict.setId("toolbar-verdict");
        verdict.setMinWidth(Region.USE_PREF_SIZE);
        verdict.getStyleClass().add("verdict-chip");
        verdict.getChildren().add(verdictText);
        verdict.setOnMouseClicked(_ -> acts.act("view.events").run().run());
        return verdict;
    }

    private void tellVerdict() {
        Health health = workbench.healthProperty().get();
        verdict.getStyleClass().removeAll("ok", "warn", "bad");
        boolean well = health.delivered() == health.flows();
        boolean none = health.flows() == 0;
        String role = none ? "" : well ? "ok" : health.delivered() == 0 ? "bad" : "warn";
        Glyph glyph = none ? Glyph.ADVICE : well ? Glyph.DELIVERED : Glyph.BLACK_HOLE;
        if (!role.isEmpty()) {
            verdict.getStyleClass().add(role);
        }
        verdictText.setText(
                none
                        ? text("toolbar.verdict.none")
                        : text("toolbar.verdict.flows", health.delivered(), health.flows()));
        verdict.getChildren().setAll(new GlyphNode(glyph, 14, well ? "ok" : "bad"), verdictText);
        Tips.put(verdict, text("toolbar.verdict.about"));
    }

    private static Button theme(ObjectProperty<Look> look) {
        return Icons.button(
                "toolbar-theme",
                Material2MZ.NIGHTS_STAY,
                text("toolbar.theme.button"),
                () -> look.set(look.get().other()));
    }
}
