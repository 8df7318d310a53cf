package studio.routeserver.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Ref;

/// A BGP router at one instant: what it chose, what it originates, and whom it speaks with.
public final class RouterView {

    /// What decided, in words.
    ///
    /// @param rule the id of the rule; empty where none speaks of it
    public record Said(String rule, String sentence) {}

    /// A session as one of its ends sees it.
    ///
    /// @param remote whether the router is its remote end
    /// @param other the router at the other end; null where nothing of the studio speaks there
    public record Link(SessionId session, boolean remote, @Nullable String other) {}

    private final Plan plan;
    private final SpeakerPlan speaker;
    private final @Nullable LocRib table;
    private final Map<String, Link> links;

    /// @param table null while the router is dead
    RouterView(Plan plan, SpeakerPlan speaker, @Nullable LocRib table) {
        this.plan = plan;
        this.speaker = speaker;
        this.table = table;
        this.links = Collections.unmodifiableMap(links(plan, speaker.name()));
    }

    private static Map<String, Link> links(Plan plan, String router) {
        Map<String, Link> links = new LinkedHashMap<>();
        for (SessionPlan session : plan.sessions().values()) {
            for (boolean remote : new boolean[] {false, true}) {
                SessionPlan.Seat seat = session.seat(remote);
                if (router.equals(seat.node())) {
                    @Nullable Neighbor neighbor = seat.neighbor();
                    String name =
                            neighbor != null ? neighbor.name() : "unconfigured " + session.id();
                    links.put(name, new Link(session.id(), remote, session.seat(!remote).node()));
                }
            }
        }
        return links;
    }

    /// Such as `hub-route-server/0` or `nva1`.
    public String name() {
        return speaker.name();
    }

    /// The object whose router it is; an edge router's is its connection.
    public Ref owner() {
        return speaker.owner();
    }

    public boolean alive() {
        return table != null;
    }

    /// Its choices; empty while it is dead.
    public LocRib table() {
        return table == null ? LocRib.EMPTY : table;
    }

    /// Its sessions by the names under which its paths call the neighbours.
    public Map<String, Link> links() {
        return links;
    }

    /// Where a prefix comes from that it originates, or would if it lived.
    public Optional<Said> origin(Ipv4Prefix prefix) {
        return speaker.origins().containsKey(prefix)
                ? Optional.of(Origins.source(plan.site(), speaker, prefix))
                : Optional.empty();
    }

    /// Why it does not originate a prefix that it could.
    public Optional<Said> withheld(Ipv4Prefix prefix) {
        return speaker.origins().containsKey(prefix)
                ? Optional.empty()
                : Origins.withheld(plan.site(), speaker, prefix);
    }
}
