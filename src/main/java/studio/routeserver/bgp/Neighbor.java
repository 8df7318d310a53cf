package studio.routeserver.bgp;

import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ImportPolicy;
import studio.routeserver.bgp.rib.PrefixLimit;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.bgp.session.SessionConfig;
import studio.routeserver.net.Ipv4Address;

/// A peer as a router is configured for it.
///
/// @param name unique within the router
/// @param address the peer's
/// @param localAddress ours towards this peer: what "next hop self" writes
/// @param kind what the peer's routes are to a Route Server's decision
/// @param nextHopSelf whether routes learned elsewhere go out with our address as next hop; a local
///   route keeps the next hop it was given
/// @param takesOwnAs whether a path that holds our own AS is taken all the same
public record Neighbor(
        String name,
        Ipv4Address address,
        Ipv4Address localAddress,
        SessionConfig session,
        RouteKind kind,
        boolean nextHopSelf,
        ImportPolicy importPolicy,
        ExportPolicy exportPolicy,
        PrefixLimit limit,
        boolean takesOwnAs) {

    /// Takes and sends everything, without a limit; next hop self over eBGP.
    public static Neighbor of(
            String name, Ipv4Address address, Ipv4Address localAddress, SessionConfig session) {
        return new Neighbor(
                name,
                address,
                localAddress,
                session,
                RouteKind.OTHER,
                !session.ibgp(),
                ImportPolicy.ACCEPT_ALL,
                ExportPolicy.SEND_ALL,
                PrefixLimit.NONE,
                false);
    }

    public Neighbor withKind(RouteKind changed) {
        return edit().kind(changed).build();
    }

    public Neighbor withNextHopSelf(boolean changed) {
        return edit().nextHopSelf(changed).build();
    }

    public Neighbor withPolicies(ImportPolicy in, ExportPolicy out) {
        return edit().policies(in, out).build();
    }

    public Neighbor withLimit(PrefixLimit changed) {
        return edit().limit(changed).build();
    }

    public Neighbor withTakesOwnAs(boolean changed) {
        return edit().takesOwnAs(changed).build();
    }

    private Builder edit() {
        return new Builder(this);
    }

    /// Whether a running session can go on under the other configuration.
    boolean sameSession(Neighbor other) {
        return address.equals(other.address)
                && localAddress.equals(other.localAddress)
                && session.equals(other.session);
    }

    /// Whether nothing but the policies can make the two judge and tell routes differently: a limit
    /// only counts them.
    boolean differsInPoliciesAndLimitOnly(Neighbor other) {
        return edit().policies(other.importPolicy, other.exportPolicy)
                .limit(other.limit)
                .build()
                .equals(other);
    }

    /// Changes some components and keeps the others.
    private static final class Builder {
        private final Neighbor base;
        private RouteKind kind;
        private boolean nextHopSelf;
        private ImportPolicy importPolicy;
        private ExportPolicy exportPolicy;
        private PrefixLimit limit;
        private boolean takesOwnAs;

        Builder(Neighbor base) {
            this.base = base;
            this.kind = base.kind;
            this.nextHopSelf = base.nextHopSelf;
            this.importPolicy = base.importPolicy;
            this.exportPolicy = base.exportPolicy;
            this.limit = base.limit;
            this.takesOwnAs = base.takesOwnAs;
        }

        Builder kind(RouteKind value) {
            kind = value;
            return this;
        }

        Builder nextHopSelf(boolean value) {
            nextHopSelf = value;
            return this;
        }

        Builder policies(ImportPolicy in, ExportPolicy out) {
            importPolicy = in;
            exportPolicy = out;
            return this;
        }

        Builder limit(PrefixLimit value) {
            limit = value;
            return this;
        }

        Builder takesOwnAs(boolean value) {
            takesOwnAs = value;
            return this;
        }

        Neighbor build() {
            return new Neighbor(
                    base.name,
                    base.address,
                    base.localAddress,
                    base.session,
                    kind,
                    nextHopSelf,
                    importPolicy,
                    exportPolicy,
                    limit,
                    takesOwnAs);
        }
    }
}
