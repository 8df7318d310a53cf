package studio.routeserver.lab.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.NeighborState;
import studio.routeserver.bgp.Speaker;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.bgp.session.Negotiated;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.lab.look.SessionRow;
import studio.routeserver.lab.plan.SessionPlan;

/// Makes the row of a session for a snapshot from both of its ends.
final class Views {

    private Views() {}

    /// One end of a session as it stands.
    ///
    /// @param node null where nothing of the studio speaks there
    record End(@Nullable Node node, @Nullable String neighbor, EndTrack track) {

        private Optional<NeighborState> state() {
            Speaker speaker = node == null ? null : node.speaker();
            return speaker == null || neighbor == null
                    ? Optional.empty()
                    : speaker.neighbor(neighbor);
        }

        private SessionState shown() {
            return state().isPresent() ? track.shown() : SessionState.IDLE;
        }

        private boolean up() {
            return shown() == SessionState.ESTABLISHED;
        }

        private AdjRibIn in() {
            Speaker speaker = node == null ? null : node.speaker();
            return speaker == null || neighbor == null || !up()
                    ? AdjRibIn.EMPTY
                    : speaker.adjRibIn(neighbor);
        }

        private AdjRibOut out() {
            Speaker speaker = node == null ? null : node.speaker();
            return speaker == null || neighbor == null || !up()
                    ? AdjRibOut.EMPTY
                    : speaker.adjRibOut(neighbor);
        }
    }

    /// @param cut whether its packets are stopped by a fault
    /// @param broken what a fault has broken of it, in words; empty where nothing
    static SessionRow row(SessionPlan plan, End local, End remote, boolean cut, String broken) {
        Optional<NeighborState> here = local.state().filter(_ -> local.up());
        Optional<NeighborState> there = remote.state().filter(_ -> remote.up());
        Optional<Negotiated> negotiated =
                here.or(() -> there).flatMap(state -> Optional.ofNullable(state.negotiated()));
        boolean up = local.up() && (remote.up() || plan.remote().node() == null);
        SessionView view =
                new SessionView(
                        plan.id(),
                        plan.peer(),
                        plan.routeServer(),
                        plan.instance(),
                        plan.local().address(),
                        plan.remote().address(),
                        plan.local().asn(),
                        plan.remote().asn(),
                        local.shown(),
                        remote.shown(),
                        negotiated.map(Negotiated::hold).orElse(Duration.ZERO),
                        negotiated.map(Negotiated::keepalive).orElse(Duration.ZERO),
                        deadline(here),
                        deadline(there),
                        here.or(() -> there).map(NeighborState::establishedSince).orElse(null),
                        here.map(NeighborState::accepted).orElse(0),
                        here.map(NeighborState::advertised).orElse(0),
                        cut,
                        up && broken.isEmpty() ? "" : note(plan, local, remote, broken));
        @Nullable Instant down =
                up ? null : later(local.track().downSince(), remote.track().downSince());
        return new SessionRow(view, local.in(), local.out(), remote.in(), remote.out(), down);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant deadline(Optional<NeighborState> state) {
        return state.map(NeighborState::holdDeadline).orElse(null);
    }

    private static String note(SessionPlan plan, End local, End remote, String broken) {
        if (!plan.obstacle().isEmpty()) {
            return plan.obstacle();
        }
        if (!broken.isEmpty()) {
            return broken;
        }
        String fall =
                local.state()
                        .map(NeighborState::lastFall)
                        .filter(words -> !words.isEmpty())
                        .or(() -> remote.state().map(NeighborState::lastFall))
                        .orElse("");
        return fall.isEmpty() ? "not established yet" : fall;
    }
}
