package studio.routeserver.advice.speaker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Subnet;

/// `V-039` (R-RS-13): the guest reaches RouteServerSubnet by the NIC that peers, whatever BGP
/// teaches it (R-RS-12). Asks the running network what that is.
public final class NoWayToInstances implements Rule {

    @Override
    public String id() {
        return "V-039";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-RS-13";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.running().stream()
                .flatMap(now ->
                        subject.speakers()
                                .flatMap(speaker ->
                                        subject.instanceSubnet(speaker.server()).stream()
                                                .flatMap(to ->
                                                        judge(subject, now, speaker, to)
                                                                .stream())));
    }

    private Optional<Finding> judge(
            Subject subject, LabSnapshot now, Speaker speaker, Ipv4Prefix to) {
        Nva nva = speaker.nva();
        Nic peering =
                nva.nics().stream()
                        .filter(nic -> nic.ip().equals(speaker.peer().ip()))
                        .findFirst()
                        .orElse(nva.nics().getFirst());
        Optional<Nva.StaticRoute> fixed =
                nva.staticRoutes().stream()
                        .filter(route -> route.prefix().contains(to))
                        .max(Comparator.comparingInt(route -> route.prefix().length()));
        Optional<Ipv4Prefix> taught =
                inKernel(subject, now, nva)
                        .filter(prefix -> prefix.contains(to))
                        .max(Comparator.comparingInt(Ipv4Prefix::length));
        boolean beaten =
                taught.isPresent()
                        && fixed.filter(route -> route.prefix().length() >= taught.get().length())
                                .isEmpty();
        if (beaten) {
            return Optional.of(
                    finding(
                            subject,
                            speaker,
                            peering,
                            to,
                            "when it learns %s".formatted(taught.get())));
        }
        Nic way =
                fixed.map(route -> towards(subject, nva, route.via()))
                        .orElse(nva.nics().getFirst());
        return way.equals(peering)
                ? Optional.empty()
                : Optional.of(
                        finding(
                                subject,
                                speaker,
                                peering,
                                to,
                                "its answers leave by %s, and".formatted(way.name())));
    }

    /// What BGP writes into the guest's own table: all of it, only what comes from elsewhere than a
    /// Route Server, or nothing.
    private static Stream<Ipv4Prefix> inKernel(Subject subject, LabSnapshot now, Nva nva) {
        @Nullable Boolean all = nva.bgpToKernel();
        return now.sessions().values().stream()
                .filter(session ->
                        all == null ? session.routeServer() == null : Boolean.TRUE.equals(all))
                .flatMap(session -> subject.heard(session, nva).stream())
                .map(PeerRoute::prefix);
    }

    private static Nic towards(Subject subject, Nva nva, Ipv4Address via) {
        return nva.nics().stream()
                .filter(nic -> prefix(subject, nic).filter(one -> one.contains(via)).isPresent())
                .findFirst()
                .orElse(nva.nics().getFirst());
    }

    private static Optional<Ipv4Prefix> prefix(Subject subject, Nic nic) {
        return subject.topology().subnet(nic.subnet()).map(Subnet::prefix);
    }

    private Finding finding(
            Subject subject, Speaker speaker, Nic peering, Ipv4Prefix to, String cause) {
        Nva nva = speaker.nva();
        Ipv4Address via = prefix(subject, peering).map(one -> one.address(1)).orElse(peering.ip());
        List<Nva.StaticRoute> routes = new ArrayList<>(nva.staticRoutes());
        routes.removeIf(route -> route.prefix().equals(to));
        routes.add(new Nva.StaticRoute(to, via));
        return finding(
                nva.name(),
                "%s has no static route for RouteServerSubnet (%s); %s its sessions go down and flap. Add %s via %s."
                        .formatted(nva.name(), to, cause, to, via),
                new Fix(
                        "Give %s a static route %s via %s".formatted(nva.name(), to, via),
                        new Edit.Change(nva.edit().staticRoutes(routes).build())));
    }
}
