package studio.routeserver.lab.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.lab.SessionId;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// A BGP session that the topology asks for, at both ends or at one.
///
/// @param peer the name of the Route Server's peer object; the remote's name for other sessions
/// @param routeServer the Route Server whose instance the local end is, or null
/// @param connection the tunnel or circuit it runs over; null means the virtual network
/// @param latency how long a packet takes
/// @param open whether packets pass at all, faults aside
/// @param obstacle why there can be no session, in words; empty where there can
/// @param bfd how long BFD takes to find silence; null where none runs
public record SessionPlan(
        SessionId id,
        Seat local,
        Seat remote,
        String peer,
        @Nullable String routeServer,
        int instance,
        @Nullable String connection,
        Duration latency,
        boolean open,
        String obstacle,
        @Nullable Duration bfd) {

    /// Within a region.
    static final Duration NEAR = Duration.ofMillis(1);

    /// To a branch.
    static final Duration FAR = Duration.ofMillis(20);

    /// One end.
    ///
    /// @param node the router; null where nothing of the studio speaks there
    /// @param neighbor how the router is configured for the other end; null where it is not
    public record Seat(
            @Nullable String node, Ipv4Address address, Asn asn, @Nullable Neighbor neighbor) {

        Seat unconfigured() {
            return new Seat(node, address, asn, null);
        }
    }

    /// A session of two seats in the virtual network, with nothing in its way.
    static Builder between(SessionId id, Seat local, Seat remote) {
        return new Builder(id, local, remote);
    }

    /// One of its ends.
    public Seat seat(boolean remoteEnd) {
        return remoteEnd ? remote : local;
    }

    /// Whether it is the session of a gateway's two instances with each other.
    public boolean joinsInstances() {
        return routeServer == null && connection == null && local.asn().equals(remote.asn());
    }

    /// Whether the router sits at one of its ends.
    public boolean touches(String node) {
        return node.equals(local.node()) || node.equals(remote.node());
    }

    /// Says of a session what is not as usual.
    static final class Builder {
        private final SessionId id;
        private final Seat local;
        private final Seat remote;
        private String peer;
        private @Nullable String routeServer;
        private int instance;
        private @Nullable String connection;
        private Duration latency = NEAR;
        private boolean open = true;
        private String obstacle = "";
        private @Nullable Duration bfd;

        private Builder(SessionId id, Seat local, Seat remote) {
            this.id = id;
            this.local = local;
            this.remote = remote;
            this.peer = id.remote();
        }

        /// The local end is an instance of a Route Server, which calls the other a peer.
        Builder routeServer(String name, int at, String called) {
            routeServer = name;
            peer = called;
            return instance(at);
        }

        Builder instance(int value) {
            instance = value;
            return this;
        }

        Builder over(String tunnel, Duration time) {
            connection = tunnel;
            latency = time;
            return this;
        }

        Builder open(boolean value) {
            open = value;
            return this;
        }

        Builder obstacle(String value) {
            obstacle = value;
            return this;
        }

        Builder bfd(@Nullable Duration value) {
            bfd = value;
            return this;
        }

        SessionPlan build() {
            return new SessionPlan(
                    id,
                    local,
                    remote,
                    peer,
                    routeServer,
                    instance,
                    connection,
                    latency,
                    open,
                    obstacle,
                    bfd);
        }
    }
}
