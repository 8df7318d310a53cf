package studio.routeserver.topology;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// How an NVA speaks BGP.
///
/// @param holdTime what it offers; null means the profile's
/// @param keepalive null means the profile's
/// @param multihop the TTL of its eBGP sessions, 1 to 255; default 2 (R-RS-10)
/// @param routeRefresh whether it offers the capability; default true (R-RS-17)
/// @param asOverride whether every 65515 leaves the path before a Route Server is told (R-RS-41)
/// @param redistributeTunnels whether it advertises the static prefixes of tunnels that are up
public record NvaBgp(
        Asn asn,
        @Nullable Duration holdTime,
        @Nullable Duration keepalive,
        @Nullable Bfd bfd,
        int multihop,
        boolean routeRefresh,
        List<Ipv4Address> neighbors,
        List<Advertisement> advertise,
        List<Policy> policies,
        boolean asOverride,
        boolean redistributeTunnels,
        @Nullable Json extra) {

    public static final int DEFAULT_MULTIHOP = 2;

    public NvaBgp {
        neighbors = List.copyOf(neighbors);
        advertise = List.copyOf(advertise);
        policies = List.copyOf(policies);
    }

    /// With the defaults, and nothing to say yet.
    public NvaBgp(Asn asn, List<Ipv4Address> neighbors, List<Advertisement> advertise) {
        this(
                asn,
                null,
                null,
                null,
                DEFAULT_MULTIHOP,
                true,
                neighbors,
                advertise,
                List.of(),
                false,
                false,
                null);
    }

    /// Bidirectional forwarding detection as configured.
    public record Bfd(Duration transmit, Duration receive, int multiplier) {}

    /// A configured network statement: advertised while the session is up.
    ///
    /// @param asPathPrepend how often its own ASN is repeated beyond the once that BGP adds
    /// @param asPath ASNs it claims after its own
    /// @param nextHop another address than its own (R-RS-24)
    /// @param to the neighbours that are told; empty means all
    public record Advertisement(
            Ipv4Prefix prefix,
            int asPathPrepend,
            List<Asn> asPath,
            List<Community> communities,
            @Nullable Long med,
            @Nullable Ipv4Address nextHop,
            List<Ipv4Address> to,
            @Nullable Json extra) {

        public Advertisement {
            asPath = List.copyOf(asPath);
            communities = List.copyOf(communities);
            to = List.copyOf(to);
        }

        public Advertisement(
                Ipv4Prefix prefix,
                int asPathPrepend,
                List<Asn> asPath,
                List<Community> communities,
                @Nullable Long med,
                @Nullable Ipv4Address nextHop,
                List<Ipv4Address> to) {
            this(prefix, asPathPrepend, asPath, communities, med, nextHop, to, null);
        }

        public Advertisement(Ipv4Prefix prefix) {
            this(prefix, 0, List.of(), List.of(), null, null, List.of(), null);
        }
    }

    /// A routing policy; the first that matches decides, none accepts.
    ///
    /// @param neighbor an address or the name of a connection; null means all
    public record Policy(
            @Nullable String neighbor,
            Direction direction,
            Match match,
            boolean accept,
            int prepend,
            List<Asn> removeAsn,
            List<Community> addCommunities,
            @Nullable Ipv4Address nextHop,
            @Nullable Json extra) {

        public Policy {
            removeAsn = List.copyOf(removeAsn);
            addCommunities = List.copyOf(addCommunities);
        }

        public Policy(
                @Nullable String neighbor,
                Direction direction,
                Match match,
                boolean accept,
                int prepend,
                List<Asn> removeAsn,
                List<Community> addCommunities,
                @Nullable Ipv4Address nextHop) {
            this(
                    neighbor,
                    direction,
                    match,
                    accept,
                    prepend,
                    removeAsn,
                    addCommunities,
                    nextHop,
                    null);
        }

        public Policy withNeighbor(@Nullable String value) {
            return new Policy(
                    value,
                    direction,
                    match,
                    accept,
                    prepend,
                    removeAsn,
                    addCommunities,
                    nextHop,
                    extra);
        }
    }

    /// What a policy speaks about; what is null is not asked.
    ///
    /// @param ge with a prefix: matches lengths from here on; null means exactly the prefix's,
    ///   unless `le`
    public record Match(
            @Nullable Ipv4Prefix prefix,
            @Nullable Integer ge,
            @Nullable Integer le,
            @Nullable Asn asPathContains,
            @Nullable Community community) {
        public static final Match ALL = new Match(null, null, null, null, null);
    }

    public NvaBgp withAsn(Asn value) {
        return edit().asn(value).build();
    }

    public NvaBgp withTimers(@Nullable Duration hold, @Nullable Duration keepaliveTime) {
        return edit().holdTime(hold).keepalive(keepaliveTime).build();
    }

    public NvaBgp withBfd(@Nullable Bfd value) {
        return edit().bfd(value).build();
    }

    public NvaBgp withMultihop(int value) {
        return edit().multihop(value).build();
    }

    public NvaBgp withRouteRefresh(boolean value) {
        return edit().routeRefresh(value).build();
    }

    public NvaBgp withNeighbors(List<Ipv4Address> value) {
        return edit().neighbors(value).build();
    }

    public NvaBgp withAdvertise(List<Advertisement> value) {
        return edit().advertise(value).build();
    }

    public NvaBgp withAsOverride(boolean value) {
        return edit().asOverride(value).build();
    }

    public NvaBgp withRedistributeTunnels(boolean value) {
        return edit().redistributeTunnels(value).build();
    }

    public NvaBgp withPolicies(List<Policy> value) {
        return edit().policies(value).build();
    }

    private Builder edit() {
        return new Builder(this);
    }

    /// Changes some components and keeps the others.
    private static final class Builder {
        private Asn asn;
        private @Nullable Duration holdTime;
        private @Nullable Duration keepalive;
        private @Nullable Bfd bfd;
        private int multihop;
        private boolean routeRefresh;
        private List<Ipv4Address> neighbors;
        private List<Advertisement> advertise;
        private List<Policy> policies;
        private boolean asOverride;
        private boolean redistributeTunnels;
        private final @Nullable Json extra;

        Builder(NvaBgp bgp) {
            this.asn = bgp.asn;
            this.holdTime = bgp.holdTime;
            this.keepalive = bgp.keepalive;
            this.bfd = bgp.bfd;
            this.multihop = bgp.multihop;
            this.routeRefresh = bgp.routeRefresh;
            this.neighbors = bgp.neighbors;
            this.advertise = bgp.advertise;
            this.policies = bgp.policies;
            this.asOverride = bgp.asOverride;
            this.redistributeTunnels = bgp.redistributeTunnels;
            this.extra = bgp.extra;
        }

        Builder asOverride(boolean value) {
            asOverride = value;
            return this;
        }

        Builder redistributeTunnels(boolean value) {
            redistributeTunnels = value;
            return this;
        }

        Builder asn(Asn value) {
            asn = value;
            return this;
        }

        Builder holdTime(@Nullable Duration value) {
            holdTime = value;
            return this;
        }

        Builder keepalive(@Nullable Duration value) {
            keepalive = value;
            return this;
        }

        Builder bfd(@Nullable Bfd value) {
            bfd = value;
            return this;
        }

        Builder multihop(int value) {
            multihop = value;
            return this;
        }

        Builder routeRefresh(boolean value) {
            routeRefresh = value;
            return this;
        }

        Builder neighbors(List<Ipv4Address> value) {
            neighbors = value;
            return this;
        }

        Builder advertise(List<Advertisement> value) {
            advertise = value;
            return this;
        }

        Builder policies(List<Policy> value) {
            policies = value;
            return this;
        }

        NvaBgp build() {
            return new NvaBgp(
                    asn,
                    holdTime,
                    keepalive,
                    bfd,
                    multihop,
                    routeRefresh,
                    neighbors,
                    advertise,
                    policies,
                    asOverride,
                    redistributeTunnels,
                    extra);
        }
    }
}
