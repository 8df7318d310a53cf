package studio.routeserver;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The seeds of a property: `@MethodSource("studio.routeserver.Seeds#two_hundred")`.
///
/// `mvn test -Dtest=FooProperties -Dseed=17` runs the seventeenth alone.
public final class Seeds {

    private Seeds() {}

    /// Seeds 1 to 20, for a property whose one run takes long.
    public static Stream<Seed> twenty() {
        return upTo(20);
    }

    /// Seeds 1 to 200, the usual number.
    public static Stream<Seed> two_hundred() {
        return upTo(200);
    }

    /// Seeds 1 to 2,000, for a property of a small value.
    public static Stream<Seed> two_thousand() {
        return upTo(2_000);
    }

    private static Stream<Seed> upTo(int last) {
        int only = Integer.getInteger("seed", 0);
        return (only > 0 ? IntStream.of(only) : IntStream.rangeClosed(1, last)).mapToObj(Seed::new);
    }
}
