package studio.routeserver.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import studio.routeserver.topology.Topology;

/// A running network in virtual time.
///
/// One queue of events, ordered by instant and then by the order of scheduling. Equal topology,
/// seed, edits and faults give the same run, byte for byte. Not thread-safe; owned by one thread at
/// a time.
public interface Lab {

    /// How long before 0 s a network is started, so that 0 s finds it at rest.
    Duration WARM_UP = Duration.ofHours(1);

    /// How long nothing visible changes in a network that counts as converged.
    Duration QUIET = Duration.ofSeconds(300);

    /// How far virtual time has gone.
    Instant now();

    /// The network now.
    LabSnapshot snapshot();

    /// When something happens next, keepalives included.
    Instant nextEvent();

    /// When something happens next that a person would see, as far as it is known: a hold timer
    /// that runs out if nothing more comes, a NIC that is to be programmed, a dial.
    Optional<Instant> nextVisibleEvent();

    /// Moves time on; never back. Answers a snapshot for each instant at which something visible
    /// changed, in order; the last one is at `until` whether or not something changed then.
    List<LabSnapshot> advanceTo(Instant until);

    /// Moves time on until nothing visible has changed for 300 s, at most an hour (design,
    /// *Converged*), and answers as [#advanceTo]. [#converged] tells which of the two it was.
    List<LabSnapshot> settle();

    /// Whether nothing visible has changed for 300 s.
    boolean converged();

    /// The network as it is at a later instant if nothing visible happens until then. Time does not
    /// move: it is for networks at rest, over spans in which there is nothing but keepalives.
    LabSnapshot atRest(Instant later);

    /// Takes up an edited topology: starts, stops or re-configures only the speakers and links that
    /// differ. Answers the snapshot right after.
    LabSnapshot reconcile(Topology topology);

    /// Something goes wrong, or right again, now. Answers the snapshot right after.
    LabSnapshot apply(Fault fault);

    /// Everything that happened since 0 s, in order.
    List<TimelineEvent> timeline();
}
