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
        return new NvaBgp(
                value,
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

    public NvaBgp withTimers(@Nullable Duration hold, @Nullable Duration keepaliveTime) {
        return new NvaBgp(
                asn,
                hold,
                keepaliveTime,
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

    public NvaBgp withBfd(@Nullable Bfd value) {
        return new NvaBgp(
                asn,
                holdTime,
                keepalive,
                value,
                multihop,
                routeRefresh,
                neighbors,
                advertise,
                policies,
                asOverride,
                redistributeTunnels,
                extra);
    }

    public NvaBgp withMultihop(int value) {
        return new NvaBgp(
                asn,
                holdTime,
                keepalive,
                bfd,
                value,
                routeRefresh,
                neighbors,
                advertise,
                policies,
                asOverride,
                redistributeTunnels,
                extra);
    }

    public NvaBgp withRouteRefresh(boolean value) {
        return new NvaBgp(
                asn,
                holdTime,
                keepalive,
                bfd,
                multihop,
                value,
                neighbors,
                advertise,
                policies,
                asOverride,
                redistributeTunnels,
                extra);
    }

    public NvaBgp withNeighbors(List<Ipv4Address> value) {
        return new NvaBgp(
                asn,
                holdTime,
                keepalive,
                bfd,
                multihop,
                routeRefresh,
                value,
                advertise,
                policies,
                asOverride,
                redistributeTunnels,
                extra);
    }

    public NvaBgp withAdvertise(List<Advertisement> value) {
        return new NvaBgp(
                asn,
                holdTime,
                keepalive,
                bfd,
                multihop,
                routeRefresh,
                neighbors,
                value,
                policies,
                asOverride,
                redistributeTunnels,
                extra);
    }

    public NvaBgp withPolicies(List<Policy> value) {
        return new NvaBgp(
                asn,
                holdTime,
                keepalive,
                bfd,
                multihop,
                routeRefresh,
                neighbors,
                advertise,
                value,
                asOverride,
                redistributeTunnels,
                extra);
    }
}
