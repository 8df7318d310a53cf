package studio.routeserver.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How long a person waits: from the start of the process to the first frame that shows the founding
/// sample's objects, without a display, and from the start of a command to its end. Each is
/// compared with the least that could be: a bare window, and Java that says its version.
final class Start {

    private static final int TIMES = 9;
    private static final Path FRAME = Path.of("target/bench/first-frame.json");
    private static final long POLL_MILLIS = 5;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final List<String> HEADLESS =
            List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
    private static final double MEBI_IN_KIBI = 1024;

    private Start() {}

    static List<Result> measureAll() throws IOException, InterruptedException {
        Files.createDirectories(Path.of("target/bench"));
        ended(List.of("./studio", "--version")); // builds what is out of date
        List<Double> held = new ArrayList<>();
        double java = median(times(() -> ended(List.of(java(), "-version"))));
        double bare = median(times(Start::bareWindow));
        List<Double> window = times(() -> studioWindow(held));
        List<Double> command =
                times(
                        () ->
                                ended(
                                        List.of(
                                                "./studio",
                                                "routes",
                                                "samples/azure-route-server.json",
                                                "--vm",
                                                "spoke1-vm")));
        return List.of(
                sampled(
                                "Start.window",
                                "`./studio` to the first frame that shows the founding sample, against a bare window",
                                "≤ 2 s",
                                window)
                        .withAnchor(bare, false),
                sampled(
                                "Start.command",
                                "`./studio routes` from start to end, against `java -version`",
                                "",
                                command)
                        .withAnchor(java, false),
                Result.of(
                        "Start.heap",
                        "used heap of the window with the founding sample, after a full collection",
                        "",
                        "MiB",
                        median(held)));
    }

    private static Result sampled(String name, String what, String goal, List<Double> times) {
        double average = times.stream().mapToDouble(each -> each).average().orElseThrow();
        return Result.of(name, what, goal, "ms/op", average)
                .withPercentiles(median(times), Collections.max(times), Collections.max(times));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /// The first is not counted: it fills the file system's cache.
    private static List<Double> times(Once once) throws IOException, InterruptedException {
        once.nanos();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            times.add(once.nanos() / 1e6);
        }
        return times;
    }

    private static long ended(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = quiet(new ProcessBuilder(command)).start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
        return System.nanoTime() - start;
    }

    private static long studioWindow(List<Double> held) throws IOException, InterruptedException {
        ProcessBuilder builder = quiet(new ProcessBuilder("./studio"));
        builder.environment().remove("DISPLAY");
        builder.environment()
                .put(
                        "STUDIO_JAVA_OPTIONS",
                        String.join(" ", HEADLESS) + " -Drouteserver.probe=" + FRAME);
        return firstFrame(builder, "spoke1-vm", held);
    }

    private static long bareWindow() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(HEADLESS);
        command.addAll(
                List.of(
                        "-Xlog:disable",
                        "--module-path",
                        "target/javafx",
                        "@packaging/java.options",
                        "-cp",
                        "target/test-classes",
                        BareWindow.class.getName(),
                        FRAME.toString()));
        return firstFrame(quiet(new ProcessBuilder(command)), "shown", null);
    }

    private static long firstFrame(
            ProcessBuilder builder, String sign, @Nullable List<Double> held)
            throws IOException, InterruptedException {
        Files.deleteIfExists(FRAME);
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            while (!shows(sign)) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new IOException(builder.command() + " shows no window");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            long nanos = System.nanoTime() - start;
            if (held != null) {
                held.add(usedHeap(process.pid()));
            }
            return nanos;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean shows(String sign) {
        try {
            return Files.exists(FRAME) && Files.readString(FRAME).contains(sign);
        } catch (IOException replaced) {
            return false;
        } catch (UncheckedIOException replaced) {
            return false;
        }
    }

    /// In MiB. The script hands its process over to Java.
    private static double usedHeap(long process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        String told = jcmd(process, "GC.heap_info");
        String used = told.replaceAll("(?s).*?used ([0-9]+)K.*", "$1");
        return Double.parseDouble(used) / MEBI_IN_KIBI;
    }

    private static String jcmd(long process, String what)
            throws IOException, InterruptedException {
        Process asking =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process),
                                what)
                        .redirectErrorStream(true)
                        .start();
        String told = new String(asking.getInputStream().readAllBytes());
        asking.waitFor();
        return told;
    }

    private static ProcessBuilder quiet(ProcessBuilder builder) {
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private interface Once {
        long nanos() throws IOException, InterruptedException;
    }
}
