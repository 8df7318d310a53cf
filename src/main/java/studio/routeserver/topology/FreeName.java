package studio.routeserver.topology;

import java.util.Collection;

/// Names for new objects.
public final class FreeName {

    private FreeName() {}

    /// The wanted name, or with the lowest number from 2 that makes it free.
    public static String like(String wanted, Collection<String> taken) {
        if (!taken.contains(wanted)) {
            return wanted;
        }
        return numbered(wanted, 2, taken);
    }

    /// The stem with the lowest free number from `first`: `nva3` if 1 and 2 exist.
    public static String numbered(String stem, int first, Collection<String> taken) {
        int number = first;
        while (taken.contains(stem + number)) {
            number++;
        }
        return stem + number;
    }
}
