package studio.routeserver.lab.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.lab.RouterView;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Ref;

/// A planned router with what it had chosen at one instant.
final class PlannedRouter implements RouterView {

    private final Plan plan;
    private final SpeakerPlan speaker;
    private final @Nullable LocRib table;
    private final Map<String, Link> links;

    /// @param table null while the router is dead
    PlannedRouter(Plan plan, SpeakerPlan speaker, @Nullable LocRib table) {
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

    @Override
    public String name() {
        return speaker.name();
    }

    @Override
    public Ref owner() {
        return speaker.owner();
    }

    @Override
    public boolean alive() {
        return table != null;
    }

    @Override
    public LocRib table() {
        return table == null ? LocRib.EMPTY : table;
    }

    @Override
    public Map<String, Link> links() {
        return links;
    }

    @Override
    public Optional<Said> origin(Ipv4Prefix prefix) {
        return speaker.origins().routes().containsKey(prefix)
                ? Optional.of(Origins.source(plan.site(), speaker, prefix))
                : Optional.empty();
    }

    @Override
    public Optional<Said> withheld(Ipv4Prefix prefix) {
        return speaker.origins().routes().containsKey(prefix)
                ? Optional.empty()
                : Origins.withheld(plan.site(), speaker, prefix);
    }
}
