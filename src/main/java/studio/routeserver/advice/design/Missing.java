package studio.routeserver.advice.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Words;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// What breaks where one entry of the manual world is forgotten.
///
/// @param taken the route that takes the packets instead, such as `192.168.0.0/16 None`
/// @param hits the flows that worked and no longer do
/// @param sentence all of it in words
public record Missing(
        SubnetRef subnet, Ipv4Prefix prefix, String taken, List<Hit> hits, String sentence) {

    /// Each try runs a network.
    private static final int MOST_TRIES = 12;

    /// A flow that the missing entry breaks.
    ///
    /// @param outward whether it starts where the entry is missing
    /// @param sender who sends it
    /// @param path its way where the entry is missing: what there is to be shown
    public record Hit(
            String from,
            String to,
            boolean outward,
            Verdict before,
            Verdict after,
            String reason,
            Ref sender,
            PathReport path) {

        String near() {
            return outward ? from : to;
        }

        String far() {
            return outward ? to : from;
        }
    }

    public Missing {
        hits = List.copyOf(hits);
    }

    /// The first entry, in the order of the subnets, that a flow misses; empty where no flow of
    /// this network passes any of them.
    static Optional<Missing> first(ByHand hand) {
        Topology whole = hand.drawn();
        LabSnapshot before = RunningLab.of(whole, hand.seed()).snapshot();
        return hand.subnets().stream()
                .flatMap(one ->
                        one.entries().stream()
                                .filter(entry ->
                                        !flows(whole, one.subnet(), entry.prefix()).isEmpty())
                                .map(entry ->
                                        of(hand, whole, before, one.subnet(), entry.prefix())))
                .limit(MOST_TRIES)
                .filter(missing -> !missing.hits().isEmpty())
                .findFirst();
    }

    static Missing of(ByHand hand, SubnetRef subnet, Ipv4Prefix prefix) {
        boolean there =
                hand.of(subnet).stream()
                        .flatMap(one -> one.entries().stream())
                        .anyMatch(entry -> entry.prefix().equals(prefix));
        if (!there) {
            throw new IllegalArgumentException("%s has no entry %s".formatted(subnet, prefix));
        }
        Topology whole = hand.drawn();
        return of(hand, whole, RunningLab.of(whole, hand.seed()).snapshot(), subnet, prefix);
    }

    private static Missing of(
            ByHand hand, Topology whole, LabSnapshot before, SubnetRef subnet, Ipv4Prefix prefix) {
        Topology lacking = forget(whole, subnet, prefix);
        LabSnapshot after = RunningLab.of(lacking, hand.seed()).snapshot();
        List<Hit> hits = new ArrayList<>();
        Ipv4Address far = Branch.host(prefix);
        for (Asked flow : flows(whole, subnet, prefix)) {
            PathReport was = flow.walk(before);
            PathReport is = flow.walk(after);
            if (is.works() < was.works()) {
                far = hits.isEmpty() ? flow.far() : far;
                hits.add(
                        new Hit(
                                flow.from.name(),
                                flow.to(whole),
                                flow.outward,
                                was.verdict(),
                                is.verdict(),
                                is.reason(),
                                flow.from,
                                is));
            }
        }
        String taken = taken(after, subnet, far);
        return new Missing(subnet, prefix, taken, hits, sentence(subnet, prefix, taken, hits));
    }

    /// The table of that subnet alone loses the route: others that share it keep theirs.
    private static Topology forget(Topology whole, SubnetRef ref, Ipv4Prefix prefix) {
        RouteTable table = whole.routeTableOf(ref).orElseThrow();
        List<String> taken = whole.routeTables().stream().map(RouteTable::name).toList();
        RouteTable own =
                table.withName(FreeName.like(table.name() + "-forgotten", taken))
                        .withRoutes(
                                table.routes().stream()
                                        .filter(route ->
                                                !route.destination()
                                                        .text()
                                                        .equals(prefix.toString()))
                                        .toList());
        Subnet subnet = whole.subnet(ref).orElseThrow();
        return whole.apply(
                new Edit.Together(
                        "Forget " + prefix,
                        List.of(
                                new Edit.Add(own),
                                new Edit.ChangeSubnet(
                                        ref.network(), subnet.withRouteTable(own.name())))));
    }

    // ---- flows

    private record End(Ref ref, Ipv4Address address) {}

    private record Asked(Ref from, Ipv4Address source, Ipv4Address destination, boolean outward) {
        PathReport walk(LabSnapshot snapshot) {
            return snapshot.fabric().path(from, source, destination);
        }

        /// The end that does not send by the routes of the subnet.
        Ipv4Address far() {
            return outward ? destination : source;
        }

        /// The VM or branch at the other end, or its address.
        String to(Topology topology) {
            return topology.virtualMachines().stream()
                    .filter(machine -> machine.ip().equals(destination))
                    .map(VirtualMachine::name)
                    .findFirst()
                    .or(() -> topology.branchAt(destination).map(Branch::name))
                    .orElse(destination.toString());
        }
    }

    /// Between what sends by the routes of the subnet and what lies in the prefix, both ways.
    private static List<Asked> flows(Topology topology, SubnetRef subnet, Ipv4Prefix prefix) {
        List<End> near = senders(topology, subnet);
        List<End> far = new ArrayList<>();
        for (Branch branch : topology.branches()) {
            for (Ipv4Prefix site : branch.prefixes()) {
                Ipv4Address host = Branch.host(site.contains(prefix) ? prefix : site);
                if (prefix.contains(host)) {
                    far.add(new End(branch.ref(), host));
                }
            }
        }
        for (VirtualMachine machine : topology.virtualMachines()) {
            boolean elsewhere = !machine.subnet().network().equals(subnet.network());
            if (elsewhere && prefix.contains(machine.ip())) {
                far.add(new End(machine.ref(), machine.ip()));
            }
        }
        List<Asked> flows = new ArrayList<>();
        for (End one : near) {
            for (End other : far) {
                if (!one.ref.equals(other.ref)) {
                    flows.add(new Asked(one.ref, one.address, other.address, true));
                    flows.add(new Asked(other.ref, other.address, one.address, false));
                }
            }
        }
        return flows;
    }

    private static List<End> senders(Topology topology, SubnetRef subnet) {
        if (subnet.subnet().equals(Subnet.GATEWAY)) {
            return topology.gatewaysOf(subnet.network()).stream()
                    .flatMap(gateway ->
                            topology.connections().stream()
                                    .filter(one -> one.to().equals(gateway.name())))
                    .flatMap(one ->
                            Optional.ofNullable(one.branch()).flatMap(topology::branch).stream())
                    .distinct()
                    .map(branch -> new End(branch.ref(), branch.address()))
                    .toList();
        }
        return topology.virtualMachines().stream()
                .filter(machine -> machine.subnet().equals(subnet))
                .filter(machine -> machine.state() == VirtualMachine.State.RUNNING)
                .map(machine -> new End(machine.ref(), machine.ip()))
                .toList();
    }

    // ---- words

    private static String taken(LabSnapshot after, SubnetRef subnet, Ipv4Address far) {
        return after.fabric()
                .routes(subnet)
                .match(far)
                .map(row -> row.addressPrefix() + " " + row.type().text())
                .orElse("no route");
    }

    private static String sentence(
            SubnetRef subnet, Ipv4Prefix prefix, String taken, List<Hit> hits) {
        if (hits.isEmpty()) {
            return "%s lacks %s: no flow breaks; %s takes the packets."
                    .formatted(subnet, prefix, taken);
        }
        List<String> verdicts = hits.stream().map(hit -> hit.after.text()).distinct().toList();
        return "%s lacks %s: %d %s of %s to %s %s %s; %s takes the packets."
                .formatted(
                        subnet,
                        prefix,
                        hits.size(),
                        hits.size() == 1 ? "flow" : "flows",
                        Words.list(hits.stream().map(Hit::near).toList()),
                        Words.list(hits.stream().map(Hit::far).toList()),
                        hits.size() == 1 ? "is" : "are",
                        Words.list(verdicts),
                        taken);
    }
}
