package studio.routeserver.advice.capacity;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Timer;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// How many routes there are, as Azure counts them.
final class Counts {

    static final int LEAST_UNITS = 2;
    static final int MOST_UNITS = 48;
    static final long PER_UNIT = 1_000;

    private static final long TUNNELS_OF_BASIC = 10;
    private static final long TUNNELS_OF_LARGE = 100;

    private Counts() {}

    /// What an NVA tells a Route Server of itself: statements, redistributed tunnels, and what
    /// other speakers taught it. Its Route Server's own routes coming back do not count (R-RUL-28);
    /// what the session would bring counts though it is down.
    static Set<Ipv4Prefix> told(Subject subject, Speaker speaker) {
        Set<Ipv4Prefix> stated = subject.stated(speaker);
        Set<Ipv4Prefix> redistributed = subject.tunnels().redistributed(speaker.nva());
        Set<Ipv4Prefix> elsewhere = subject.heardElsewhere(speaker);
        if (redistributed.isEmpty() && elsewhere.isEmpty()) {
            return stated;
        }
        Set<Ipv4Prefix> told = new TreeSet<>(stated);
        told.addAll(redistributed);
        if (!elsewhere.isEmpty()) {
            subject.learned(speaker).stream()
                    .map(PeerRoute::prefix)
                    .filter(elsewhere::contains)
                    .forEach(told::add);
        }
        return told;
    }

    /// The prefixes of the networks that a hub speaks for.
    static Set<Ipv4Prefix> spaces(Subject subject, String hub) {
        Set<Ipv4Prefix> spaces = new TreeSet<>();
        subject.servedBy(hub).forEach(network -> spaces.addAll(network.addressSpace()));
        return spaces;
    }

    /// What branches bring over the gateways of a hub.
    static Set<Ipv4Prefix> branches(Subject subject, String hub, Gateway.Type... types) {
        List<Gateway.Type> asked = List.of(types);
        Set<Ipv4Prefix> prefixes = new TreeSet<>();
        subject.topology().gatewaysOf(hub).stream()
                .filter(gateway -> asked.contains(gateway.type()))
                .flatMap(gateway -> subject.tunnels().to(gateway.name()).stream())
                .forEach(connection -> prefixes.addAll(subject.tunnels().brought(connection)));
        return prefixes;
    }

    /// What a Route Server holds in all: networks, branches of gateways and what each NVA tells.
    static long inAll(Subject subject, RouteServer server) {
        String hub = server.virtualNetwork();
        return spaces(subject, hub).size()
                + branches(subject, hub, Gateway.Type.values()).size()
                + subject.speakers(server).stream()
                        .mapToLong(speaker -> told(subject, speaker).size())
                        .sum();
    }

    /// The prefixes that are programmed in each network that a hub speaks for.
    static long programmed(Subject subject, String hub) {
        return subject.programmed(hub).stream().map(ProgrammedRoute::prefix).distinct().count();
    }

    /// What an ExpressRoute gateway tells its circuits: the networks' prefixes, and with
    /// branch-to-branch what NVAs and VPN branches bring (R-GW-27).
    static long toCircuit(Subject subject, Gateway gateway) {
        String hub = gateway.subnet().network();
        Set<Ipv4Prefix> routes = new TreeSet<>(spaces(subject, hub));
        subject.topology().routeServersOf(hub).stream()
                .filter(RouteServer::branchToBranch)
                .forEach(server -> {
                    routes.addAll(branches(subject, hub, Gateway.Type.VPN));
                    subject.speakers(server)
                            .forEach(speaker -> routes.addAll(passedOn(subject, speaker)));
                });
        return routes.size();
    }

    /// What the NVA marks NO_ADVERTISE stays in the network (R-RS-25).
    private static Set<Ipv4Prefix> passedOn(Subject subject, Speaker speaker) {
        Set<Ipv4Prefix> told = new TreeSet<>(told(subject, speaker));
        speaker.statements().stream()
                .filter(one -> one.communities().contains(Community.NO_ADVERTISE))
                .forEach(one -> told.remove(one.prefix()));
        return told;
    }

    /// The VMs in a Route Server's network and its clients.
    static long machines(Subject subject, RouteServer server) {
        Set<String> networks =
                subject.servedBy(server.virtualNetwork()).stream()
                        .map(VirtualNetwork::name)
                        .collect(Collectors.toSet());
        return subject.topology().virtualMachines().stream()
                .filter(machine -> networks.contains(machine.subnet().network()))
                .count();
    }

    /// The capacity units of a Route Server.
    static int units(RouteServer server) {
        @Nullable Integer said = server.capacityUnits();
        return said == null ? LEAST_UNITS : said;
    }

    /// How many VMs a Route Server serves with its units.
    static long served(Subject subject, RouteServer server) {
        return subject.profile().limitOrMax(Limit.MACHINES_AT_TWO_UNITS)
                + PER_UNIT * (units(server) - LEAST_UNITS);
    }

    /// How many private addresses are in use, by network (azure limit L-16).
    static Map<String, Long> addresses(Topology topology) {
        Map<String, Long> counts = new HashMap<>();
        topology.nics().forEach(nic -> counts.merge(nic.subnet().network(), 1L, Long::sum));
        topology.loadBalancers()
                .forEach(balancer -> counts.merge(balancer.subnet().network(), 1L, Long::sum));
        topology.gateways()
                .forEach(gateway ->
                        counts.merge(
                                gateway.subnet().network(),
                                (long) Addresses.gateway(topology, gateway).size(),
                                Long::sum));
        topology.routeServers()
                .forEach(server ->
                        counts.merge(
                                server.virtualNetwork(),
                                (long) Addresses.instances(topology, server).size(),
                                Long::sum));
        for (VirtualNetwork network : topology.virtualNetworks()) {
            long endpoints =
                    network.subnets().stream()
                            .mapToLong(subnet -> subnet.privateEndpoints().size())
                            .sum();
            counts.merge(network.name(), endpoints, Long::sum);
        }
        return counts;
    }

    /// The SKU of a VPN gateway.
    static String sku(Gateway gateway) {
        @Nullable String said = gateway.sku();
        return said == null ? Gateway.DEFAULT_VPN_SKU : said;
    }

    /// How many connections a VPN gateway of its SKU takes: the profile's number holds for VpnGw1
    /// to VpnGw3 (azure limit L-25).
    static OptionalLong tunnels(Gateway gateway, OptionalLong profile) {
        return profile.isEmpty()
                ? profile
                : switch (sku(gateway)) {
                    case "Basic" -> OptionalLong.of(TUNNELS_OF_BASIC);
                    case "VpnGw4", "VpnGw4AZ", "VpnGw5", "VpnGw5AZ" ->
                            OptionalLong.of(TUNNELS_OF_LARGE);
                    default -> profile;
                };
    }

    /// How long a session with a Route Server waits for a sign of life: the smaller of both offers;
    /// zero where the NVA asks for no hold timer (R-RS-14).
    static Duration hold(Subject subject, NvaBgp bgp) {
        @Nullable Duration said = bgp.holdTime();
        Duration offered = said == null ? subject.profile().timer(Timer.NVA_HOLD) : said;
        Duration theirs = subject.profile().timer(Timer.ROUTE_SERVER_HOLD);
        return offered.compareTo(theirs) < 0 ? offered : theirs;
    }

    /// The NVAs that speak with a Route Server, each once.
    static List<Nva> speaking(Subject subject) {
        return subject.speakers().map(Speaker::nva).distinct().toList();
    }

    /// Timers 5/15 for an NVA (what measured labs run).
    static Fix quickTimers(Nva nva, NvaBgp bgp) {
        return new Fix(
                "Set the timers of %s to 5/15".formatted(nva.name()),
                new Edit.Change(
                        nva.withBgp(
                                bgp.withTimers(Duration.ofSeconds(15), Duration.ofSeconds(5)))));
    }
}
