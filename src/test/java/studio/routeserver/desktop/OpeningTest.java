package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import studio.routeserver.desktop.canvas.StudioCanvas;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.project.ProjectWriter;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Topology;

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

    @Test
    void a_large_project_is_drawn_whole_before_its_routes_are_there(FxRobot robot)
            throws IOException {
        Topology large = LargeNetwork.of(170, 5);
        Path file = folder.resolve("large.json");
        Files.write(file, ProjectWriter.write(large, null));
        AtomicReference<Set<String>> drawn = new AtomicReference<>(Set.of());

        robot.interact(() -> {
            open(stage, file);
            window.workbench()
                    .momentProperty()
                    .subscribe(moment -> {
                        if (moment != null && drawn.get().isEmpty()) {
                            drawn.set(names());
                        }
                    });
        });

        until(() -> !drawn.get().isEmpty());
        assertThat(drawn.get())
                .contains("hub", "many1", "many170")
                .as("drawn when the first routes come")
                .hasSizeGreaterThan(170);
        Bounds canvas =
                window.canvas().node().localToScene(window.canvas().node().getLayoutBounds());
        for (String name : List.of("hub", "many1", "many170")) {
            assertThat(window.canvas().sceneCentre(Item.of(Kind.VIRTUAL_NETWORK, name)))
                    .as(name + " is in view")
                    .hasValueSatisfying(at -> assertThat(canvas.contains(at)).isTrue());
        }
        until(() -> robot.lookup("#opening-note").queryAll().stream().noneMatch(Node::isVisible));
        until(() -> window.workbench().frameProperty().get().advised());
    }

    private Set<String> names() {
        return ((StudioCanvas) window.canvas())
                .painted().stream()
                        .flatMap(list -> list.items().stream())
                        .map(item -> item.subject().name())
                        .collect(Collectors.toSet());
    }
}
