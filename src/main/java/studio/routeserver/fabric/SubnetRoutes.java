package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Subnet;

/// What the drawing alone decides of the effective routes in a subnet: system and user-defined
/// routes. Subnets of a network that say the same share one object; equality is identity.
final class SubnetRoutes {

    /// What subnets of one network must have in common to share.
    record Key(
            NetworkRoutes network,
            TableRoutes table,
            List<String> serviceEndpoints,
            boolean programmed) {

        static Key of(NetworkRoutes network, TableRoutes table, Subnet subnet) {
            boolean gateways = subnet.name().equals(Subnet.GATEWAY);
            boolean routeServer = subnet.name().equals(Subnet.ROUTE_SERVER);
            // R-EFF-26: RouteServerSubnet takes no route table; R-EFF-25, R-RUL-36: neither it nor
            // GatewaySubnet shows BGP routes. Every other does, a firewall's too (R-EFF-27).
            return new Key(
                    network,
                    routeServer ? TableRoutes.NONE : table,
                    subnet.serviceEndpoints(),
                    !gateways && !routeServer);
        }
    }

    private final Key key;
    private final List<EffectiveRoute> head = new ArrayList<>();
    private final List<EffectiveRoute> none = new ArrayList<>();
    private final List<EffectiveRoute> tail = new ArrayList<>();
    private final List<EffectiveRoute> hidden = new ArrayList<>();

    SubnetRoutes(Key key) {
        this.key = key;
        NetworkRoutes network = key.network();
        hidden.addAll(network.hidden());
        hidden.addAll(key.table().hidden());
        addTo(head, network.local());
        addTo(head, network.peered());
        for (EffectiveRoute row : network.none()) {
            Ipv4Prefix prefix = row.prefix();
            if (prefix != null && key.table().byPrefix().containsKey(prefix)) {
                // R-EFF-05 (b): replaced, and not shown as Invalid.
                hidden.add(row.beaten("R-EFF-05", "a route of the table has the same prefix"));
            } else {
                none.add(row);
            }
        }
        addTo(tail, network.globallyPeered());
        key.serviceEndpoints().forEach(service -> tail.add(EffectiveRoute.service(service)));
        addTo(tail, network.privateEndpoints());
    }

    /// R-EFF-18, R-EFF-20: a system route under a user-defined one of the same prefix stays in the
    /// list, Invalid.
    private void addTo(List<EffectiveRoute> rows, List<EffectiveRoute> added) {
        for (EffectiveRoute row : added) {
            Ipv4Prefix prefix = row.prefix();
            rows.add(
                    prefix == null
                            ? row
                            : key.table()
                                    .byPrefix()
                                    .get(prefix)
                                    .map(user ->
                                            row.beaten(
                                                    "R-EFF-20",
                                                    user.row().why()
                                                            + " has the same prefix and"
                                                            + " wins"))
                                    .orElse(row));
        }
    }

    Key key() {
        return key;
    }

    NetworkRoutes network() {
        return key.network();
    }

    TableRoutes table() {
        return key.table();
    }

    /// Whether BGP routes come to this subnet at all, its route table aside.
    boolean programmed() {
        return key.programmed();
    }

    /// VnetLocal and VNetPeering rows.
    List<EffectiveRoute> head() {
        return head;
    }

    /// None rows, as long as nothing overrides 0.0.0.0/0.
    List<EffectiveRoute> none() {
        return none;
    }

    /// VNetGlobalPeering, service endpoint and private endpoint rows.
    List<EffectiveRoute> tail() {
        return tail;
    }

    List<EffectiveRoute> hidden() {
        return hidden;
    }
}
