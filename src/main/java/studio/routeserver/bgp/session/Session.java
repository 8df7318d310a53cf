package studio.routeserver.bgp.session;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.Bytes;
import studio.routeserver.bgp.message.Codec;
import studio.routeserver.bgp.message.Decoded;
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

    private final SessionConfig config;
    private final RandomGenerator random;
    private final Negotiation negotiation;
    private final LongSupplier dialNumbers;
    private final Tally tally = new Tally();
    private final List<Connection> connections = new ArrayList<>(2);

    private boolean wanted;
    private State state = State.IDLE;
    private @Nullable ConnectionId dial;
    private @Nullable Instant connectRetryDeadline;
    private @Nullable Instant idleHoldDeadline;
    private @Nullable Instant establishedSince;
    private String lastFall = "";

    /// What the present input leads to; filled by every method below.
    private List<Output> outputs = new ArrayList<>();

    /// A session in Idle.
    ///
    /// @param random makes the jitter of the timers
    /// @param dialNumbers numbers the connections that we dial, each time another one
    public Session(SessionConfig config, RandomGenerator random, LongSupplier dialNumbers) {
        this.config = config;
        this.random = random;
        this.dialNumbers = dialNumbers;
        this.negotiation = new Negotiation(config);
    }

    /// Takes in what happened at that instant and answers what to do, in order.
    public List<Output> accept(Input input, Instant now) {
        outputs = new ArrayList<>();
        switch (input) {
            case Input.Start _ -> start(now);
            case Input.Stop(Cease reason) -> {
                wanted = false;
                end(reason, now);
            }
            case Input.Reset(Cease reason) -> end(reason, now);
            case Input.Connected(ConnectionId id) -> connected(id, now);
            case Input.ConnectFailed(ConnectionId id) -> connectFailed(id, now);
            case Input.Accepted(ConnectionId id) -> accepted(id, now);
            case Input.Received(ConnectionId id, ByteBuffer bytes) -> received(id, bytes, now);
            case Input.ConnectionLost(ConnectionId id) -> lost(id, now);
            case Input.DeadlinePassed _ -> deadlinePassed(now);
            case Input.Transmit(List<Message> messages) -> transmit(messages, now);
        }
        return List.copyOf(outputs);
    }

    /// When [Input.DeadlinePassed] is due, if ever.
    public Optional<Instant> nextDeadline() {
        @Nullable Instant next = Connection.earlier(connectRetryDeadline, idleHoldDeadline);
        for (Connection connection : connections) {
            next = Connection.earlier(next, connection.nextDeadline());
        }
        return Optional.ofNullable(next);
    }

    public SessionConfig config() {
        return config;
    }

    public State state() {
        return state;
    }

    /// What was agreed on, while the session is in OpenConfirm or Established.
    public Optional<Negotiated> negotiated() {
        return connections.stream()
                .filter(connection -> connection.negotiated != null)
                .max(Comparator.comparing(connection -> connection.state))
                .map(connection -> connection.negotiated);
    }

    /// When the session ends if nothing more is heard, while it is Established.
    public Optional<Instant> holdDeadline() {
        return established().map(connection -> connection.holdDeadline);
    }

    /// Since when the session is Established, while it is.
    public Optional<Instant> establishedSince() {
        return Optional.ofNullable(establishedSince);
    }

    /// Why the session last fell, with the words of [Output.Changed]; empty before it did.
    public String lastFall() {
        return lastFall;
    }

    public Counters counters() {
        return tally.counters();
    }

    private void start(Instant now) {
        boolean waits = wanted && idleHoldDeadline == null;
        if (!waits) {
            wanted = true;
            begin("started", now);
        }
    }

    private void begin(String because, Instant now) {
        idleHoldDeadline = null;
        if (!config.passive()) {
            dial(now);
        }
        settle(because);
    }

    private void dial(Instant now) {
        ConnectionId id = ConnectionId.dialled(dialNumbers.getAsLong());
        dial = id;
        connectRetryDeadline = now.plus(jittered(config.connectRetry()));
        outputs.add(new Output.Connect(id));
    }

    private void stopDialling() {
        if (dial != null) {
            outputs.add(new Output.Disconnect(dial));
            dial = null;
        }
        connectRetryDeadline = null;
    }

    /// RFC 4271 §10 wants the timers of many peers apart.
    private Duration jittered(Duration period) {
        return Duration.ofNanos((long) (period.toNanos() * (0.75 + 0.25 * random.nextDouble())));
    }

    /// Ends everything with a Cease, and comes back after the idle hold time where that is wanted.
    private void end(Cease reason, Instant now) {
        String because = "sent " + reason.notification();
        if (!wanted) {
            stopDialling();
            idleHoldDeadline = null;
        }
        for (Connection connection : List.copyOf(connections)) {
            fail(connection, reason.notification(), because, now);
        }
        settle(because);
    }

    private void connected(ConnectionId id, Instant now) {
        if (!id.equals(dial)) {
            outputs.add(new Output.Disconnect(id));
            return;
        }
        dial = null;
        connectRetryDeadline = null;
        sendOpen(id, now);
    }

    /// RFC 4271 §8.2.2 would fall to Idle here. Idle refuses the peer's own dial, so that two ends
    /// that start apart could miss each other for long; Active listens on, as all routers do.
    private void connectFailed(ConnectionId id, Instant now) {
        if (id.equals(dial)) {
            dial = null;
            connectRetryDeadline = null;
            if (connections.isEmpty()) {
                listen("the peer refused the connection", now);
            }
        }
    }

    private void listen(String because, Instant now) {
        if (!config.passive()) {
            connectRetryDeadline = now.plus(jittered(config.connectRetry()));
        }
        settle(because);
    }

    private void accepted(ConnectionId id, Instant now) {
        boolean idle = !wanted || idleHoldDeadline != null;
        if (idle) {
            outputs.add(new Output.Disconnect(id));
            return;
        }
        if (established().isPresent()) {
            // The established connection wins (RFC 4271 §6.8); a dead one ends by its hold timer.
            send(id, Cease.collision().notification());
            outputs.add(new Output.Disconnect(id));
            return;
        }
        for (Connection older : List.copyOf(connections)) {
            if (older.id.side() == ConnectionId.Side.ACCEPTED) {
                // The peer gave it up, or it would not dial again.
                connections.remove(older);
                outputs.add(new Output.Disconnect(older.id));
            }
        }
        if (dial == null) {
            connectRetryDeadline = null;
        }
        sendOpen(id, now);
    }

    private void sendOpen(ConnectionId id, Instant now) {
        connections.add(new Connection(id, config.ibgp(), now));
        send(id, negotiation.open());
        settle("connected, OPEN sent");
    }

    private void lost(ConnectionId id, Instant now) {
        if (id.equals(dial)) {
            connectFailed(id, now);
            return;
        }
        Connection connection = find(id);
        if (connection != null) {
            String because = "the connection broke";
            boolean beforeOpen = connection.state == State.OPEN_SENT;
            remove(connection, because, null);
            if (beforeOpen && connections.isEmpty() && dial == null) {
                listen(because, now);
            } else {
                fallWhenAlone(because, now);
            }
        }
    }

    private void received(ConnectionId id, ByteBuffer bytes, Instant now) {
        Connection connection = find(id);
        if (connection == null) {
            return;
        }
        connection.framer.add(bytes);
        Optional<ByteBuffer> message = connection.framer.next();
        while (message.isPresent() && connections.contains(connection)) {
            take(connection, connection.codec().decode(message.get()), now);
            message = connection.framer.next();
        }
    }

    private void take(Connection connection, Decoded decoded, Instant now) {
        switch (decoded) {
            case Decoded.Reset(Message.Notification notification, List<String> notes) ->
                    fail(connection, notification, String.join("; ", notes), now);
            case Decoded.Read(Message message, Reaction reaction, List<String> notes) -> {
                tally.received(message);
                if (message instanceof Message.Notification notification) {
                    String because = "received " + notification;
                    remove(connection, because, notification);
                    outputs.add(new Output.Disconnect(connection.id));
                    fallWhenAlone(because, now);
                } else {
                    take(connection, message, reaction, notes, now);
                }
            }
        }
    }

    private void take(
            Connection connection,
            Message message,
            Reaction reaction,
            List<String> notes,
            Instant now) {
        State in = connection.state;
        switch (message) {
            case Message.Open open when in == State.OPEN_SENT -> opened(connection, open, now);
            case Message.Keepalive _ when in == State.OPEN_CONFIRM -> confirmed(connection, now);
            case Message.Keepalive _ when in == State.ESTABLISHED -> connection.restartHold(now);
            case Message.Update update when in == State.ESTABLISHED -> {
                connection.restartHold(now);
                outputs.add(new Output.UpdateReceived(update, reaction, notes));
            }
            case Message.RouteRefresh refresh when in == State.ESTABLISHED -> {
                if (refresh.isIpv4Unicast() && config.routeRefresh()) {
                    outputs.add(new Output.RefreshRequested());
                }
            }
            default -> {
                int subcode = in == State.OPEN_SENT ? 1 : in == State.OPEN_CONFIRM ? 2 : 3;
                fail(
                        connection,
                        new Message.Notification(5, subcode, Bytes.of(message.type())),
                        "unexpected message of type %d in %s".formatted(message.type(), in),
                        now);
            }
        }
    }

    private void opened(Connection connection, Message.Open open, Instant now) {
        Optional<Negotiation.Refusal> refusal = negotiation.refuse(open);
        if (refusal.isPresent()) {
            fail(connection, refusal.get().notification(), refusal.get().because(), now);
            return;
        }
        ConnectionId.Side winner = negotiation.winner(open);
        if (losesCollision(connection, winner)) {
            closeForCollision(connection, now);
            return;
        }
        stopDialling();
        Negotiated negotiated = negotiation.with(open);
        connection.negotiated = negotiated;
        connection.state = State.OPEN_CONFIRM;
        connection.restartHold(now);
        settle("OPEN received");
        for (Connection other : others(connection)) {
            if (other.id.side() != winner) {
                closeForCollision(other, now);
            }
        }
        sendKeepalive(connection, negotiated, now);
    }

    /// Whether the connection is to be closed in favour of another one. A connection on which the
    /// peer has not answered yet is no reason: it may be dead.
    private boolean losesCollision(Connection connection, ConnectionId.Side winner) {
        return others(connection).stream()
                .anyMatch(other ->
                        other.state == State.ESTABLISHED
                                || (other.state == State.OPEN_CONFIRM
                                        && other.id.side() == winner));
    }

    private List<Connection> others(Connection connection) {
        return connections.stream().filter(other -> other != connection).toList();
    }

    private void closeForCollision(Connection loser, Instant now) {
        fail(loser, Cease.collision().notification(), "both ends had dialled", now);
    }

    private void confirmed(Connection connection, Instant now) {
        connection.state = State.ESTABLISHED;
        connection.restartHold(now);
        establishedSince = now;
        tally.established();
        settle("KEEPALIVE received");
        others(connection).forEach(other -> closeForCollision(other, now));
        Negotiated negotiated = connection.negotiated;
        if (negotiated != null) {
            outputs.add(new Output.Up(negotiated));
        }
    }

    private void transmit(List<Message> messages, Instant now) {
        Optional<Connection> connection = established();
        if (connection.isEmpty() || messages.isEmpty()) {
            return;
        }
        for (Message message : messages) {
            send(connection.get(), message);
        }
        Negotiated negotiated = connection.get().negotiated;
        if (negotiated != null) {
            restartKeepalive(connection.get(), negotiated, now);
        }
    }

    private void deadlinePassed(Instant now) {
        for (Connection connection : List.copyOf(connections)) {
            if (isDue(connection.holdDeadline, now)) {
                holdExpired(connection, now);
            } else if (isDue(connection.keepaliveDeadline, now) && connection.negotiated != null) {
                sendKeepalive(connection, connection.negotiated, now);
            }
        }
        if (isDue(connectRetryDeadline, now)) {
            stopDialling();
            if (connections.isEmpty()) {
                dial(now);
            }
            settle("the peer did not answer, dialling again");
        }
        if (isDue(idleHoldDeadline, now)) {
            begin("trying again", now);
        }
    }

    private static boolean isDue(@Nullable Instant deadline, Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    private void holdExpired(Connection connection, Instant now) {
        Duration hold =
                connection.negotiated == null
                        ? Connection.HOLD_BEFORE_OPEN
                        : connection.negotiated.hold();
        fail(
                connection,
                Message.Notification.of(4, 0),
                "hold timer expired: nothing heard for %d s (4/0)".formatted(hold.toSeconds()),
                now);
    }

    private void sendKeepalive(Connection connection, Negotiated negotiated, Instant now) {
        send(connection, new Message.Keepalive());
        restartKeepalive(connection, negotiated, now);
    }

    private void restartKeepalive(Connection connection, Negotiated negotiated, Instant now) {
        Duration period = negotiated.keepalive();
        connection.keepaliveDeadline = period.isZero() ? null : now.plus(jittered(period));
    }

    private void send(Connection connection, Message message) {
        tally.sent(message);
        outputs.add(new Output.Send(connection.id, connection.codec().encode(message)));
    }

    private void send(ConnectionId id, Message message) {
        tally.sent(message);
        outputs.add(new Output.Send(id, new Codec(true, config.ibgp()).encode(message)));
    }

    /// Ends one connection from our side.
    private void fail(
            Connection connection, Message.Notification notification, String because, Instant now) {
        send(connection, notification);
        outputs.add(new Output.Disconnect(connection.id));
        remove(connection, because, notification);
        fallWhenAlone(because, now);
    }

    private void remove(
            Connection connection, String because, Message.@Nullable Notification notification) {
        connections.remove(connection);
        if (connection.state == State.ESTABLISHED) {
            establishedSince = null;
            lastFall = because;
            outputs.add(new Output.Down(because, notification));
        }
    }

    /// Back to Idle for a while, unless another connection or a dial goes on.
    private void fallWhenAlone(String because, Instant now) {
        if (connections.isEmpty() && dial == null && wanted && idleHoldDeadline == null) {
            lastFall = because;
            connectRetryDeadline = null;
            idleHoldDeadline = now.plus(jittered(config.idleHold()));
        }
        settle(because);
    }

    /// Tells of a new state, if it is one.
    private void settle(String because) {
        State now = present();
        if (now != state) {
            State from = state;
            state = now;
            outputs.add(new Output.Changed(from, now, because));
        }
    }

    private State present() {
        Optional<State> furthest =
                connections.stream().map(connection -> connection.state).max(State::compareTo);
        if (furthest.isPresent()) {
            return furthest.get();
        }
        if (dial != null) {
            return State.CONNECT;
        }
        return wanted && idleHoldDeadline == null ? State.ACTIVE : State.IDLE;
    }

    private Optional<Connection> established() {
        return connections.stream()
                .filter(connection -> connection.state == State.ESTABLISHED)
                .findFirst();
    }

    private @Nullable Connection find(ConnectionId id) {
        for (Connection connection : connections) {
            if (connection.id.equals(id)) {
                return connection;
            }
        }
        return null;
    }
}
