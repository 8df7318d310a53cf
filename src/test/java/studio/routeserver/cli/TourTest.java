package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job in the terminal, where there is no display.
class TourTest {

    @Test
    void it_shows_the_routes_the_failure_the_loss_and_how_to_go_on() {
        String out = played(Shell.SAMPLE);

        assertThat(out)
                .containsSubsequence(
                        "Effective routes of spoke1-vm",
                        "192.168.0.0/16  VirtualNetworkGateway  10.0.4.4, 10.0.4.5",
                        "nva1 fails silently at 10 s",
                        "loses nva1: hold timer expired",
                        "spoke1-vm is programmed",
                        "Lost from",
                        "Go on with");
    }

    @Test
    void each_command_that_it_proposes_can_be_typed() {
        List<String> proposed =
                played(Shell.SAMPLE)
                        .lines()
                        .filter(line -> line.startsWith("  ./studio "))
                        .toList();

        assertThat(proposed).hasSize(5);
        assertThat(proposed)
                .filteredOn(line -> !line.contains(" -o "))
                .allSatisfy(line ->
                        Shell.studio(line.strip().replace("./studio ", "").split(" ")).fine());
    }

    @Test
    void a_network_without_VMs_and_NVAs_is_told_what_can_be_asked(@TempDir Path directory) {
        String file =
                Shell.sample(
                        directory,
                        "[{'remove': 'nvas'}, {'remove': 'virtualMachines'}, {'remove':"
                                + " 'connections/b-nva1'}, {'remove': 'connections/b-nva2'}]");

        assertThat(played(file)).startsWith("\nGo on with\n").contains("./studio check");
    }

    private static String played(String file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Cli cli = new Cli("", Shell.stream(out), Shell.stream(err), false, Shell.PAINTER);

        assertThat(cli.tour(Path.of(file), file)).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }
}
