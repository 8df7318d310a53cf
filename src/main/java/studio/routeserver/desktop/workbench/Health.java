package studio.routeserver.desktop.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.ControlPlane;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.Flow;

/// How the network is at one moment, in numbers.
///
/// @param sessions BGP sessions of Route Servers
/// @param established of those, the ones that are up at both ends
/// @param flows conversations that are looked at
/// @param delivered of those, the ones that work there and back
/// @param holes of those, the ones of which a member falls into a black hole
/// @param programming NICs that are not up to date with what their Route Server knows
/// @param nics all NICs
public record Health(
        int sessions,
        int established,
        int flows,
        int delivered,
        int holes,
        int programming,
        int nics) {

    public static final Health UNKNOWN = new Health(0, 0, 0, 0, 0, 0, 0);

    /// More than a person reads, and as many as are walked between two pictures.
    private static final int MOST_FLOWS = 120;

    /// Remembers the last answer: most pictures show a network in which nothing changed.
    static final class Watch {
        private @Nullable ControlPlane seen;
        private @Nullable Topology drawn;
        private List<Verdict> verdicts = List.of();

        @SuppressWarnings("ReferenceEquality") // the same objects mean that nothing changed
        Health of(LabSnapshot snapshot) {
            if (snapshot.controlPlane() != seen || snapshot.topology() != drawn) {
                seen = snapshot.controlPlane();
                drawn = snapshot.topology();
                verdicts =
                        Flow.of(snapshot.topology()).stream()
                                .limit(MOST_FLOWS)
                                .map(flow ->
                                        snapshot.fabric()
                                                .path(
                                                        flow.from(),
                                                        flow.source(),
                                                        flow.destination())
                                                .verdict())
                                .toList();
            }
            return count(snapshot, verdicts);
        }
    }

    private static Health count(LabSnapshot snapshot, List<Verdict> verdicts) {
        List<SessionView> sessions =
                snapshot.sessions().values().stream()
                        .filter(session -> session.routeServer() != null)
                        .toList();
        List<Nic> nics = snapshot.topology().nics();
        return new Health(
                sessions.size(),
                (int) sessions.stream().filter(Health::up).count(),
                verdicts.size(),
                (int) verdicts.stream().filter(Health::works).count(),
                (int) verdicts.stream().filter(Health::lost).count(),
                (int)
                        nics.stream()
                                .filter(nic -> snapshot.reprogrammingUntil(nic).isPresent())
                                .count(),
                nics.size());
    }

    private static boolean up(SessionView session) {
        return session.state() == SessionState.ESTABLISHED
                && session.remoteState() == SessionState.ESTABLISHED;
    }

    private static boolean works(Verdict verdict) {
        return verdict == Verdict.DELIVERED || verdict == Verdict.INTERNET;
    }

    private static boolean lost(Verdict verdict) {
        return verdict == Verdict.BLACK_HOLE
                || verdict == Verdict.LOOP
                || verdict == Verdict.PARTIAL
                || verdict == Verdict.ONE_WAY;
    }
}
