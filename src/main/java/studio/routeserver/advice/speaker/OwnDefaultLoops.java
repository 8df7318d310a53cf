package studio.routeserver.advice.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.UserDefinedRoute;

/// `V-040` (R-NVA-08): an NVA that advertises a default route needs another way out itself.
public final class OwnDefaultLoops implements Rule {

    @Override
    public String id() {
        return "V-040";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-NVA-08";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        if (subject.profile().name() == ProfileName.ARTICLE) {
            return Stream.empty();
        }
        return subject.topology().nvas().stream()
                .filter(nva -> advertisesDefault(subject, nva))
                .flatMap(nva -> judge(subject, nva).stream());
    }

    private static boolean advertisesDefault(Subject subject, Nva nva) {
        return nva.speaks()
                .filter(bgp ->
                        bgp.advertise().stream()
                                .anyMatch(
                                        statement -> statement.prefix().equals(Ipv4Prefix.DEFAULT)))
                .filter(bgp ->
                        bgp.neighbors().stream().anyMatch(ip -> subject.instanceAt(ip).isPresent()))
                .isPresent();
    }

    /// The outside NIC is the last one that receives the default back: a single NIC is both.
    private Optional<Finding> judge(Subject subject, Nva nva) {
        List<Nic> nics = nva.nics();
        Nic outside = nics.getLast();
        Optional<RouteTable> table = subject.topology().routeTableOf(outside.subnet());
        boolean propagated = table.map(t -> !t.disableBgpRoutePropagation()).orElse(true);
        boolean ownWay =
                table.stream()
                        .flatMap(t -> t.routes().stream())
                        .anyMatch(route ->
                                route.destination().text().equals(Ipv4Prefix.DEFAULT.toString()));
        if (!propagated || ownWay || !reached(subject, outside)) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        nva.name(),
                        "%s learns its own default route back and loops; give %s a route 0.0.0.0/0 to Internet.%s"
                                .formatted(nva.name(), outside.subnet(), outer(subject, nva)),
                        fix(subject, outside.subnet(), table)));
    }

    /// A path here never loses the outer packets of a tunnel to that route; Azure might (R-RUL-10).
    private static String outer(Subject subject, Nva nva) {
        List<String> tunnels =
                subject.topology().connections().stream()
                        .filter(connection -> connection.to().equals(nva.name()))
                        .filter(connection -> connection.branch() != null)
                        .map(Connection::name)
                        .toList();
        return tunnels.isEmpty()
                ? ""
                : " Until then Azure may lose the outer packets of %s as well (undocumented)."
                        .formatted(Words.list(tunnels));
    }

    private static boolean reached(Subject subject, Nic nic) {
        String network = nic.subnet().network();
        return !subject.topology().routeServersOf(network).isEmpty()
                || subject.peerings().hubOf(network).isPresent();
    }

    private static Fix fix(Subject subject, SubnetRef ref, Optional<RouteTable> table) {
        UserDefinedRoute out =
                new UserDefinedRoute(
                        "internet",
                        Ipv4Prefix.DEFAULT,
                        UserDefinedRoute.NextHopType.INTERNET,
                        null);
        String title = "Send 0.0.0.0/0 of " + ref + " to Internet";
        if (table.isPresent()) {
            List<UserDefinedRoute> routes = new ArrayList<>(table.get().routes());
            routes.add(out);
            return new Fix(title, new Edit.Change(table.get().withRoutes(routes)));
        }
        List<String> taken =
                subject.topology().routeTables().stream().map(RouteTable::name).toList();
        String name = FreeName.like("rt-" + ref.subnet(), taken);
        Subnet subnet = subject.topology().subnet(ref).orElseThrow();
        return new Fix(
                title,
                new Edit.Together(
                        title,
                        List.of(
                                new Edit.Add(new RouteTable(name, false, List.of(out), null)),
                                new Edit.ChangeSubnet(
                                        ref.network(), subnet.withRouteTable(name)))));
    }
}
