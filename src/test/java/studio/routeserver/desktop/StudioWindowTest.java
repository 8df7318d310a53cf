package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.routeserver.desktop.problems.Entry;
import studio.routeserver.desktop.routes.RouteRow;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.fabric.GuestEntry;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.SubnetRef;

/// The window as a person uses it, each part by its own controls. What is done on the canvas is
/// tested there.
@WindowTest
class StudioWindowTest extends OpenStudio {

    @Start
    void start(Stage primary) {
        open(primary);
    }

    private static String text(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return switch (node) {
            case Label label -> label.getText();
            case Hyperlink link -> link.getText();
            case TextField field -> field.getText();
            default -> throw new AssertionError(id + " shows no text");
        };
    }

    @Test
    void it_opens_on_the_living_sample_in_both_looks_without_a_css_warning(FxRobot robot) {
        untilReady();

        assertThat(text(robot, "#status-sessions")).isEqualTo("8/8 sessions");
        assertThat(text(robot, "#status-holes")).isEqualTo("no flow lost");
        assertThat(stage.getTitle()).contains("Route Server Studio").doesNotContain("•");
        select(robot, Item.of(Kind.NVA, "nva1"));
        for (BottomPanel.Tab tab : BottomPanel.Tab.values()) {
            robot.interact(() -> window.panels().bottom().show(tab));
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.interact(() -> window.lookProperty().set(Look.DARK));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> window.lookProperty().set(Look.LIGHT));
        assertThat(css.messages()).isEmpty();
    }

    @Test
    void r_nva_09_an_nva_shows_its_guest_beside_its_nic_and_a_vm_its_routes_alone(FxRobot robot) {
        untilReady();

        select(robot, Item.of(Kind.NVA, "nva1"));

        TableView<GuestEntry> guest = robot.lookup("#guest-routes").queryTableView();
        assertThat(guest.getItems())
                .extracting(entry -> entry.route().prefix() + " " + entry.answer())
                .contains("10.1.0.0/16 10.1.0.0/16 VNetPeering", "192.168.2.0/24 not asked");
        assertThat(robot.lookup("#effective-routes").queryTableView().getItems()).isNotEmpty();
        robot.interact(() -> HeadlessWindow.picture(guest.getScene(), "guest-table"));
        assertThat(widths(robot)).containsKeys("Source", "State", "Next hop type", "Next hop IP");
        assertThat(widths(robot)).doesNotContainKey("Why");
        select(robot, Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm"));
        assertThat(robot.lookup("#guest-routes").tryQuery()).isEmpty();
        assertThat(robot.lookup("#effective-routes").queryTableView().getItems()).isNotEmpty();
        until(() -> widths(robot).getOrDefault("Why", 0.0) > 250);
        assertThat(widths(robot).get("Source")).isGreaterThanOrEqualTo(150);
    }

    private static Map<String, Double> widths(FxRobot robot) {
        return robot.lookup("#effective-routes").queryTableView().getColumns().stream()
                .collect(Collectors.toMap(column -> column.getText(), column -> column.getWidth()));
    }

    @Test
    void a_vm_shows_its_routes_and_w_says_why(FxRobot robot) {
        untilReady();

        select(robot, Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm"));

        TableView<RouteRow> table = robot.lookup("#effective-routes").queryTableView();
        assertThat(table.getItems())
                .filteredOn(row -> row.listed() && row.ecmp())
                .extracting(RouteRow::prefix)
                .contains("192.168.0.0/16", "172.16.0.0/12", "10.100.0.0/16");
        assertThat(robot.lookup("#routes-headroom").queryLabeled().getText())
                .isEqualTo("4 of 10,000 by BGP");
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel()
                    .select(
                            table.getItems().stream()
                                    .filter(row -> row.prefix().equals("192.168.0.0/16"))
                                    .findFirst()
                                    .orElseThrow());
        });
        robot.type(KeyCode.W);
        Node card = robot.lookup("#why-card").query();
        until(() ->
                robot.from(card).lookup(".text").queryAllAs(Text.class).stream()
                        .map(Text::getText)
                        .collect(Collectors.joining())
                        .contains("nva1 and nva2"));
        robot.interact(() -> HeadlessWindow.picture(card.getScene(), "why-card"));
    }

    @Test
    void a_silent_death_is_played_to_its_summary_by_keys_alone(FxRobot robot) {
        untilReady();
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("nva1");
        robot.type(KeyCode.ENTER);
        assertThat(window.workbench().selectionProperty().get())
                .containsExactly(Item.of(Kind.NVA, "nva1"));

        robot.type(KeyCode.X);
        robot.type(KeyCode.S);

        until(() -> window.workbench().healthProperty().get().holes() > 0);
        until(() -> window.panels().summary().isVisible());
        assertThat(text(robot, "#summary-headline")).isEqualTo("nva1 fails silently at 0.0 s");
        assertThat(text(robot, "#timeline-note")).isEqualTo("converged");
        assertThat(window.workbench().unsavedProperty().get()).isFalse();
        robot.clickOn("#summary-compare");
        until(() -> window.workbench().frameProperty().get().comparison() != null);
        robot.type(KeyCode.ESCAPE);
        until(() -> !window.panels().summary().isVisible());
        robot.press(KeyCode.SHIFT).type(KeyCode.X).release(KeyCode.SHIFT);
        until(() -> text(robot, "#status-sessions").equals("8/8 sessions"));
    }

    @Test
    void the_palette_inserts_by_enter_and_undo_takes_it_back(FxRobot robot) {
        untilReady();

        robot.clickOn("#palette-virtual-network").type(KeyCode.ENTER);
        untilReady();

        assertThat(window.workbench().topology().virtualNetwork("spoke4")).isPresent();
        assertThat(stage.getTitle()).contains("•");
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(window.workbench().topology().virtualNetwork("spoke4")).isEmpty();
        assertThat(stage.getTitle()).doesNotContain("•");
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        assertThat(window.workbench().topology().virtualNetwork("spoke4")).isPresent();
        untilReady();
    }

    @Test
    void a_subnet_that_azure_refuses_is_a_problem_and_its_fix_one_step(FxRobot robot) {
        untilReady();
        SubnetRef subnet = new SubnetRef("hub", "RouteServerSubnet");
        select(robot, new Item.Subnet(subnet));

        robot.doubleClickOn("#field-prefix").press(KeyCode.CONTROL).type(KeyCode.A);
        robot.release(KeyCode.CONTROL).write("10.0.6.0/28").type(KeyCode.ENTER);
        untilReady();
        robot.clickOn("#tab-problems");

        ListView<Entry> list = robot.lookup("#problems-list").queryListView();
        assertThat(list.getItems()).extracting(each -> each.finding().rule()).contains("V-007");
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), "problems"));
        robot.clickOn(robot.from(list).lookup(".fix").<Node>query());
        untilReady();
        assertThat(window.workbench().topology().subnet(subnet).orElseThrow().prefix().length())
                .isEqualTo(26);
        assertThat(list.getItems())
                .extracting(each -> each.finding().rule())
                .doesNotContain("V-007");
        assertThat(window.workbench().history().done()).isEqualTo(2);
    }

    @Test
    void a_wrong_value_says_so_under_its_field_and_is_not_committed(FxRobot robot) {
        untilReady();
        select(robot, Item.of(Kind.NVA, "nva1"));

        robot.doubleClickOn("#field-ip").press(KeyCode.CONTROL).type(KeyCode.A);
        robot.release(KeyCode.CONTROL).write("10.0.4.5").type(KeyCode.TAB);

        assertThat(robot.lookup(".field-error").queryAllAs(Label.class))
                .filteredOn(Label::isVisible)
                .extracting(Label::getText)
                .singleElement()
                .satisfies(words -> assertThat(words).contains("in use", "10.0.4.6"));
        assertThat(text(robot, "#field-ip")).isEqualTo("10.0.4.5");
        assertThat(window.workbench().undoTitleProperty().get()).isEmpty();
        robot.clickOn("#field-ip").type(KeyCode.ESCAPE);
        assertThat(text(robot, "#field-ip")).isEqualTo("10.0.4.4");
    }

    @Test
    void a_broken_file_is_one_sentence_and_the_work_stays(FxRobot robot, @TempDir Path directory)
            throws IOException {
        untilReady();
        Path broken = directory.resolve("broken.json");
        Files.writeString(broken, "{ \"format\": \"route-server-studio/1\", \"nmae\": 1 }");
        var before = window.workbench().topology();

        robot.interact(() -> window.projects().open(broken));

        until(() -> robot.lookup("#banner").query().isVisible());
        Loaded.Rejected rejected = (Loaded.Rejected) ProjectReader.read(broken);
        assertThat(text(robot, "#banner-text"))
                .startsWith(rejected.problems().getFirst().toString());
        assertThat(window.workbench().topology()).isSameAs(before);
        robot.clickOn("#banner-close");
        assertThat(robot.lookup("#banner").query().isVisible()).isFalse();
    }

    @Test
    void saving_clears_the_mark_and_the_file_opens_as_it_was(
            FxRobot robot, @TempDir Path directory) {
        untilReady();
        Path file = directory.resolve("mine.rss.json");
        robot.clickOn("#palette-branch").type(KeyCode.ENTER);
        untilReady();

        robot.interact(() -> window.projects().saveTo(file));

        assertThat(stage.getTitle()).isEqualTo("mine.rss.json — Route Server Studio");
        Loaded.Project read = (Loaded.Project) ProjectReader.read(file);
        assertThat(read.topology()).isEqualTo(window.workbench().topology());
    }

    @Test
    void f6_goes_round_and_the_clock_runs_by_its_key(FxRobot robot) {
        untilReady();
        robot.interact(() -> window.canvas().node().requestFocus());

        robot.type(KeyCode.F6).type(KeyCode.F6).type(KeyCode.F6);

        assertThat(stage.getScene().getFocusOwner()).isNotNull();
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("timeline-play");
        robot.interact(() -> window.canvas().node().requestFocus());
        robot.type(KeyCode.K);
        assertThat(window.workbench().transport().movingProperty().get()).isTrue();
        robot.type(KeyCode.K);
        assertThat(window.workbench().transport().movingProperty().get()).isFalse();
    }
}
