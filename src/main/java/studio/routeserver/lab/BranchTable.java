package studio.routeserver.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.DeviceRoute.Exit;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;

/// How a branch chooses among its connections (azure rule R-NVA-29): longest prefix, BGP before
/// static, equals share; a connection that it has found silent takes no part.
final class BranchTable {

    private static final String RULE = "R-NVA-29";

    private final Site site;
    private final Branch branch;
    private final TableDraft draft = new TableDraft();

    private BranchTable(Site site, Branch branch) {
        this.site = site;
        this.branch = branch;
    }

    /// @param sessions the branch's, by the names under which it knows the neighbours
    static PrefixTable<DeviceRoute> of(
            Site site, Branch branch, LocRib rib, Map<String, SessionPlan> sessions) {
        BranchTable table = new BranchTable(site, branch);
        for (Ipv4Prefix own : branch.prefixes()) {
            table.draft.put(own, List.of(new Exit.Local()), RULE, "the branch's own prefix");
        }
        Map<Ipv4Prefix, List<Exit>> learned = table.learned(rib, sessions);
        List<Exit> statics = table.statics();
        if (!statics.isEmpty()) {
            learned.computeIfAbsent(Ipv4Prefix.DEFAULT, _ -> statics);
        }
        table.preferred(learned);
        learned.forEach((prefix, exits) -> table.draft.put(prefix, exits, RULE, why(exits)));
        return table.draft.table();
    }

    private static String why(List<Exit> exits) {
        return exits.size() == 1 ? "the way to Azure" : "equally good ways to Azure";
    }

    /// Leaves what the first preferred connection that is up can carry to it alone.
    private void preferred(Map<Ipv4Prefix, List<Exit>> offers) {
        for (String name : branch.preference()) {
            Exit exit = new Exit.Tunnel(name);
            List<Ipv4Prefix> carried =
                    offers.entrySet().stream()
                            .filter(offer -> offer.getValue().contains(exit))
                            .map(Map.Entry::getKey)
                            .toList();
            if (!carried.isEmpty()) {
                offers.keySet()
                        .removeIf(prefix -> carried.stream().anyMatch(one -> one.contains(prefix)));
                carried.forEach(prefix ->
                        draft.put(prefix, List.of(exit), RULE, "the branch prefers " + name));
                return;
            }
        }
    }

    private Map<Ipv4Prefix, List<Exit>> learned(LocRib rib, Map<String, SessionPlan> sessions) {
        Map<Ipv4Prefix, List<Exit>> exits = new LinkedHashMap<>();
        DecisionProcess process = Chooser.sharing().process();
        for (PrefixTable.Entry<Decision> entry : rib.decisions()) {
            for (Path path : Equals.of(entry.value(), process)) {
                @Nullable SessionPlan session = sessions.get(path.from().neighbor());
                @Nullable String name = session == null ? null : session.connection();
                if (name != null && site.conditions().up(name, true)) {
                    TableDraft.collect(exits, List.of(entry.prefix()), new Exit.Tunnel(name));
                }
            }
        }
        return exits;
    }

    private List<Exit> statics() {
        List<Exit> exits = new ArrayList<>();
        for (Connection connection : site.connectionsOf(Kind.BRANCH, branch.name())) {
            if (site.staticOver(connection) && site.conditions().up(connection.name(), true)) {
                exits.add(new Exit.Tunnel(connection.name()));
            }
        }
        return exits;
    }
}
