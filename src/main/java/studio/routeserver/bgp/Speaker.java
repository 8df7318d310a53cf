package studio.routeserver.bgp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.Message;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.message.Reaction;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.RibDelta;
import studio.routeserver.bgp.session.ConnectionId;
import studio.routeserver.bgp.session.Negotiated;
import studio.routeserver.bgp.session.Session;
import studio.routeserver.bgp.session.State;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// One BGP router without IO: its sessions, its tables, its decisions.
///
/// The caller hands in what happened and when, carries out what comes back in that order, and calls
/// [#deadlinePassed] no later than [#nextDeadline()]. Time must not run backwards. Equal calls give
/// equal outputs, byte for byte. Not thread-safe; the tables it hands out are immutable.
@SuppressWarnings("DoNotCallSuggester")
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

        /// An UPDATE had faults, and what RFC 7606 did about them.
        record UpdateFaults(String neighbor, Reaction reaction, List<String> notes)
                implements Output {
            public UpdateFaults {
                notes = List.copyOf(notes);
            }
        }

        /// The router's choice for a prefix changed.
        record RouteChanged(RibDelta delta) implements Output {}
    }

    public Speaker(Config config) {
        throw new UnsupportedOperationException();
    }

    public String name() {
        throw new UnsupportedOperationException();
    }

    // ---- neighbours

    /// Adds a neighbour in Idle; [Session.Input.Start] brings it up.
    ///
    /// @throws IllegalArgumentException if there is one of that name
    public void addNeighbor(Neighbor neighbor) {
        throw new UnsupportedOperationException();
    }

    /// Ends the session with Cease 6/3 and forgets the neighbour.
    public List<Output> removeNeighbor(String name, Instant now) {
        throw new UnsupportedOperationException();
    }

    /// Changes a neighbour. Policies, kind and limit take effect on the routes already held;
    /// another address or session configuration ends the session with Cease 6/6 and begins a new
    /// one.
    public List<Output> reconfigure(Neighbor neighbor, Instant now) {
        throw new UnsupportedOperationException();
    }

    /// Another decision process: every prefix is decided anew.
    public List<Output> decideBy(DecisionProcess process, Instant now) {
        throw new UnsupportedOperationException();
    }

    // ---- what happens

    /// Takes in what happened to a session. Ignored for a neighbour that is no longer there.
    public List<Output> accept(String neighbor, Session.Input input, Instant now) {
        throw new UnsupportedOperationException();
    }

    /// When [#deadlinePassed] is due, if ever.
    public Optional<Instant> nextDeadline() {
        throw new UnsupportedOperationException();
    }

    /// Runs every timer that is due, neighbours in the order of their names.
    public List<Output> deadlinePassed(Instant now) {
        throw new UnsupportedOperationException();
    }

    /// Asks the neighbour for all its routes again; a peer without the capability is reset with
    /// Cease 6/4 (azure rule R-RS-33). Does nothing unless the session is Established.
    public List<Output> requestRefresh(String neighbor, Instant now) {
        throw new UnsupportedOperationException();
    }

    // ---- own routes

    /// Originates these prefixes, in place of what was originated for them before. A next hop of
    /// 0.0.0.0 stands for our own address towards each neighbour.
    public List<Output> originate(Map<Ipv4Prefix, PathAttributes> routes, Instant now) {
        throw new UnsupportedOperationException();
    }

    /// Stops originating these prefixes.
    public List<Output> withdraw(Collection<Ipv4Prefix> prefixes, Instant now) {
        throw new UnsupportedOperationException();
    }

    /// Originates exactly these prefixes and no others; what did not change is not touched.
    public List<Output> originateOnly(Map<Ipv4Prefix, PathAttributes> routes, Instant now) {
        throw new UnsupportedOperationException();
    }

    // ---- for readers; tables are immutable and cost nothing to take

    /// Every neighbour, in the order of the names.
    public List<NeighborState> neighbors() {
        throw new UnsupportedOperationException();
    }

    public Optional<NeighborState> neighbor(String name) {
        throw new UnsupportedOperationException();
    }

    /// What the neighbour announced; empty for an unknown one.
    public AdjRibIn adjRibIn(String neighbor) {
        throw new UnsupportedOperationException();
    }

    /// What the neighbour was told; empty for an unknown one.
    public AdjRibOut adjRibOut(String neighbor) {
        throw new UnsupportedOperationException();
    }

    public LocRib locRib() {
        throw new UnsupportedOperationException();
    }
}
