package studio.routeserver.lab.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.DeviceRoute.Exit;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// A forwarding table that is being put together: who comes first for a prefix wins.
final class TableDraft {

    private final Map<Ipv4Prefix, DeviceRoute> routes = new LinkedHashMap<>();

    boolean has(Ipv4Prefix prefix) {
        return routes.containsKey(prefix);
    }

    void put(Ipv4Prefix prefix, List<Exit> exits, String rule, String why) {
        if (!exits.isEmpty()) {
            routes.putIfAbsent(prefix, new DeviceRoute(prefix, exits, rule, why));
        }
    }

    PrefixTable<DeviceRoute> table() {
        return PrefixTable.of(routes);
    }

    /// Exits into several tunnels that bring the same prefix, by prefix.
    static void collect(
            Map<Ipv4Prefix, List<Exit>> into, Iterable<Ipv4Prefix> prefixes, Exit exit) {
        for (Ipv4Prefix prefix : prefixes) {
            List<Exit> exits = into.computeIfAbsent(prefix, _ -> new ArrayList<>());
            if (!exits.contains(exit)) {
                exits.add(exit);
            }
        }
    }
}
