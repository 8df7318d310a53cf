package studio.routeserver.lab.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.Peerings;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// The NICs that let BGP routes in, by the hub that programs them and by cohort.
///
/// @param topology what they were looked up in
/// @param hubs the hub that programs the NICs of a subnet; none for one whose route table keeps BGP
///   routes out (azure rule R-EFF-21)
/// @param nics their names in the order of the file
public record Listeners(
        Topology topology,
        Map<SubnetRef, String> hubs,
        Map<String, Map<Cohort, List<String>>> nics) {

    /// Nobody listens yet.
    public static Listeners none(Topology topology) {
        return new Listeners(topology, Map.of(), Map.of());
    }

    /// The listeners of a site, going on from these: only what the edit touched is looked up anew.
    public Listeners next(Site site, long seed) {
        boolean sameSubnets =
                Peerings.joinTheSame(topology, site.topology()) && sameTables(site.topology());
        if (sameSubnets && sameNics(site.topology())) {
            return new Listeners(site.topology(), hubs, nics);
        }
        Map<SubnetRef, String> programmed = sameSubnets ? hubs : hubs(site);
        return new Listeners(site.topology(), programmed, nics(site.topology(), programmed, seed));
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

    private static Map<SubnetRef, String> hubs(Site site) {
        Map<SubnetRef, String> hubs = new HashMap<>();
        for (VirtualNetwork network : site.topology().virtualNetworks()) {
            @Nullable String hub = site.peerings().routesFrom(network.name()).orElse(null);
            for (Subnet subnet : network.subnets()) {
                SubnetRef ref = new SubnetRef(network.name(), subnet.name());
                if (hub != null && !deaf(site.topology(), subnet)) {
                    hubs.put(ref, hub);
                }
            }
        }
        return hubs;
    }

    private static boolean deaf(Topology topology, Subnet subnet) {
        return Optional.ofNullable(subnet.routeTable())
                .flatMap(topology::routeTable)
                .filter(RouteTable::disableBgpRoutePropagation)
                .isPresent();
    }

    private static Map<String, Map<Cohort, List<String>>> nics(
            Topology topology, Map<SubnetRef, String> hubs, long seed) {
        Map<String, Map<Cohort, List<String>>> nics = new HashMap<>();
        for (Nva nva : topology.nvas()) {
            for (Nic nic : nva.nics()) {
                add(nics, hubs.get(nic.subnet()), Cohort.of(seed, nic.name()), nic.name());
            }
        }
        for (VirtualMachine machine : topology.virtualMachines()) {
            Cohort cohort = Cohort.of(seed, machine.name());
            add(nics, hubs.get(machine.subnet()), cohort, machine.name());
        }
        return nics;
    }

    private static void add(
            Map<String, Map<Cohort, List<String>>> nics,
            @Nullable String hub,
            Cohort cohort,
            String nic) {
        if (hub != null) {
            nics.computeIfAbsent(hub, _ -> new TreeMap<>())
                    .computeIfAbsent(cohort, _ -> new ArrayList<>())
                    .add(nic);
        }
    }

    /// The cohorts that a hub programs.
    public Set<Cohort> cohorts(String hub) {
        return nics.getOrDefault(hub, Map.of()).keySet();
    }

    /// The names of the NICs of a cohort that a hub programs.
    public List<String> of(String hub, Cohort cohort) {
        return nics.getOrDefault(hub, Map.of()).getOrDefault(cohort, List.of());
    }
}
