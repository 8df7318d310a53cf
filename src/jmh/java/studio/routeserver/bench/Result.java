package studio.routeserver.bench;

import org.jspecify.annotations.Nullable;

/// One measured figure, as it stands in `target/bench/results.jsonl`.
///
/// @param name class and method, or what was measured outside of JMH
/// @param what the same in words
/// @param goal what is promised; empty if nothing
/// @param parameters such as `scale=L`; empty if none
/// @param unit of all times
/// @param ours the average
/// @param p50 the median, where single times were sampled
/// @param p99 likewise
/// @param max likewise
/// @param anchor the anchor's average, over the run before and the run after
/// @param noisy whether the anchor's two runs differ by more than 15 %
/// @param octets allocated for one operation, or held, as `what` says
record Result(
        String name,
        String what,
        String goal,
        String parameters,
        String unit,
        double ours,
        @Nullable Double p50,
        @Nullable Double p99,
        @Nullable Double max,
        @Nullable Double anchor,
        boolean noisy,
        @Nullable Double octets,
        long seed,
        String jdk,
        int cores) {

    static final long SEED = 42;

    /// A figure with nothing to compare it with.
    static Result of(String name, String what, String goal, String unit, double ours) {
        return new Result(
                name,
                what,
                goal,
                "",
                unit,
                ours,
                null,
                null,
                null,
                null,
                false,
                null,
                SEED,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
    }

    Result withPercentiles(double median, double nearlyAll, double slowest) {
        return new Result(
                name, what, goal, parameters, unit, ours, median, nearlyAll, slowest, anchor, noisy,
                octets, seed, jdk, cores);
    }

    Result withAnchor(double other, boolean wavering) {
        return new Result(
                name, what, goal, parameters, unit, ours, p50, p99, max, other, wavering, octets,
                seed, jdk, cores);
    }

    Result withParameters(String given) {
        return new Result(
                name, what, goal, given, unit, ours, p50, p99, max, anchor, noisy, octets, seed,
                jdk, cores);
    }

    Result withOctets(double count) {
        return new Result(
                name, what, goal, parameters, unit, ours, p50, p99, max, anchor, noisy, count, seed,
                jdk, cores);
    }
}
