package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.UserDefinedRoute;

/// A route table, ready to be matched. Equality is identity, as of [NetworkRoutes].
final class TableRoutes {

    /// A subnet without a route table.
    static final TableRoutes NONE = new TableRoutes(null);

    /// A user-defined route and its row.
    record Entry(UserDefinedRoute route, EffectiveRoute row) {}

    private final @Nullable RouteTable table;
    private final List<EffectiveRoute> rows = new ArrayList<>();
    private final List<EffectiveRoute> hidden = new ArrayList<>();
    private final List<Ipv4Prefix> prefixes = new ArrayList<>();
    private PrefixTable<Entry> byPrefix = PrefixTable.empty();

    TableRoutes(@Nullable RouteTable table) {
        this.table = table;
        if (table == null) {
            return;
        }
        List<EffectiveRoute> tags = new ArrayList<>();
        for (UserDefinedRoute route : table.routes()) {
            EffectiveRoute row = EffectiveRoute.user(route, table.name());
            Ipv4Prefix prefix = row.prefix();
            if (prefix == null) {
                // R-EFF-19: a service tag's prefixes are Azure's; the row stands, nothing matches.
                tags.add(row);
            } else if (byPrefix.containsKey(prefix)) {
                hidden.add(row.beaten("R-EFF-19", "one route a prefix; the first one counts"));
            } else {
                byPrefix = byPrefix.with(prefix, new Entry(route, row));
            }
        }
        for (PrefixTable.Entry<Entry> entry : byPrefix) {
            prefixes.add(entry.prefix());
            rows.add(entry.value().row());
        }
        rows.addAll(tags);
    }

    @Nullable RouteTable table() {
        return table;
    }

    boolean disablesBgp() {
        return table != null && table.disableBgpRoutePropagation();
    }

    PrefixTable<Entry> byPrefix() {
        return byPrefix;
    }

    /// Every prefix, ascending.
    List<Ipv4Prefix> prefixes() {
        return prefixes;
    }

    /// Prefixes ascending, then service tags in the order of the file.
    List<EffectiveRoute> rows() {
        return rows;
    }

    List<EffectiveRoute> hidden() {
        return hidden;
    }
}
