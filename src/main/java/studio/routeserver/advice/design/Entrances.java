package studio.routeserver.advice.design;

import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// Where networks send what is behind an NVA: to it, if it speaks with their Route Server, and
/// otherwise to the NVA that does and has a tunnel to it.
final class Entrances {

    private final Subject subject;

    Entrances(Topology topology) {
        this.subject = Subject.of(topology, null);
    }

    /// The next hop in that network; empty where its Route Server never hears of the NVA.
    Optional<Ipv4Address> to(Ipv4Address behind, String network) {
        Optional<Nva> owner = subject.nvaAt(behind);
        Optional<RouteServer> server = serving(network);
        if (owner.isEmpty() || server.isEmpty()) {
            return Optional.of(behind);
        }
        List<Nva> heard = subject.speakers(server.get()).stream().map(Speaker::nva).toList();
        if (heard.contains(owner.get())) {
            return Optional.of(behind);
        }
        return heard.stream()
                .filter(nva -> joined(nva, owner.get()) || joined(owner.get(), nva))
                .findFirst()
                .map(Nva::ip);
    }

    private Optional<RouteServer> serving(String network) {
        return subject.topology().routeServers().stream()
                .filter(server ->
                        subject.servedBy(server.virtualNetwork()).stream()
                                .anyMatch(one -> one.name().equals(network)))
                .findFirst();
    }

    private boolean joined(Nva from, Nva to) {
        return subject.tunnels().to(to.name()).stream()
                .filter(connection -> connection.farEnd().equals(from.name()))
                .anyMatch(subject.tunnels()::bgp);
    }
}
