package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// What each part of the drawing is, in words: for tooltips, for the titles of an SVG, and for
/// those who hear the drawing rather than see it.
public final class Descriptions {

    private final Topology topology;
    private final @Nullable LabSnapshot snapshot;

    /// @param snapshot null where nothing runs: then nothing is said of states
    public Descriptions(Topology topology, @Nullable LabSnapshot snapshot) {
        this.topology = topology;
        this.snapshot = snapshot;
    }

    /// Such as `nva1, NVA, subnet hub/nva, 10.0.4.4, AS 65001, 2 of 2 sessions established`.
    public String of(Subject subject) {
        if (subject.equals(Subject.SHEET)) {
            return "";
        }
        List<String> words = new ArrayList<>();
        words.add(subject.name());
        words.add(subject.sort().title());
        words.addAll(details(subject));
        words.addAll(states(subject));
        return String.join(", ", words);
    }

    private List<String> details(Subject subject) {
        String name = subject.name();
        return switch (subject.sort()) {
            case NETWORK ->
                    topology.virtualNetwork(name)
                            .map(network -> prefixes(network.addressSpace()))
                            .orElse(List.of());
            case SUBNET, TAG -> subnet(SubnetRef.parse(name));
            case PEERING -> peering(name);
            case CONNECTION -> topology.connection(name).map(this::connection).orElse(List.of());
            case ROUTE_SERVER ->
                    topology.routeServer(name).map(this::routeServer).orElse(List.of());
            case INSTANCE -> instance(name);
            case GATEWAY -> topology.gateway(name).map(this::gateway).orElse(List.of());
            case NVA -> topology.nva(name).map(this::nva).orElse(List.of());
            case LOAD_BALANCER ->
                    topology.loadBalancer(name)
                            .map(balancer ->
                                    List.of(
                                            "subnet " + balancer.subnet(),
                                            balancer.ip().toString()))
                            .orElse(List.of());
            case MACHINE ->
                    topology.virtualMachine(name)
                            .map(vm -> List.of("subnet " + vm.subnet(), vm.ip().toString()))
                            .orElse(List.of());
            case BRANCH -> topology.branch(name).map(this::branch).orElse(List.of());
            case NOTE ->
                    topology.notes().stream()
                            .filter(note -> note.name().equals(name))
                            .map(note -> note.text())
                            .toList();
            case REGION, SESSION, BUNDLE, ROUTE_TABLE, SHEET -> List.of();
        };
    }

    private static List<String> prefixes(List<Ipv4Prefix> prefixes) {
        return prefixes.stream().map(Ipv4Prefix::toString).toList();
    }

    private List<String> subnet(SubnetRef ref) {
        List<String> words = new ArrayList<>();
        Optional<Subnet> subnet = topology.subnet(ref);
        subnet.ifPresent(found -> words.add(found.prefix().toString()));
        topology.routeTableOf(ref).ifPresent(table -> words.add("route table " + table.name()));
        return words;
    }

    private List<String> peering(String name) {
        List<String> words = new ArrayList<>();
        for (Peering peering : topology.peerings()) {
            if (peering.name().equals(name) || peering.reverse().equals(name)) {
                List<String> flags = new ArrayList<>();
                if (!peering.allowVirtualNetworkAccess()) {
                    flags.add("no access");
                }
                if (peering.allowForwardedTraffic()) {
                    flags.add("forwarded traffic");
                }
                if (peering.allowGatewayTransit()) {
                    flags.add("gateway transit");
                }
                if (peering.useRemoteGateways()) {
                    flags.add("remote gateways");
                }
                String said = flags.isEmpty() ? "access only" : String.join(" and ", flags);
                words.add(peering.from() + " to " + peering.to() + ": " + said);
            }
        }
        return words;
    }

    private List<String> connection(Connection connection) {
        return List.of(connection.type().text(), connection.farEnd() + " to " + connection.to());
    }

    private List<String> routeServer(RouteServer server) {
        return List.of(
                "AS 65515",
                server.peers().size() + " peers",
                "branch-to-branch " + (server.branchToBranch() ? "on" : "off"));
    }

    private List<String> instance(String name) {
        int slash = name.lastIndexOf('/');
        int number = Integer.parseInt(name.substring(slash + 1));
        return topology.routeServer(name.substring(0, slash))
                .flatMap(server -> Addresses.instance(topology, server, number))
                .map(address -> List.of(address.toString(), "AS 65515"))
                .orElse(List.of("AS 65515"));
    }

    private List<String> gateway(Gateway gateway) {
        return List.of(
                gateway.type().title(),
                "AS " + gateway.localAsn(),
                gateway.activeInstances() == 2 ? "active-active" : "active-standby");
    }

    private List<String> nva(Nva nva) {
        List<String> words = new ArrayList<>();
        words.add("subnet " + nva.subnet());
        words.add(nva.ip().toString());
        if (nva.bgp() != null) {
            words.add("AS " + nva.bgp().asn());
        }
        if (!nva.ipForwarding()) {
            words.add("IP forwarding off");
        }
        return words;
    }

    private List<String> branch(Branch branch) {
        List<String> words = new ArrayList<>(prefixes(branch.prefixes()));
        if (branch.asn() != null) {
            words.add("AS " + branch.asn());
        }
        return words;
    }

    private List<String> states(Subject subject) {
        if (snapshot == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        List<SessionView> own =
                snapshot.sessions().values().stream()
                        .filter(view -> concerns(view, subject))
                        .toList();
        long up = own.stream().filter(view -> view.state() == SessionState.ESTABLISHED).count();
        if (subject.sort() == Subject.Sort.SESSION && own.size() == 1) {
            words.add(own.getFirst().state().text());
            if (!own.getFirst().note().isEmpty()) {
                words.add(own.getFirst().note());
            }
        } else if (!own.isEmpty()) {
            words.add(up + " of " + own.size() + " sessions established");
        }
        Faults.killed(snapshot)
                .forEach((killed, since) -> {
                    if (killed.equals(subject)) {
                        words.add("down since " + Clock.time(since));
                    }
                });
        return words;
    }

    private static boolean concerns(SessionView view, Subject subject) {
        String name = subject.name();
        return switch (subject.sort()) {
            case SESSION -> view.id().toString().equals(name);
            case INSTANCE -> view.id().local().equals(name) || view.id().remote().equals(name);
            case NVA, GATEWAY, BRANCH, ROUTE_SERVER ->
                    speaks(view.id().local(), name) || speaks(view.id().remote(), name);
            case REGION,
                    NETWORK,
                    SUBNET,
                    TAG,
                    PEERING,
                    CONNECTION,
                    BUNDLE,
                    LOAD_BALANCER,
                    MACHINE,
                    ROUTE_TABLE,
                    NOTE,
                    SHEET ->
                    false;
        };
    }

    private static boolean speaks(String speaker, String object) {
        return speaker.equals(object) || speaker.startsWith(object + "/");
    }
}
