package studio.routeserver.lab;

import java.util.List;

/// Puts lists into sentences.
public final class Words {

    private static final int NAMED = 3;

    private Words() {}

    /// `a`, `a and b`, `a, b and c`; of more than four the first three and how many more.
    public static String list(List<?> things) {
        int size = things.size();
        if (size == 0) {
            return "nothing";
        }
        if (size == 1) {
            return String.valueOf(things.getFirst());
        }
        boolean all = size <= NAMED + 1;
        List<String> named =
                things.subList(0, all ? size - 1 : NAMED).stream().map(String::valueOf).toList();
        String last = all ? String.valueOf(things.getLast()) : (size - NAMED) + " more";
        return String.join(", ", named) + " and " + last;
    }

    /// `1 prefix`, `2 prefixes`.
    public static String prefixes(int count) {
        return count == 1 ? "1 prefix" : count + " prefixes";
    }
}
