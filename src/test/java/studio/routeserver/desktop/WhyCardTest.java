package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.Fault;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Kind;

/// The Why card as a person uses it: a key or a click in, reasons on the screen out.
@WindowTest
class WhyCardTest extends OpenStudio {

    private static final Item NVA1 = Item.of(Kind.NVA, "nva1");
    private static final Item VM = Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm");

    @Start
    void start(Stage primary) {
        open(primary);
    }

    /// All that the card shows, a line a text.
    private static String words(FxRobot robot) {
        return robot
                .from(robot.lookup("#why-card").<Node>query())
                .lookup(".text")
                .queryAllAs(Text.class)
                .stream()
                .filter(WhyCardTest::shown)
                .map(Text::getText)
                .collect(Collectors.joining("\n"));
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Hyperlink link(FxRobot robot, String text) {
        return robot
                .from(robot.lookup("#why-page").<Node>query())
                .lookup(".hyperlink")
                .queryAllAs(Hyperlink.class)
                .stream()
                .filter(link -> link.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /// What the card says, with the links of a sentence joined again.
    private static String sentences(FxRobot robot) {
        return words(robot).replace("\n", "").replaceAll("\\s+", " ");
    }

    private void untilAnswered(FxRobot robot) {
        until(() ->
                robot.lookup("#why-headline").tryQuery().filter(WhyCardTest::shown).isPresent());
    }

    private static void untilTried(FxRobot robot) {
        until(() -> !robot.lookup("#why-flips-state").<Labeled>query().getText().endsWith("…"));
    }

    private void select(FxRobot robot, String name) {
        untilReady();
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write(name).type(KeyCode.ENTER);
        until(() ->
                window.workbench().selectionProperty().get().stream()
                        .anyMatch(item -> item.name().equals(name)));
    }

    private void pictures(FxRobot robot, String name) {
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), name + "-light"));
        robot.interact(() -> window.lookProperty().set(Look.DARK));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), name + "-dark"));
        robot.interact(() -> window.lookProperty().set(Look.LIGHT));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void w_on_a_route_says_what_decided_back_to_the_statement_and_what_would_flip_it(
            FxRobot robot) {
        select(robot, "spoke1-vm");
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT3).release(KeyCode.ALT);
        robot.clickOn("192.168.0.0/16").type(KeyCode.W);
        untilAnswered(robot);
        untilTried(robot);

        assertThat(sentences(robot))
                .contains("Why 192.168.0.0/16 at spoke1-vm?")
                .contains("next hops 10.0.4.4 and 10.0.4.5")
                .contains("nva1 and nva2 bring it with AS paths of equal length (65001)R-RS-29")
                .contains("nva1 has a statement for 192.168.0.0/16")
                .contains("at fabric precedence")
                .contains("a BGP route has the same prefixR-EFF-05")
                .contains("if nva1 takes 192.168.0.0/16 back");
        assertThat(words(robot))
                .as("the step that decides has its rule unfolded, the others have not")
                .contains("Routes of one prefix with equally long AS paths from several NVAs")
                .contains("measured: route-server-faq.md")
                .doesNotContain("Each NIC is fed by one of the two instances");
        robot.clickOn("R-EFF-13");
        assertThat(words(robot)).contains("Each NIC is fed by one of the two instances");
        pictures(robot, "why-route");

        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#why-card").query().isVisible()).isFalse();
    }

    @Test
    void the_keyboard_returns_to_the_table_and_an_object_of_a_reason_is_a_link(FxRobot robot) {
        select(robot, "spoke1-vm");
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT3).release(KeyCode.ALT);
        robot.type(KeyCode.DOWN).type(KeyCode.W);
        untilAnswered(robot);
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#effective-routes").query().isFocused()).isTrue();
        robot.clickOn("192.168.0.0/16").clickOn("#routes-why");
        untilAnswered(robot);

        robot.clickOn(link(robot, "hub-route-server/0-nva1"));

        assertThat(window.workbench().selectionProperty().get())
                .extracting(Item::name)
                .containsExactly("hub-route-server/0-nva1");
    }

    @Test
    void why_not_names_what_keeps_a_typed_prefix_out(FxRobot robot) {
        select(robot, "spoke1-vm");
        robot.interact(() -> window.canvas().node().requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.W).release(KeyCode.SHIFT);
        until(() -> robot.lookup("#why-field").query().isFocused());

        robot.write("10.9.0.0/33").type(KeyCode.ENTER);
        assertThat(robot.lookup("#why-wrong").<Labeled>query().getText()).contains("10.9.0.0/33");
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.write("10.2.0.0/16").type(KeyCode.ENTER);
        untilAnswered(robot);

        assertThat(sentences(robot))
                .contains("spoke1-vm has no route 10.2.0.0/16")
                .contains("WHAT KEEPS IT OUT")
                .contains("spoke1 is not directly peered with spoke2R-PEER-02");
        untilTried(robot);
        assertThat(sentences(robot))
                .contains("if spoke1 and spoke2 are peered")
                .contains("10.2.0.0/16 is Active at spoke1-vm: VNetPeering");
        pictures(robot, "why-not");
    }

    @Test
    void a_drop_says_what_ends_it_and_which_route_sent_it_there(FxRobot robot) {
        select(robot, "spoke1-vm");
        robot.interact(() -> window.canvas().node().requestFocus());
        kill(robot);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT5).release(KeyCode.ALT);
        until(() -> robot.lookup("Why dropped?").tryQuery().isPresent());
        robot.type(KeyCode.W);
        untilAnswered(robot);

        assertThat(sentences(robot))
                .contains("Why does it end at nva1?")
                .contains("black hole at nva1 because it is down")
                .contains("R-NVA-22")
                .contains("WHY IT WAS SENT THIS WAY")
                .contains("192.168.0.0/16 is Active at spoke1-vm");
        pictures(robot, "why-drop");
    }

    @Test
    void a_hop_says_which_route_decided_there(FxRobot robot) {
        select(robot, "spoke1-vm");
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT5).release(KeyCode.ALT);
        until(() -> robot.lookup(".hop").tryQuery().isPresent());
        robot.type(KeyCode.DOWN, KeyCode.W);
        untilAnswered(robot);

        assertThat(sentences(robot))
                .contains("Why does it go on so at spoke1-vm?")
                .contains("WHAT DECIDED HERE")
                .contains("is the longest match")
                .contains("R-EFF-17");
    }

    @Test
    void an_answer_says_when_it_would_be_another_by_now(FxRobot robot) {
        select(robot, "spoke1-vm");
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT3).release(KeyCode.ALT);
        robot.clickOn("192.168.0.0/16").type(KeyCode.W);
        untilAnswered(robot);
        assertThat(robot.lookup("#why-stale").query().isVisible()).isFalse();

        robot.interact(() ->
                window.workbench()
                        .apply(new Fault.Withdraw("nva1", Ipv4Prefix.parse("192.168.0.0/16"))));
        until(() -> robot.lookup("#why-stale").query().isVisible());
        pictures(robot, "why-stale");
        until(() -> window.workbench().frameProperty().get().converged());
        robot.clickOn("#why-again");
        untilAnswered(robot);

        assertThat(robot.lookup("#why-stale").query().isVisible()).isFalse();
    }

    private void kill(FxRobot robot) {
        select(robot, "nva1");
        robot.interact(() -> window.canvas().node().requestFocus());
        robot.type(KeyCode.X).type(KeyCode.S);
        until(() -> {
            var moment = window.workbench().momentProperty().get();
            return moment != null && !moment.snapshot().faults().isEmpty();
        });
        robot.interact(() -> window.workbench().transport().pause());
    }

    @Test
    void the_menu_of_an_object_that_drops_packets_answers_why(FxRobot robot) {
        select(robot, "spoke1-vm");
        kill(robot);
        var place = window.canvas().sceneCentre(NVA1).orElseThrow();
        robot.clickOn(
                place.getX() + stage.getX() + stage.getScene().getX(),
                place.getY() + stage.getY() + stage.getScene().getY(),
                MouseButton.SECONDARY);
        robot.clickOn("Why is it dropped here?");
        untilAnswered(robot);

        assertThat(sentences(robot)).contains("Why does it end at nva1?");
        assertThat(VM.in(window.workbench().topology())).isTrue();
    }
}
