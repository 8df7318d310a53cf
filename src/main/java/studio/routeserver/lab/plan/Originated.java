package studio.routeserver.lab.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.net.Ipv4Prefix;

/// What a router originates, in the order of the drawing. Immutable: plans share one, and two that
/// are the same are compared at a glance.
@SuppressWarnings("ReferenceEquality") // the very routes that were compared
public final class Originated {

    static final Originated NOTHING = new Originated(Map.of());

    private final Map<Ipv4Prefix, PathAttributes> routes;

    /// What the last comparison gave: all instances of a router ask for the same one.
    private volatile @Nullable Since since;

    private record Since(Originated before, Change change) {}

    private Originated(Map<Ipv4Prefix, PathAttributes> routes) {
        this.routes = routes;
    }

    static Originated of(Map<Ipv4Prefix, PathAttributes> routes) {
        return new Originated(Collections.unmodifiableMap(new LinkedHashMap<>(routes)));
    }

    /// The routes, by prefix.
    public Map<Ipv4Prefix, PathAttributes> routes() {
        return routes;
    }

    /// What to change of other routes to have these.
    ///
    /// @param gone in order of the prefixes, as routers keep their routes
    /// @param routes that are new, or say something else
    public record Change(Collection<Ipv4Prefix> gone, Map<Ipv4Prefix, PathAttributes> routes) {}

    /// The difference from other routes.
    public Change since(Originated before) {
        @Nullable Since known = since;
        if (known == null || known.before != before) {
            known = new Since(before, compare(before));
            since = known;
        }
        return known.change;
    }

    private Change compare(Originated before) {
        SortedSet<Ipv4Prefix> gone = new TreeSet<>();
        for (Ipv4Prefix prefix : before.routes.keySet()) {
            if (!routes.containsKey(prefix)) {
                gone.add(prefix);
            }
        }
        Map<Ipv4Prefix, PathAttributes> fresh = new LinkedHashMap<>();
        routes.forEach((prefix, attributes) -> {
            if (!attributes.equals(before.routes.get(prefix))) {
                fresh.put(prefix, attributes);
            }
        });
        return new Change(gone, fresh);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Originated same && routes.equals(same.routes));
    }

    @Override
    public int hashCode() {
        return routes.hashCode();
    }

    @Override
    public String toString() {
        return routes.toString();
    }
}
