package studio.routeserver;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The randomness of one run of a property. The same number gives the same run; it stands in the
/// test's name.
///
/// A source with a position: each value drawn moves it on. Belongs to one run of one test.
public final class Seed implements RandomGenerator {

    private final int number;
    private final RandomGenerator random;

    /// @param number 1 upwards; the higher, the larger the values that are made
    public Seed(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("seed " + number + " is below 1");
        }
        this.number = number;
        this.random = new SplittableRandom(number);
    }

    /// How many parts a random collection may have with this seed, 0 upwards.
    ///
    /// Grows with the number, slowly: the first seed that fails is a small case.
    public int size() {
        return number / 2;
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    /// The number alone, for `@ParameterizedTest(name = "seed {0}")`.
    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
