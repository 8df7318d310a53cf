package studio.routeserver.lab.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.session.State;
import studio.routeserver.lab.SessionState;

/// What one end of a session is shown to be, so that tries in vain are no news.
///
/// The first try is shown as it is. After a failure the session stands as Active until it is
/// Established, and one that falls again and again right after it came up counts as down between
/// its tries (design, *Converged*; azure ruling R-RUL-29).
final class EndTrack {

    /// A session that lived no longer than this did not really come up.
    static final Duration SHORT_LIFE = Duration.ofSeconds(15);

    private static final int FLAPPING = 2;

    private State state = State.IDLE;
    private boolean failed;
    private int shortLives;
    private @Nullable Instant upSince;
    private @Nullable Instant downSince;

    void moved(State from, State to, Instant now) {
        state = to;
        if (to == State.ESTABLISHED) {
            upSince = now;
            if (!flapping()) {
                failed = false;
            }
        } else if (from == State.ESTABLISHED) {
            boolean brief = upSince != null && now.isBefore(upSince.plus(SHORT_LIFE));
            shortLives = brief ? shortLives + 1 : 0;
            upSince = null;
            downSince = downSince == null || !brief ? now : downSince;
            failed = true;
        } else if (to.compareTo(from) < 0 || to == State.ACTIVE) {
            failed = true;
        }
    }

    /// Since when it is not established, tries that fell at once left out; null where it never was.
    @Nullable Instant downSince() {
        return downSince;
    }

    /// Whether it keeps falling right after it came up.
    boolean flapping() {
        return shortLives >= FLAPPING;
    }

    /// Whether it has just begun to count as down between its tries.
    boolean justBegan() {
        return shortLives == FLAPPING;
    }

    /// It has held long enough. Answers whether that is news.
    boolean steady(Instant since) {
        if (!flapping() || !since.equals(upSince)) {
            return false;
        }
        forgive();
        return true;
    }

    /// Somebody changed something: what failed before says nothing any more.
    void forgive() {
        shortLives = 0;
        failed = state != State.ESTABLISHED && failed && state != State.IDLE;
    }

    /// The router starts anew.
    void restart() {
        state = State.IDLE;
        failed = false;
        shortLives = 0;
        upSince = null;
    }

    SessionState shown() {
        if (flapping()) {
            return SessionState.ACTIVE;
        }
        if (state == State.ESTABLISHED || !failed) {
            return switch (state) {
                case IDLE -> SessionState.IDLE;
                case CONNECT -> SessionState.CONNECT;
                case ACTIVE -> SessionState.ACTIVE;
                case OPEN_SENT -> SessionState.OPEN_SENT;
                case OPEN_CONFIRM -> SessionState.OPEN_CONFIRM;
                case ESTABLISHED -> SessionState.ESTABLISHED;
            };
        }
        return SessionState.ACTIVE;
    }
}
