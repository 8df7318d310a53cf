package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// Which conversation takes which member, as a person asks in the path panel.
@WindowTest
class HashExplorerTest extends OpenStudio {

    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");

    @Start
    void start(Stage primary) {
        open(primary);
    }

    private void trace(FxRobot robot, Ref from, String to) {
        untilReady();
        robot.interact(() -> window.director().trace(from, Ipv4Address.parse(to), to));
        until(() -> robot.lookup("#path-hash").tryQuery().isPresent());
        robot.clickOn("#path-hash");
        until(() -> !flow(robot).isEmpty());
    }

    private static String flow(FxRobot robot) {
        return robot.lookup("#path-hash-flow")
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    private static void enter(FxRobot robot, String port) {
        TextInputControl field = robot.lookup("#path-hash-source").query();
        robot.interact(() -> field.setText(port));
        until(() -> !flow(robot).isEmpty());
    }

    private static long taken(FxRobot robot) {
        return robot.lookup(".trace").<Node>queryAll().stream()
                .filter(lane -> lane.getPseudoClassStates().contains(TAKEN))
                .count();
    }

    @Test
    void r_nva_14_the_ports_decide_on_the_member_and_its_lanes_are_framed(FxRobot robot) {
        trace(robot, new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm"), "192.168.2.10");

        assertThat(robot.lookup("#path-hash-explorer .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("10.0.4.4", "10.0.4.5")
                .anyMatch(text -> text.startsWith("AT spoke1-vm by 192.168.0.0/16, 1000 FLOWS"))
                .anyMatch(text -> text.endsWith("move when it dies"))
                .anyMatch(text -> text.startsWith("An example hash: Azure's is not published."));
        until(() -> taken(robot) == 2);
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), "hash-light"));
        robot.interact(() -> window.lookProperty().set(Look.DARK));
        robot.interact(() -> HeadlessWindow.picture(stage.getScene(), "hash-dark"));

        TreeSet<String> answers = new TreeSet<>();
        for (int port = 50_000; port < 50_010; port++) {
            enter(robot, String.valueOf(port));
            until(() -> taken(robot) == 2);
            answers.add(flow(robot));
        }
        assertThat(answers).containsExactly("takes A: delivered", "takes B: delivered");
    }

    @Test
    void what_is_no_port_is_told_and_frames_nothing(FxRobot robot) {
        trace(robot, new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm"), "192.168.2.10");

        enter(robot, "70000");

        until(() -> flow(robot).equals("Two ports from 0 to 65535 tell a conversation."));
        assertThat(taken(robot)).isZero();
    }

    @Test
    void where_there_is_one_way_there_is_nothing_to_hash(FxRobot robot) {
        Ref vm = new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm");
        trace(robot, vm, "192.168.2.10");

        robot.interact(() -> window.director().trace(vm, Ipv4Address.parse("8.8.8.8"), "8.8.8.8"));

        until(() -> robot.lookup("#path-hash").tryQuery().isEmpty());
        assertThat(robot.lookup("#path-hash-explorer").tryQuery()).isEmpty();
    }
}
