package studio.routeserver.advice;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// How findings write lists and numbers.
public final class Words {

    private static final int MOST = 5;
    private static final List<String> NUMBERS =
            List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private Words() {}

    /// `a`, `a and b`, `a, b and c`; of more than five the first four `and 3 more`.
    public static String list(Collection<?> things) {
        List<String> all = things.stream().map(String::valueOf).distinct().toList();
        if (all.size() > MOST) {
            List<String> first = all.subList(0, MOST - 1);
            return String.join(", ", first) + " and " + (all.size() - first.size()) + " more";
        }
        if (all.size() < 2) {
            return String.join("", all);
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    /// The verb that fits a list: the first for one thing, the second for several.
    public static String verb(Collection<?> things, String one, String several) {
        return things.stream().distinct().limit(2).count() == 1 ? one : several;
    }

    /// `10,000`.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `two`, and from ten on `12`.
    public static String count(int number) {
        return number >= 0 && number < NUMBERS.size()
                ? NUMBERS.get(number)
                : Integer.toString(number);
    }
}
