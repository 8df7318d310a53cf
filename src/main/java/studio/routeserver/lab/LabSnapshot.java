package studio.routeserver.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.fabric.ControlPlane;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.net.Ipv4Prefix;
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

    /// Every BGP router, dead ones too; by name.
    SortedMap<String, RouterView> routers();

    /// Which instance of the hub's Route Server programs the NIC (azure rule R-EFF-13); empty where
    /// none lives, so that what is there is frozen, and where the hub programs nothing.
    OptionalInt feeder(String hub, Nic nic);

    /// What an instance wants in the NICs of its hub, programmed already or not.
    Optional<Wish> wanted(String hub, int instance, Ipv4Prefix prefix);

    /// The choice among paths that led to what an instance wants in the NICs of its hub; also of a
    /// hub that has gateways only.
    Optional<Choice> choice(String hub, int instance, Ipv4Prefix prefix);

    /// What one end of a session holds from the other, with what it made of each route; empty while
    /// it is not established.
    AdjRibIn heard(SessionId session, boolean atRemote);

    /// What one end of a session has told the other, and why it keeps the rest to itself; empty
    /// while it is not established.
    AdjRibOut told(SessionId session, boolean byRemote);

    /// Since when a session is not established, if it once was.
    Optional<Instant> downSince(SessionId session);

    /// Whether a person would see no difference between what runs in the two: sessions, tables,
    /// faults; how it is drawn and when it is aside. Only snapshots of one lab can be the same.
    boolean runsTheSame(LabSnapshot other);

    /// A fault that holds.
    ///
    /// @param since when it began
    record ActiveFault(Fault fault, Instant since) {}
}
