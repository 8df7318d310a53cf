package studio.routeserver.fabric;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// A drawing with its control plane, asked in the words of the scenarios.
record Scene(Topology topology, StatedControlPlane control) {

    private static final Set<String> DOCUMENTED =
            Set.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");

    /// The article's hub and spokes as they stand once converged: nva1's three prefixes programmed
    /// (scenario S-01).
    static Scene article() {
        return of(Drawing.article())
                .with(plane ->
                        plane.programmed(
                                        "hub",
                                        "192.168.0.0/16 10.0.4.4",
                                        "172.16.0.0/12 10.0.4.4",
                                        "10.100.0.0/16 10.0.4.4")
                                .device(Kind.NVA, "nva1", "192.168.0.0/16", "tunnel hq-nva1")
                                .device(Kind.NVA, "nva1", "172.16.0.0/12", "tunnel offices-nva1")
                                .device(Kind.NVA, "nva1", "10.100.0.0/16", "tunnel overlay-nva1")
                                .device(Kind.BRANCH, "hq", "0.0.0.0/0", "tunnel hq-nva1")
                                .device(Kind.BRANCH, "offices", "0.0.0.0/0", "tunnel offices-nva1")
                                .device(
                                        Kind.BRANCH,
                                        "overlay",
                                        "0.0.0.0/0",
                                        "tunnel overlay-nva1"));
    }

    /// The same with nva2 beside nva1 for 192.168.0.0/16 (scenario S-02).
    static Scene twoNvas() {
        return article()
                .draw(on -> on.nva("nva2", "hub/nva", "10.0.4.5").tunnel("hq-nva2", "hq", "nva2"))
                .with(plane ->
                        plane.programmed(
                                        "hub",
                                        "192.168.0.0/16 10.0.4.4 10.0.4.5",
                                        "172.16.0.0/12 10.0.4.4",
                                        "10.100.0.0/16 10.0.4.4")
                                .device(Kind.NVA, "nva2", "192.168.0.0/16", "tunnel hq-nva2")
                                .device(
                                        Kind.BRANCH,
                                        "hq",
                                        "0.0.0.0/0",
                                        "tunnel hq-nva1, tunnel hq-nva2"));
    }

    static Scene of(Drawing drawing) {
        Topology topology = drawing.done();
        return new Scene(topology, StatedControlPlane.of(topology));
    }

    Scene draw(UnaryOperator<Drawing> more) {
        Topology drawn = more.apply(Drawing.on(topology)).done();
        return new Scene(drawn, control.in(drawn));
    }

    Scene with(UnaryOperator<StatedControlPlane> more) {
        return new Scene(topology, more.apply(control));
    }

    Fabric fabric() {
        return Fabric.of(topology, control, 1);
    }

    Nic nic(String name) {
        return topology.nics().stream()
                .filter(nic -> nic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    EffectiveRoutes routes(String nic) {
        return fabric().routes(nic(nic));
    }

    /// The rows, without the None rows that Azure does not document.
    List<String> table(String nic) {
        return routes(nic).rows().stream()
                .filter(row ->
                        row.type() != EffectiveRoute.Type.NONE
                                || row.source() != EffectiveRoute.Source.DEFAULT
                                || DOCUMENTED.contains(row.addressPrefix()))
                .map(Scene::text)
                .toList();
    }

    static String text(EffectiveRoute row) {
        String hops =
                row.nextHops().stream().map(Ipv4Address::toString).collect(Collectors.joining(","));
        return Stream.of(
                        row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY
                                ? "VNG"
                                : row.source().text(),
                        row.state().text(),
                        row.addressPrefix(),
                        row.type().text(),
                        hops)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /// The active row that takes a packet to the address.
    String match(String nic, String destination) {
        return text(routes(nic).match(Ipv4Address.parse(destination)).orElseThrow());
    }

    /// A path from a VM, NVA or branch.
    PathReport path(String from, String to) {
        return path(from, null, to);
    }

    PathReport path(String from, @Nullable String source, String to) {
        @Nullable Ipv4Address sender = source == null ? null : Ipv4Address.parse(source);
        return fabric().path(sender(from), sender, Ipv4Address.parse(to));
    }

    private Ref sender(String name) {
        return Stream.of(Kind.VIRTUAL_MACHINE, Kind.NVA, Kind.BRANCH)
                .map(kind -> new Ref(kind, name))
                .filter(ref -> topology.find(ref).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /// Whom a trace passes, sender and receiver included.
    static String hops(Trace trace) {
        return trace.hops().stream().map(hop -> hop.at().name()).collect(Collectors.joining(" "));
    }
}
