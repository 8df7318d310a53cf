package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.cli.Shell.Answer;
import tools.jackson.databind.JsonNode;

/// `./studio export`.
@SuppressWarnings("NullAway.Init") // JUnit sets the directory before each test
class ExportCommandTest {

    @TempDir private Path directory;

    @Test
    void an_ARM_template_goes_to_standard_output_or_to_a_file() throws IOException {
        Path target = directory.resolve("main.json");

        String printed = studio("export", SAMPLE, "--to", "arm").fine().out();
        String silent =
                studio("export", SAMPLE, "--to", "arm", "-o", target.toString()).fine().out();

        assertThat(silent).isEmpty();
        assertThat(Files.readString(target))
                .isEqualTo(printed)
                .contains("deploymentTemplate.json#");
        assertThat(files()).containsExactly("main.json");
    }

    @Test
    void the_computed_state_has_everything_that_a_program_asks_for() {
        JsonNode state = studio("export", SAMPLE, "--to", "json").fine().json();

        assertThat(state.propertyNames())
                .containsExactly(
                        "format",
                        "at",
                        "sessions",
                        "learned",
                        "advertised",
                        "effectiveRoutes",
                        "findings");
        assertThat(state.get("format").asString()).isEqualTo("route-server-studio-state/1");
        assertThat(state.get("at").asString()).isEqualTo("0s");
        assertThat(state.get("sessions")).hasSize(8);
        assertThat(state.get("learned").propertyNames()).containsExactly("nva1", "nva2");
        assertThat(state.get("advertised").propertyNames()).containsExactly("nva1", "nva2");
        assertThat(state.get("effectiveRoutes").propertyNames())
                .containsExactly("spoke1-vm", "spoke2-vm", "spoke3-vm");
        assertThat(state.get("findings"))
                .extracting(finding -> finding.get("severity").asString())
                .containsOnly("info");
    }

    @Test
    void parts_of_the_state_are_what_the_other_commands_answer() {
        String[] moment = {"--event", "10s:fail:nva1", "--at", "300s"};

        JsonNode state = studio(with(moment, "export", SAMPLE, "--to", "json")).fine().json();

        assertThat(state.get("at").asString()).isEqualTo("300s");
        assertThat(state.get("sessions"))
                .isEqualTo(
                        studio(with(moment, "bgp", SAMPLE, "--format", "json"))
                                .json()
                                .get("sessions"));
        assertThat(state.get("learned").get("nva2"))
                .isEqualTo(
                        studio(
                                        with(
                                                moment,
                                                "bgp",
                                                SAMPLE,
                                                "--peer",
                                                "nva2",
                                                "--learned",
                                                "--format",
                                                "az"))
                                .json());
        assertThat(state.get("effectiveRoutes").get("spoke1-vm"))
                .isEqualTo(
                        studio(
                                        with(
                                                moment,
                                                "routes",
                                                SAMPLE,
                                                "--vm",
                                                "spoke1-vm",
                                                "--format",
                                                "az"))
                                .json()
                                .get("value"));
    }

    @Test
    void equal_states_are_equal_bytes() {
        String[] command = {"export", SAMPLE, "--to", "json", "--event", "10s:reset:nva1"};

        assertThat(studio(command)).isEqualTo(studio(command));
    }

    @Test
    void findings_are_of_the_network_without_its_failures() {
        String file =
                Shell.sample(
                        directory,
                        "[{'set': 'virtualNetworks/hub/subnets/RouteServerSubnet/prefix', 'to':"
                                + " '10.0.6.0/28'}]");

        JsonNode state =
                studio("export", file, "--to", "json", "--event", "10s:fail:nva1").fine().json();

        assertThat(state.get("findings"))
                .isEqualTo(studio("check", file, "--format", "json").json().get("findings"));
    }

    @Test
    void peers_of_the_same_name_at_two_Route_Servers_are_told_apart() {
        String file =
                Shell.sample(
                        directory,
                        "[{'add': 'virtualNetworks/spoke1/subnets', 'value': {'name':"
                                + " 'RouteServerSubnet', 'prefix': '10.1.6.0/26'}}, {'add':"
                                + " 'routeServers', 'value': {'name': 'rs2', 'virtualNetwork':"
                                + " 'spoke1', 'peers': [{'name': 'nva1', 'ip': '10.0.4.4', 'asn':"
                                + " 65001}]}}]");

        JsonNode state = studio("export", file, "--to", "json").fine().json();

        assertThat(state.get("learned").propertyNames())
                .containsExactly("hub-route-server/nva1", "nva2", "rs2/nva1");
    }

    @Test
    void a_picture_is_painted_by_whom_the_program_hands_in() throws IOException {
        Path target = directory.resolve("p.png");

        studio("export", SAMPLE, "--to", "png", "-o", target.toString()).fine();

        assertThat(Files.readString(target)).matches("PNG of [1-9][0-9]+ items");
    }

    // What cannot be written.

    @Test
    void a_directory_is_no_target() throws IOException {
        assertThat(studio("export", SAMPLE, "--to", "arm", "-o", directory.toString()).refusal())
                .isEqualTo(directory + ":1:1: this is a directory; save to a file in it");
        assertThat(studio("export", SAMPLE, "--to", "png", "-o", directory.toString()).refusal())
                .isEqualTo(directory + ":1:1: this is a directory; save to a file in it");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_missing_directory_is_not_made() throws IOException {
        Path target = directory.resolve("no").resolve("main.json");

        assertThat(studio("export", SAMPLE, "--to", "json", "-o", target.toString()).refusal())
                .isEqualTo(
                        target
                                + ":1:1: the directory to save in does not exist; create it, or"
                                + " save elsewhere");
        assertThat(studio("export", SAMPLE, "--to", "png", "-o", target.toString()).refusal())
                .isEqualTo(
                        target
                                + ":1:1: the directory to save in does not exist; create it, or"
                                + " save elsewhere");
        assertThat(files()).isEmpty();
    }

    @Test
    void what_may_not_be_written_stays_as_it_is() throws IOException {
        Path target = Files.writeString(directory.resolve("main.json"), "before");
        assumeTrue(target.toFile().setReadOnly());
        assumeTrue(!Files.isWritable(target), "whoever runs this may write everything");

        assertThat(studio("export", SAMPLE, "--to", "arm", "-o", target.toString()).refusal())
                .isEqualTo(target + ":1:1: the file may not be written; save under another name");
        assertThat(Files.readString(target)).isEqualTo("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arm", "png"})
    void a_full_device_is_said_to_be_full(String form) {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no device that is full");

        assertThat(studio("export", SAMPLE, "--to", form, "-o", "/dev/full").refusal())
                .startsWith("/dev/full:1:1: the file cannot be written (")
                .endsWith("); choose another place");
    }

    @Test
    void a_picture_that_cannot_be_painted_leaves_the_file_as_it_was() throws IOException {
        Path target = Files.writeString(directory.resolve("p.png"), "before");
        PngPainter broken =
                (_, out) -> {
                    out.write(1);
                    throw new IllegalStateException("no pixels today");
                };

        Answer answer = studio(broken, "export", SAMPLE, "--to", "png", "-o", target.toString());

        assertThat(answer.code()).isNotZero();
        assertThat(Files.readString(target)).isEqualTo("before");
    }

    @Test
    void the_project_itself_is_never_overwritten() throws IOException {
        String file = Shell.sample(directory, "[]");
        String before = Files.readString(Path.of(file));
        String around = directory.resolve(".").resolve("sample.json").toString();

        for (String form : new String[] {"arm", "json", "png"}) {
            assertThat(studio("export", file, "--to", form, "-o", around).refusal())
                    .isEqualTo(around + ":1:1: this is the project itself; write to another file");
        }
        assertThat(Files.readString(Path.of(file))).isEqualTo(before);
        assertThat(files()).containsExactly("sample.json");
    }

    @Test
    void a_refused_project_writes_nothing() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.json"), "{");
        Path target = Files.writeString(directory.resolve("main.json"), "before");

        studio("export", broken.toString(), "--to", "arm", "-o", target.toString()).refusal();

        assertThat(Files.readString(target)).isEqualTo("before");
        assertThat(files()).containsExactly("broken.json", "main.json");
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static String[] with(String[] more, String... words) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }
}
