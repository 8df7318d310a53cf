package studio.routeserver.advice.tables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.TableEdits;
import studio.routeserver.advice.Words;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.UserDefinedRoute;

/// `V-066` (R-EFF-23): a route of a table wins against the one that the Route Server programs for
/// the same prefix, whatever fails. Asks what is programmed; the way out of an NVA's own subnet is
/// meant so (R-NVA-08).
public final class HidesLearnedRoute implements Rule {

    @Override
    public String id() {
        return "V-066";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-EFF-23";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        if (subject.running().isEmpty()) {
            return Stream.empty();
        }
        Map<String, Map<Ipv4Prefix, ProgrammedRoute>> learned = learned(subject);
        return subject.topology().routeTables().stream()
                .filter(table -> !table.disableBgpRoutePropagation())
                .flatMap(table -> judge(subject, learned, table).stream());
    }

    /// What NVAs brought, by the network of their Route Server.
    private static Map<String, Map<Ipv4Prefix, ProgrammedRoute>> learned(Subject subject) {
        Map<String, Map<Ipv4Prefix, ProgrammedRoute>> learned = new LinkedHashMap<>();
        for (RouteServer server : subject.topology().routeServers()) {
            List<ProgrammedRoute> programmed = subject.programmed(server.virtualNetwork());
            learned.put(
                    server.virtualNetwork(),
                    subject.kept("V-066 learned", "", () -> ofNvas(programmed), programmed));
        }
        return learned;
    }

    private static Map<Ipv4Prefix, ProgrammedRoute> ofNvas(List<ProgrammedRoute> programmed) {
        Map<Ipv4Prefix, ProgrammedRoute> routes = new LinkedHashMap<>();
        programmed.stream()
                .filter(route -> route.origin() == ProgrammedRoute.Origin.NVA)
                .forEach(route -> routes.putIfAbsent(route.prefix(), route));
        return Collections.unmodifiableMap(routes);
    }

    private record Hidden(UserDefinedRoute by, ProgrammedRoute route, String hub) {}

    private Optional<Finding> judge(
            Subject subject,
            Map<String, Map<Ipv4Prefix, ProgrammedRoute>> learned,
            RouteTable table) {
        Set<Hidden> hidden = new LinkedHashSet<>();
        subject.subnets()
                .filter(placed -> table.name().equals(placed.subnet().routeTable()))
                .filter(placed -> !placed.named(Subnet.GATEWAY))
                .forEach(placed ->
                        subject.peerings()
                                .routesFrom(placed.network().name())
                                .filter(learned::containsKey)
                                .ifPresent(hub ->
                                        collect(
                                                subject,
                                                learned.getOrDefault(hub, Map.of()),
                                                table,
                                                placed.ref(),
                                                hub,
                                                hidden)));
        return hidden.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(subject, table, List.copyOf(hidden)));
    }

    private static void collect(
            Subject subject,
            Map<Ipv4Prefix, ProgrammedRoute> learned,
            RouteTable table,
            SubnetRef subnet,
            String hub,
            Set<Hidden> hidden) {
        for (UserDefinedRoute route : table.routes()) {
            if (route.destination() instanceof UserDefinedRoute.Destination.Prefix(var prefix)) {
                @Nullable ProgrammedRoute other = learned.get(prefix);
                if (other != null && !atHome(subject, other, subnet)) {
                    hidden.add(new Hidden(route, other, hub));
                }
            }
        }
    }

    private static boolean atHome(Subject subject, ProgrammedRoute route, SubnetRef subnet) {
        return route.speakers().stream()
                .flatMap(name -> subject.topology().nva(name).stream())
                .flatMap(nva -> nva.nics().stream())
                .anyMatch(nic -> nic.subnet().equals(subnet));
    }

    private Finding finding(Subject subject, RouteTable table, List<Hidden> hidden) {
        List<UserDefinedRoute> routes = hidden.stream().map(Hidden::by).distinct().toList();
        List<String> names = routes.stream().map(UserDefinedRoute::name).toList();
        List<Ipv4Prefix> prefixes = hidden.stream().map(one -> one.route.prefix()).toList();
        String server = subject.topology().routeServersOf(hidden.getFirst().hub).getFirst().name();
        return finding(
                table.name(),
                "%s %s of %s %s what %s learns for %s, also when %s fails."
                        .formatted(
                                Words.verb(names, "Route", "Routes"),
                                Words.list(names),
                                table.name(),
                                Words.verb(names, "hides", "hide"),
                                server,
                                Words.list(prefixes),
                                appliance(subject, hidden.getFirst())),
                TableEdits.without(
                        table,
                        routes,
                        "Remove %s from %s".formatted(Words.list(names), table.name())));
    }

    /// Whose failure goes unnoticed: the route's own appliance, else who brought the hidden route.
    private static String appliance(Subject subject, Hidden hidden) {
        @Nullable Ipv4Address hop = hidden.by.nextHopIp();
        return (hop == null ? Optional.<Nva>empty() : subject.nvaAt(hop))
                .map(Nva::name)
                .orElseGet(() -> hidden.route.speakers().getFirst());
    }
}
