package studio.routeserver.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.SessionView;
import studio.routeserver.lab.look.GatewayListing;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.VirtualMachine;

/// What the engine answers to the question of a lab, in rows as the captured ones.
final class Predicted {

    private static final String NOT_RUNNING = "NicMustBeAttachedToRunningVmToGetEffectiveRoutes";

    private Predicted() {}

    static List<String> rows(LabSnapshot snapshot, Block block) {
        return switch (block.verb()) {
            case "routes" -> routes(snapshot, block);
            case "learned" -> learned(snapshot, block);
            case "gateway" -> gateway(snapshot, block);
            case "circuit" -> circuit(snapshot, block);
            case "site" -> site(snapshot, block);
            default -> throw block.bad("there is no such question");
        };
    }

    /// `routes NIC`. Azure answers for a running machine only (azure rule R-EFF-33).
    private static List<String> routes(LabSnapshot snapshot, Block block) {
        boolean running =
                snapshot.topology()
                        .virtualMachine(block.word(1))
                        .map(machine -> machine.state() == VirtualMachine.State.RUNNING)
                        .orElse(true);
        return running
                ? RoutesCheck.of(new Block(block.text(), block.line(), List.of())).rows(snapshot)
                : List.of(NOT_RUNNING);
    }

    /// `learned ROUTE-SERVER PEER`.
    private static List<String> learned(LabSnapshot snapshot, Block block) {
        RouteServer server =
                snapshot.topology()
                        .routeServer(block.word(1))
                        .orElseThrow(() -> block.bad("there is no such Route Server"));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            Ipv4Address own = Addresses.instance(snapshot.topology(), server, i).orElseThrow();
            snapshot.learned(server.name(), i, block.word(2)).stream()
                    .filter(PeerRoute::accepted)
                    .forEach(route -> rows.add(own + " " + PeerTableCheck.text(route)));
        }
        return rows;
    }

    /// `gateway NAME learned|peers [INSTANCE]` and `gateway NAME advertised ADDRESS`.
    private static List<String> gateway(LabSnapshot snapshot, Block block) {
        Gateway gateway =
                snapshot.topology()
                        .gateway(block.word(1))
                        .orElseThrow(() -> block.bad("there is no such gateway"));
        String of =
                block.words().size() > 3 && !block.word(2).equals("advertised")
                        ? Addresses.gateway(snapshot.topology(), gateway)
                                        .get(Integer.parseInt(block.word(3)))
                                + " "
                        : "";
        return switch (block.word(2)) {
            case "learned" ->
                    GatewayListing.learned(snapshot, gateway).stream()
                            .map(Predicted::text)
                            .filter(row -> row.startsWith(of))
                            .toList();
            case "peers" ->
                    GatewayListing.peers(snapshot, gateway).stream()
                            .map(peer -> peer.local() + " " + text(peer))
                            .filter(row -> row.startsWith(of))
                            .toList();
            case "advertised" ->
                    GatewayListing.advertised(snapshot, gateway, Ipv4Address.parse(block.word(3)))
                            .stream()
                            .map(PeerTableCheck::text)
                            .toList();
            default -> throw block.bad("write learned, peers or advertised");
        };
    }

    private static String text(GatewayListing.Learned route) {
        return "%s %s %s %s %s %s %s"
                .formatted(
                        route.local(),
                        route.prefix(),
                        route.nextHop() == null ? "-" : route.nextHop(),
                        path(route.asPath()),
                        route.origin().text(),
                        route.source(),
                        route.weight());
    }

    private static String text(GatewayListing.Peer peer) {
        return "%s %s %s %s".formatted(peer.neighbor(), peer.asn(), peer.state(), peer.received());
    }

    private static String path(List<Asn> path) {
        return path.isEmpty()
                ? "-"
                : path.stream().map(Asn::toString).collect(Collectors.joining("-"));
    }

    /// `circuit CONNECTION table|peers LINK`.
    private static List<String> circuit(LabSnapshot snapshot, Block block) {
        Connection circuit =
                snapshot.topology()
                        .connection(block.word(1))
                        .orElseThrow(() -> block.bad("there is no such connection"));
        int link = Integer.parseInt(block.word(3));
        return switch (block.word(2)) {
            case "table" ->
                    GatewayListing.circuit(snapshot, circuit, link).stream()
                            .map(route -> PeerTableCheck.text(route) + " 100 0")
                            .toList();
            case "peers" ->
                    GatewayListing.circuitPeers(snapshot, circuit, link).stream()
                            .map(peer ->
                                    "%s %s %s"
                                            .formatted(
                                                    peer.neighbor(), peer.asn(), peer.received()))
                            .toList();
            default -> throw block.bad("write table or peers");
        };
    }

    /// `site BRANCH`: what its router has, in the form in which Azure lists a gateway's.
    private static List<String> site(LabSnapshot snapshot, Block block) {
        Branch branch =
                snapshot.topology()
                        .branch(block.word(1))
                        .orElseThrow(() -> block.bad("there is no such branch"));
        Ipv4Address own = branch.address();
        List<String> rows = new ArrayList<>();
        branch.prefixes()
                .forEach(prefix ->
                        rows.add("%s %s - - Network %s 32768".formatted(own, prefix, own)));
        for (SessionView view : snapshot.sessions().values()) {
            SessionId id = view.id();
            if (id.remote().split("@")[0].equals(branch.name())) {
                snapshot.learned(id, true).stream()
                        .filter(PeerRoute::accepted)
                        .forEach(route ->
                                rows.add(
                                        "%s %s EBgp %s 32768"
                                                .formatted(
                                                        own,
                                                        PeerTableCheck.text(route),
                                                        view.localAddress())));
            }
        }
        return rows;
    }
}
