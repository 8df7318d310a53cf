package studio.routeserver.bgp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.Message;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.message.Reaction;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.bgp.rib.RibDelta;
import studio.routeserver.bgp.rib.Source;
import studio.routeserver.bgp.session.Cease;
import studio.routeserver.bgp.session.ConnectionId;
import studio.routeserver.bgp.session.Negotiated;
import studio.routeserver.bgp.session.Session;
import studio.routeserver.bgp.session.State;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// One BGP router without IO: its sessions, its tables, its decisions.
///
/// The caller hands in what happened and when, carries out what comes back in that order, and calls
/// [#deadlinePassed] no later than [#nextDeadline()]. Time must not run backwards. Equal calls give
/// equal outputs, byte for byte. Not thread-safe; the tables it hands out are immutable.
public final class Speaker {

    /// What a router is, apart from its neighbours.
    ///
    /// @param reflects whether routes from one iBGP neighbour go to another (RFC 4456)
    /// @param loopRule the rule to name where a path holds our own AS
    /// @param seed of all jitter of this router
    public record Config(
            String name,
            Ipv4Address routerId,
            DecisionProcess process,
            boolean reflects,
            String loopRule,
            long seed) {

        /// A router that decides by the RFC and does not reflect.
        public static Config of(String name, Ipv4Address routerId, long seed) {
            return new Config(
                    name,
                    routerId,
                    DecisionProcess.rfc4271(DecisionProcess.RfcOptions.PLAIN),
                    false,
                    "RFC 4271 §9.1.2",
                    seed);
        }
    }

    /// What the router asks of the world, or tells it. Each names the neighbour.
    public sealed interface Output {
        /// Please dial the neighbour.
        record Connect(String neighbor, ConnectionId connection) implements Output {}

        /// Please send these bytes, one whole message.
        record Send(String neighbor, ConnectionId connection, ByteBuffer message)
                implements Output {}

        /// Please close the connection after what was sent has left; also ends a dial.
        record Disconnect(String neighbor, ConnectionId connection) implements Output {}

        record SessionChanged(String neighbor, State from, State to, String because)
                implements Output {}

        record SessionUp(String neighbor, Negotiated negotiated) implements Output {}

        /// The session was Established and is no longer: its routes are gone.
        ///
        /// @param notification what was sent or received, or null where the connection just broke
        record SessionDown(
                String neighbor, String because, Message.@Nullable Notification notification)
                implements Output {}

        /// An UPDATE had faults, and what RFC 7606 did about them, or it was over the prefix limit.
        record UpdateFaults(String neighbor, Reaction reaction, List<String> notes)
                implements Output {
            public UpdateFaults {
                notes = List.copyOf(notes);
            }
        }

        /// The router's choice for a prefix changed.
        record RouteChanged(RibDelta delta) implements Output {}
    }

    private final Config config;
    private final ImportRules importRules;
    private final ExportRules exportRules;
    private final Interner interner = new Interner();
    private final Map<String, Running> neighbors = new TreeMap<>();

    private DecisionProcess process;
    private PrefixTable<Path> own = PrefixTable.empty();
    private LocRib locRib = LocRib.EMPTY;
    private long sessionsMade;
    private long dialsMade;

    public Speaker(Config config) {
        this.config = config;
        this.process = config.process;
        this.importRules = new ImportRules(config.routerId, config.loopRule);
        this.exportRules = new ExportRules(config.routerId, config.reflects);
    }

    public String name() {
        return config.name;
    }

    /// Adds a neighbour in Idle; [Session.Input.Start] brings it up.
    ///
    /// @throws IllegalArgumentException if there is one of that name
    public void addNeighbor(Neighbor neighbor) {
        if (neighbors.containsKey(neighbor.name())) {
            throw new IllegalArgumentException(
                    "%s already has a neighbour %s".formatted(config.name, neighbor.name()));
        }
        neighbors.put(neighbor.name(), new Running(neighbor, newSession(neighbor)));
    }

    /// Each session has its own jitter, so that a change of one neighbour leaves the others' bytes
    /// as they were.
    private Session newSession(Neighbor neighbor) {
        long seed = config.seed * 0x9E37_79B9_7F4A_7C15L + neighbor.name().hashCode();
        return new Session(
                neighbor.session(),
                new SplittableRandom(seed + (sessionsMade++ << 32)),
                () -> ++dialsMade);
    }

    /// Ends the session with Cease 6/3 and forgets the neighbour.
    public List<Output> removeNeighbor(String name, Instant now) {
        Turn turn = new Turn(now);
        Running running = neighbors.get(name);
        if (running != null) {
            feed(running, new Session.Input.Stop(Cease.peerDeconfigured()), turn);
            neighbors.remove(name);
        }
        return finish(turn);
    }

    /// Changes a neighbour. Policies, kind and limit take effect on the routes already held;
    /// another address or session configuration ends the session with Cease 6/6 and begins a new
    /// one.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public List<Output> reconfigure(Neighbor neighbor, Instant now) {
        Running running = neighbors.get(neighbor.name());
        if (running == null) {
            throw new IllegalArgumentException(
                    "%s has no neighbour %s".formatted(config.name, neighbor.name()));
        }
        Turn turn = new Turn(now);
        if (running.neighbor.sameSession(neighbor)) {
            Neighbor before = running.neighbor;
            running.neighbor = neighbor;
            boolean policies = before.differsInPoliciesAndLimitOnly(neighbor);
            judgeAgain(
                    running,
                    policies
                            ? neighbor.importPolicy().differsFrom(before.importPolicy())
                            : Affected.everything(),
                    turn);
            running.recount(before.limit());
            turn.exportAgain(
                    neighbor.name(),
                    policies
                            ? neighbor.exportPolicy().differsFrom(before.exportPolicy())
                            : Affected.everything());
        } else {
            boolean started = running.started;
            feed(running, new Session.Input.Stop(Cease.otherConfigurationChange()), turn);
            Running renewed = new Running(neighbor, newSession(neighbor));
            neighbors.put(neighbor.name(), renewed);
            if (started) {
                feed(renewed, new Session.Input.Start(), turn);
            }
        }
        return finish(turn);
    }

    /// Judges what is held of those prefixes.
    private void judgeAgain(Running running, Affected prefixes, Turn turn) {
        String why = "the policy for " + running.neighbor.name() + " changed";
        for (PrefixTable.Entry<AdjRibIn.Entry> held : prefixes.of(running.adjRibIn().routes())) {
            Path received = held.value().received();
            Path path =
                    new Path(
                            held.prefix(),
                            running.source(),
                            received.attributes(),
                            received.received(),
                            received.weight());
            AdjRibIn.Entry judged = importRules.judge(path, running.neighbor);
            if (!judged.equals(held.value())) {
                put(running, held.prefix(), judged, why, turn);
            }
        }
    }

    /// Another decision process: every prefix is decided anew.
    public List<Output> decideBy(DecisionProcess changed, Instant now) {
        process = changed;
        Turn turn = new Turn(now);
        for (PrefixTable.Entry<Decision> entry : locRib.decisions()) {
            turn.touch(entry.prefix(), "the order of decision changed");
        }
        return finish(turn);
    }

    /// Takes in what happened to a session. Ignored for a neighbour that is no longer there.
    public List<Output> accept(String neighbor, Session.Input input, Instant now) {
        Turn turn = new Turn(now);
        Running running = neighbors.get(neighbor);
        if (running != null) {
            feed(running, input, turn);
        }
        return finish(turn);
    }

    /// When [#deadlinePassed] is due, if ever.
    public Optional<Instant> nextDeadline() {
        @Nullable Instant next = null;
        for (Running running : neighbors.values()) {
            @Nullable Instant due = running.session.nextDeadline().orElse(null);
            if (due != null && (next == null || due.isBefore(next))) {
                next = due;
            }
        }
        return Optional.ofNullable(next);
    }

    /// Runs every timer that is due, neighbours in the order of their names.
    public List<Output> deadlinePassed(Instant now) {
        Turn turn = new Turn(now);
        for (Running running : neighbors.values()) {
            boolean due = running.session.nextDeadline().filter(at -> !at.isAfter(now)).isPresent();
            if (due) {
                feed(running, new Session.Input.DeadlinePassed(), turn);
            }
        }
        return finish(turn);
    }

    /// Asks the neighbour for all its routes again; a peer without the capability is reset with
    /// Cease 6/4 (azure rule R-RS-33). Does nothing unless the session is Established.
    public List<Output> requestRefresh(String neighbor, Instant now) {
        Turn turn = new Turn(now);
        Running running = neighbors.get(neighbor);
        if (running != null && running.established()) {
            boolean possible =
                    running.session.negotiated().filter(Negotiated::routeRefresh).isPresent();
            feed(
                    running,
                    possible
                            ? new Session.Input.Transmit(List.of(Message.RouteRefresh.IPV4_UNICAST))
                            : new Session.Input.Reset(Cease.administrativeReset("")),
                    turn);
        }
        return finish(turn);
    }

    /// Originates these prefixes, in place of what was originated for them before. A next hop of
    /// 0.0.0.0 stands for our own address towards each neighbour.
    public List<Output> originate(Map<Ipv4Prefix, PathAttributes> routes, Instant now) {
        Turn turn = new Turn(now);
        originate(routes, turn);
        return finish(turn);
    }

    private void originate(Map<Ipv4Prefix, PathAttributes> routes, Turn turn) {
        Source self = Source.local(config.routerId);
        routes.forEach((prefix, attributes) -> {
            boolean same =
                    own.get(prefix)
                            .filter(path -> path.attributes().equals(attributes))
                            .isPresent();
            if (!same) {
                Path path = new Path(prefix, self, interner.intern(attributes), turn.now, 0);
                own = own.with(prefix, path);
                turn.touch(prefix, "originated by " + config.name);
            }
        });
    }

    /// Stops originating these prefixes.
    public List<Output> withdraw(Collection<Ipv4Prefix> prefixes, Instant now) {
        Turn turn = new Turn(now);
        withdraw(prefixes, turn);
        return finish(turn);
    }

    private void withdraw(Collection<Ipv4Prefix> prefixes, Turn turn) {
        for (Ipv4Prefix prefix : prefixes) {
            if (own.containsKey(prefix)) {
                own = own.without(prefix);
                turn.touch(prefix, "no longer originated by " + config.name);
            }
        }
    }

    /// Stops originating some prefixes and originates others, all at once.
    public List<Output> reoriginate(
            Collection<Ipv4Prefix> gone, Map<Ipv4Prefix, PathAttributes> routes, Instant now) {
        Turn turn = new Turn(now);
        withdraw(gone, turn);
        originate(routes, turn);
        return finish(turn);
    }

    /// Every neighbour, in the order of the names.
    public List<NeighborState> neighbors() {
        return neighbors.values().stream().map(Running::state).toList();
    }

    public Optional<NeighborState> neighbor(String name) {
        return Optional.ofNullable(neighbors.get(name)).map(Running::state);
    }

    /// What the neighbour announced; empty for an unknown one.
    public AdjRibIn adjRibIn(String neighbor) {
        Running running = neighbors.get(neighbor);
        return running == null ? AdjRibIn.EMPTY : running.adjRibIn();
    }

    /// What the neighbour was told; empty for an unknown one.
    public AdjRibOut adjRibOut(String neighbor) {
        Running running = neighbors.get(neighbor);
        return running == null ? AdjRibOut.EMPTY : running.adjRibOut;
    }

    public LocRib locRib() {
        return locRib;
    }

    /// Hands an input to a session and takes in what it says.
    private void feed(Running running, Session.Input input, Turn turn) {
        switch (input) {
            case Session.Input.Start _ -> running.started = true;
            case Session.Input.Stop _ -> running.started = false;
            default -> {}
        }
        for (Session.Output output : running.session.accept(input, turn.now)) {
            take(running, output, turn);
        }
    }

    private void take(Running running, Session.Output output, Turn turn) {
        String name = running.neighbor.name();
        switch (output) {
            case Session.Output.Connect(ConnectionId id) ->
                    turn.outputs.add(new Output.Connect(name, id));
            case Session.Output.Send(ConnectionId id, ByteBuffer message) ->
                    turn.outputs.add(new Output.Send(name, id, message));
            case Session.Output.Disconnect(ConnectionId id) ->
                    turn.outputs.add(new Output.Disconnect(name, id));
            case Session.Output.Changed(State from, State to, String because) ->
                    turn.outputs.add(new Output.SessionChanged(name, from, to, because));
            case Session.Output.Up(Negotiated negotiated) -> {
                turn.outputs.add(new Output.SessionUp(name, negotiated));
                turn.exportAgain(name, Affected.everything());
                running.initialRoutesDue = true;
            }
            case Session.Output.Down(String because, Message.Notification notification) -> {
                turn.outputs.add(new Output.SessionDown(name, because, notification));
                running.adjRibIn()
                        .routes()
                        .forEach(entry ->
                                touch(running, entry.prefix(), name + ": " + because, turn));
                running.clear();
            }
            case Session.Output.UpdateReceived received -> {
                // Of a session that ended in the same bytes nothing is left to learn.
                if (running.established()) {
                    learn(running, received, turn);
                }
            }
            case Session.Output.RefreshRequested _ -> {
                running.adjRibOut = AdjRibOut.EMPTY;
                turn.exportAgain(name, Affected.everything());
            }
        }
    }

    private void learn(Running running, Session.Output.UpdateReceived received, Turn turn) {
        String name = running.neighbor.name();
        if (!received.notes().isEmpty()) {
            turn.outputs.add(new Output.UpdateFaults(name, received.reaction(), received.notes()));
        }
        Message.Update update = received.update();
        String gone =
                received.reaction() == Reaction.TREAT_AS_WITHDRAW
                        ? "announced malformed by %s: %s"
                                .formatted(name, String.join("; ", received.notes()))
                        : "withdrawn by " + name;
        for (Ipv4Prefix prefix : update.withdrawn()) {
            touch(running, prefix, gone, turn);
            running.remove(prefix, turn.now);
        }
        PathAttributes attributes = update.attributes();
        if (attributes == null) {
            return;
        }
        PathAttributes shared = interner.intern(attributes);
        List<AdjRibIn.Entry> entries = new ArrayList<>(update.announced().size());
        for (Ipv4Prefix prefix : update.announced()) {
            Path path = new Path(prefix, running.source(), shared, turn.now, 0);
            entries.add(importRules.judge(path, running.neighbor));
        }
        if (running.exceedsLimit(entries, turn.now)) {
            int maximum = running.neighbor.limit().maximum();
            turn.outputs.add(
                    new Output.UpdateFaults(
                            name, Reaction.SESSION_RESET, List.of(running.limitSentence())));
            feed(running, new Session.Input.Reset(Cease.tooManyPrefixes(maximum)), turn);
            return;
        }
        for (AdjRibIn.Entry entry : entries) {
            Ipv4Prefix prefix = entry.received().prefix();
            boolean same =
                    running.adjRibIn()
                            .routes()
                            .get(prefix)
                            .filter(held -> held.received().attributes().equals(shared))
                            .isPresent();
            if (!same) {
                put(running, prefix, entry, "announced by " + name, turn);
            }
        }
    }

    private static void put(
            Running running, Ipv4Prefix prefix, AdjRibIn.Entry entry, String why, Turn turn) {
        touch(running, prefix, why, turn);
        running.put(prefix, entry);
        touch(running, prefix, why, turn);
    }

    /// What is held for the prefix, if anything, may take part in other choices than before.
    private static void touch(Running running, Ipv4Prefix prefix, String why, Turn turn) {
        if (running.adjRibIn().routes().containsKey(prefix)) {
            running.adjRibIn().concerned(prefix).forEach(one -> turn.touch(one, why));
        }
    }

    /// Decides every prefix that was touched, then tells the neighbours: one batch a turn.
    private List<Output> finish(Turn turn) {
        List<Ipv4Prefix> changed = new ArrayList<>();
        turn.touched.forEach((prefix, why) -> {
            @Nullable Decision before = locRib.decision(prefix).orElse(null);
            @Nullable Decision after = process.decide(candidates(prefix)).orElse(null);
            if (!Objects.equals(before, after)) {
                locRib = locRib.with(prefix, after);
                changed.add(prefix);
                turn.outputs.add(new Output.RouteChanged(new RibDelta(prefix, before, after, why)));
            }
        });
        if (!changed.isEmpty() || !turn.exportAgain.isEmpty()) {
            for (Running running : neighbors.values()) {
                if (running.established()) {
                    export(running, changed, turn);
                }
            }
        }
        return List.copyOf(turn.outputs);
    }

    private List<Path> candidates(Ipv4Prefix prefix) {
        List<Path> candidates = new ArrayList<>();
        own.get(prefix).ifPresent(candidates::add);
        for (Running running : neighbors.values()) {
            running.adjRibIn().accepted(prefix).ifPresent(candidates::add);
        }
        return candidates;
    }

    private void export(Running running, List<Ipv4Prefix> changed, Turn turn) {
        @Nullable Affected again = turn.exportAgain.get(running.neighbor.name());
        Negotiated negotiated = running.session.negotiated().orElse(null);
        if (negotiated == null || (again == null && changed.isEmpty())) {
            return;
        }
        Telling telling = new Telling(running, locRib, exportRules, interner);
        if (again != null) {
            for (PrefixTable.Entry<Decision> entry : again.of(locRib.decisions())) {
                telling.judge(entry.prefix());
            }
        }
        // Those without a decision any more, too.
        changed.forEach(telling::judge);
        List<Message> messages = new ArrayList<>(telling.finish(negotiated.codec()));
        if (running.initialRoutesDue) {
            running.initialRoutesDue = false;
            messages.add(Message.Update.END_OF_RIB);
        }
        feed(running, new Session.Input.Transmit(messages), turn);
    }
}
