package studio.routeserver.bgp.rib;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One named step of a decision: of several paths it keeps some, at least one.
///
/// @param name what it prefers, such as `shortest AS_PATH`
/// @param rule where that is written, such as `RFC 4271 §9.1.2.2 (a)`
/// @param keep the paths that stay, in their order; depends on the set of paths and never on the
///   order
/// @param sentence says of a path that fell, and the paths that stayed, what decided
public record Step(
        String name,
        String rule,
        UnaryOperator<List<Path>> keep,
        BiFunction<Path, List<Path>, String> sentence) {

    /// A step is known by its name and where that is written.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Step step && name.equals(step.name) && rule.equals(step.rule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, rule);
    }

    /// Keeps the paths of the least value.
    ///
    /// @param shown says of a path what was compared, such as `an AS_PATH of 2 hops`
    public static <V extends Comparable<V>> Step lowest(
            String name, String rule, Function<Path, V> value, Function<Path, String> shown) {
        return extreme(name, rule, Comparator.comparing(value), shown);
    }

    /// Keeps the paths of the greatest value.
    public static <V extends Comparable<V>> Step highest(
            String name, String rule, Function<Path, V> value, Function<Path, String> shown) {
        return extreme(name, rule, Comparator.comparing(value).reversed(), shown);
    }

    private static Step extreme(
            String name, String rule, Comparator<Path> order, Function<Path, String> shown) {
        return new Step(
                name, rule, paths -> first(paths, order), (out, kept) -> against(out, kept, shown));
    }

    private static List<Path> first(List<Path> paths, Comparator<Path> order) {
        Path least = paths.getFirst();
        for (Path path : paths) {
            if (order.compare(path, least) < 0) {
                least = path;
            }
        }
        Path kept = least;
        return paths.stream().filter(path -> order.compare(path, kept) == 0).toList();
    }

    /// `nva2 has 3 hops, nva1 has 1 hop`.
    static String against(Path out, List<Path> kept, Function<Path, String> shown) {
        Path other = kept.getFirst();
        return "%s has %s, %s has %s"
                .formatted(out.from(), shown.apply(out), other.from(), shown.apply(other));
    }
}
