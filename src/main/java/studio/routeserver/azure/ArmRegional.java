package studio.routeserver.azure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Route tables or network security groups. One of the project may serve subnets anywhere; in Azure
/// it serves those of its own region only, so it is written once for each region.
final class ArmRegional {

    private final ArmDraft draft;
    private final ArmType type;
    private final String title;
    private final Map<String, Set<String>> regions = new LinkedHashMap<>();

    ArmRegional(ArmDraft draft, ArmType type, String title) {
        this.draft = draft;
        this.type = type;
        this.title = title;
    }

    /// Says that it exists, used or not.
    void declare(String name) {
        regions.putIfAbsent(name, new LinkedHashSet<>());
    }

    /// Says that a subnet of the region uses it.
    void use(String name, String region) {
        declare(name);
        regions.getOrDefault(name, new LinkedHashSet<>()).add(region);
    }

    /// The names, in the order in which they came.
    Set<String> names() {
        return regions.keySet();
    }

    /// The regions in which it is written, at least one.
    Set<String> regionsOf(String name) {
        Set<String> used = regions.getOrDefault(name, Set.of());
        return used.isEmpty() ? Set.of(draft.home()) : used;
    }

    /// The id of the one for the region.
    ArmId id(String name, String region) {
        boolean first = regionsOf(name).iterator().next().equals(region);
        if (first) {
            return draft.names().of(type, title, name);
        }
        return draft.names().derived(type, name + " in " + region, name + "-" + region);
    }

    /// Says in a comment which ones had to be written more than once.
    void commentOnCopies() {
        for (String name : names()) {
            Set<String> all = regionsOf(name);
            if (all.size() > 1) {
                draft.comment(
                        "%s %s is written once for each of %s: it serves subnets of one region only."
                                .formatted(title, name, String.join(", ", all)));
            }
        }
    }
}
