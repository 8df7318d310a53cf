package studio.routeserver.bgp;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.routeserver.bgp.message.PathAttributes;

/// One instance for equal attribute sets: thousands of routes have few. Forgets the ones that were
/// not asked for lately, so that it never outgrows what is in use by much.
final class Interner {

    private static final int MOST = 1024;

    private final Map<PathAttributes, PathAttributes> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<PathAttributes, PathAttributes> eldest) {
                    return size() > MOST;
                }
            };

    PathAttributes intern(PathAttributes attributes) {
        PathAttributes same = known.putIfAbsent(attributes, attributes);
        return same == null ? attributes : same;
    }
}
