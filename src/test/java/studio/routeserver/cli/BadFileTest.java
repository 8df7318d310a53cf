package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A file that cannot be used is one sentence with its place, for every command.
@SuppressWarnings("NullAway.Init") // JUnit sets the directory before each test
class BadFileTest {

    @TempDir private Path directory;

    @Test
    void a_truncated_file() throws IOException {
        String sample = Files.readString(Path.of(SAMPLE));
        String half = sample.substring(0, sample.length() / 2);
        long lines = half.chars().filter(c -> c == '\n').count() + 1;

        assertThat(refused(half))
                .startsWith("FILE:" + lines + ":")
                .endsWith(
                        ": the file ends in the middle of its JSON; restore what was cut off, or"
                                + " open a copy that is whole");
    }

    @Test
    void an_empty_file() throws IOException {
        assertThat(refused("")).isEqualTo("FILE:1:1: the file is empty; open a project file");
    }

    @Test
    void a_binary_file() throws IOException {
        byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', 0, 0, (byte) 0xFF};

        assertThat(refused(bytes))
                .startsWith("FILE:1:1: the byte 0x89 here belongs to no UTF-8 text; ");
    }

    @Test
    void a_file_nested_200_000_deep() throws IOException {
        assertThat(refused("{\"notes\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}"))
                .matches("FILE:1:\\d+: .*; .*");
    }

    @Test
    void a_file_of_100_megabytes() throws IOException {
        Path file = directory.resolve("f.json");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100L * 1024 * 1024);
        }

        assertThat(studio("check", file.toString()).refusal())
                .isEqualTo(
                        file
                                + ":1:1: the file is larger than 64 MB; open a project file; none"
                                + " is so large");
    }

    @Test
    void an_unknown_key_names_the_nearest_one() throws IOException {
        assertThat(refused(changed("\"branchToBranch\"", "\"branchToBranc\"")))
                .matches("FILE:49:7: .*'branchToBranc'.*; .*'branchToBranch'.*");
    }

    @Test
    void a_duplicate_name() throws IOException {
        assertThat(refused(changed("\"name\": \"spoke3-vm\"", "\"name\": \"spoke2-vm\"")))
                .isEqualTo(
                        "FILE:112:15: there are two of the name 'spoke2-vm' in virtualMachines;"
                                + " give one of them another name");
    }

    @Test
    void a_dangling_reference_names_the_nearest_thing() throws IOException {
        assertThat(refused(changed("\"to\": \"vpn-gw\"", "\"to\": \"vpn-gv\"")))
                .matches("FILE:\\d+:\\d+: .*'vpn-gv'.*'vpn-gw'.*");
    }

    @Test
    void a_newer_format() throws IOException {
        assertThat(refused(changed("route-server-studio/1", "route-server-studio/2")))
                .startsWith("FILE:2:13: ")
                .contains("format 2");
    }

    @Test
    void a_missing_file_and_a_directory() {
        Path missing = directory.resolve("hub.json");

        assertThat(studio("check", missing.toString()).refusal())
                .isEqualTo(
                        missing + ":1:1: there is no such file; check the name and the directory");
        assertThat(studio("check", directory.toString()).refusal())
                .isEqualTo(directory + ":1:1: this is a directory; name a project file in it");
    }

    @Test
    void a_name_that_no_file_can_have() {
        assertThat(studio("check", "").refusal()).contains("FILE");
        assertThat(studio("check", "a\0b").refusal()).contains("FILE");
    }

    @Test
    void a_word_that_looks_like_a_file_of_arguments_is_a_file() {
        assertThat(studio("check", "@" + SAMPLE).refusal())
                .startsWith("@" + SAMPLE + ":1:1: there is no such file");
    }

    @Test
    void several_mistakes_are_several_sentences() throws IOException {
        Path file = directory.resolve("f.json");
        Files.writeString(
                file,
                changed("\"to\": \"vpn-gw\"", "\"to\": \"vpn-gv\"")
                        .replace("\"to\": \"nva1\"", "\"to\": \"nva7\""));

        Shell.Answer answer = studio("check", file.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches("\\S+:\\d+:\\d+: .+; .+"));
    }

    @TestFactory
    Stream<DynamicTest> every_command_refuses_it_the_same_way() {
        return Stream.of(
                        List.of("check"),
                        List.of("routes", "--vm", "spoke1-vm"),
                        List.of("bgp"),
                        List.of("path", "--from", "spoke1-vm", "--to", "8.8.8.8"),
                        List.of("run", "--event", "1s:fail:nva1"),
                        List.of("export", "--to", "arm"),
                        List.of("export", "--to", "json"),
                        List.of("export", "--to", "svg"))
                .map(words ->
                        DynamicTest.dynamicTest(
                                String.join(" ", words),
                                () -> {
                                    Path file = directory.resolve("f.json");
                                    Files.writeString(file, "{\n  \"format\": \n}");
                                    Stream<String> all =
                                            Stream.concat(
                                                    words.stream(), Stream.of(file.toString()));

                                    assertThat(studio(all.toArray(String[]::new)).refusal())
                                            .startsWith(file + ":3:1: ");
                                }));
    }

    @Test
    void the_main_job_refuses_it_too() throws IOException {
        Path file = Files.writeString(directory.resolve("f.json"), "[]");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Cli cli = new Cli("", Shell.stream(out), Shell.stream(err), false, Shell.PAINTER);

        int code = cli.tour(file, "f.json");

        assertThat(code).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(file + ":1:1: ");
    }

    /// The founding sample with one of its words changed, once.
    private static String changed(String from, String to) throws IOException {
        String sample = Files.readString(Path.of(SAMPLE));
        assertThat(sample).contains(from);
        return sample.substring(0, sample.indexOf(from))
                + to
                + sample.substring(sample.indexOf(from) + from.length());
    }

    private String refused(String text) throws IOException {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The sentence for a file, which is called FILE in it.
    private String refused(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("f.json"), bytes);
        String sentence = studio("check", file.toString()).refusal();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).as("nothing is written").containsExactly(file);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        return sentence.replace(file.toString(), "FILE");
    }
}
