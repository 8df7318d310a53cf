package studio.routeserver.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Ref;

/// A BGP router at one instant: what it chose, what it originates, and whom it speaks with.
///
/// @param name such as `hub-route-server/0` or `nva1`
/// @param owner the object whose router it is; an edge router's is its connection
/// @param instance which instance of the owner, 0 where there are none
/// @param table its choices; empty while it is dead
/// @param origins what it originates, or would if it lived, with where each comes from in words
/// @param withheld what it could originate and does not, with the reason
/// @param links its sessions by the names under which its paths call the neighbours
public record RouterView(
        String name,
        Ref owner,
        int instance,
        boolean alive,
        LocRib table,
        Map<Ipv4Prefix, Said> origins,
        Map<Ipv4Prefix, Said> withheld,
        Map<String, Link> links) {

    public RouterView {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
        withheld = Collections.unmodifiableMap(new LinkedHashMap<>(withheld));
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    }

    /// What decided, in words.
    ///
    /// @param rule the id of the rule; empty where none speaks of it
    public record Said(String rule, String sentence) {}

    /// A session as one of its ends sees it.
    ///
    /// @param remote whether the router is its remote end
    /// @param other the router at the other end; null where nothing of the studio speaks there
    public record Link(SessionId session, boolean remote, @Nullable String other) {}
}
