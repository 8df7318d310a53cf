package studio.routeserver.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import studio.routeserver.topology.Nearest;

/// The command line as a whole: finds the command, runs it, and turns what goes wrong into a
/// sentence and an exit code.
public final class Cli {

    /// It was done, or the answer is yes.
    public static final int FINE = 0;

    /// The answer is no.
    public static final int NO = 1;

    /// Bad input or usage.
    public static final int BAD_INPUT = 2;

    private final CommandLine commands;
    private final Terminal terminal;

    /// A command line that speaks to the streams.
    ///
    /// @param version the program's name and version, in one line
    /// @param colours whether `out` is a terminal
    /// @param pictures draws PNG files
    public Cli(
            String version,
            PrintStream out,
            PrintStream err,
            boolean colours,
            PngPainter pictures) {
        this.terminal = new Terminal(writer(out), writer(err), new Ink(colours));
        this.commands = new CommandLine(new StudioCommand());
        commands.getCommandSpec().version(version);
        add(new CheckCommand(terminal));
        add(new RoutesCommand(terminal));
        add(new BgpCommand(terminal));
        add(new PathCommand(terminal));
        add(new RunCommand(terminal));
        add(new ExportCommand(terminal, pictures));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setOut(terminal.out());
        commands.setErr(terminal.err());
        commands.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        colours ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commands.setParameterExceptionHandler((wrong, _) -> usage(wrong));
        commands.setExecutionExceptionHandler((failed, _, _) -> failed(failed));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private void add(Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().mixinStandardHelpOptions(true);
        commands.addSubcommand(line);
    }

    /// The names of the commands.
    public List<String> names() {
        return List.copyOf(commands.getSubcommands().keySet());
    }

    /// Runs one command and answers its exit code.
    public int run(String... arguments) {
        int code = commands.execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    /// Plays the main job in the terminal and answers the exit code; for a machine without a
    /// display.
    ///
    /// @param shown what the commands that it proposes call the file
    public int tour(Path file, String shown) {
        try {
            return new Tour(this, terminal).play(file, shown);
        } catch (Refusal refusal) {
            return refuse(refusal);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private int usage(ParameterException wrong) {
        if (wrong.getCause() instanceof Refusal refusal) {
            return refuse(refusal);
        }
        String sentence = String.valueOf(wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched
                && wrong.getCommandLine() == commands
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            sentence =
                    "there is no command '%s'; did you mean '%s'?"
                            .formatted(word, Nearest.to(word, names()).orElse("check"));
        }
        terminal.err().println(sentence);
        terminal.err()
                .println(
                        wrong.getCommandLine().getCommandSpec().qualifiedName()
                                + " --help shows how.");
        return BAD_INPUT;
    }

    private int failed(Exception failed) throws Exception {
        if (failed instanceof Refusal refusal) {
            return refuse(refusal);
        }
        throw failed;
    }

    private int refuse(Refusal refusal) {
        terminal.out().flush();
        refusal.sentences().forEach(terminal.err()::println);
        return BAD_INPUT;
    }
}
