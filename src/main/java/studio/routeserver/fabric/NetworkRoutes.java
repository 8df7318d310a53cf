package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.PrivateEndpoint;

/// The system routes of a network, before route tables and BGP: what all its subnets share.
///
/// Equality is identity: equal drawings share one object, so that everything built on it can be
/// shared as well.
final class NetworkRoutes {

    /// What of a drawing decides them.
    ///
    /// @param endpoints the private endpoints of all its subnets
    record Drawn(
            String network,
            List<Ipv4Prefix> space,
            List<PrivateEndpoint> endpoints,
            List<Neighbor> neighbors) {}

    /// A network that is directly peered.
    record Neighbor(
            String network,
            List<Ipv4Prefix> space,
            List<PrivateEndpoint> endpoints,
            boolean global) {}

    /// A system route and the network that it leads into.
    record Into(EffectiveRoute row, String network) {}

    private final Drawn drawn;
    private final List<EffectiveRoute> local = new ArrayList<>();
    private final List<EffectiveRoute> peered = new ArrayList<>();
    private final List<EffectiveRoute> globallyPeered = new ArrayList<>();
    private final List<EffectiveRoute> privateEndpoints = new ArrayList<>();
    private final List<EffectiveRoute> hidden = new ArrayList<>();
    private final List<EffectiveRoute> none;
    private final List<Ipv4Prefix> prefixes;
    private PrefixTable<Into> family = PrefixTable.empty();

    NetworkRoutes(Drawn drawn) {
        this.drawn = drawn;
        for (Ipv4Prefix prefix : drawn.space()) {
            // R-EFF-01: one route for each prefix of the address space, not for each subnet.
            add(
                    local,
                    drawn.network(),
                    EffectiveRoute.system(
                            EffectiveRoute.Type.VNET_LOCAL,
                            prefix,
                            "R-EFF-01",
                            "address space of " + drawn.network()));
        }
        for (Neighbor neighbor : drawn.neighbors()) {
            for (Ipv4Prefix prefix : neighbor.space()) {
                add(
                        neighbor.global() ? globallyPeered : peered,
                        neighbor.network(),
                        peering(neighbor, prefix));
            }
        }
        addEndpoints(drawn.network(), drawn.endpoints());
        drawn.neighbors()
                .forEach(neighbor -> addEndpoints(neighbor.network(), neighbor.endpoints()));
        List.of(local, peered, globallyPeered, privateEndpoints)
                .forEach(rows -> rows.sort(BY_PREFIX));
        prefixes = family.entries().map(PrefixTable.Entry::prefix).toList();
        none = SystemDefaults.NONE.stream().filter(this::staysBesideTheSpaces).toList();
    }

    private static final Comparator<EffectiveRoute> BY_PREFIX =
            Comparator.comparing(NetworkRoutes::prefix);

    private static Ipv4Prefix prefix(EffectiveRoute row) {
        Ipv4Prefix prefix = row.prefix();
        return prefix == null ? Ipv4Prefix.DEFAULT : prefix;
    }

    private static EffectiveRoute peering(Neighbor neighbor, Ipv4Prefix prefix) {
        return neighbor.global()
                ? EffectiveRoute.system(
                        EffectiveRoute.Type.VNET_GLOBAL_PEERING,
                        prefix,
                        "R-EFF-02",
                        "peered with " + neighbor.network() + " in another region")
                : EffectiveRoute.system(
                        EffectiveRoute.Type.VNET_PEERING,
                        prefix,
                        "R-EFF-02",
                        "peered with " + neighbor.network());
    }

    /// R-EFF-09: a /32 in the endpoint's network and in those directly peered with it.
    private void addEndpoints(String network, List<PrivateEndpoint> endpoints) {
        for (PrivateEndpoint endpoint : endpoints) {
            add(
                    privateEndpoints,
                    network,
                    EffectiveRoute.system(
                            EffectiveRoute.Type.INTERFACE_ENDPOINT,
                            endpoint.ip().asPrefix(),
                            "R-EFF-09",
                            "private endpoint " + endpoint.name() + " in " + network));
        }
    }

    /// Of two spaces that claim the same prefix the own one counts, then the one drawn first: Azure
    /// would not let the second be peered (R-PEER-12).
    private void add(List<EffectiveRoute> rows, String network, EffectiveRoute row) {
        Ipv4Prefix prefix = prefix(row);
        family.get(prefix)
                .ifPresentOrElse(
                        first ->
                                hidden.add(
                                        row.beaten(
                                                "R-PEER-12",
                                                first.network() + " has the same prefix")),
                        () -> {
                            family = family.with(prefix, new Into(row, network));
                            rows.add(row);
                        });
    }

    /// R-EFF-05: an own space that is as wide as a None row or wider takes its place, a peered one
    /// only if it is the same (R-RUL-16); a space inside it leaves it.
    private boolean staysBesideTheSpaces(EffectiveRoute row) {
        Ipv4Prefix prefix = prefix(row);
        for (Ipv4Prefix own : drawn.space()) {
            if (own.contains(prefix)) {
                hidden.add(row.beaten("R-EFF-05", "the own space " + own + " takes its place"));
                return false;
            }
        }
        return family.get(prefix)
                .map(same ->
                        hidden.add(
                                row.beaten(
                                        "R-EFF-05",
                                        "the space of " + same.network() + " takes its place")))
                .isEmpty();
    }

    Drawn drawn() {
        return drawn;
    }

    String network() {
        return drawn.network();
    }

    /// VnetLocal, peering and private endpoint routes: what BGP never beats (R-EFF-14), so that
    /// peered spokes talk directly whatever an NVA says (R-PEER-14).
    PrefixTable<Into> family() {
        return family;
    }

    /// The prefixes of the family, ascending.
    List<Ipv4Prefix> prefixes() {
        return prefixes;
    }

    List<EffectiveRoute> local() {
        return local;
    }

    List<EffectiveRoute> peered() {
        return peered;
    }

    List<EffectiveRoute> globallyPeered() {
        return globallyPeered;
    }

    List<EffectiveRoute> privateEndpoints() {
        return privateEndpoints;
    }

    /// The None rows that the spaces leave, by ascending prefix length.
    List<EffectiveRoute> none() {
        return none;
    }

    List<EffectiveRoute> hidden() {
        return hidden;
    }
}
