package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.cli.Shell.Answer;

/// Help, and what a wrongly written command is answered.
class UsageTest {

    private static final List<String> COMMANDS =
            List.of("check", "routes", "bgp", "path", "run", "export");

    @Test
    void the_program_has_these_commands() {
        Cli cli =
                new Cli(
                        "",
                        Shell.stream(new ByteArrayOutputStream()),
                        Shell.stream(new ByteArrayOutputStream()),
                        false,
                        Shell.PAINTER);

        assertThat(cli.names()).containsExactlyElementsOf(COMMANDS);
        assertThat(studio("--help").fine().out()).contains(COMMANDS);
    }

    @TestFactory
    Stream<DynamicTest> the_help_of_each_command_shows_an_example_that_can_be_typed() {
        return COMMANDS.stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> example(command)));
    }

    private static void example(String command) {
        Answer help = studio(command, "--help").fine();

        assertThat(help.out()).startsWith("Usage: ./studio " + command);
        assertThat(help.lines())
                .filteredOn(line -> line.startsWith("  ./studio "))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).startsWith("  ./studio " + command + " " + SAMPLE));
        assertThat(help.lines())
                .filteredOn(line -> line.startsWith("  ./studio ") && !line.contains(" -o "))
                .allSatisfy(line -> assertThat(studio(words(line)).fine().out()).isNotEmpty());
    }

    private static String[] words(String example) {
        return example.replace("'", "").strip().replace("./studio ", "").split(" ");
    }

    @Test
    void the_version_is_said_at_either_place() {
        assertThat(studio("--version").fine().out()).isEqualTo(Shell.VERSION + "\n");
        assertThat(studio("run", "--version").fine().out()).isEqualTo(Shell.VERSION + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "chekc FILE|there is no command 'chekc'; did you mean 'check'?",
                "route FILE --vm a|there is no command 'route'; did you mean 'routes'?",
                "routes FILE|Missing required option: '--vm=NAME'; ./studio routes --help shows"
                        + " how",
                "run|Missing required parameter: 'FILE'; ./studio run --help shows how",
                "run FILE FILE|'FILE' is one word too many; ./studio run --help shows how",
                "run FILE --evnt 1s:fail:nva1|there is no option '--evnt'; did you mean '--event'?",
                "routes FILE --vm a --vm b|option '--vm' (NAME) should be specified only once;"
                        + " ./studio routes --help shows how",
                "check FILE --format az|check has no answer in Azure's shape; write --format table"
                        + " or json",
                "run FILE --format az|run has no answer in Azure's shape; write --format table or"
                        + " json",
                "check FILE --format yaml|there is no format 'yaml'; write one of table, json, az",
                "export FILE --to visio|there is no form 'visio'; write one of arm, json, svg, png",
                "export FILE --to png|a PNG goes to a file; name it with -o",
                "check FILE --seed one|'one' is not a whole number; write one such as 1",
                "path FILE --from spoke1-vm --to spoke2-vm --hash=99999999999|--hash 99999999999:"
                        + " write a number of flows from 1 to 16384",
                "path FILE --from spoke1-vm --to spoke2-vm --hash=many|'many' is not a whole"
                        + " number; write one such as 1",
                "check FILE --profile azur|there is no profile 'azur'; did you mean 'azure'?",
                "bgp FILE --learned --advertised|--learned, --advertised are mutually exclusive"
                        + " (specify only one); ./studio bgp --help shows how",
                "bgp FILE --format az|Azure lists no sessions, only routes; add --learned or"
                        + " --advertised, or write --format json"
            })
    void a_wrongly_written_command_is_told_how_to_write_it(String command, String sentence) {
        Answer answer = studio(command.replace("FILE", SAMPLE).split(" "));

        assertThat(answer.refusal())
                .isEqualTo(sentence.replace("'FILE' is", "'" + SAMPLE + "' is"));
    }

    @Test
    void formats_are_read_in_letters_of_either_case() {
        assertThat(studio("check", SAMPLE, "--format", "JSON").fine().json().has("findings"))
                .isTrue();
    }
}
