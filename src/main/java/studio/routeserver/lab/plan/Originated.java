package studio.routeserver.lab.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.net.Ipv4Prefix;

/// What a router originates, in the order of the drawing. Immutable: plans share one, and two that
/// are the same are compared at a glance.
public final class Originated {

    static final Originated NOTHING = new Originated(Map.of());

    private final Map<Ipv4Prefix, PathAttributes> routes;

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
