package studio.routeserver.advice.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/// `V-031` (R-EFF-13): an NVA peers with both instances of a Route Server.
public final class OneInstanceOnly implements Rule {

    @Override
    public String id() {
        return "V-031";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-EFF-13";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().nvas().stream()
                .filter(nva -> nva.bgp() != null)
                .flatMap(nva ->
                        subject.topology().routeServers().stream()
                                .flatMap(server -> judge(subject, nva, server).stream()));
    }

    private Optional<Finding> judge(Subject subject, Nva nva, RouteServer server) {
        NvaBgp bgp = Objects.requireNonNull(nva.bgp());
        List<Ipv4Address> missing =
                new ArrayList<>(Addresses.instances(subject.topology(), server));
        boolean both = missing.size() == RouteServer.INSTANCES;
        missing.removeAll(bgp.neighbors());
        if (!both || missing.size() != 1) {
            return Optional.empty();
        }
        List<Ipv4Address> neighbors = new ArrayList<>(bgp.neighbors());
        neighbors.add(missing.getFirst());
        return Optional.of(
                finding(
                        nva.name(),
                        "%s peers with only one instance of %s; add %s, or virtual machines get inconsistent routes and maintenance of one instance cuts the NVA off."
                                .formatted(nva.name(), server.name(), missing.getFirst()),
                        new Fix(
                                "Add neighbour " + missing.getFirst() + " to " + nva.name(),
                                new Edit.Change(nva.withBgp(bgp.withNeighbors(neighbors))))));
    }
}
