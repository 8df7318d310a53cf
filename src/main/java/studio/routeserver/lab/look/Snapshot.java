package studio.routeserver.lab.look;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.ControlPlane;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.lab.Choice;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.RouterView;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.SessionView;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.lab.Wish;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// The running network at one instant.
public final class Snapshot implements LabSnapshot {

    /// What snapshots share as long as it does not change.
    ///
    /// @param busy until when the NICs of a cohort are being programmed, by hub
    /// @param hubs the hub that programs the NICs of a subnet; none where its route table keeps BGP
    ///   routes out
    public record Parts(
            Topology topology,
            long seed,
            Plane plane,
            SortedMap<SessionId, SessionRow> rows,
            List<ActiveFault> faults,
            Map<String, Map<Cohort, Instant>> busy,
            Map<SubnetRef, String> hubs,
            Lazy<Fabric> fabric,
            Minds minds) {

        /// Whether a person would see no difference between two instants.
        public boolean looksLike(Parts other) {
            return same(topology, other.topology) && runsLike(other);
        }

        /// Whether a person would see no difference in the running networks, wherever they are
        /// drawn.
        boolean runsLike(Parts other) {
            return same(plane, other.plane)
                    && same(busy, other.busy)
                    && faults.equals(other.faults)
                    && rows.keySet().equals(other.rows.keySet())
                    && rows.entrySet().stream()
                            .allMatch(row ->
                                    row.getValue()
                                            .looksLike(
                                                    Optional.ofNullable(
                                                                    other.rows.get(row.getKey()))
                                                            .orElse(row.getValue())));
        }

        @SuppressWarnings("ReferenceEquality") // the promise of shared parts
        private static boolean same(Object one, Object other) {
            return one == other;
        }
    }

    private final Instant at;
    private final Parts parts;
    private final List<TimelineEvent> events;
    private final SortedMap<SessionId, SessionView> views;

    public Snapshot(Instant at, Parts parts, List<TimelineEvent> events) {
        this.at = at;
        this.parts = parts;
        this.events = events;
        SortedMap<SessionId, SessionView> all = new TreeMap<>();
        parts.rows().forEach((id, row) -> all.put(id, row.view()));
        this.views = Collections.unmodifiableSortedMap(all);
    }

    /// What the next snapshot shares with this one.
    public Parts parts() {
        return parts;
    }

    @Override
    public boolean runsTheSame(LabSnapshot other) {
        return other instanceof Snapshot snapshot
                && parts.seed() == snapshot.parts.seed()
                && parts.runsLike(snapshot.parts);
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public Topology topology() {
        return parts.topology();
    }

    @Override
    public long seed() {
        return parts.seed();
    }

    @Override
    public ControlPlane controlPlane() {
        return parts.plane();
    }

    @Override
    public Fabric fabric() {
        return parts.fabric().get();
    }

    @Override
    public SortedMap<SessionId, SessionView> sessions() {
        return views;
    }

    @Override
    public List<ActiveFault> faults() {
        return parts.faults();
    }

    @Override
    public List<TimelineEvent> events() {
        return events;
    }

    @Override
    public Optional<Instant> reprogrammingUntil(Nic nic) {
        @Nullable String hub = parts.hubs().get(nic.subnet());
        if (hub == null) {
            return Optional.empty();
        }
        Cohort cohort = Cohort.of(parts.seed(), nic.name());
        return Optional.ofNullable(parts.busy().getOrDefault(hub, Map.of()).get(cohort));
    }

    @Override
    public List<PeerRoute> learned(String routeServer, int instance, String peer) {
        return row(routeServer, instance, peer)
                .map(row -> SessionRow.learned(row.in()))
                .orElse(List.of());
    }

    @Override
    public List<PeerRoute> advertised(String routeServer, int instance, String peer) {
        return row(routeServer, instance, peer)
                .map(row -> SessionRow.advertised(row.out(), "R-RS-32"))
                .orElse(List.of());
    }

    private Optional<SessionRow> row(String routeServer, int instance, String peer) {
        return parts.rows().values().stream()
                .filter(row ->
                        routeServer.equals(row.view().routeServer())
                                && row.view().instance() == instance
                                && peer.equals(row.view().peer()))
                .findFirst();
    }

    @Override
    public List<PeerRoute> learned(SessionId session, boolean atRemote) {
        @Nullable SessionRow row = parts.rows().get(session);
        if (row == null) {
            return List.of();
        }
        return SessionRow.learned(atRemote ? row.remoteIn() : row.in());
    }

    @Override
    public SortedMap<String, RouterView> routers() {
        return parts.minds().routers();
    }

    @Override
    public OptionalInt feeder(String hub, Nic nic) {
        return parts.minds().feeder(hub, Cohort.of(parts.seed(), nic.name()));
    }

    @Override
    public Optional<Wish> wanted(String hub, int instance, Ipv4Prefix prefix) {
        return parts.minds().wanted(hub, instance, prefix);
    }

    @Override
    public Optional<Choice> choice(String hub, int instance, Ipv4Prefix prefix) {
        return parts.minds().choice(hub, instance, prefix);
    }

    @Override
    public AdjRibIn heard(SessionId session, boolean atRemote) {
        @Nullable SessionRow row = parts.rows().get(session);
        return row == null ? AdjRibIn.EMPTY : atRemote ? row.remoteIn() : row.in();
    }

    @Override
    public AdjRibOut told(SessionId session, boolean byRemote) {
        @Nullable SessionRow row = parts.rows().get(session);
        return row == null ? AdjRibOut.EMPTY : byRemote ? row.remoteOut() : row.out();
    }

    @Override
    public Optional<Instant> downSince(SessionId session) {
        return Optional.ofNullable(parts.rows().get(session)).map(SessionRow::downSince);
    }
}
