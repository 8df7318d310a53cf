package studio.routeserver.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.project.ScenarioChanges;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// A lab that a test drives and asks.
final class Drive {

    private static final java.nio.file.Path SCENARIOS = java.nio.file.Path.of("samples/scenarios");

    private final Lab lab;
    private final List<LabSnapshot> seen = new ArrayList<>();

    Drive(Topology topology, long seed) {
        lab = RunningLab.of(topology, seed);
    }

    static Topology founding() {
        return Opened.topology(
                ProjectReader.read(java.nio.file.Path.of("samples/azure-route-server.json")));
    }

    /// A scenario with changes: JSON lists, applied in order.
    static Topology scenario(String name, String... changes) {
        try {
            String text = Files.readString(SCENARIOS.resolve(name + ".json"));
            for (String change : changes) {
                text =
                        new String(
                                ScenarioChanges.apply(text, change.replace('\'', '"')),
                                StandardCharsets.UTF_8);
            }
            return Opened.topology(ProjectReader.read(name, text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Drive open(String name, String... changes) {
        return new Drive(scenario(name, changes), 1);
    }

    Lab lab() {
        return lab;
    }

    LabSnapshot now() {
        return lab.snapshot();
    }

    List<LabSnapshot> seen() {
        return seen;
    }

    // ---- time

    /// Lets events happen at their times, such as `10s:fail:nva1`.
    Drive with(String... events) {
        for (String event : events) {
            ScheduledFault scheduled = Faults.parse(now().topology(), event);
            seen.addAll(lab.advanceTo(scheduled.instant()));
            seen.add(lab.apply(scheduled.fault()));
        }
        return this;
    }

    Drive to(double seconds) {
        seen.addAll(lab.advanceTo(at(seconds)));
        return this;
    }

    Drive settle() {
        seen.addAll(lab.settle());
        return this;
    }

    static Instant at(double seconds) {
        return Instant.EPOCH.plus(Duration.ofNanos((long) (seconds * 1e9)));
    }

    // ---- questions

    SessionView session(String local, String remote) {
        return Objects.requireNonNull(
                now().sessions().get(new SessionId(local, remote)),
                () -> local + "-" + remote + " of " + now().sessions().keySet());
    }

    boolean up(String local, String remote) {
        SessionView view = session(local, remote);
        return view.state() == SessionState.ESTABLISHED
                && view.remoteState() == SessionState.ESTABLISHED;
    }

    /// Packets from a VM, NVA or branch to an address.
    PathReport path(String from, String to) {
        return path(from, null, to);
    }

    /// Whom the packets pass on each way, such as `spoke1-vm nva1 hq-nva1 hq`.
    List<String> ways(String from, String to) {
        return path(from, to).forward().stream()
                .map(trace ->
                        String.join(
                                " ", trace.hops().stream().map(hop -> hop.at().name()).toList()))
                .toList();
    }

    Nic nic(String name) {
        return now().topology().nics().stream()
                .filter(nic -> nic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no NIC " + name));
    }

    /// The BGP rows of a NIC, such as `192.168.0.0/16 10.0.4.4,10.0.4.5`.
    List<String> bgpRows(String nic) {
        return bgpRows(now(), nic(nic));
    }

    static List<String> bgpRows(LabSnapshot snapshot, Nic nic) {
        return snapshot.fabric().routes(nic).rows().stream()
                .filter(row -> row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)
                .map(row -> row.addressPrefix() + " " + joined(row.nextHops()))
                .sorted()
                .toList();
    }

    /// The next hops of a prefix in a NIC's BGP rows; empty where there is none.
    List<String> hops(String nic, String prefix) {
        return hops(now(), nic(nic), prefix);
    }

    static List<String> hops(LabSnapshot snapshot, Nic nic, String prefix) {
        Ipv4Prefix wanted = Ipv4Prefix.parse(prefix);
        Optional<EffectiveRoute> row =
                snapshot.fabric().routes(nic).rows().stream()
                        .filter(one -> wanted.equals(one.prefix()))
                        .filter(one ->
                                one.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)
                        .findFirst();
        return row.map(one -> one.nextHops().stream().map(Ipv4Address::toString).toList())
                .orElse(List.of());
    }

    /// What an instance learned and accepted from a peer, such as `192.168.0.0/16 10.0.4.4 65001`.
    List<String> learned(String server, int instance, String peer) {
        return now().learned(server, instance, peer).stream()
                .filter(PeerRoute::accepted)
                .map(Drive::line)
                .toList();
    }

    List<String> refused(String server, int instance, String peer) {
        return now().learned(server, instance, peer).stream()
                .filter(route -> !route.accepted())
                .map(route -> route.prefix() + " " + route.rule())
                .toList();
    }

    List<String> advertised(String server, int instance, String peer) {
        return now().advertised(server, instance, peer).stream().map(Drive::line).toList();
    }

    /// What one end of a session holds from the other.
    List<String> holds(String local, String remote, boolean atRemote) {
        return now().learned(new SessionId(local, remote), atRemote).stream()
                .filter(PeerRoute::accepted)
                .map(Drive::line)
                .toList();
    }

    private static String line(PeerRoute route) {
        return "%s %s %s"
                .formatted(route.prefix(), route.nextHop(), joined(route.asPath()))
                .strip();
    }

    private static String joined(List<?> things) {
        return String.join(
                things.stream().allMatch(Ipv4Address.class::isInstance) ? "," : "-",
                things.stream().map(String::valueOf).toList());
    }

    /// What a router holds to be the best path to a prefix.
    Path best(String router, String prefix) {
        RouterView view = Objects.requireNonNull(now().routers().get(router), router);
        return view.table()
                .best(Ipv4Prefix.parse(prefix))
                .orElseThrow(() -> new AssertionError(router + " has no path to " + prefix));
    }

    /// The rule by which one end of a session keeps a prefix from the other; empty where it does
    /// not.
    String kept(String local, String remote, boolean byRemote, String prefix) {
        return now().told(new SessionId(local, remote), byRemote)
                .held()
                .get(Ipv4Prefix.parse(prefix))
                .map(ExportVerdict.Hold::rule)
                .orElse("");
    }

    // ---- packets

    /// A path from an address of a VM, NVA or branch; null means its own.
    PathReport path(String from, @Nullable String source, String to) {
        Ref sender =
                Stream.of(Kind.VIRTUAL_MACHINE, Kind.NVA, Kind.BRANCH)
                        .map(kind -> new Ref(kind, from))
                        .filter(ref -> now().topology().find(ref).isPresent())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no sender " + from));
        @Nullable Ipv4Address address = source == null ? null : Ipv4Address.parse(source);
        return now().fabric().path(sender, address, Ipv4Address.parse(to));
    }

    /// Whom each member of a flow passes, such as `spoke1-vm nva1 hq-nva1 hq`.
    static List<String> ways(PathReport report) {
        return report.forward().stream().map(Drive::way).toList();
    }

    /// The same of all its answers.
    static List<String> answers(PathReport report) {
        return report.answers().stream().flatMap(List::stream).map(Drive::way).toList();
    }

    private static String way(Trace trace) {
        return String.join(" ", trace.hops().stream().map(hop -> hop.at().name()).toList());
    }

    /// The ways out that a device has for an address, such as `a-gw`.
    List<String> exits(Kind kind, String device, String to) {
        return now().controlPlane()
                .device(new Ref(kind, device))
                .longestMatch(Ipv4Address.parse(to))
                .map(entry -> entry.value().exits().stream().map(DeviceRoute.Exit::text).toList())
                .orElse(List.of());
    }

    // ---- the past

    /// When, in seconds, the answer first was this and stayed so until now.
    double since(java.util.function.Predicate<LabSnapshot> condition) {
        double since = Double.NaN;
        for (LabSnapshot snapshot : seen) {
            if (!condition.test(snapshot)) {
                since = Double.NaN;
            } else if (Double.isNaN(since)) {
                since = seconds(snapshot.at());
            }
        }
        return since;
    }

    static double seconds(Instant at) {
        return Duration.between(Instant.EPOCH, at).toNanos() / 1e9;
    }

    /// When, in seconds, events whose text contains these words happened.
    List<Double> when(String words) {
        return lab.timeline().stream()
                .filter(event -> event.text().contains(words))
                .map(event -> seconds(event.at()))
                .toList();
    }

    TreeSet<String> objects(TimelineEvent.Kind kind) {
        TreeSet<String> objects = new TreeSet<>();
        Stream<TimelineEvent> events = lab.timeline().stream();
        events.filter(event -> event.kind() == kind).forEach(event -> objects.add(event.object()));
        return objects;
    }
}
