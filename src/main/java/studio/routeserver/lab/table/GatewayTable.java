package studio.routeserver.lab.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.DeviceRoute.Exit;
import studio.routeserver.lab.plan.Chooser;
import studio.routeserver.lab.plan.Equals;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.lab.policy.Space;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;

/// The forwarding table of a gateway: into tunnels and circuits, straight to the next hops that
/// Route Server told it (azure rule R-GW-20), and into the network.
public final class GatewayTable {

    private final Site site;
    private final Gateway gateway;
    private final TableDraft draft = new TableDraft();

    private GatewayTable(Site site, Gateway gateway) {
        this.site = site;
        this.gateway = gateway;
    }

    /// What one living instance chose.
    ///
    /// @param sessions its sessions, by the names under which it knows the neighbours
    public record Instance(LocRib rib, Map<String, SessionPlan> sessions) {}

    /// The table of a gateway whose living instances chose so.
    public static PrefixTable<DeviceRoute> of(
            Site site, Gateway gateway, List<Instance> instances) {
        GatewayTable table = new GatewayTable(site, gateway);
        table.statics();
        table.tunnels(instances);
        table.nextHops(instances);
        for (Space space : site.spaces(gateway.subnet().network())) {
            table.draft.put(
                    space.prefix(),
                    List.of(new Exit.Network()),
                    "R-EFF-25",
                    "the address space of " + space.network());
        }
        return table.draft.table();
    }

    /// A static prefix is there as long as the connection is drawn, up or not (R-GW-08, R-GW-09).
    private void statics() {
        Map<Ipv4Prefix, List<Exit>> exits = new LinkedHashMap<>();
        Map<Ipv4Prefix, List<Exit>> up = new LinkedHashMap<>();
        for (Connection connection : site.connectionsOf(Kind.GATEWAY, gateway.name())) {
            Exit exit = new Exit.Tunnel(connection.name());
            List<Ipv4Prefix> prefixes =
                    site.staticPrefixes(connection).stream()
                            .filter(site.staticPrefixes(gateway)::contains)
                            .toList();
            TableDraft.collect(exits, prefixes, exit);
            if (site.conditions().up(connection.name(), false)) {
                TableDraft.collect(up, prefixes, exit);
            }
        }
        exits.forEach((prefix, all) ->
                draft.put(
                        prefix,
                        up.getOrDefault(prefix, all),
                        "R-GW-09",
                        "a static prefix of the connection"));
    }

    /// What came from outside and is the best; of equal length before what Route Server told, for
    /// eBGP comes before iBGP (azure ruling R-RUL-02).
    private void tunnels(List<Instance> instances) {
        Map<Ipv4Prefix, List<Exit>> exits = new LinkedHashMap<>();
        DecisionProcess process = Chooser.keeping().process();
        for (Instance instance : instances) {
            for (PrefixTable.Entry<Decision> entry : instance.rib.decisions()) {
                for (Path path : Equals.of(entry.value(), process)) {
                    connection(instance, path)
                            .ifPresent(name ->
                                    TableDraft.collect(
                                            exits, List.of(entry.prefix()), new Exit.Tunnel(name)));
                }
            }
        }
        boolean one =
                gateway.type() == Gateway.Type.EXPRESSROUTE
                        && site.routeServerOf(gateway.subnet().network()).isPresent();
        List<Exit> order =
                site.connectionsOf(Kind.GATEWAY, gateway.name()).stream()
                        .<Exit>map(connection -> new Exit.Tunnel(connection.name()))
                        .toList();
        exits.forEach((prefix, all) -> {
            if (one) {
                // With a Route Server one circuit carries all of a prefix, of equals the one with
                // the lowest name (R-GW-22).
                Exit first = Collections.min(all, Comparator.comparing(Exit::text));
                draft.put(prefix, List.of(first), "R-GW-22", "learned by BGP");
            } else {
                all.sort(Comparator.comparing(order::indexOf));
                draft.put(prefix, all, "R-GW-43", "learned by BGP");
            }
        });
    }

    /// The connection behind a path. The neighbour of an ExpressRoute gateway is an edge router,
    /// named as its connection and the link.
    private Optional<String> connection(Instance instance, Path path) {
        @Nullable SessionPlan session = instance.sessions.get(path.from().neighbor());
        if (path.from().isLocal()
                || session == null
                || session.routeServer() != null
                || session.joinsInstances()) {
            return Optional.empty();
        }
        @Nullable String name = session.connection();
        return Optional.of(
                name == null ? edgeOf(session.id().remote()) : site.ownConnection(gateway, name));
    }

    private static String edgeOf(String edge) {
        int slash = edge.lastIndexOf('/');
        return slash < 0 ? edge : edge.substring(0, slash);
    }

    private void nextHops(List<Instance> instances) {
        for (Instance instance : instances) {
            for (PrefixTable.Entry<Decision> entry : instance.rib.decisions()) {
                if (draft.has(entry.prefix())) {
                    continue;
                }
                List<Exit> hops = new ArrayList<>();
                for (Path path : entry.value().multipath()) {
                    @Nullable SessionPlan session = instance.sessions.get(path.from().neighbor());
                    Exit hop = new Exit.NextHop(path.attributes().nextHop());
                    if (session != null && session.routeServer() != null && !hops.contains(hop)) {
                        hops.add(hop);
                    }
                }
                draft.put(entry.prefix(), hops, "R-GW-20", "learned from Route Server");
            }
        }
    }
}
