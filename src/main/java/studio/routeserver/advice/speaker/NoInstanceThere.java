package studio.routeserver.advice.speaker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteServer;

/// `V-032` (R-RS-02): a neighbour in RouteServerSubnet is one of its two instances.
public final class NoInstanceThere implements Rule {

    @Override
    public String id() {
        return "V-032";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-RS-02";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().nvas().stream()
                .filter(nva -> nva.bgp() != null)
                .flatMap(nva ->
                        Objects.requireNonNull(nva.bgp()).neighbors().stream()
                                .flatMap(ip -> judge(subject, nva, ip).stream()));
    }

    private Optional<Finding> judge(Subject subject, Nva nva, Ipv4Address neighbor) {
        return subject.topology().routeServers().stream()
                .filter(server ->
                        subject.instanceSubnet(server)
                                .filter(prefix -> prefix.contains(neighbor))
                                .isPresent())
                .filter(server -> subject.instanceAt(neighbor).isEmpty())
                .findFirst()
                .map(server -> finding(subject, nva, server, neighbor));
    }

    private Finding finding(Subject subject, Nva nva, RouteServer server, Ipv4Address neighbor) {
        List<Ipv4Address> instances = Addresses.instances(subject.topology(), server);
        NvaBgp bgp = Objects.requireNonNull(nva.bgp());
        Set<Ipv4Address> neighbors = new LinkedHashSet<>(bgp.neighbors());
        neighbors.remove(neighbor);
        neighbors.addAll(instances);
        String owners =
                instances.stream().map(Ipv4Address::toString).collect(Collectors.joining(" and "));
        return finding(
                nva.name(),
                "%s has a neighbour %s, which no Route Server instance owns; the instances are %s."
                        .formatted(nva.name(), neighbor, owners),
                new Fix(
                        "Replace " + neighbor + " by the instances of " + server.name(),
                        new Edit.Change(nva.withBgp(bgp.withNeighbors(List.copyOf(neighbors))))));
    }
}
