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

    /// One flow's ways.
    ///
    /// @param to what its destination is called
    /// @param withAnswers whether the answers' ways are drawn too
    public record Way(Ref from, String to, PathReport report, boolean withAnswers) {}

    public Overlay {
        ways = List.copyOf(ways);
    }

    /// A traced packet; else, of one selected VM or branch, its ways to the other side. With
    /// something else selected that packets pass, or while something has failed, the ways of the VM
    /// that is watched.
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
        Optional<Ref> selected =
                selection.size() == 1 ? sender(selection.getFirst()) : Optional.empty();
        boolean failed = !moment.snapshot().faults().isEmpty();
        return selected.or(() ->
                        failed || (selection.size() == 1 && passed(selection.getFirst()))
                                ? watched(topology, watched)
                                : Optional.empty())
                .filter(ref -> topology.find(ref).isPresent())
                .map(ref -> new Overlay(ways(moment, topology, ref)))
                .orElse(NONE);
    }

    /// Whether packets pass it on their way.
    private static boolean passed(Item item) {
        return switch (item) {
            case Item.Resource(var ref) ->
                    ref.kind() == Kind.NVA
                            || ref.kind() == Kind.GATEWAY
                            || ref.kind() == Kind.CONNECTION
                            || ref.kind() == Kind.LOAD_BALANCER;
            case Item.Session _ -> true;
            case Item.Subnet _, Item.Instance _ -> false;
        };
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
                        : topology.branches().stream()
                                .flatMap(branch ->
                                        branch.prefixes().stream()
                                                .map(prefix -> {
                                                    Ipv4Address host = Branch.host(prefix);
                                                    return way(
                                                            moment,
                                                            from,
                                                            host,
                                                            host.toString(),
                                                            false);
                                                }));
        Map<List<String>, Way> distinct = new LinkedHashMap<>();
        all.forEach(way -> distinct.putIfAbsent(shape(way.report()), way));
        return List.copyOf(distinct.values());
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
