package studio.routeserver.lab;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Ref;

/// A BGP router at one instant: what it chose, what it originates, and whom it speaks with.
public interface RouterView {

    /// What decided, in words.
    ///
    /// @param rule the id of the rule; empty where none speaks of it
    record Said(String rule, String sentence) {}

    /// A session as one of its ends sees it.
    ///
    /// @param remote whether the router is its remote end
    /// @param other the router at the other end; null where nothing of the studio speaks there
    record Link(SessionId session, boolean remote, @Nullable String other) {}

    /// Such as `hub-route-server/0` or `nva1`.
    String name();

    /// The object whose router it is; an edge router's is its connection.
    Ref owner();

    boolean alive();

    /// Its choices; empty while it is dead.
    LocRib table();

    /// Its sessions by the names under which its paths call the neighbours.
    Map<String, Link> links();

    /// Where a prefix comes from that it originates, or would if it lived.
    Optional<Said> origin(Ipv4Prefix prefix);

    /// Why it does not originate a prefix that it could.
    Optional<Said> withheld(Ipv4Prefix prefix);
}
