package studio.routeserver.advice.speaker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.TableEdits;
import studio.routeserver.advice.Words;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;

/// `V-041` (R-NVA-07): what an NVA forwards in plain, out of a NIC, must not come back to it. Holds
/// the guest's table against the effective routes of that NIC (R-NVA-09), so that it also finds the
/// first of two chained NVAs (R-NVA-28). Its own default route is V-040.
public final class ForwardsToItself implements Rule {

    @Override
    public String id() {
        return "V-041";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-NVA-07";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.running().stream()
                .flatMap(now ->
                        subject.topology().nvas().stream()
                                .flatMap(nva -> judge(subject, now, nva).stream()));
    }

    /// A prefix that leaves by a NIC.
    private record Plain(Ipv4Prefix prefix, Nic out) {}

    private Optional<Finding> judge(Subject subject, LabSnapshot now, Nva nva) {
        List<Plain> looping =
                plain(subject, now, nva)
                        .filter(one -> returns(subject, now, nva, one))
                        .distinct()
                        .toList();
        if (looping.isEmpty()) {
            return Optional.empty();
        }
        List<Ipv4Prefix> prefixes = looping.stream().map(Plain::prefix).toList();
        Nic nic = looping.getFirst().out;
        return Optional.of(
                finding(
                        nva.name(),
                        "%s receives %s with itself as next hop; packets loop until the hop limit. Use a tunnel, a route table, or turn propagation off on %s."
                                .formatted(nva.name(), Words.list(prefixes), nic.subnet()),
                        fixes(subject, now, nva, nic)));
    }

    /// Static routes of the guest, and what a neighbour that is no Route Server taught it, as far
    /// as the way out is a NIC.
    private static Stream<Plain> plain(Subject subject, LabSnapshot now, Nva nva) {
        PrefixTable<DeviceRoute> guest = now.controlPlane().device(nva.ref());
        Stream<Ipv4Prefix> configured = nva.staticRoutes().stream().map(Nva.StaticRoute::prefix);
        Stream<Ipv4Prefix> taught =
                now.sessions().values().stream()
                        .filter(session -> session.routeServer() == null)
                        .flatMap(session -> subject.heard(session, nva).stream())
                        .map(PeerRoute::prefix);
        return Stream.concat(configured, taught)
                .filter(prefix -> !prefix.equals(Ipv4Prefix.DEFAULT))
                .distinct()
                .flatMap(prefix ->
                        guest.get(prefix).stream()
                                .flatMap(route -> route.exits().stream())
                                .flatMap(exit -> out(nva, exit).stream())
                                .map(nic -> new Plain(prefix, nic)));
    }

    private static Optional<Nic> out(Nva nva, DeviceRoute.Exit exit) {
        return exit instanceof DeviceRoute.Exit.OutOf(var name)
                ? nva.nics().stream().filter(nic -> nic.name().equals(name)).findFirst()
                : Optional.empty();
    }

    private static boolean returns(Subject subject, LabSnapshot now, Nva nva, Plain plain) {
        return now
                .fabric()
                .routes(plain.out)
                .match(Branch.host(plain.prefix))
                .filter(row -> row.source() != EffectiveRoute.Source.DEFAULT)
                .stream()
                .flatMap(row -> row.nextHops().stream())
                .anyMatch(hop -> isItself(subject, nva, hop));
    }

    private static boolean isItself(Subject subject, Nva nva, Ipv4Address hop) {
        return nva.owns(hop)
                || subject.topology().loadBalancers().stream()
                        .filter(balancer -> balancer.ip().equals(hop))
                        .anyMatch(balancer -> balancer.backends().contains(nva.name()));
    }

    /// Propagation off, if the subnet needs no other BGP route.
    private static Fix[] fixes(Subject subject, LabSnapshot now, Nva nva, Nic nic) {
        boolean needed =
                now.fabric().routes(nic).rows().stream()
                        .filter(row ->
                                row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)
                        .flatMap(row -> row.nextHops().stream())
                        .anyMatch(hop -> !isItself(subject, nva, hop));
        return needed
                ? new Fix[0]
                : new Fix[] {TableEdits.propagation(subject.topology(), nic.subnet(), false)};
    }
}
