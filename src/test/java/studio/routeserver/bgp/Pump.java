package studio.routeserver.bgp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import studio.routeserver.bgp.session.ConnectionId;
import studio.routeserver.bgp.session.Session;

/// Joins speakers by links that deliver in order and late, in virtual time.
final class Pump {

    /// One side of a link: a speaker, and what it calls the neighbour there.
    record End(String speaker, String neighbor) {}

    private record Socket(End end, ConnectionId connection) {}

    private record Event(Instant at, long sequence, Runnable run) {}

    private final RandomGenerator random;
    private final Map<String, Speaker> speakers = new LinkedHashMap<>();
    private final Map<End, End> links = new HashMap<>();
    private final Map<Socket, Socket> pairs = new HashMap<>();
    private final Map<End, Instant> lastArrival = new HashMap<>();
    private final Set<End> cut = new HashSet<>();
    private final Map<End, List<Runnable>> unacknowledged = new HashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::sequence));

    /// Everything that the speakers said, each line with its instant.
    final List<String> log = new ArrayList<>();

    private Instant now = Instant.EPOCH;
    private long sequence;
    private long accepts;

    Pump(RandomGenerator random) {
        this.random = random;
    }

    Instant now() {
        return now;
    }

    Speaker add(Speaker speaker) {
        speakers.put(speaker.name(), speaker);
        return speaker;
    }

    Speaker speaker(String name) {
        return Objects.requireNonNull(speakers.get(name));
    }

    /// Joins two neighbours, named at both ends after each other's speaker.
    void link(Speaker one, Speaker other) {
        End left = new End(one.name(), other.name());
        End right = new End(other.name(), one.name());
        links.put(left, right);
        links.put(right, left);
    }

    void start(Speaker speaker, String neighbor) {
        tell(speaker, neighbor, new Session.Input.Start());
    }

    void tell(Speaker speaker, String neighbor, Session.Input input) {
        carryOut(speaker, speaker.accept(neighbor, input, now));
    }

    /// Packets on the link are lost both ways from now on.
    void cut(Speaker one, Speaker other) {
        cut.add(new End(one.name(), other.name()));
        cut.add(new End(other.name(), one.name()));
    }

    /// Packets pass again, and TCP sends again what was lost.
    void heal(Speaker one, Speaker other) {
        for (End end :
                List.of(new End(one.name(), other.name()), new End(other.name(), one.name()))) {
            cut.remove(end);
            List<Runnable> waiting = unacknowledged.remove(end);
            if (waiting != null) {
                waiting.forEach(run -> later(end, run));
            }
        }
    }

    /// The transport breaks: both ends notice at once.
    void reset(Speaker one, Speaker other) {
        End end = new End(one.name(), other.name());
        for (Socket socket : List.copyOf(pairs.keySet())) {
            if (socket.end.equals(end)) {
                Socket far = Objects.requireNonNull(pairs.remove(socket));
                pairs.remove(far);
                tell(one, other.name(), new Session.Input.ConnectionLost(socket.connection));
                tell(other, one.name(), new Session.Input.ConnectionLost(far.connection));
            }
        }
    }

    /// How many connections are open at that end.
    long connections(Speaker one, Speaker other) {
        End end = new End(one.name(), other.name());
        return pairs.keySet().stream().filter(socket -> socket.end.equals(end)).count();
    }

    void advance(Duration time) {
        Instant until = now.plus(time);
        while (true) {
            Optional<Instant> next =
                    Stream.concat(
                                    Stream.ofNullable(events.peek()).map(Event::at),
                                    speakers.values().stream()
                                            .flatMap(speaker -> speaker.nextDeadline().stream()))
                            .min(Instant::compareTo);
            if (next.isEmpty() || next.get().isAfter(until)) {
                now = until;
                return;
            }
            now = next.get().isAfter(now) ? next.get() : now;
            step();
        }
    }

    private void step() {
        Event event = events.peek();
        if (event != null && !event.at.isAfter(now)) {
            events.remove(event);
            event.run.run();
            return;
        }
        for (Speaker speaker : speakers.values()) {
            boolean due = speaker.nextDeadline().filter(at -> !at.isAfter(now)).isPresent();
            if (due) {
                carryOut(speaker, speaker.deadlinePassed(now));
            }
        }
    }

    void carryOut(Speaker speaker, List<Speaker.Output> outputs) {
        for (Speaker.Output output : outputs) {
            log.add(now + " " + speaker.name() + " " + shown(output));
            switch (output) {
                case Speaker.Output.Connect(String neighbor, ConnectionId id) ->
                        dial(new Socket(new End(speaker.name(), neighbor), id));
                case Speaker.Output.Send(String neighbor, ConnectionId id, ByteBuffer bytes) ->
                        send(new Socket(new End(speaker.name(), neighbor), id), bytes);
                case Speaker.Output.Disconnect(String neighbor, ConnectionId id) ->
                        close(new Socket(new End(speaker.name(), neighbor), id));
                default -> {}
            }
        }
    }

    private static String shown(Speaker.Output output) {
        return switch (output) {
            case Speaker.Output.Send(String neighbor, ConnectionId id, ByteBuffer bytes) ->
                    "sends %d octets, hash %d, to %s on %s"
                            .formatted(bytes.remaining(), bytes.hashCode(), neighbor, id);
            case Speaker.Output.RouteChanged(var delta) ->
                    "route %s: %s".formatted(delta.prefix(), delta.why());
            default -> output.toString();
        };
    }

    private void dial(Socket from) {
        End to = Objects.requireNonNull(links.get(from.end));
        later(
                from.end,
                () -> {
                    Socket accepted = new Socket(to, ConnectionId.accepted(++accepts));
                    pairs.put(from, accepted);
                    pairs.put(accepted, from);
                    later(to, () -> connected(from));
                    give(accepted, new Session.Input.Accepted(accepted.connection));
                });
    }

    private void connected(Socket dialled) {
        give(dialled, new Session.Input.Connected(dialled.connection));
    }

    private void send(Socket from, ByteBuffer bytes) {
        later(
                from.end,
                () -> {
                    Socket to = pairs.get(from);
                    if (to != null) {
                        give(to, new Session.Input.Received(to.connection, bytes));
                    }
                });
    }

    private void close(Socket from) {
        later(
                from.end,
                () -> {
                    Socket to = pairs.remove(from);
                    if (to != null) {
                        pairs.remove(to);
                        give(to, new Session.Input.ConnectionLost(to.connection));
                    }
                });
    }

    private void give(Socket socket, Session.Input input) {
        Speaker speaker = Objects.requireNonNull(speakers.get(socket.end.speaker));
        tell(speaker, socket.end.neighbor, input);
    }

    /// Runs at the far end: after one to twenty milliseconds, never before what was sent earlier.
    private void later(End from, Runnable run) {
        if (cut.contains(from)) {
            unacknowledged.computeIfAbsent(from, _ -> new ArrayList<>()).add(run);
            return;
        }
        Instant arrival = now.plusMillis(random.nextInt(1, 20));
        Instant last = lastArrival.getOrDefault(from, arrival);
        Instant at = arrival.isAfter(last) ? arrival : last;
        lastArrival.put(from, at);
        events.add(new Event(at, sequence++, run));
    }
}
