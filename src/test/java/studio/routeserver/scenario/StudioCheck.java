package studio.routeserver.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.routeserver.cli.Cli;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.project.ProjectWriter;

/// What the command line answers about the network of the run: `studio COMMAND OPTIONS`, the file
/// left out. Inside stand `exit CODE`, `says TEXT` and `says not TEXT`, of both streams.
record StudioCheck(Block block) implements Check {

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        try {
            Path file = Files.createTempFile("scenario", ".json");
            try {
                Files.write(file, ProjectWriter.write(snapshot.topology(), null));
                return answered(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> answered(Path file) {
        List<String> words = new ArrayList<>(block.words().subList(1, block.words().size()));
        words.add(1, file.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Cli cli =
                new Cli(
                        "Route Server Studio",
                        stream,
                        stream,
                        false,
                        (_, _) -> {
                            throw block.bad("no scenario draws");
                        });
        int code = cli.run(words.toArray(String[]::new));
        String text = bytes.toString(StandardCharsets.UTF_8);
        List<String> failures = new ArrayList<>();
        for (Block row : block.rows()) {
            boolean holds =
                    switch (row.verb()) {
                        case "exit" -> Integer.parseInt(row.word(1)) == code;
                        case "says" ->
                                row.word(1).equals("not")
                                        ? !text.contains(row.rest().substring(3).strip())
                                        : text.contains(row.rest());
                        default -> throw row.bad("write exit or says");
                    };
            if (!holds) {
                failures.add(
                        "%s: expected '%s'; exit code %d, and it says%n%s"
                                .formatted(block.text(), row.text(), code, text));
            }
        }
        return failures;
    }
}
