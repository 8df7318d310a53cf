package studio.routeserver.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The word that somebody probably meant.
public final class Nearest {

    private Nearest() {}

    /// The known word that is written most like the given one, if there is any word at all.
    public static Optional<String> to(String word, List<String> known) {
        return known.stream().min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /// How many single-letter changes part two words, letter case aside (Levenshtein).
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
