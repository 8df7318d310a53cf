package studio.routeserver.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command line as a whole: finds the command, runs it, and turns what goes wrong into a
/// sentence and an exit code.
public final class Cli {

    /// It was done, or the answer is yes.
    public static final int FINE = 0;

    /// The answer is no.
    public static final int NO = 1;

    /// Bad input or usage.
    public static final int BAD_INPUT = 2;

    /// Wide enough that no example is broken in two.
    private static final int HELP_COLUMNS = 110;

    private final StudioCommand studio = new StudioCommand();
    private final CommandLine commands = new CommandLine(studio);
    private final Terminal terminal;

    /// A command line that speaks to the streams.
    ///
    /// @param version the program's name and version, in one line
    /// @param colours whether `out` is a terminal
    /// @param pictures draws PNG files
    /// @param further commands of other packages, annotated as picocli wants them; they refuse with
    ///   a [Refusal]
    public Cli(
            String version,
            PrintStream out,
            PrintStream err,
            boolean colours,
            PngPainter pictures,
            Object... further) {
        this.terminal = new Terminal(writer(out), writer(err), new Ink(colours));
        commands.addSubcommand(new CheckCommand(terminal));
        commands.addSubcommand(new RoutesCommand(terminal));
        commands.addSubcommand(new BgpCommand(terminal));
        commands.addSubcommand(new PathCommand(terminal));
        commands.addSubcommand(new RunCommand(terminal));
        commands.addSubcommand(new ExportCommand(terminal, pictures));
        for (Object command : further) {
            commands.addSubcommand(command);
        }
        commands.getCommandSpec().version(version);
        commands.getSubcommands().values().forEach(each -> each.getCommandSpec().version(version));
        commands.registerConverter(Format.class, Format::named);
        commands.registerConverter(ExportCommand.Form.class, ExportCommand.Form::named);
        commands.registerConverter(Path.class, Names::path);
        commands.registerConverter(long.class, Names::number);
        commands.setExpandAtFiles(false);
        commands.setUsageHelpWidth(HELP_COLUMNS);
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

    /// The names of the commands.
    public List<String> names() {
        return List.copyOf(commands.getSubcommands().keySet());
    }

    /// Runs one command and answers its exit code.
    @SuppressWarnings("CatchingUnchecked") // the edge at which no error may pass as a stack trace
    public int run(String... arguments) {
        try {
            return commands.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            return failed(exhausted);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
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
        return wrong.getCause() instanceof Refusal refusal
                ? refuse(refusal)
                : refuse(new Refusal(Usage.sentence(wrong)));
    }

    private int failed(Throwable failed) {
        if (failed instanceof Refusal refusal) {
            return refuse(refusal);
        }
        if (studio.stacktrace()) {
            terminal.out().flush();
            failed.printStackTrace(terminal.err());
            return BAD_INPUT;
        }
        return refuse(
                new Refusal(
                        "this is an error of the program itself (%s); report what the same command says with --stacktrace"
                                .formatted(failed)));
    }

    private int refuse(Refusal refusal) {
        terminal.out().flush();
        refusal.sentences().forEach(terminal.err()::println);
        return BAD_INPUT;
    }
}
