package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.routeserver.desktop.routes.RouteOwners;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Signs;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// Objects, addresses and commands in one list (Ctrl+K). Letters may be left out: `s1vm` finds
/// `spoke1-vm`.
final class CommandList extends VBox {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 380;
    private static final double ROW_HEIGHT = 30;
    private static final int MOST = 60;

    /// One entry that was found.
    private record Found(String title, String second, Glyph glyph, boolean enabled, Runnable run) {}

    private final Acts acts;
    private final Consumer<Item> go;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<Found> list = new ListView<>();
    private Topology topology = Topology.empty("");

    /// @param go selects an object and shows it
    /// @param close hides the list and gives the keyboard back
    CommandList(Acts acts, Consumer<Item> go, Runnable close) {
        this.acts = acts;
        this.go = go;
        this.close = close;
        setId("command-list");
        getStyleClass().add("command-list");
        setMaxSize(WIDTH, HEIGHT);
        field.setId("command-field");
        field.setPromptText(text("commands.field.prompt"));
        list.setId("command-results");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> choose());
        list.setPlaceholder(new Label(text("commands.list.empty")));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(field, list);
        field.textProperty().subscribe(this::refill);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case ENTER -> choose();
            case DOWN ->
                    list.getSelectionModel().select(Math.min(list.getItems().size() - 1, at + 1));
            case UP -> list.getSelectionModel().select(Math.max(0, at - 1));
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    private void choose() {
        Found found = list.getSelectionModel().getSelectedItem();
        if (found != null && found.enabled()) {
            close.run();
            found.run().run();
        }
    }

    /// Shows the list empty-handed, ready to type.
    void open(Topology now) {
        topology = now;
        field.clear();
        refill();
        field.requestFocus();
    }

    private void refill() {
        String wanted = field.getText().strip().toLowerCase(Locale.ROOT);
        List<Found> found = new ArrayList<>();
        address(wanted).ifPresent(found::add);
        for (Item item : items()) {
            if (matches(item.name(), wanted)) {
                found.add(
                        new Found(
                                item.name(),
                                kind(item),
                                Signs.of(topology, item),
                                true,
                                () -> go.accept(item)));
            }
        }
        for (Act act : acts.all()) {
            String title = act.title().get();
            if (matches(title, wanted)) {
                String keys = act.keys() == null ? "" : act.keys().getDisplayText();
                found.add(
                        new Found(
                                title,
                                keys,
                                Glyph.CHEVRON_RIGHT,
                                act.enabled().getAsBoolean(),
                                act.run()));
            }
        }
        found.sort((a, b) -> Integer.compare(rank(a.title(), wanted), rank(b.title(), wanted)));
        list.getItems().setAll(found.stream().limit(MOST).toList());
        list.getSelectionModel().select(0);
    }

    /// An address names what has it.
    private Optional<Found> address(String wanted) {
        try {
            Ipv4Address address = Ipv4Address.parse(wanted);
            return RouteOwners.of(topology, address)
                    .map(owner ->
                            new Found(
                                    owner.name(),
                                    text("commands.address.of", address),
                                    Signs.of(topology, owner),
                                    true,
                                    () -> go.accept(owner)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.EXPECTATION && kind != Kind.RUN && kind != Kind.NOTE) {
                topology.all(kind).stream()
                        .map(Resource::ref)
                        .map(Item.Resource::new)
                        .forEach(items::add);
            }
        }
        topology.virtualNetworks()
                .forEach(network ->
                        network.subnets()
                                .forEach(subnet ->
                                        items.add(
                                                new Item.Subnet(
                                                        new SubnetRef(
                                                                network.name(), subnet.name())))));
        return items;
    }

    private static String kind(Item item) {
        return switch (item) {
            case Item.Resource(var ref) -> ref.kind().title();
            case Item.Subnet _ -> text("inspector.kind.subnet");
            case Item.Instance _ -> text("inspector.kind.instance");
            case Item.Session _ -> text("inspector.kind.session");
        };
    }

    /// Whether the letters stand in the title in that order.
    private static boolean matches(String title, String wanted) {
        String lower = title.toLowerCase(Locale.ROOT);
        int at = 0;
        for (int i = 0; i < wanted.length(); i++) {
            if (wanted.charAt(i) == ' ') {
                continue;
            }
            at = lower.indexOf(wanted.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    /// What begins so first, then what holds it, then the rest.
    private static int rank(String title, String wanted) {
        String lower = title.toLowerCase(Locale.ROOT);
        return lower.equals(wanted)
                ? 0
                : lower.startsWith(wanted) ? 1 : lower.contains(wanted) ? 2 : 3;
    }

    private static final class Cell extends ListCell<Found> {
        @Override
        protected void updateItem(Found found, boolean empty) {
            super.updateItem(found, empty);
            setText(null);
            if (empty || found == null) {
                setGraphic(null);
                return;
            }
            Label title = new Label(found.title());
            Label second = new Label(found.second());
            second.getStyleClass().addAll("muted", "small");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(new GlyphNode(found.glyph(), 14), title, space, second);
            line.setSpacing(8);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setOpacity(found.enabled() ? 1 : 0.5);
            setGraphic(line);
        }
    }
}
