package studio.routeserver.lab.table;

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
import studio.routeserver.lab.plan.Chooser;
import studio.routeserver.lab.plan.Equals;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;

/// How a branch chooses among its connections (azure rule R-NVA-29): longest prefix, BGP before
/// static, equals share; a connection that it has found silent takes no part.
public final class BranchTable {

    private static final String RULE = "R-NVA-29";

    private final Site site;
    private final Branch branch;
    private final TableDraft draft = new TableDraft();

    private BranchTable(Site site, Branch branch) {
        this.site = site;
        this.branch = branch;
    }

    /// @param sessions the branch's, by the names under which it knows the neighbours
    public static PrefixTable<DeviceRoute> of(
            Site site, Branch branch, LocRib rib, Map<String, SessionPlan> sessions) {
        BranchTable table = new BranchTable(site, branch);
        List<Exit> statics = table.statics();
        for (Ipv4Prefix own : branch.prefixes()) {
            // Both all of Azure and the Internet: the address says which is meant.
            if (statics.isEmpty() || !own.equals(Ipv4Prefix.DEFAULT)) {
                table.draft.put(own, List.of(new Exit.Local()), RULE, "the branch's own prefix");
            }
        }
        List<Ipv4Prefix> taken = table.preferred(rib, sessions, statics);
        Map<Ipv4Prefix, List<Exit>> others = table.learned(rib, sessions);
        if (!statics.isEmpty()) {
            others.computeIfAbsent(Ipv4Prefix.DEFAULT, _ -> statics);
        }
        others.keySet().removeIf(prefix -> contained(taken, prefix));
        others.forEach((prefix, exits) -> table.draft.put(prefix, exits, RULE, why(exits)));
        return table.draft.table();
    }

    private static String why(List<Exit> exits) {
        return exits.size() == 1 ? "the way to Azure" : "equally good ways to Azure";
    }

    /// A branch that has preferences uses the first of those connections that is up for all that it
    /// can carry, however good the paths over the others are (as by local preference).
    ///
    /// @return the prefixes that are taken
    private List<Ipv4Prefix> preferred(
            LocRib rib, Map<String, SessionPlan> sessions, List<Exit> statics) {
        List<Ipv4Prefix> taken = new ArrayList<>();
        for (String name : branch.preference()) {
            Exit exit = new Exit.Tunnel(name);
            List<Ipv4Prefix> carried = new ArrayList<>();
            for (PrefixTable.Entry<Decision> entry : rib.decisions()) {
                if (entry.value().paths().stream()
                        .anyMatch(path -> exit.equals(over(path, sessions)))) {
                    carried.add(entry.prefix());
                }
            }
            if (statics.contains(exit)) {
                carried.add(Ipv4Prefix.DEFAULT);
            }
            carried.removeIf(prefix -> contained(taken, prefix));
            carried.forEach(
                    prefix -> draft.put(prefix, List.of(exit), RULE, "the branch prefers " + name));
            taken.addAll(carried);
        }
        return taken;
    }

    private static boolean contained(List<Ipv4Prefix> taken, Ipv4Prefix prefix) {
        return taken.stream().anyMatch(one -> one.contains(prefix));
    }

    /// The connection that a path leads over, if the branch finds it up.
    private @Nullable Exit over(Path path, Map<String, SessionPlan> sessions) {
        @Nullable SessionPlan session = sessions.get(path.from().neighbor());
        @Nullable String name = session == null ? null : session.connection();
        return name != null && site.conditions().up(name, true) ? new Exit.Tunnel(name) : null;
    }

    private Map<Ipv4Prefix, List<Exit>> learned(LocRib rib, Map<String, SessionPlan> sessions) {
        Map<Ipv4Prefix, List<Exit>> exits = new LinkedHashMap<>();
        DecisionProcess process = Chooser.sharing().process();
        for (PrefixTable.Entry<Decision> entry : rib.decisions()) {
            for (Path path : Equals.of(entry.value(), process)) {
                @Nullable Exit exit = over(path, sessions);
                if (exit != null) {
                    TableDraft.collect(exits, List.of(entry.prefix()), exit);
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
