package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.topology.ProfileName;

/// The design panel as a person uses it: advice, the manual world, headroom and profile.
@WindowTest
class DesignPanelTest extends OpenStudio {

    @Start
    void start(Stage primary) {
        open(primary);
    }

    private void openDesign(FxRobot robot, String page) {
        untilReady();
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT8).release(KeyCode.ALT);
        robot.clickOn("#design-" + page);
        untilWorkedOut(robot);
    }

    private void untilWorkedOut(FxRobot robot) {
        until(() -> !window.workbench().updatingProperty().get());
        until(() -> text(robot, "#design-state").isEmpty());
    }

    private static String text(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextField field -> field.getText();
            default -> throw new AssertionError(id + " shows no text");
        };
    }

    private static String words(FxRobot robot, String id) {
        StringBuilder words = new StringBuilder();
        for (String style : List.of(".label", ".hyperlink")) {
            robot.from(robot.lookup(id).<Node>query())
                    .lookup(style)
                    .queryAllAs(Labeled.class)
                    .forEach(label -> words.append(label.getText()).append('\n'));
        }
        return words.toString();
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
    void advice_names_what_to_use_and_each_reason_with_its_rule(FxRobot robot) {
        openDesign(robot, "advice");

        assertThat(text(robot, "#advice-answer")).isEqualTo("use Route Server");
        assertThat(words(robot, "#advice-view"))
                .contains("A-01", "A-02", "A-08", "A-15", "nva1 speaks BGP and has 3 branch");
        pictures(robot, "design-advice");
        robot.clickOn("#advice-hand");
        assertThat(robot.lookup("#hand-view").tryQuery()).isPresent();
    }

    @Test
    void by_hand_lists_each_entry_and_marks_what_one_branch_more_adds(FxRobot robot) {
        openDesign(robot, "hand");

        TableView<?> table = robot.lookup("#hand-entries").queryTableView();
        assertThat(table.getItems()).hasSize(16);
        assertThat(text(robot, "#hand-head"))
                .startsWith("12 entries in 1 route table stand in place of the Route Server");
        assertThat(text(robot, "#hand-growth")).contains("4 entries to write, marked +");
        pictures(robot, "design-hand");
        robot.doubleClickOn("#hand-prefix").press(KeyCode.CONTROL).type(KeyCode.A);
        robot.release(KeyCode.CONTROL).write("192.168.50.0/24").type(KeyCode.ENTER);
        assertThat(text(robot, "#hand-growth")).contains("no entry to write");
        assertThat(table.getItems()).hasSize(12);
    }

    @Test
    void one_forgotten_entry_is_a_black_hole_on_the_canvas_until_it_is_ended(FxRobot robot) {
        openDesign(robot, "hand");

        robot.clickOn("#hand-forget");
        until(() -> window.workbench().demonstrationProperty().get() != null);

        assertThat(text(robot, "#demonstration-text"))
                .startsWith("spoke1/default lacks 10.100.0.0/16: 2 flows of spoke1-vm");
        assertThat(text(robot, "#hand-missing")).isEqualTo(text(robot, "#demonstration-text"));
        assertThat(
                        Objects.requireNonNull(window.workbench().demonstrationProperty().get())
                                .overlay()
                                .ways())
                .extracting(way -> way.report().verdict())
                .containsExactly(Verdict.BLACK_HOLE, Verdict.ONE_WAY);
        pictures(robot, "design-forgotten");
        robot.clickOn("#demonstration-end");
        assertThat(robot.lookup("#demonstration").query().isVisible()).isFalse();
        assertThat(text(robot, "#hand-missing")).startsWith("Forget an entry");
        assertThat(window.workbench().unsavedProperty().get()).isFalse();
    }

    @Test
    void headroom_shows_value_limit_and_what_azure_does_beyond(FxRobot robot) {
        openDesign(robot, "headroom");

        assertThat(words(robot, "#headroom-view"))
                .contains(
                        "2 of 8",
                        "routes that nva1 tells hub-route-server",
                        "3 of 4,000",
                        "at 4,001 Azure ends the session",
                        "VNets in westeurope");
        pictures(robot, "design-headroom");
    }

    @Test
    void the_tightest_limit_stands_in_the_status_bar_and_those_of_an_object_in_its_properties(
            FxRobot robot) {
        untilReady();
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("hub-route-server").type(KeyCode.ENTER);
        until(() -> robot.lookup("#inspector-headroom").tryQuery().isPresent());

        assertThat(words(robot, "#inspector-headroom"))
                .contains(
                        "BGP peers of hub-route-server",
                        "2 of 8",
                        "at 9 Azure refuses the ninth peer (L-01, V-026)",
                        "routes that nva1 tells hub-route-server");
        assertThat(text(robot, "#status-headroom"))
                .isEqualTo("2 of 8 BGP peers of hub-route-server, Azure acts at 9");
        robot.clickOn("#status-headroom");
        untilWorkedOut(robot);
        assertThat(words(robot, "#headroom-view"))
                .contains("private addresses in use in hub", "6 of 65,536", "1 of 30");
    }

    @Test
    void the_profile_is_chosen_as_an_edit_and_says_what_depends_on_it(FxRobot robot) {
        openDesign(robot, "profile");

        assertThat(words(robot, "#profile-view"))
                .contains("L-02", "4000", "1000", "T-01", "180s", "90s", "V-074");
        pictures(robot, "design-profile");
        robot.clickOn("#profile-view-article");
        untilWorkedOut(robot);
        assertThat(window.workbench().topology().profile()).isEqualTo(ProfileName.ARTICLE);
        robot.clickOn("#design-headroom");
        assertThat(words(robot, "#headroom-view")).contains("3 of 1,000");
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        untilWorkedOut(robot);
        assertThat(window.workbench().topology().profile()).isEqualTo(ProfileName.AZURE);
        assertThat(words(robot, "#headroom-view")).contains("3 of 4,000");
    }
}
