package studio.routeserver.lab.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.policy.Spaces;

/// The address spaces that Azure speaks for, by hub, each put together when first asked for, by
/// whichever thread. Those that an edit left as they were are the very same object after it, so
/// that whoever compares plans sees it at a glance.
public final class ServedSpaces {

    private final Map<String, Spaces> before;
    private final Map<String, Spaces> known = new HashMap<>();

    private ServedSpaces(Map<String, Spaces> before) {
        this.before = before;
    }

    static ServedSpaces none() {
        return new ServedSpaces(Map.of());
    }

    /// For an edited topology.
    synchronized ServedSpaces next() {
        return new ServedSpaces(Map.copyOf(known));
    }

    synchronized Spaces of(String hub, Supplier<Spaces> make) {
        @Nullable Spaces spaces = known.get(hub);
        if (spaces == null) {
            Spaces made = make.get();
            @Nullable Spaces old = before.get(hub);
            spaces = old == null ? made : old.equals(made) ? old : made.after(old);
            known.put(hub, spaces);
        }
        return spaces;
    }
}
