package studio.routeserver.project;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory before each test
class BadInputTest {

    private static final String SAMPLE = sample();

    @TempDir private Path directory;

    // What is no file to read.

    @Test
    void a_missing_file_is_said_to_be_missing() {
        Path missing = directory.resolve("hub.json");

        assertThat(sentences(ProjectReader.read(missing)))
                .containsExactly(
                        missing
                                + ":1:1: there is no such file; check the name and the"
                                + " directory");
    }

    @Test
    void a_directory_is_no_project() {
        assertThat(sentences(ProjectReader.read(directory)))
                .containsExactly(
                        directory + ":1:1: this is a directory; name a project file in it");
    }

    @Test
    void a_file_of_a_hundred_megabytes_is_refused_by_its_size() throws IOException {
        Path file = directory.resolve("large.json");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100L * 1024 * 1024);
        }

        assertThat(sentences(ProjectReader.read(file)))
                .containsExactly(
                        file
                                + ":1:1: the file is larger than 64 MB; open a project file; none"
                                + " is so large");
    }

    // What is no JSON.

    @Test
    void an_empty_file_is_said_to_be_empty() {
        assertThat(read("")).containsExactly("f.json:1:1: the file is empty; open a project file");
        assertThat(read(" \n\t"))
                .containsExactly("f.json:1:1: the file is empty; open a project file");
    }

    @Test
    void a_file_cut_off_anywhere_is_one_sentence_at_its_end() {
        for (int length = 1; length < SAMPLE.stripTrailing().length(); length++) {
            String cut = SAMPLE.substring(0, length);
            Position end = end(cut);

            assertThat(read(cut))
                    .containsExactly(
                            "f.json:%d:%d: the file ends in the middle of its JSON; restore what"
                                            .formatted(end.line(), end.column())
                                    + " was cut off, or open a copy that is whole");
        }
    }

    @Test
    void binary_is_told_by_its_first_byte_that_is_no_text() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        byte[] zeros = {'{', '\n', ' ', 0, 0, 0};

        assertThat(read(picture))
                .containsExactly(
                        "f.json:1:1: the byte 0x89 here belongs to no UTF-8 text; open a project"
                                + " file, or save this one as UTF-8");
        assertThat(read(zeros))
                .containsExactly(
                        "f.json:2:2: the byte 0x00 here belongs to no UTF-8 text; open a project"
                                + " file, or save this one as UTF-8");
    }

    @Test
    void other_encodings_are_named() {
        String sentence = "f.json:1:1: the file is encoded as UTF-16; save it as UTF-8";

        assertThat(read(SAMPLE.getBytes(UTF_16))).containsExactly(sentence);
        assertThat(read(SAMPLE.getBytes(UTF_16LE))).containsExactly(sentence);
        assertThat(read(SAMPLE.replace("hub, spokes", "Straße").getBytes(ISO_8859_1)))
                .singleElement()
                .asString()
                .startsWith("f.json:3:36: the byte 0xDF here belongs to no UTF-8 text");
    }

    @Test
    void a_byte_order_mark_is_tolerated_and_kept() {
        byte[] bytes = ("\uFEFF" + SAMPLE).getBytes(UTF_8);

        Loaded.Project project = Opened.project(ProjectReader.read("f.json", bytes));

        assertThat(ProjectWriter.write(project.topology(), project)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"[", "{\"a\":", "{\"extra\":["})
    void two_hundred_thousand_brackets_do_not_overflow_the_stack(String open) {
        assertThat(read(open.repeat(200_000)))
                .singleElement()
                .asString()
                .contains("brackets are nested more than 200 deep here");
    }

    @Test
    void depth_is_bounded_in_what_is_only_kept_too() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);

        assertThat(read(SAMPLE.replace("\"layout\"", "\"foreign\": " + deep + ",\"layout\"")))
                .singleElement()
                .asString()
                .contains("brackets are nested more than 200 deep here");
    }

    @Test
    void a_text_of_fifty_megabytes_is_too_long() {
        assertThat(read(SAMPLE.replace("westeurope", "x".repeat(50_000_000))))
                .containsExactly(
                        "f.json:4:13: a text, key or number is too long here; shorten it; a text"
                                + " may have 1,000,000 characters");
    }

    @Test
    void millions_of_values_are_too_many() {
        String many =
                "{\"format\": \"route-server-studio/1\", \"nvas\": [" + "1,".repeat(5_000_000);

        assertThat(read(many + "1]}"))
                .singleElement()
                .asString()
                .contains("the file holds more than 1,000,000 values");
    }

    @Test
    void a_million_mistakes_are_told_by_the_first_of_them() {
        String keys = "\"a\": 1,".repeat(400_000);

        assertThat(read("{\"format\": \"route-server-studio/1\"," + keys + "\"b\": 1}"))
                .hasSize(50);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"region\": \"westeurope\",|\"region\": \"westeurope\"|f.json:5:3: '\"' does not"
                        + " belong here in JSON; check the comma, quote or bracket before it",
                "\"westeurope\",|\"westeurope|f.json:4:24: the line ends inside a text; close the"
                        + " text with a quote",
                "\"region\"|'region'|f.json:4:3: JSON knows no single quotes; write keys and texts"
                        + " in double quotes",
                "\"region\"|// no|f.json:4:3: JSON knows no comments; remove it, or make it a note",
                "westeurope|C:\\qa|f.json:4:16: '\\q' is no escape of JSON; write \\\\ for a"
                        + " backslash",
                "westeurope|\\ud800|f.json:4:13: this text holds half a character (\\uD800);"
                        + " remove it, or write its other half too",
                "\"westeurope\"|NaN|f.json:4:13: 'NaN' does not belong here in JSON; check the"
                        + " comma, quote or bracket before it",
                "\"westeurope\"|westeurope|f.json:4:13: 'westeurope' does not belong here in JSON;"
                        + " check the comma, quote or bracket before it",
            })
    void broken_json_is_told_where_it_breaks(String right, String broken, String sentence) {
        assertThat(read(replaced(right, broken))).containsExactly(sentence);
    }

    @Test
    void text_behind_the_project_is_refused_whether_it_is_json_or_not() {
        for (String behind : List.of("x", "}", "null", "<<<<<<< HEAD")) {
            assertThat(read(SAMPLE + "\n " + behind))
                    .containsExactly(
                            "f.json:137:2: there is more text behind the end of the project; remove"
                                    + " what follows its last brace");
        }
        assertThat(read(SAMPLE + SAMPLE))
                .containsExactly(
                        "f.json:136:1: there is more text behind the end of the project; remove"
                                + " what follows its last brace");
    }

    // What is no project of this format.

    @ParameterizedTest
    @CsvSource({"2", "17", "99999999999999999999"})
    void a_newer_format_is_refused_and_nothing_else_read(String version) {
        String newer =
                "{\"format\": \"route-server-studio/" + version + "\", \"new\": 1, \"new\": 2}";

        assertThat(read(newer))
                .containsExactly(
                        "f.json:1:12: the file is of format "
                                + version
                                + ", and this program reads up to format 1; open it with a newer"
                                + " Route Server Studio");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|f.json:1:1: there is no 'format' here, so this is no project file; add"
                        + " \"format\": \"route-server-studio/1\" if it is one",
                "[]|f.json:1:1: a project file is one JSON object; write it in braces",
                "{\"format\": 1}|f.json:1:12: 'format' is no text; write \"route-server-studio/1\"",
                "{\"format\": \"x\"}|f.json:1:12: this program does not know the format 'x'; write"
                        + " \"route-server-studio/1\" if it is a project",
                "{\"format\": \"route-server-studio-state/1\"}|f.json:1:12: this is the exported"
                        + " state of a network and no project; open the project file that it was"
                        + " exported from",
            })
    void another_format_is_refused(String text, String sentence) {
        assertThat(read(text)).containsExactly(sentence);
    }

    // What is no network.

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"region\"|\"regoin\"|4:3: there is no key 'regoin' in the project; did you mean"
                        + " 'region'?",
                "\"name\": \"branch-a\"|\"nmae\": \"branch-a\"|101:7: there is no key 'nmae' in a"
                        + " branch; did you mean 'name'?",
                "\"activeActive\"|\"activActive\"|95:7: there is no key 'activActive' in a gateway;"
                        + " did you mean 'activeActive'?",
                "\"activeActive\": true|\"sku\": \"VpnGw1\"|96:7: the key 'sku' stands twice in"
                        + " this object; remove one of the two",
                "\"subnet\": \"spoke1/default\", ||110:5: a virtual machine needs the key"
                        + " 'subnet'; add \"subnet\": \"hub/nva\"",
                "\"branchToBranch\": true|\"branchToBranch\": \"yes\"|49:25: 'branchToBranch' is"
                        + " text where true or false belongs; write true or false, without quotes",
                "\"westeurope\"|null|4:13: 'region' is null where text belongs; write it in quotes",
                "[\"10.1.0.0/16\"]|\"10.1.0.0/16\"|17:23: 'addressSpace' is text where a list"
                        + " belongs; write it in brackets, such as [\"…\"]",
                "{ \"asn\": 65010 }|65010|101:66: 'bgp' is a number where an object belongs; write"
                        + " it in braces",
                "\"ipsec\"|\"ipsek\"|105:69: 'ipsek' is no 'type'; did you mean 'ipsec'? (ipsec,"
                        + " sdwan, expressroute)",
                "10.1.0.0/24|10.1.0.1/24|19:40: 10.1.0.1/24 has host bits set; write 10.1.0.0/24",
                "10.1.0.0/24|10.1.0.0/33|19:40: '10.1.0.0/33' has no prefix length of 0 to 32;"
                        + " write one, such as 10.1.0.0/24",
                "10.1.0.4|10.1.0.256|110:62: '10.1.0.256' is not an IPv4 address; write four"
                        + " numbers of 0 to 255, such as 10.0.4.4",
                "hub/GatewaySubnet\",|hub\",|94:17: 'hub' names no subnet; write the network and"
                        + " the subnet, such as hub/nva",
                "65010|-1|101:75: 'asn' cannot be -1; write a whole number from 0 to 4294967295",
                "65010|4294967296|101:75: 'asn' cannot be 4294967296; write a whole number from 0"
                        + " to 4294967295",
                "65010|65010.5|101:75: 'asn' cannot be 65010.5; write a whole number from 0 to"
                        + " 4294967295",
                "65010|\"65010\"|101:75: 'asn' is text where a number belongs; write a whole number"
                        + " from 0 to 4294967295, without quotes",
                "\"x\": 24|\"x\": 1e999|115:19: 'x' cannot be 1e999; write a number between -1e9"
                        + " and 1e9",
                "\"branch\": \"branch-a\", ||105:5: a connection has one far end: a 'branch', or an"
                        + " NVA or gateway as 'from'; write exactly one of the two",
                "\"branch\": \"branch-a\"|\"branch\": \"branch-x\"|105:33: there is no branch"
                        + " 'branch-x'; did you mean 'branch-a'?",
                "\"to\": \"vpn-gw\"|\"to\": \"vpn\"|105:51: there is no gateway or NVA 'vpn'; did"
                        + " you mean 'vpn-gw'?",
                "spoke1/default\", \"ip|spoke1/defalt\", \"ip|110:38: there is no subnet"
                        + " 'spoke1/defalt'; did you mean 'spoke1/default'?",
                "\"virtualNetwork\": \"hub\"|\"virtualNetwork\": \"hbu\"|48:25: there is no virtual"
                        + " network 'hbu'; did you mean 'hub'?",
                "\"name\": \"spoke2-vm\"|\"name\": \"spoke1-vm\"|111:15: there are two of the name"
                        + " 'spoke1-vm' in virtualMachines; give one of them another name",
                "\"name\": \"nva2\", \"ip\"|\"name\": \"nva1\", \"ip\"|52:19: hub-route-server has"
                        + " two of the name 'nva1' in peers; give one of them another name",
                "\"to\": \"spoke2\"|\"to\": \"spoke1\"|40:5: there are two of the name 'hub>spoke1'"
                        + " in peerings; give one of them another name",
                "\"name\": \"spoke1-vm\"|\"name\": \" \"|110:15: every virtual machine needs a"
                        + " name; give it one",
            })
    void a_mistake_is_one_sentence_with_its_place(
            String right, @Nullable String wrong, String sentence) {
        assertThat(read(replaced(right, wrong == null ? "" : wrong)))
                .containsExactly("f.json:" + sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"holdTime\": \"180\"|'180' is not a duration; did you mean '180s'?",
                "\"holdTime\": \"500ms\"|'holdTime' is no whole number of seconds up to 65535;"
                        + " write one, such as 180s",
                "\"keepalive\": \"999999999h\"|'999999999h' is too long; write a duration of at"
                        + " most 10000h",
                "\"multihop\": 0|'multihop' cannot be 0; write a whole number from 1 to 255",
                "\"bfd\": { \"transmit\": \"1s\", \"receive\": \"1s\" }|bfd needs the key"
                        + " 'multiplier'; add \"multiplier\": 1",
                "\"policies\": [ { \"direction\": \"out\", \"action\": \"accept\","
                        + " \"addCommunities\": [\"65536:1\"] } ]|'65536:1' is not a community;"
                        + " write two numbers of 0 to 65535, such as 65001:100",
                "\"policies\": [ { \"direction\": \"outside\", \"action\": \"accept\" } ]|'outside'"
                        + " is no 'direction'; did you mean 'out'? (in, out)",
                "\"policies\": [ { \"direction\": \"in\", \"action\": \"accept\", \"match\":"
                        + " { \"ge\": 8 } } ]|'ge' and 'le' bound the lengths of a 'prefix'; add"
                        + " the prefix",
            })
    void a_mistake_in_bgp_is_one_sentence(String key, String sentence) {
        String wrong = replaced("\"neighbors\"", key + ", \"neighbors\"");

        assertThat(read(wrong)).singleElement().asString().endsWith(": " + sentence);
    }

    @Test
    void all_mistakes_are_told_at_once_in_the_order_of_the_file() {
        String wrong =
                SAMPLE.replace("\"region\"", "\"regoin\"")
                        .replace("10.1.0.0/24", "10.1.0.1/24")
                        .replace("65010", "-1");

        assertThat(read(wrong))
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(": ")))
                .containsExactly("f.json:4:3", "f.json:19:40", "f.json:101:75");
    }

    @Test
    void every_number_that_is_an_asn_is_one_be_it_wise_or_not() {
        Loaded loaded =
                ProjectReader.read("f.json", SAMPLE.replace("65010", "4200000000").getBytes(UTF_8));

        assertThat(Opened.topology(loaded).branch("branch-a").orElseThrow().asn())
                .hasToString("4200000000");
    }

    @Test
    void a_sentence_does_not_quote_what_is_endless() {
        assertThat(read(SAMPLE.replace("westeurope", "x".repeat(900_000))))
                .containsExactly(
                        "f.json:4:13: 'region' is 900,000 characters long; write at most 1,000");
        assertThat(read(SAMPLE.replace("\"region\"", "\"" + "r".repeat(40_000) + "\"")))
                .singleElement()
                .asString()
                .hasSizeLessThan(200);
    }

    private static List<String> read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static List<String> read(byte[] bytes) {
        return sentences(ProjectReader.read("f.json", bytes));
    }

    private static List<String> sentences(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Project _ -> List.of();
            case Loaded.Rejected(var problems) -> problems.stream().map(Problem::toString).toList();
        };
    }

    /// The sample with the first of these replaced.
    private static String replaced(String right, String wrong) {
        int at = SAMPLE.indexOf(right);
        assertThat(at).isNotNegative();
        return SAMPLE.substring(0, at) + wrong + SAMPLE.substring(at + right.length());
    }

    private static Position end(String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return new Position(line, text.length() - text.lastIndexOf('\n'));
    }

    private static String sample() {
        return new String(Samples.open(Samples.FOUNDING).original().bytes(), UTF_8);
    }
}
