package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.screenshots.Stagehand;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.Item.Line;
import studio.routeserver.picture.Layer;
import studio.routeserver.topology.Kind;

/// What the canvas shows and how keys and mouse go about it, by mouse and keys alone.
@WindowTest
class CanvasScenario {

    private static final Item VM = Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm");
    private static final Item NVA1 = Item.of(Kind.NVA, "nva1");
    private static final Item NVA2 = Item.of(Kind.NVA, "nva2");

    @SuppressWarnings("NullAway.Init") // by open(), before each test
    private Stagehand hand;

    @BeforeEach
    void open() throws IOException {
        hand = new Stagehand(Look.LIGHT);
        hand.until(
                "the sample runs", () -> hand.window().workbench().momentProperty().get() != null);
    }

    @AfterEach
    void close() throws IOException {
        hand.close();
    }

    /// Whose lit lines there are: the senders.
    private Set<String> lit() {
        return hand.canvas().painted().stream()
                .flatMap(list -> list.items(Layer.PATH).stream())
                .filter(Line.class::isInstance)
                .map(item -> item.subject().name())
                .collect(Collectors.toSet());
    }

    /// Waits until the node with that id has the keyboard.
    private void focused(String id) throws IOException {
        hand.until(
                id + " has the keyboard",
                () -> {
                    Node owner = hand.stage().getScene().getFocusOwner();
                    return owner != null && id.equals(owner.getId());
                });
    }

    /// Waits until something in the part with that id has it.
    private void within(String id) throws IOException {
        hand.until(
                "the keyboard is in " + id,
                () -> {
                    Node part = hand.stage().getScene().lookup("#" + id);
                    return part != null && Focus.within(part);
                });
    }

    private List<Item> selected() {
        return hand.window().workbench().selectionProperty().get();
    }

    // ---- paths

    @Test
    void an_nva_lights_the_flows_that_pass_it_and_a_network_none() throws IOException {
        hand.click(VM, MouseButton.PRIMARY);
        hand.until("its paths are lit", () -> lit().equals(Set.of("spoke1-vm")));

        hand.click(NVA2, MouseButton.PRIMARY);
        hand.until(
                "every VM's flows by nva2 are lit",
                () -> lit().equals(Set.of("spoke1-vm", "spoke2-vm", "spoke3-vm")));

        hand.click(hand.title(Item.of(Kind.VIRTUAL_NETWORK, "hub")), MouseButton.PRIMARY);
        hand.until("none is lit", () -> lit().isEmpty());
    }

    // ---- failures

    @Test
    void each_failure_says_under_its_name_what_it_will_do() throws IOException {
        hand.click(NVA1, MouseButton.SECONDARY);

        hand.until(
                "the menu explains",
                () ->
                        labels().contains(
                                        "It dies without a word; the others find out by their"
                                                + " timers."));
        assertThat(Stagehand.call(this::labels))
                .contains(
                        "Fail silently   (S)",
                        "Both ends see it at once, and dial again.",
                        "A Cease goes out: routes are withdrawn at once, and it stays down.");
        hand.key(KeyCode.ESCAPE);
        hand.until("the menu is closed", () -> labels().isEmpty());
        hand.key(KeyCode.X);
        hand.until("the keys' menu explains too", () -> !labels().isEmpty());
        hand.key(KeyCode.DOWN);
        hand.key(KeyCode.ENTER);
        hand.until(
                "the first failure holds",
                () -> {
                    var frame = hand.window().workbench().frameProperty().get();
                    return frame != null && !frame.run().quiet();
                });
    }

    /// The words of open menus and dialogs.
    private List<String> labels() {
        return Window.getWindows().stream()
                .filter(window -> !window.equals(hand.stage()) && window.getScene() != null)
                .flatMap(window -> window.getScene().getRoot().lookupAll(".label").stream())
                .filter(Labeled.class::isInstance)
                .map(label -> Objects.requireNonNullElse(((Labeled) label).getText(), ""))
                .toList();
    }

    // ---- keys

    @Test
    void each_digit_with_alt_opens_its_panel_and_gives_it_the_keyboard() throws IOException {
        hand.click(NVA1, MouseButton.PRIMARY);
        hand.until("it is selected", () -> selected().equals(List.of(NVA1)));

        hand.key(KeyCode.ALT, KeyCode.DIGIT1);
        focused("palette-search");
        hand.key(KeyCode.ALT, KeyCode.DIGIT2);
        within("inspector");
        int digit = KeyCode.DIGIT3.ordinal();
        for (BottomPanel.Tab tab : BottomPanel.Tab.values()) {
            hand.key(KeyCode.ALT, KeyCode.values()[digit++]);
            hand.until(
                    tab + " is at the front", () -> hand.window().panels().bottom().front() == tab);
            within("bottom-panel");
        }
        hand.key(KeyCode.ALT, KeyCode.DIGIT3);
        focused("effective-routes");
        hand.key(KeyCode.ALT, KeyCode.DIGIT3);
        within("canvas");
        assertThat(hand.window().panels().bottom().front()).isNull();
        hand.key(KeyCode.ALT, KeyCode.DIGIT1);
        focused("palette-search");
        hand.key(KeyCode.ALT, KeyCode.DIGIT1);
        within("canvas");
        assertThat(hand.node("side")).isEmpty();
    }

    @Test
    void alt_t_makes_the_timeline_one_line_and_all_of_it_again() throws IOException {
        timelineIs(64);
        hand.key(KeyCode.ALT, KeyCode.T);
        timelineIs(32);
        hand.key(KeyCode.ALT, KeyCode.T);
        timelineIs(64);
    }

    private void timelineIs(double height) throws IOException {
        hand.until(
                "the timeline is " + height + " high",
                () -> hand.window().panels().timeline().getHeight() == height);
    }

    @Test
    void the_keyboard_returns_to_where_it_was_when_the_list_of_commands_closes()
            throws IOException {
        hand.key(KeyCode.ALT, KeyCode.DIGIT6);
        focused("problems-list");

        hand.key(KeyCode.CONTROL, KeyCode.K);
        within("command-list");
        hand.key(KeyCode.ESCAPE);

        focused("problems-list");
    }

    @Test
    void an_nva_is_inserted_and_connected_by_keys_alone() throws IOException {
        hand.click(NVA1, MouseButton.PRIMARY);
        hand.until("it is selected", () -> selected().equals(List.of(NVA1)));

        hand.key(KeyCode.ALT, KeyCode.DIGIT1);
        focused("palette-search");
        hand.type("nva");
        hand.key(KeyCode.ENTER);
        Item nva3 = Item.of(Kind.NVA, "nva3");
        hand.until("the new one is selected", () -> selected().equals(List.of(nva3)));
        within("canvas");

        hand.key(KeyCode.C);
        hand.key(KeyCode.UP);
        hand.until("the next above is gone to", () -> selected().equals(List.of(NVA1)));
        hand.key(KeyCode.UP);
        hand.key(KeyCode.ENTER);

        hand.until(
                "it is a peer of the Route Server",
                () ->
                        hand
                                .window()
                                .workbench()
                                .topology()
                                .routeServers()
                                .getFirst()
                                .peers()
                                .stream()
                                .anyMatch(peer -> peer.name().equals("nva3")));
    }

    @Test
    void the_hint_keeps_off_what_is_drawn() throws IOException {
        hand.until("the hint is above", this::hintOverlapsNothing);

        later(() ->
                hand.window()
                        .director()
                        .insert(studio.routeserver.desktop.palette.PaletteKind.VIRTUAL_NETWORK));

        Item spoke4 = Item.of(Kind.VIRTUAL_NETWORK, "spoke4");
        hand.until("it is drawn", () -> hand.canvas().sceneCentre(spoke4).isPresent());
        hand.until("the hint lies on nothing", this::hintOverlapsNothing);
    }

    private boolean hintOverlapsNothing() {
        var hint = hand.stage().getScene().lookup("#hint");
        return hint.isVisible()
                && !hand.canvas().drawsAt(hint.localToScene(hint.getLayoutBounds()));
    }

    // ---- the past

    @Test
    void an_edit_in_the_past_asks_and_a_rewind_makes_the_past_the_present() throws IOException {
        hand.click(NVA1, MouseButton.SECONDARY);
        hand.choose("Fail silently");
        hand.until("the summary shows", () -> hand.window().panels().summary().isVisible());
        var transport = hand.window().workbench().transport();
        hand.key(KeyCode.ESCAPE);
        hand.until("it is closed", () -> !hand.window().panels().summary().isVisible());
        hand.key(KeyCode.COMMA);
        hand.until("the past is shown", transport::past);
        var shown = transport.position();

        later(() ->
                hand.window()
                        .director()
                        .insert(studio.routeserver.desktop.palette.PaletteKind.BRANCH));
        press("past-rewind");

        hand.until(
                "the past is the present",
                () ->
                        !transport.past()
                                && transport.position().equals(shown)
                                && hand.window().workbench().topology().branches().size() == 3
                                && !hand.window().workbench().updatingProperty().get());
        assertThat(hand.window().workbench().topology().branches()).hasSize(3);

        hand.key(KeyCode.COMMA);
        hand.until("the past is shown", transport::past);
        later(() -> hand.window().workbench().undo());
        press("past-neither");
        assertThat(hand.window().workbench().topology().branches()).hasSize(3);
        assertThat(transport.past()).isTrue();
    }

    /// Does what opens a dialog, and does not wait for its end.
    private static void later(Runnable act) {
        javafx.application.Platform.runLater(act);
    }

    private void press(String id) throws IOException {
        hand.click(
                id,
                () ->
                        Window.getWindows().stream()
                                .filter(window -> !window.equals(hand.stage()))
                                .map(window -> window.getScene().lookup("#" + id))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null));
    }

    // ---- walking about

    @Test
    void tab_and_arrows_walk_the_objects_and_each_says_what_it_is_and_how() throws IOException {
        Stagehand.call(() -> {
            hand.canvas().node().requestFocus();
            return true;
        });
        hand.key(KeyCode.TAB);
        hand.until("an object is selected", () -> selected().size() == 1);
        Item first = selected().getFirst();
        hand.key(KeyCode.TAB);
        hand.until("the next one is", () -> selected().size() == 1 && !selected().contains(first));

        hand.click(NVA1, MouseButton.PRIMARY);
        focused("proxy-nva:nva1");
        assertThat(heard())
                .startsWith("nva1, NVA, subnet hub/nva, 10.0.4.4, AS 65001")
                .contains("2 of 2 sessions established");
        hand.key(KeyCode.RIGHT);
        focused("proxy-nva:nva2");
        assertThat(selected()).containsExactly(NVA2);
    }

    private String heard() throws IOException {
        return Stagehand.call(() ->
                String.valueOf(
                        hand.stage()
                                .getScene()
                                .getFocusOwner()
                                .queryAccessibleAttribute(AccessibleAttribute.TEXT)));
    }

    @Test
    void enter_goes_into_a_container_and_esc_out_and_brackets_walk_along_links()
            throws IOException {
        Item hub = Item.of(Kind.VIRTUAL_NETWORK, "hub");
        hand.click(hand.title(hub), MouseButton.PRIMARY);
        hand.until("it is selected", () -> selected().equals(List.of(hub)));

        hand.key(KeyCode.ENTER);
        hand.until("the first subnet is", () -> selected().getFirst() instanceof Item.Subnet);
        hand.key(KeyCode.ENTER);
        hand.until("what stands in it is", () -> !(selected().getFirst() instanceof Item.Subnet));
        hand.key(KeyCode.ESCAPE);
        hand.until("the subnet is again", () -> selected().getFirst() instanceof Item.Subnet);
        hand.key(KeyCode.ESCAPE);
        hand.until("the network is again", () -> selected().equals(List.of(hub)));
        hand.key(KeyCode.ESCAPE);
        hand.until("nothing is", () -> selected().isEmpty());

        hand.click(NVA1, MouseButton.PRIMARY);
        hand.until("nva1 is selected", () -> selected().equals(List.of(NVA1)));
        hand.key(KeyCode.CLOSE_BRACKET);
        hand.until("a link of it is", () -> !selected().equals(List.of(NVA1)));
        Item link = selected().getFirst();
        hand.key(KeyCode.CLOSE_BRACKET);
        hand.until("the next link is", () -> !selected().contains(link));
        hand.key(KeyCode.OPEN_BRACKET);
        hand.until("the link before is", () -> selected().contains(link));
        hand.key(KeyCode.ENTER);
        hand.until(
                "its other end is",
                () -> !selected().contains(link) && !selected().equals(List.of(NVA1)));
    }

    // ---- motion

    /// Where moving chevrons are.
    private List<Double> chevrons() {
        return hand.stage().getScene().getRoot().lookupAll(".motion-chevron").stream()
                .filter(node -> node.isVisible() && node.getParent().isVisible())
                .map(node -> node.getTranslateX() + node.getTranslateY())
                .toList();
    }

    private boolean standing() {
        return hand.canvas().painted().getLast().items(Layer.MOTION).isEmpty();
    }

    @Test
    void chevrons_move_while_time_runs_and_stand_while_it_does_not() throws IOException {
        hand.click(VM, MouseButton.PRIMARY);
        hand.until("paths are lit", () -> !lit().isEmpty());
        assertThat(Stagehand.call(this::chevrons)).isEmpty();
        assertThat(Stagehand.call(this::standing)).isFalse();

        hand.key(KeyCode.K);
        hand.until("they move", () -> !chevrons().isEmpty());
        List<Double> before = Stagehand.call(this::chevrons);
        hand.until("they have moved on", () -> !chevrons().equals(before));
        assertThat(Stagehand.call(this::chevrons)).hasSizeLessThanOrEqualTo(80);

        hand.key(KeyCode.K);
        hand.until("they stand", () -> chevrons().isEmpty());
    }

    @Test
    void reduced_motion_moves_nothing() throws IOException {
        hand.click(VM, MouseButton.PRIMARY);
        hand.until("paths are lit", () -> !lit().isEmpty());
        hand.menu("View", "Reduce motion");

        hand.key(KeyCode.K);
        var transport = hand.window().workbench().transport();
        hand.until("time runs", () -> transport.movingProperty().get());
        var begun = transport.position();
        hand.until("time has passed", () -> transport.position().isAfter(begun));

        assertThat(Stagehand.call(this::chevrons)).isEmpty();
    }

    // ---- large drawings

    @Test
    void a_large_drawing_is_made_elsewhere_and_shown_when_it_is_there() throws IOException {
        Stagehand.call(() -> {
            hand.window().workbench().open(LargeNetwork.of(90, 10), null);
            return true;
        });
        hand.until(
                "it is drawn",
                () ->
                        hand.canvas().painted().getFirst().bySubject().keySet().stream()
                                .anyMatch(subject -> subject.name().equals("many90-vm10")));
        double before = Stagehand.call(() -> hand.canvas().painted().getFirst().zoom());

        boolean same =
                Stagehand.call(() -> {
                    hand.canvas().zoom(1);
                    return hand.canvas().painted().getFirst().zoom() == before;
                });

        assertThat(same).as("zooming does not wait for the drawing").isTrue();
        hand.until(
                "it is drawn at the new zoom",
                () -> hand.canvas().painted().getFirst().zoom() == hand.canvas().zoomLevel().get());
    }
}
