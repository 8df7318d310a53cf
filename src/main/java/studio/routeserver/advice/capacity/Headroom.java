package studio.routeserver.advice.capacity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// How far a network is from each of Azure's limits that it could meet (azure limits L-01 to L-25),
/// counted as the rules of this package count.
///
/// Two have no meter: a NIC has one address in the drawing and not up to 256 (L-17), and flows are
/// asked about and not counted (L-18).
///
/// @param meters Route Servers first, then networks, gateways and route tables, in the order of the
///   file
public record Headroom(ProfileName profile, List<Meter> meters) {

    /// So many places of one limit are listed while there is room in all of them.
    private static final int MOST_OF_ONE = 8;

    public Headroom {
        meters = List.copyOf(meters);
    }

    /// Reads every meter.
    ///
    /// @param snapshot the network converged and without faults; null where only the drawing is
    ///   measured: then what routers learn from others is not counted
    public static Headroom of(Topology topology, @Nullable LabSnapshot snapshot) {
        return new Headroom(
                topology.profile(), new Reading(Subject.of(topology, snapshot)).meters());
    }

    /// The meters of one object.
    public List<Meter> of(String object) {
        return meters.stream().filter(meter -> meter.object().equals(object)).toList();
    }

    /// What to list: of a limit that is met in very many places the fullest of them, and wherever
    /// it is near or passed.
    public List<Meter> digest() {
        Map<Limit, List<Meter>> byLimit = new EnumMap<>(Limit.class);
        meters.forEach(
                meter -> byLimit.computeIfAbsent(meter.limit(), _ -> new ArrayList<>()).add(meter));
        Set<Meter> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Meter> of : byLimit.values()) {
            of.stream()
                    .sorted(
                            Comparator.comparing(Meter::level)
                                    .thenComparing(Meter::share)
                                    .reversed())
                    .limit(MOST_OF_ONE)
                    .forEach(kept::add);
            of.stream().filter(meter -> meter.level() != Meter.Level.FREE).forEach(kept::add);
        }
        return meters.stream().filter(kept::contains).toList();
    }

    /// The one that is used most; a limit that is passed stands before all others.
    public @Nullable Meter fullest() {
        Meter fullest = null;
        for (Meter meter : meters) {
            boolean counts = meter.most().isPresent() && meter.most().getAsLong() > 1;
            if (counts && (fullest == null || fuller(meter, fullest))) {
                fullest = meter;
            }
        }
        return fullest;
    }

    private static boolean fuller(Meter one, Meter other) {
        int level = one.level().compareTo(other.level());
        return level != 0 ? level > 0 : one.share() > other.share();
    }

    /// One reading of all meters.
    private static final class Reading {
        private final Subject subject;
        private final Topology topology;
        private final Profile profile;
        private final List<Meter> meters = new ArrayList<>();

        Reading(Subject subject) {
            this.subject = subject;
            this.topology = subject.topology();
            this.profile = subject.profile();
        }

        List<Meter> meters() {
            topology.routeServers().forEach(this::routeServer);
            networks();
            topology.gateways().forEach(this::gateway);
            tables();
            return meters;
        }

        private void routeServer(RouteServer server) {
            String name = server.name();
            String hub = server.virtualNetwork();
            add(
                    Limit.PEERS_PER_ROUTE_SERVER,
                    name,
                    "BGP peers of " + name,
                    server.peers().size(),
                    "V-026");
            Set<String> once = new LinkedHashSet<>();
            for (Speaker speaker : subject.speakers(server)) {
                if (once.add(speaker.nva().name())) {
                    routesOf(server, speaker);
                }
            }
            add(
                    Limit.ROUTES_PER_ROUTE_SERVER,
                    name,
                    "routes of %s in all: networks, branches, NVAs".formatted(name),
                    Counts.inAll(subject, server),
                    "V-080");
            add(
                    Limit.ROUTES_PER_NETWORK,
                    hub,
                    "routes programmed in %s and each client".formatted(hub),
                    Counts.programmed(subject, hub),
                    "V-081");
            meters.add(
                    new Meter(
                            Limit.MACHINES_AT_TWO_UNITS,
                            name,
                            "VMs of %s and its clients, with %d capacity units"
                                    .formatted(hub, Counts.units(server)),
                            Counts.machines(subject, server),
                            profile.limit(Limit.MACHINES_AT_TWO_UNITS).isPresent()
                                    ? OptionalLong.of(Counts.served(subject, server))
                                    : OptionalLong.empty(),
                            OptionalLong.empty(),
                            profile.row(Limit.MACHINES_AT_TWO_UNITS).beyond(),
                            "V-082"));
        }

        /// Held and incoming count together, so what is told twice at once counts twice (R-RS-18).
        private void routesOf(RouteServer server, Speaker speaker) {
            OptionalLong most = profile.limit(Limit.ROUTES_PER_PEER);
            meters.add(
                    new Meter(
                            Limit.ROUTES_PER_PEER,
                            speaker.nva().name(),
                            "routes that %s tells %s"
                                    .formatted(speaker.nva().name(), server.name()),
                            Counts.told(subject, speaker).size(),
                            most,
                            most.isPresent() ? OptionalLong.of(most.getAsLong() / 2) : most,
                            profile.row(Limit.ROUTES_PER_PEER).beyond(),
                            "V-078"));
        }

        private void networks() {
            Map<String, Integer> regions = new LinkedHashMap<>();
            Map<String, Long> addresses = Counts.addresses(topology);
            for (VirtualNetwork network : topology.virtualNetworks()) {
                regions.merge(topology.regionOf(network), 1, Integer::sum);
                long peerings =
                        topology.peerings().stream()
                                .filter(peering -> peering.from().equals(network.name()))
                                .count();
                if (subject.hasRouteServerOrGateway(network.name()) || peerings > 1) {
                    add(
                            Limit.PEERINGS_PER_NETWORK,
                            network.name(),
                            "peerings of " + network.name(),
                            peerings,
                            "V-017");
                }
                add(
                        Limit.SUBNETS_PER_NETWORK,
                        network.name(),
                        "subnets of " + network.name(),
                        network.subnets().size(),
                        "");
                add(
                        Limit.ADDRESSES_PER_NETWORK,
                        network.name(),
                        "private addresses in use in " + network.name(),
                        addresses.getOrDefault(network.name(), 0L),
                        "");
            }
            regions.forEach((region, count) ->
                    add(Limit.NETWORKS, region, "VNets in " + region, count, ""));
        }

        private void gateway(Gateway gateway) {
            Limit limit =
                    switch (gateway.type()) {
                        case VPN -> Limit.PREFIXES_PER_VPN_SESSION;
                        case EXPRESSROUTE -> Limit.PREFIXES_PER_CIRCUIT;
                    };
            for (Connection connection : subject.tunnels().to(gateway.name())) {
                @Nullable String name = connection.branch();
                @Nullable Branch branch = name == null ? null : topology.branch(name).orElse(null);
                if (branch != null && subject.tunnels().bgp(connection)) {
                    add(
                            limit,
                            connection.name(),
                            "prefixes that %s tells %s".formatted(branch.name(), gateway.name()),
                            branch.prefixes().size(),
                            "V-084");
                }
            }
            if (gateway.type() == Gateway.Type.VPN) {
                meters.add(
                        new Meter(
                                Limit.VPN_TUNNELS,
                                gateway.name(),
                                "site-to-site connections of %s, a %s"
                                        .formatted(gateway.name(), Counts.sku(gateway)),
                                subject.tunnels().to(gateway.name()).size(),
                                Counts.tunnels(gateway, profile.limit(Limit.VPN_TUNNELS)),
                                OptionalLong.empty(),
                                profile.row(Limit.VPN_TUNNELS).beyond(),
                                ""));
            }
            if (gateway.type() == Gateway.Type.EXPRESSROUTE) {
                add(
                        Limit.ROUTES_TO_CIRCUIT,
                        gateway.name(),
                        "routes that %s tells its circuits".formatted(gateway.name()),
                        Counts.toCircuit(subject, gateway),
                        "V-083");
            }
        }

        private void tables() {
            for (RouteTable table : topology.routeTables()) {
                add(
                        Limit.ROUTES_PER_TABLE,
                        table.name(),
                        "routes of " + table.name(),
                        table.routes().size(),
                        "V-085");
            }
            if (!topology.routeTables().isEmpty()) {
                add(
                        Limit.ROUTE_TABLES,
                        topology.routeTables().getLast().name(),
                        "route tables",
                        topology.routeTables().size(),
                        "V-085");
            }
        }

        private void add(Limit limit, String object, String what, long value, String rule) {
            meters.add(
                    new Meter(
                            limit,
                            object,
                            what,
                            value,
                            profile.limit(limit),
                            OptionalLong.empty(),
                            profile.row(limit).beyond(),
                            rule));
        }
    }
}
