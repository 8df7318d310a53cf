package studio.routeserver.desktop.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.Topology;

/// What lies over the drawing: the ways of packets that are asked about.
///
/// @param ways in a stable order
public record Overlay(List<Way> ways) {

    public static final Overlay NONE = new Overlay(List.of());

    /// Walking a flow takes tens of microseconds; more than these would be felt at a click.
    private static final int MOST_WALKED = 200;

    /// One flow's ways.
    ///
    /// @param to what its destination is called
    /// @param withAnswers whether the answers' ways are drawn too
    /// @param through the object that is asked about: only members that pass it are drawn; null
    ///   where all are
    public record Way(
            Ref from, String to, PathReport report, boolean withAnswers, @Nullable Ref through) {

        /// A flow with every member.
        public Way(Ref from, String to, PathReport report, boolean withAnswers) {
            this(from, to, report, withAnswers, null);
        }

        /// The members that are drawn.
        public PathReport drawn() {
            if (through == null) {
                return report;
            }
            List<Trace> forward = new ArrayList<>();
            List<List<Trace>> answers = new ArrayList<>();
            for (int i = 0; i < report.forward().size(); i++) {
                if (passes(report.forward().get(i), through)) {
                    forward.add(report.forward().get(i));
                    answers.add(report.answers().get(i));
                }
            }
            return new PathReport(report.verdict(), forward, answers, report.reason());
        }
    }

    public Overlay {
        ways = List.copyOf(ways);
    }

    /// A traced packet; else, of one selected VM or branch, its ways to the other side; of an NVA,
    /// gateway, load balancer or connection the flows that pass it. What carries no packets shows
    /// none. While something has failed, it is the ways of the VM that is watched.
    ///
    /// @param watched the VM or branch that was selected last; null for the first VM
    public static Overlay of(
            @Nullable Moment moment,
            List<Item> selection,
            @Nullable TraceQuestion trace,
            @Nullable Ref watched) {
        if (moment == null) {
            return NONE;
        }
        Topology topology = moment.snapshot().topology();
        if (trace != null) {
            return topology.find(trace.from()).isEmpty()
                    ? NONE
                    : new Overlay(
                            List.of(
                                    way(
                                            moment,
                                            trace.from(),
                                            trace.destination(),
                                            trace.to(),
                                            true)));
        }
        Optional<Item> selected =
                selection.size() == 1 ? Optional.of(selection.getFirst()) : Optional.empty();
        boolean failed = !moment.snapshot().faults().isEmpty();
        return selected.flatMap(Overlay::sender)
                .or(() -> failed ? watched(topology, watched) : Optional.empty())
                .filter(ref -> topology.find(ref).isPresent())
                .map(ref -> ways(moment, topology, ref))
                .or(() ->
                        selected.flatMap(Overlay::forwarder)
                                .filter(ref -> topology.find(ref).isPresent())
                                .map(ref -> through(moment, topology, ref)))
                .map(Overlay::new)
                .orElse(NONE);
    }

    /// What hands other people's packets on.
    private static Optional<Ref> forwarder(Item item) {
        return item instanceof Item.Resource(var ref)
                        && (ref.kind() == Kind.NVA
                                || ref.kind() == Kind.GATEWAY
                                || ref.kind() == Kind.CONNECTION
                                || ref.kind() == Kind.LOAD_BALANCER)
                ? Optional.of(ref)
                : Optional.empty();
    }

    private static boolean passes(Trace trace, Ref through) {
        return trace.hops().stream().anyMatch(hop -> hop.at().equals(through));
    }

    private static Optional<Ref> watched(Topology topology, @Nullable Ref watched) {
        return Optional.ofNullable(watched)
                .filter(ref -> topology.find(ref).isPresent())
                .or(() -> topology.virtualMachines().stream().map(Resource::ref).findFirst());
    }

    /// The sender that an item is: a VM or a branch.
    public static Optional<Ref> sender(Item item) {
        return item instanceof Item.Resource(var ref)
                        && (ref.kind() == Kind.VIRTUAL_MACHINE || ref.kind() == Kind.BRANCH)
                ? Optional.of(ref)
                : Optional.empty();
    }

    /// To every prefix of every branch, or from a branch to every VM; ways over the same objects
    /// are drawn once.
    private static List<Way> ways(Moment moment, Topology topology, Ref from) {
        Stream<Way> all =
                from.kind() == Kind.BRANCH
                        ? topology.virtualMachines().stream()
                                .map(machine ->
                                        way(moment, from, machine.ip(), machine.name(), false))
                        : toBranches(moment, topology, from);
        return distinct(all);
    }

    /// The flows of VMs to branches that come by an object, as many as are walked between two
    /// pictures.
    private static List<Way> through(Moment moment, Topology topology, Ref through) {
        return distinct(
                topology.virtualMachines().stream()
                        .flatMap(machine -> toBranches(moment, topology, machine.ref()))
                        .limit(MOST_WALKED)
                        .filter(way ->
                                way.report().forward().stream()
                                        .anyMatch(trace -> passes(trace, through)))
                        .map(way -> new Way(way.from(), way.to(), way.report(), false, through)));
    }

    private static List<Way> distinct(Stream<Way> all) {
        Map<List<String>, Way> distinct = new LinkedHashMap<>();
        all.forEach(way -> distinct.putIfAbsent(shape(way.report()), way));
        return List.copyOf(distinct.values());
    }

    private static Stream<Way> toBranches(Moment moment, Topology topology, Ref from) {
        return topology.branches().stream()
                .flatMap(branch -> branch.prefixes().stream())
                .map(Branch::host)
                .map(host -> way(moment, from, host, host.toString(), false));
    }

    private static List<String> shape(PathReport report) {
        List<String> shape = new ArrayList<>();
        for (Trace trace : report.forward()) {
            trace.hops().stream().map(Hop::at).map(Ref::toString).forEach(shape::add);
            shape.add(trace.outcome().text());
        }
        return shape;
    }

    private static Way way(
            Moment moment, Ref from, Ipv4Address destination, String to, boolean withAnswers) {
        PathReport report = moment.snapshot().fabric().path(from, null, destination);
        return new Way(from, to, report, withAnswers);
    }
}
