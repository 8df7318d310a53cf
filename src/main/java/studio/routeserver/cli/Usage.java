package studio.routeserver.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import studio.routeserver.topology.Nearest;

/// What is wrong with how a command was written, as one sentence with what to do.
final class Usage {

    private Usage() {}

    static String sentence(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(command, unmatched.getUnmatched().getFirst());
        }
        String sentence = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
        return sentence + "; " + help(command);
    }

    private static String unknown(CommandLine command, String word) {
        if (word.startsWith("-")) {
            List<String> options = new ArrayList<>();
            command.getCommandSpec().options().forEach(one -> options.addAll(List.of(one.names())));
            return asked("option", word, options);
        }
        if (command.getParent() == null) {
            return asked("command", word, List.copyOf(command.getSubcommands().keySet()));
        }
        return "'" + word + "' is one word too many; " + help(command);
    }

    private static String asked(String title, String word, List<String> known) {
        String nearest = Nearest.to(word, known).orElseThrow();
        return "there is no %s '%s'; did you mean '%s'?".formatted(title, word, nearest);
    }

    private static String help(CommandLine command) {
        return command.getCommandSpec().qualifiedName() + " --help shows how";
    }
}
