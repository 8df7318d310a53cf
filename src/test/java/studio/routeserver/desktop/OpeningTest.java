package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What the window begins with.
@WindowTest
class OpeningTest extends OpenStudio {

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit, before each test
    private Path folder;

    @Start
    void start(Stage primary) {
        stage = primary;
    }

    @Test
    void it_begins_with_the_file_that_it_was_given(FxRobot robot) throws IOException {
        Path file = folder.resolve("mine.json");
        Files.writeString(file, "{ \"format\": \"route-server-studio/1\", \"name\": \"Mine\" }");

        robot.interact(() -> open(stage, file));

        until(() -> window.workbench().topology().name().equals("Mine"));
        assertThat(stage.getTitle()).contains("mine.json");
        untilReady();
        assertThat(window.workbench().momentProperty().get().snapshot().topology().name())
                .as("the network that runs")
                .isEqualTo("Mine");
    }

    @Test
    void it_begins_with_the_sample_where_the_file_is_no_project_and_says_so(FxRobot robot)
            throws IOException {
        Path file = folder.resolve("broken.json");
        Files.writeString(file, "{ \"format\": 7");

        robot.interact(() -> open(stage, file));

        until(() -> robot.lookup("#banner").query().isVisible());
        assertThat(window.workbench().topology()).isEqualTo(Founding.topology());
        assertThat(window.workbench().fileProperty().get()).isNull();
    }
}
