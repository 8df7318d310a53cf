package studio.routeserver.advice.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// The route tables that would stand in place of a Route Server, entry by entry, and what keeping
/// them costs.
///
/// Made from what is programmed in a running network. Immutable; [#drawn] and [#without] run labs
/// of their own and so take as long as a start of the network.
///
/// @param topology the network with its Route Servers
/// @param seed the lab's
/// @param routes what would have to be written, by hub and prefix
/// @param subnets the entries of each subnet, in the order of the file; subnets without any are
///   left out
/// @param tables one for each set of entries and place
/// @param limits sentences about limits of Azure that this would pass; empty where none
/// @param gateways what branches of gateways would have to be told by hand, since no gateway hears
///   of it
/// @param nvas what each NVA would need as static routes, since no Route Server tells it
public record ByHand(
        Topology topology,
        long seed,
        List<Route> routes,
        List<SubnetEntries> subnets,
        List<Table> tables,
        List<String> limits,
        List<Told> gateways,
        List<Told> nvas,
        Cost cost) {

    /// A prefix that an NVA brings.
    ///
    /// @param nextHop the one address that a route table can hold
    /// @param balanced whether a load balancer in front of the NVAs has the address
    /// @param note what is lost, such as `ECMP lost`; empty where nothing is
    public record Route(
            String hub, Ipv4Prefix prefix, Ipv4Address nextHop, boolean balanced, String note) {}

    /// One line of a route table.
    ///
    /// @param present whether the subnet has a route for the prefix already, which then stays
    public record Entry(Ipv4Prefix prefix, Ipv4Address nextHop, boolean present, String note) {}

    public record SubnetEntries(SubnetRef subnet, List<Entry> entries) {
        public SubnetEntries {
            entries = List.copyOf(entries);
        }
    }

    /// A route table, to be made or to be filled up.
    ///
    /// @param merged how many entries remain where siblings with one next hop are merged
    public record Table(String name, List<SubnetRef> subnets, List<Entry> entries, int merged) {
        public Table {
            subnets = List.copyOf(subnets);
            entries = List.copyOf(entries);
        }
    }

    /// What an object has to be told by hand.
    public record Told(String object, List<Ipv4Prefix> prefixes) {
        public Told {
            prefixes = List.copyOf(prefixes);
        }
    }

    /// What a change costs in entries.
    ///
    /// @param newPrefix a new branch prefix
    /// @param newSubnet a new subnet
    /// @param nvaFailure the failure of an NVA without a load balancer, by its name
    public record Cost(int newPrefix, int newSubnet, SortedMap<String, Integer> nvaFailure) {
        public Cost {
            nvaFailure = Collections.unmodifiableSortedMap(new TreeMap<>(nvaFailure));
        }
    }

    public ByHand {
        routes = List.copyOf(routes);
        subnets = List.copyOf(subnets);
        tables = List.copyOf(tables);
        limits = List.copyOf(limits);
        gateways = List.copyOf(gateways);
        nvas = List.copyOf(nvas);
    }

    /// What it would take.
    ///
    /// @param snapshot the network converged and without faults
    public static ByHand of(Topology topology, LabSnapshot snapshot) {
        return new HandPlanning(topology, snapshot).plan();
    }

    /// How many entries there are in all, those that are present too.
    public int entries() {
        return subnets.stream().mapToInt(one -> one.entries().size()).sum();
    }

    /// How many entries there are in all once siblings with one next hop are merged.
    public int merged() {
        return subnets.stream().mapToInt(one -> Merging.count(one.entries())).sum();
    }

    public Optional<SubnetEntries> of(SubnetRef subnet) {
        return subnets.stream().filter(one -> one.subnet().equals(subnet)).findFirst();
    }

    /// The entries that one more prefix behind an NVA or load balancer takes: one for each subnet
    /// whose Route Server would hear of it, but for those where a shorter prefix leads there
    /// already.
    public List<SubnetEntries> added(Ipv4Prefix prefix, Ipv4Address behind) {
        Entrances entrances = new Entrances(topology);
        List<SubnetEntries> added = new ArrayList<>();
        for (SubnetEntries one : subnets) {
            Optional<Ipv4Address> nearest = entrances.to(behind, one.subnet().network());
            if (nearest.isEmpty()) {
                continue;
            }
            Ipv4Address nextHop = nearest.get();
            Optional<Entry> covering =
                    one.entries().stream()
                            .filter(entry -> entry.prefix().contains(prefix))
                            .max(Comparator.comparingInt(entry -> entry.prefix().length()));
            boolean there = covering.filter(entry -> entry.nextHop().equals(nextHop)).isPresent();
            if (!there) {
                added.add(
                        new SubnetEntries(
                                one.subnet(), List.of(new Entry(prefix, nextHop, false, ""))));
            }
        }
        return added;
    }

    /// The same network drawn with route tables in place of its Route Servers.
    public Topology drawn() {
        return new HandDrawing(this).drawn();
    }

    /// What breaks where somebody forgets one entry: both networks are run and compared.
    ///
    /// @throws IllegalArgumentException if there is no such entry
    public Missing without(SubnetRef subnet, Ipv4Prefix prefix) {
        return Missing.of(this, subnet, prefix);
    }

    /// What breaks where the first entry that matters is forgotten; empty where none does. Runs up
    /// to a dozen networks.
    public Optional<Missing> forgotten() {
        return Missing.first(this);
    }
}
