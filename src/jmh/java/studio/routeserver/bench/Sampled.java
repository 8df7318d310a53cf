package studio.routeserver.bench;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/// What JMH measures: of each class the anchor, the others, and the anchor again.
/// `-Dbench.with=scale=L` measures one parameter's values only.
final class Sampled {

    private static final double WAVERING = 1.15;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Sampled() {}

    static List<Result> all(Pattern wanted) throws RunnerException, ReflectiveOperationException {
        SequencedMap<String, List<Method>> classes = new TreeMap<>();
        for (BenchmarkListEntry entry :
                BenchmarkList.defaultList()
                        .find(
                                OutputFormatFactory.createFormatInstance(
                                        System.out, VerboseMode.SILENT),
                                List.of(".*"),
                                List.of())) {
            Method method = method(entry.getUsername());
            String title = method.getDeclaringClass().getSimpleName() + "." + method.getName();
            boolean anchor = method.isAnnotationPresent(Anchor.class);
            if (anchor || wanted.matcher(title).find()) {
                classes.computeIfAbsent(method.getDeclaringClass().getName(), _ -> new ArrayList<>())
                        .add(method);
            }
        }
        List<Result> results = new ArrayList<>();
        for (List<Method> methods : classes.values()) {
            List<Method> ours =
                    methods.stream().filter(each -> !each.isAnnotationPresent(Anchor.class)).toList();
            List<Method> anchors =
                    methods.stream().filter(each -> each.isAnnotationPresent(Anchor.class)).toList();
            if (!ours.isEmpty()) {
                results.addAll(ofClass(ours, anchors));
            }
        }
        return results;
    }

    private static List<Result> ofClass(List<Method> ours, List<Method> anchors)
            throws RunnerException, ReflectiveOperationException {
        Map<String, Double> before = anchors.isEmpty() ? Map.of() : scores(run(anchors));
        Collection<RunResult> measured = run(ours);
        Map<String, Double> after = anchors.isEmpty() ? Map.of() : scores(run(anchors));
        List<Result> results = new ArrayList<>();
        for (RunResult run : measured) {
            Result result = result(run);
            @Nullable Double first = before.get(result.parameters());
            @Nullable Double last = after.get(result.parameters());
            if (first != null && last != null) {
                boolean noisy = Math.max(first, last) > WAVERING * Math.min(first, last);
                result = result.withAnchor((first + last) / 2, noisy);
            }
            results.add(result);
        }
        return results;
    }

    private static Collection<RunResult> run(List<Method> methods) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().addProfiler(GCProfiler.class);
        for (Method method : methods) {
            options.include(
                    Pattern.quote(method.getDeclaringClass().getName() + "." + method.getName())
                            + "$");
        }
        String with = System.getProperty("bench.with", "");
        if (!with.isBlank()) {
            String[] parts = with.split("=", 2);
            options.param(parts[0], parts[1].split(","));
        }
        return new Runner(options.build()).run();
    }

    private static Map<String, Double> scores(Collection<RunResult> runs) {
        Map<String, Double> scores = new HashMap<>();
        runs.forEach(
                run -> scores.put(parameters(run.getParams()), run.getPrimaryResult().getScore()));
        return scores;
    }

    private static Result result(RunResult run) throws ReflectiveOperationException {
        Method method = method(run.getParams().getBenchmark());
        @Nullable Promise promise = method.getAnnotation(Promise.class);
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        Result result =
                Result.of(
                                name,
                                promise == null ? name : promise.value(),
                                promise == null ? "" : promise.goal(),
                                run.getPrimaryResult().getScoreUnit(),
                                run.getPrimaryResult().getScore())
                        .withParameters(parameters(run.getParams()));
        if (run.getParams().getMode() == org.openjdk.jmh.annotations.Mode.SampleTime) {
            Statistics times = run.getPrimaryResult().getStatistics();
            result =
                    result.withPercentiles(
                            times.getPercentile(50), times.getPercentile(99), times.getMax());
        }
        return run.getSecondaryResults().containsKey(ALLOCATED)
                ? result.withOctets(run.getSecondaryResults().get(ALLOCATED).getScore())
                : result;
    }

    private static String parameters(BenchmarkParams given) {
        return String.join(
                ", ",
                given.getParamsKeys().stream()
                        .map(key -> key + "=" + given.getParam(key))
                        .toList());
    }

    private static Method method(String name) throws ReflectiveOperationException {
        int dot = name.lastIndexOf('.');
        return Arrays.stream(Class.forName(name.substring(0, dot)).getMethods())
                .filter(each -> each.getName().equals(name.substring(dot + 1)))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(name));
    }
}
