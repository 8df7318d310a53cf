package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@WindowTest
class HeadlessWindowTest {

    private final Button button = new Button("not yet");

    @Start
    void open(Stage stage) {
        button.setOnAction(_ -> button.setText("clicked"));
        HeadlessWindow.show(stage, new StackPane(button));
    }

    @Test
    void a_click_reaches_a_button(FxRobot robot) {
        robot.clickOn(button);

        assertThat(button.getText()).isEqualTo("clicked");
    }

    @Test
    void the_shipped_fonts_are_there() {
        assertThat(Font.getFontNames("Inter")).isNotEmpty();
        assertThat(Font.getFontNames("JetBrains Mono")).isNotEmpty();
        assertThat(Font.font("Inter", 13).getFamily()).isEqualTo("Inter");
    }

    @Test
    void a_picture_can_be_looked_at(FxRobot robot) {
        robot.interact(() ->
                assertThat(HeadlessWindow.picture(button.getScene(), "headless-window"))
                        .isNotEmptyFile());
    }
}
