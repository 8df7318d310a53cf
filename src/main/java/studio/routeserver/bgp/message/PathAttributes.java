package studio.routeserver.bgp.message;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;

/// What a route says about itself (RFC 4271 §5), for an IPv4 unicast route that is usable.
///
/// Compared by content; routes of one UPDATE share one instance.
///
/// @param med MULTI_EXIT_DISC, 0 to 4294967295, or null where the route has none
/// @param localPref LOCAL_PREF, 0 to 4294967295, or null where the route has none
/// @param originatorId who brought the route into this AS (RFC 4456), or null
/// @param clusterList the reflectors the route passed (RFC 4456), nearest first
/// @param extendedCommunities eight octets each (RFC 4360)
/// @param others what is carried and not interpreted, in ascending order of type
public record PathAttributes(
        Origin origin,
        AsPath asPath,
        Ipv4Address nextHop,
        @Nullable Long med,
        @Nullable Long localPref,
        boolean atomicAggregate,
        @Nullable Aggregator aggregator,
        List<Community> communities,
        @Nullable Ipv4Address originatorId,
        List<Ipv4Address> clusterList,
        List<Long> extendedCommunities,
        List<LargeCommunity> largeCommunities,
        List<RawAttribute> others) {

    public PathAttributes {
        communities = List.copyOf(communities);
        clusterList = List.copyOf(clusterList);
        extendedCommunities = List.copyOf(extendedCommunities);
        largeCommunities = List.copyOf(largeCommunities);
        others = List.copyOf(others);
    }

    /// The three mandatory attributes and nothing else.
    public static PathAttributes of(Origin origin, AsPath asPath, Ipv4Address nextHop) {
        return new Draft(origin, asPath, nextHop).build();
    }

    public boolean has(Community community) {
        return communities.contains(community);
    }

    public PathAttributes withAsPath(AsPath changed) {
        return with(draft -> draft.asPath(changed));
    }

    public PathAttributes withNextHop(Ipv4Address changed) {
        return with(draft -> draft.nextHop(changed));
    }

    public PathAttributes withCommunities(List<Community> changed) {
        return with(draft -> draft.communities(changed));
    }

    /// The attributes with several of them changed at once.
    public PathAttributes with(UnaryOperator<Draft> change) {
        return change.apply(new Draft(this)).build();
    }

    /// Attributes that are being put together.
    public static final class Draft {
        private final Origin origin;
        private AsPath asPath;
        private Ipv4Address nextHop;
        private @Nullable Long med;
        private @Nullable Long localPref;
        private boolean atomicAggregate;
        private @Nullable Aggregator aggregator;
        private List<Community> communities = List.of();
        private @Nullable Ipv4Address originatorId;
        private List<Ipv4Address> clusterList = List.of();
        private List<Long> extendedCommunities = List.of();
        private List<LargeCommunity> largeCommunities = List.of();
        private List<RawAttribute> others = List.of();

        public Draft(Origin origin, AsPath asPath, Ipv4Address nextHop) {
            this.origin = origin;
            this.asPath = asPath;
            this.nextHop = nextHop;
        }

        private Draft(PathAttributes from) {
            this(from.origin, from.asPath, from.nextHop);
            med = from.med;
            localPref = from.localPref;
            atomicAggregate = from.atomicAggregate;
            aggregator = from.aggregator;
            communities = from.communities;
            originatorId = from.originatorId;
            clusterList = from.clusterList;
            extendedCommunities = from.extendedCommunities;
            largeCommunities = from.largeCommunities;
            others = from.others;
        }

        public Draft asPath(AsPath value) {
            asPath = value;
            return this;
        }

        public Draft nextHop(Ipv4Address value) {
            nextHop = value;
            return this;
        }

        public Draft med(@Nullable Long value) {
            med = value;
            return this;
        }

        public Draft localPref(@Nullable Long value) {
            localPref = value;
            return this;
        }

        public Draft atomicAggregate(boolean value) {
            atomicAggregate = value;
            return this;
        }

        public Draft aggregator(@Nullable Aggregator value) {
            aggregator = value;
            return this;
        }

        public Draft communities(List<Community> value) {
            communities = value;
            return this;
        }

        public Draft originatorId(@Nullable Ipv4Address value) {
            originatorId = value;
            return this;
        }

        public Draft clusterList(List<Ipv4Address> value) {
            clusterList = value;
            return this;
        }

        public Draft extendedCommunities(List<Long> value) {
            extendedCommunities = value;
            return this;
        }

        public Draft largeCommunities(List<LargeCommunity> value) {
            largeCommunities = value;
            return this;
        }

        public Draft others(List<RawAttribute> value) {
            others = value;
            return this;
        }

        public PathAttributes build() {
            return new PathAttributes(
                    origin,
                    asPath,
                    nextHop,
                    med,
                    localPref,
                    atomicAggregate,
                    aggregator,
                    communities,
                    originatorId,
                    clusterList,
                    extendedCommunities,
                    largeCommunities,
                    others);
        }
    }
}
