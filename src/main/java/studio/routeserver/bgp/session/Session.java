package studio.routeserver.bgp.session;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.Message;
import studio.routeserver.bgp.message.Reaction;

/// One end of a BGP session (RFC 4271 §8) without socket, clock or thread.
///
/// The caller hands in what happened and when, carries out what comes back in that order, and calls
/// again no later than [#nextDeadline()]. Time must not run backwards. Equal inputs and an equal
/// generator give equal outputs, byte for byte.
///
/// A session has at most two connections at a time, one that it dialled and one that it accepted; a
/// collision leaves one of them (RFC 4271 §6.8). Not thread-safe.
@SuppressWarnings("DoNotCallSuggester")
public final class Session {

    /// What the world tells the session.
    public sealed interface Input {
        /// Somebody wants the session up, or wants it up again.
        record Start() implements Input {}

        /// Somebody wants the session down; it stays down until the next [Start].
        record Stop(Cease reason) implements Input {}

        /// The session ends now with this reason, and comes back by itself.
        record Reset(Cease reason) implements Input {}

        /// The connection that [Output.Connect] asked for is there.
        record Connected(ConnectionId connection) implements Input {}

        /// The connection that [Output.Connect] asked for was refused.
        record ConnectFailed(ConnectionId connection) implements Input {}

        /// The peer dialled us.
        record Accepted(ConnectionId connection) implements Input {}

        /// Bytes arrived: any number, messages need not be whole.
        record Received(ConnectionId connection, ByteBuffer bytes) implements Input {}

        /// The connection is gone, by the peer's close or a reset.
        record ConnectionLost(ConnectionId connection) implements Input {}

        /// The instant of [Session#nextDeadline()] has come.
        record DeadlinePassed() implements Input {}

        /// Send these, in this order; does nothing unless the session is Established.
        record Transmit(List<Message> messages) implements Input {
            public Transmit {
                messages = List.copyOf(messages);
            }
        }
    }

    /// What the session asks of the world, or tells it.
    public sealed interface Output {
        /// Please dial the peer, and answer with [Input.Connected] or [Input.ConnectFailed].
        record Connect(ConnectionId connection) implements Output {}

        /// Please send these bytes, one whole message.
        record Send(ConnectionId connection, ByteBuffer message) implements Output {}

        /// Please close the connection after what was sent has left; also ends a dial.
        record Disconnect(ConnectionId connection) implements Output {}

        /// The session's state moved.
        record Changed(State from, State to, String because) implements Output {}

        /// The session is Established.
        record Up(Negotiated negotiated) implements Output {}

        /// The session was Established and is no longer: its routes are gone.
        ///
        /// @param notification what was sent or received, or null where the connection just broke
        record Down(String because, Message.@Nullable Notification notification)
                implements Output {}

        /// An UPDATE arrived; its reaction is not `session-reset`.
        ///
        /// @param notes what was wrong with it
        record UpdateReceived(Message.Update update, Reaction reaction, List<String> notes)
                implements Output {
            public UpdateReceived {
                notes = List.copyOf(notes);
            }
        }

        /// The peer wants all routes again.
        record RefreshRequested() implements Output {}
    }

    /// A session in Idle.
    ///
    /// @param random makes the jitter of the timers
    public Session(SessionConfig config, RandomGenerator random) {
        throw new UnsupportedOperationException();
    }

    /// Takes in what happened at that instant and answers what to do, in order.
    public List<Output> accept(Input input, Instant now) {
        throw new UnsupportedOperationException();
    }

    /// When [Input.DeadlinePassed] is due, if ever.
    public Optional<Instant> nextDeadline() {
        throw new UnsupportedOperationException();
    }

    public SessionConfig config() {
        throw new UnsupportedOperationException();
    }

    public State state() {
        throw new UnsupportedOperationException();
    }

    /// What was agreed on, while the session is in OpenConfirm or Established.
    public Optional<Negotiated> negotiated() {
        throw new UnsupportedOperationException();
    }

    /// When the session ends if nothing more is heard, while it is Established.
    public Optional<Instant> holdDeadline() {
        throw new UnsupportedOperationException();
    }

    /// Since when the session is Established, while it is.
    public Optional<Instant> establishedSince() {
        throw new UnsupportedOperationException();
    }

    /// Why the session last fell, with the words of [Output.Changed]; empty before it did.
    public String lastFall() {
        throw new UnsupportedOperationException();
    }

    public Counters counters() {
        throw new UnsupportedOperationException();
    }
}
