package studio.routeserver.desktop.routes;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// One line of the routes table.
///
/// @param listed whether Azure lists it; false for what was beaten
/// @param owners who has the next hops, in their order; an address where nothing has it
/// @param programmed the BGP route behind it; null where there is none
/// @param changed when it last changed in this run; null where it did not
public record RouteRow(
        EffectiveRoute route,
        boolean listed,
        List<String> owners,
        @Nullable ProgrammedRoute programmed,
        @Nullable Instant changed) {

    public RouteRow {
        owners = List.copyOf(owners);
    }

    /// What makes it the same line from one moment to the next.
    record Key(String source, String prefix, String type, boolean listed) {}

    Key key() {
        return new Key(route.source().text(), route.addressPrefix(), route.type().text(), listed);
    }

    RouteRow changedAt(@Nullable Instant instant) {
        return new RouteRow(route, listed, owners, programmed, instant);
    }

    /// Whether the two say the same, but for when they changed.
    boolean says(RouteRow other) {
        return route.equals(other.route) && listed == other.listed;
    }

    public String source() {
        return route.source().text();
    }

    public String state() {
        return route.state().text();
    }

    public String prefix() {
        return route.addressPrefix();
    }

    public String type() {
        return route.type().text();
    }

    public String nextHops() {
        return route.nextHops().stream()
                .map(Ipv4Address::toString)
                .collect(Collectors.joining(", "));
    }

    public boolean ecmp() {
        return route.nextHops().size() > 1;
    }

    /// The AS path of the BGP route behind it; empty where there is none.
    public String asPath() {
        return programmed == null
                ? ""
                : programmed.asPath().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(" "));
    }

    public boolean loser() {
        return !listed || !route.active();
    }

    /// By address, then length; a service tag after all prefixes. Of one prefix the active row
    /// first.
    static int compare(RouteRow one, RouteRow other) {
        Ipv4Prefix a = one.route.prefix();
        Ipv4Prefix b = other.route.prefix();
        if (a == null || b == null) {
            return a == null && b == null
                    ? one.prefix().compareTo(other.prefix())
                    : a == null ? 1 : -1;
        }
        int byPrefix = a.compareTo(b);
        return byPrefix != 0 ? byPrefix : Boolean.compare(one.loser(), other.loser());
    }
}
