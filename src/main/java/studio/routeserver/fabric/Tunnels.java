package studio.routeserver.fabric;

import java.util.Optional;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// The connections between devices, which carry a packet past all tables of Azure.
final class Tunnels {

    private final Walk walk;

    Tunnels(Walk walk) {
        this.walk = walk;
    }

    /// Into a tunnel. Its outer packet asks no row of a NIC, not even 0.0.0.0/0 (R-RUL-10).
    void enter(Way way, Ref from, String name) {
        Optional<Connection> found = walk.sight().connection(name);
        boolean silent = found.filter(one -> !walk.sight().alive(otherEnd(one, from))).isPresent();
        // What dies at the far end is the far end's fault, and not the connection's.
        if (found.isEmpty() || (!walk.sight().carries(name) && !silent)) {
            String reason =
                    "black hole at %s because connection %s is down".formatted(from.name(), name);
            // R-GW-08: a gateway keeps a static prefix though the tunnel is down.
            String rule = from.kind() == Kind.GATEWAY ? "R-GW-08" : "R-NVA-22";
            walk.drop(way, Drop.blackHole(rule, reason, "tunnel down"));
            return;
        }
        Connection connection = found.get();
        way.hop(connection.ref(), Ipv4Address.NONE, "", "R-NVA-21", connection.type().text());
        Ref into = otherEnd(connection, from);
        switch (into.kind()) {
            case GATEWAY ->
                    walk.gateways()
                            .enter(
                                    way,
                                    walk.sight().gateway(into.name()).orElseThrow(),
                                    connection);
            case BRANCH ->
                    walk.branches()
                            .enter(way, walk.sight().branch(into.name()).orElseThrow(), connection);
            default -> walk.nvas().enter(way, walk.sight().nva(into.name()).orElseThrow());
        }
    }

    private Ref otherEnd(Connection connection, Ref from) {
        Question.Ends ends = walk.sight().ends(connection);
        return from.equals(ends.far()) ? ends.near() : ends.far();
    }
}
