package studio.routeserver.lab.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.Peerings;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.topology.Difference;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// The NICs that let BGP routes in, by the hub that programs them and by cohort. Immutable, but for
/// the names, which are looked up when somebody first asks. Of the engine's thread only.
public final class Listeners {

    private final Topology topology;
    private final long seed;
    private final Set<String> deaf;
    private final Map<SubnetRef, String> hubs;

    /// How many NICs of each cohort a hub programs, as far as it has any.
    private final Map<String, Map<Cohort, Integer>> counts;

    private @Nullable Map<String, Map<Cohort, List<String>>> names;

    private Listeners(
            Topology topology,
            long seed,
            Set<String> deaf,
            Map<SubnetRef, String> hubs,
            Map<String, Map<Cohort, Integer>> counts,
            @Nullable Map<String, Map<Cohort, List<String>>> names) {
        this.topology = topology;
        this.seed = seed;
        this.deaf = deaf;
        this.hubs = hubs;
        this.counts = counts;
        this.names = names;
    }

    /// Nobody listens yet.
    public static Listeners none(Topology topology, long seed) {
        Topology nothing = Topology.empty(topology.name());
        return new Listeners(nothing, seed, Set.of(), Map.of(), Map.of(), null);
    }

    /// The listeners of a site, going on from these: only what the edit touched is looked up anew.
    public Listeners next(Site site) {
        Topology edited = site.topology();
        Set<String> closed = sameTables(edited) ? deaf : deaf(edited);
        Map<SubnetRef, String> programmed = hubs;
        if (!Peerings.joinTheSame(topology, edited) || !closed.equals(deaf)) {
            Map<SubnetRef, String> anew = hubs(site, closed);
            programmed = anew.equals(hubs) ? hubs : anew;
        }
        boolean same = sameHubs(programmed) && sameNics(edited);
        return new Listeners(
                edited,
                seed,
                closed,
                programmed,
                same ? counts : counted(edited, programmed),
                same ? names : null);
    }

    @SuppressWarnings("ReferenceEquality") // an untouched list is the same; equals would walk it
    private boolean sameTables(Topology edited) {
        return topology.routeTables() == edited.routeTables();
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean sameNics(Topology edited) {
        return topology.nvas() == edited.nvas()
                && topology.virtualMachines() == edited.virtualMachines();
    }

    @SuppressWarnings("ReferenceEquality") // what is equal was kept
    private boolean sameHubs(Map<SubnetRef, String> programmed) {
        return programmed == hubs;
    }

    /// The route tables that keep BGP routes out.
    private static Set<String> deaf(Topology topology) {
        Set<String> deaf = new HashSet<>();
        for (RouteTable table : topology.routeTables()) {
            if (table.disableBgpRoutePropagation()) {
                deaf.add(table.name());
            }
        }
        return deaf;
    }

    private static Map<SubnetRef, String> hubs(Site site, Set<String> deaf) {
        Map<SubnetRef, String> hubs = new HashMap<>();
        for (VirtualNetwork network : site.topology().virtualNetworks()) {
            @Nullable String hub = site.peerings().routesFrom(network.name()).orElse(null);
            if (hub == null) {
                continue;
            }
            for (Subnet subnet : network.subnets()) {
                @Nullable String table = subnet.routeTable();
                if (table == null || !deaf.contains(table)) {
                    hubs.put(new SubnetRef(network.name(), subnet.name()), hub);
                }
            }
        }
        return Collections.unmodifiableMap(hubs);
    }

    // ---- how many

    private Map<String, Map<Cohort, Integer>> counted(
            Topology edited, Map<SubnetRef, String> programmed) {
        Map<String, Map<Cohort, Integer>> changed = new HashMap<>();
        counts.forEach((hub, cohorts) -> changed.put(hub, new TreeMap<>(cohorts)));
        for (Nic nic : appliances(topology)) {
            count(changed, hubs.get(nic.subnet()), nic.name(), -1);
        }
        for (Nic nic : appliances(edited)) {
            count(changed, programmed.get(nic.subnet()), nic.name(), 1);
        }
        machines(changed, edited, programmed);
        changed.values().forEach(cohorts -> cohorts.values().removeIf(count -> count == 0));
        changed.values().removeIf(Map::isEmpty);
        return changed;
    }

    private static List<Nic> appliances(Topology topology) {
        return topology.nvas().stream().map(Nva::nics).flatMap(List::stream).toList();
    }

    /// An edit leaves most VMs what they were: of those only a subnet that is programmed otherwise
    /// counts.
    @SuppressWarnings("ReferenceEquality") // a VM that is the same object is the same
    private void machines(
            Map<String, Map<Cohort, Integer>> changed,
            Topology edited,
            Map<SubnetRef, String> programmed) {
        List<VirtualMachine> old = topology.virtualMachines();
        Difference<VirtualMachine> edit =
                Difference.of(old, edited.virtualMachines(), (one, other) -> one == other);
        Set<SubnetRef> moved = differing(programmed);
        if (!moved.isEmpty()) {
            for (int i = 0; i < old.size(); i++) {
                VirtualMachine machine = old.get(i);
                boolean stays = i < edit.front() || i >= old.size() - edit.back();
                if (stays && moved.contains(machine.subnet())) {
                    count(changed, hubs.get(machine.subnet()), machine.name(), -1);
                    count(changed, programmed.get(machine.subnet()), machine.name(), 1);
                }
            }
        }
        for (VirtualMachine machine : edit.gone()) {
            count(changed, hubs.get(machine.subnet()), machine.name(), -1);
        }
        for (VirtualMachine machine : edit.come()) {
            count(changed, programmed.get(machine.subnet()), machine.name(), 1);
        }
    }

    /// The subnets that another hub programs, or none any more.
    private Set<SubnetRef> differing(Map<SubnetRef, String> programmed) {
        Set<SubnetRef> differing = new HashSet<>();
        if (sameHubs(programmed)) {
            return differing;
        }
        hubs.forEach((subnet, hub) -> {
            if (!hub.equals(programmed.get(subnet))) {
                differing.add(subnet);
            }
        });
        programmed.forEach((subnet, hub) -> {
            if (!hub.equals(hubs.get(subnet))) {
                differing.add(subnet);
            }
        });
        return differing;
    }

    private void count(
            Map<String, Map<Cohort, Integer>> changed, @Nullable String hub, String nic, int step) {
        if (hub != null) {
            changed.computeIfAbsent(hub, _ -> new TreeMap<>())
                    .merge(Cohort.of(seed, nic), step, Integer::sum);
        }
    }

    // ---- who

    private Map<String, Map<Cohort, List<String>>> names() {
        Map<String, Map<Cohort, List<String>>> known = names;
        if (known == null) {
            known = new HashMap<>();
            for (Nic nic : appliances(topology)) {
                add(known, nic.subnet(), nic.name());
            }
            for (VirtualMachine machine : topology.virtualMachines()) {
                add(known, machine.subnet(), machine.name());
            }
            names = known;
        }
        return known;
    }

    private void add(Map<String, Map<Cohort, List<String>>> names, SubnetRef subnet, String nic) {
        @Nullable String hub = hubs.get(subnet);
        if (hub != null) {
            names.computeIfAbsent(hub, _ -> new HashMap<>())
                    .computeIfAbsent(Cohort.of(seed, nic), _ -> new ArrayList<>())
                    .add(nic);
        }
    }

    /// The hub that programs the NICs of a subnet; none for one whose route table keeps BGP routes
    /// out (azure rule R-EFF-21).
    public Map<SubnetRef, String> hubs() {
        return hubs;
    }

    /// The cohorts that a hub programs.
    public Set<Cohort> cohorts(String hub) {
        return counts.getOrDefault(hub, Map.of()).keySet();
    }

    /// The names of the NICs of a cohort that a hub programs, in the order of the file.
    public List<String> of(String hub, Cohort cohort) {
        return Collections.unmodifiableList(
                names().getOrDefault(hub, Map.of()).getOrDefault(cohort, List.of()));
    }
}
