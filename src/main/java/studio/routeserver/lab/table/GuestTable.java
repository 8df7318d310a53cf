package studio.routeserver.lab.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.DeviceRoute.Exit;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;

/// The guest's forwarding table of an NVA (azure ruling R-RUL-07): its connected subnets, its
/// static routes, its tunnels, what BGP taught it, and its default gateway.
public final class GuestTable {

    private static final String RULE = "R-RUL-07";

    private final Site site;
    private final Nva nva;
    private final TableDraft draft = new TableDraft();

    private GuestTable(Site site, Nva nva) {
        this.site = site;
        this.nva = nva;
    }

    /// @param sessions the NVA's, by the names under which it knows the neighbours
    public static PrefixTable<DeviceRoute> of(
            Site site, Nva nva, LocRib rib, Map<String, SessionPlan> sessions) {
        GuestTable guest = new GuestTable(site, nva);
        guest.connected();
        guest.statics();
        guest.tunnels();
        guest.learned(rib, sessions);
        guest.draft.put(
                Ipv4Prefix.DEFAULT,
                List.of(new Exit.OutOf(nva.name())),
                "R-NVA-10",
                "the guest's default gateway is that of its first NIC");
        return guest.draft.table();
    }

    private void connected() {
        for (Nic nic : nva.nics()) {
            site.topology()
                    .subnet(nic.subnet())
                    .ifPresent(subnet ->
                            draft.put(
                                    subnet.prefix(),
                                    List.of(new Exit.OutOf(nic.name())),
                                    RULE,
                                    nic.name() + " stands in this subnet"));
        }
    }

    private void statics() {
        for (Nva.StaticRoute route : nva.staticRoutes()) {
            Nic nic = Site.nicTowards(site.topology(), nva, route.via());
            draft.put(
                    route.prefix(),
                    List.of(new Exit.OutOf(nic.name())),
                    RULE,
                    "a static route of the guest by " + route.via());
        }
    }

    /// A static tunnel route stays when the tunnel is down, unless another tunnel has the prefix.
    private void tunnels() {
        Map<Ipv4Prefix, List<Exit>> up = new LinkedHashMap<>();
        Map<Ipv4Prefix, List<Exit>> all = new LinkedHashMap<>();
        for (Connection connection : site.connectionsOf(Kind.NVA, nva.name())) {
            if (nva.name().equals(connection.from())) {
                continue; // the prefixes are those behind the far end
            }
            List<Ipv4Prefix> prefixes = site.staticPrefixes(connection);
            Exit exit = new Exit.Tunnel(connection.name());
            TableDraft.collect(all, prefixes, exit);
            if (site.conditions().up(connection.name(), false)) {
                TableDraft.collect(up, prefixes, exit);
            }
        }
        all.forEach((prefix, exits) ->
                draft.put(
                        prefix,
                        up.getOrDefault(prefix, exits),
                        "R-NVA-22",
                        "a static route into a tunnel of the NVA"));
    }

    private void learned(LocRib rib, Map<String, SessionPlan> sessions) {
        for (PrefixTable.Entry<Decision> entry : rib.decisions()) {
            Path best = entry.value().best();
            @Nullable SessionPlan session = sessions.get(best.from().neighbor());
            if (best.from().isLocal() || session == null) {
                continue; // a statement of its own keeps the learned route out
            }
            @Nullable String connection = session.connection();
            if (connection == null) {
                draft.put(
                        entry.prefix(),
                        List.of(new Exit.OutOf(nicTo(session))),
                        RULE,
                        "learned from " + best.from().neighbor());
            } else if (!Objects.equals(nva.bgpToKernel(), false)) {
                draft.put(
                        entry.prefix(),
                        List.of(new Exit.Tunnel(connection)),
                        RULE,
                        "learned over " + connection + " from " + best.from().neighbor());
            }
        }
    }

    private String nicTo(SessionPlan session) {
        Ipv4Address own =
                nva.name().equals(session.local().node())
                        ? session.local().address()
                        : session.remote().address();
        List<Nic> nics = new ArrayList<>(nva.nics());
        return nics.stream()
                .filter(nic -> nic.ip().equals(own))
                .findFirst()
                .orElse(nics.getFirst())
                .name();
    }
}
