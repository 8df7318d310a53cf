package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.topology.Suppression;

/// A finding that is accepted, with its reason, as a person does it in the problems list.
@WindowTest
class SuppressTest extends OpenStudio {

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit, before each test
    private Path folder;

    @Start
    void start(Stage primary) {
        open(primary);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }

    private static String words(FxRobot robot) {
        return robot
                .from(robot.lookup("#problems-list").<Node>query())
                .lookup(".label")
                .queryAllAs(Labeled.class)
                .stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
    }

    private static void untilCount(FxRobot robot, String count) {
        until(() ->
                robot.lookup("#problems-count")
                        .tryQueryAs(Labeled.class)
                        .filter(label -> label.getText().equals(count))
                        .isPresent());
    }

    private void openProblems(FxRobot robot) {
        untilReady();
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT6).release(KeyCode.ALT);
        untilCount(robot, "2 problems");
    }

    @Test
    void a_finding_is_suppressed_with_a_reason_that_the_file_keeps_and_lifted_again(FxRobot robot)
            throws IOException {
        openProblems(robot);
        robot.clickOn("Suppress…");
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "#problems-reason-wrong")).contains("with a reason");
        assertThat(window.workbench().unsavedProperty().get()).isFalse();

        robot.write("stateless on purpose").type(KeyCode.ENTER);
        untilCount(robot, "1 problem, 1 suppressed");

        assertThat(words(robot)).contains("Suppressed: stateless on purpose");
        assertThat(window.workbench().topology().suppressions())
                .extracting(Suppression::reason)
                .containsExactly("stateless on purpose");
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), "suppressed-light"));
        robot.interact(() -> window.lookProperty().set(Look.DARK));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), "suppressed-dark"));
        robot.interact(() -> window.lookProperty().set(Look.LIGHT));
        Path file = folder.resolve("kept.json");
        robot.interact(() -> window.projects().saveTo(file));
        until(() -> Files.exists(file) && !window.workbench().unsavedProperty().get());
        assertThat(Files.readString(file)).contains("\"reason\": \"stateless on purpose\"");

        robot.clickOn("Lift");
        untilCount(robot, "2 problems");
        assertThat(window.workbench().topology().suppressions()).isEmpty();
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        untilCount(robot, "1 problem, 1 suppressed");
    }

    @Test
    void s_suppresses_what_is_selected_and_escape_leaves_it(FxRobot robot) {
        openProblems(robot);
        robot.interact(() -> robot.lookup("#problems-list").queryListView().requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.S);
        assertThat(robot.lookup("#problems-reason").query().isFocused()).isTrue();
        robot.type(KeyCode.ESCAPE);
        ListView<?> list = robot.lookup("#problems-list").queryListView();
        assertThat(list.isFocused()).isTrue();

        robot.type(KeyCode.S).write("accepted").type(KeyCode.ENTER);
        untilCount(robot, "1 problem, 1 suppressed");
        assertThat(window.workbench().topology().suppressions())
                .extracting(Suppression::reason)
                .containsExactly("accepted");
        robot.clickOn("#problems-lift-all");
        untilCount(robot, "2 problems");
    }
}
