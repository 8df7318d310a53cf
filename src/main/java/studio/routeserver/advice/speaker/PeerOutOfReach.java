package studio.routeserver.advice.speaker;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// `V-028` (R-RS-09): a peer stands in the network of the Route Server or in one that is peered
/// with it.
public final class PeerOutOfReach implements Rule {

    @Override
    public String id() {
        return "V-028";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-RS-09";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server ->
                        server.peers().stream()
                                .filter(peer -> !reached(subject.topology(), server, peer.ip()))
                                .map(peer -> finding(subject, server, peer)));
    }

    /// A peering that is drawn from one side only counts here: V-015 speaks about that.
    private static boolean reached(Topology topology, RouteServer server, Ipv4Address ip) {
        String own = server.virtualNetwork();
        return topology.virtualNetworks().stream()
                .filter(network -> network.contains(ip))
                .map(VirtualNetwork::name)
                .anyMatch(network ->
                        network.equals(own)
                                || topology.peering(own, network).isPresent()
                                || topology.peering(network, own).isPresent());
    }

    private Finding finding(Subject subject, RouteServer server, RouteServer.Peer peer) {
        return finding(
                subject.nvaAt(peer.ip()).map(Nva::name).orElse(peer.name()),
                "%s is not in %s or a network peered with it; the peering cannot come up."
                        .formatted(peer.ip(), server.virtualNetwork()));
    }
}
