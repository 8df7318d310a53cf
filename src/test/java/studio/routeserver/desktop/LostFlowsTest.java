package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import studio.routeserver.desktop.theme.Look;

/// Route tables in which one entry was forgotten: no rule is broken, and yet packets are lost.
@WindowTest
class LostFlowsTest extends OpenStudio {

    @Start
    void start(Stage primary) {
        open(primary, Path.of("samples/scenarios/S-06.json"));
    }

    @Test
    void flows_that_fail_are_listed_with_the_reason_and_lead_to_their_path(FxRobot robot) {
        untilReady();
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT6).release(KeyCode.ALT);
        until(() -> robot.lookup("#problems-flows").query().isVisible());

        assertThat(robot.lookup("#problems-count").<Labeled>query().getText())
                .isEqualTo("No rule is broken");
        assertThat(robot.lookup("#problems-flows .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("8 of 8 flows do not work", "and 5 more")
                .anyMatch(text -> text.contains("black hole at spoke1-vm's NIC because"));
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), "lost-flows-light"));
        robot.interact(() -> window.lookProperty().set(Look.DARK));
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), "lost-flows-dark"));

        robot.clickOn("spoke1-vm>192.168.0.10");

        until(() -> robot.lookup("#path-panel").tryQuery().isPresent());
        assertThat(window.workbench().traceProperty().get().to()).isEqualTo("192.168.0.10");
    }
}
