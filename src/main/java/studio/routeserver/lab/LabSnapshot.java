package studio.routeserver.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import studio.routeserver.fabric.ControlPlane;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Topology;

/// The running network at one instant. Immutable; snapshots share what did not change between them.
public interface LabSnapshot {

    /// Virtual time. 0 s is [Instant#EPOCH]: the moment at which the network, started an hour
    /// before, is read as converged.
    Instant at();

    Topology topology();

    long seed();

    /// What the fabric computes from.
    ControlPlane controlPlane();

    /// Effective routes, paths and verdicts at this instant; computed when asked, shared between
    /// snapshots where nothing changed.
    Fabric fabric();

    /// Every BGP session that is configured on both sides or on one.
    SortedMap<SessionId, SessionView> sessions();

    /// The faults that hold now, oldest first.
    List<ActiveFault> faults();

    /// What happened at this very instant.
    List<TimelineEvent> events();

    /// When the NIC will have been programmed with what its instance knows already; empty where it
    /// is up to date (azure rule R-EFF-29).
    Optional<Instant> reprogrammingUntil(Nic nic);

    /// What a Route Server's instance holds from a peer, refused routes included; by prefix.
    List<PeerRoute> learned(String routeServer, int instance, String peer);

    /// What a Route Server's instance has told a peer; by prefix.
    List<PeerRoute> advertised(String routeServer, int instance, String peer);

    /// What one end of any session holds from the other.
    List<PeerRoute> learned(SessionId session, boolean atRemote);

    /// A fault that holds.
    ///
    /// @param since when it began
    record ActiveFault(Fault fault, Instant since) {}
}
