package studio.routeserver.lab.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.NvaBgp;

/// The routing policies of an NVA towards one neighbour: in order, the first that matches decides,
/// none accepts.
///
/// @param own the NVA's ASN
/// @param address the neighbour's address as the file names it
/// @param connection the connection the session runs over, or null
public record GuestPolicy(
        List<NvaBgp.Policy> policies, Asn own, String address, @Nullable String connection) {

    /// The rule that explanations name: policies see a path as it is.
    static final String RULE = "R-RUL-06";

    public GuestPolicy {
        policies = List.copyOf(policies);
    }

    /// The policy that decides about a path, if any matches.
    Optional<NvaBgp.Policy> deciding(Direction direction, Path path) {
        return policies.stream()
                .filter(policy -> policy.direction() == direction)
                .filter(policy -> meant(policy.neighbor()))
                .filter(policy -> matches(policy.match(), path.prefix(), path.attributes()))
                .findFirst();
    }

    private boolean meant(@Nullable String neighbor) {
        return neighbor == null || neighbor.equals(address) || neighbor.equals(connection);
    }

    private static boolean matches(
            NvaBgp.Match match, Ipv4Prefix prefix, PathAttributes attributes) {
        @Nullable Asn asn = match.asPathContains();
        @Nullable Community community = match.community();
        return prefixMatches(match, prefix)
                && (asn == null || attributes.asPath().contains(asn))
                && (community == null || attributes.has(community));
    }

    private static boolean prefixMatches(NvaBgp.Match match, Ipv4Prefix prefix) {
        @Nullable Ipv4Prefix within = match.prefix();
        @Nullable Integer least = match.ge();
        @Nullable Integer most = match.le();
        if (within != null && least == null && most == null) {
            return within.equals(prefix);
        }
        return (within == null || within.contains(prefix))
                && (least == null || prefix.length() >= least)
                && (most == null || prefix.length() <= most);
    }

    /// The attributes as an accepting policy leaves them.
    PathAttributes applied(NvaBgp.Policy policy, PathAttributes given) {
        PathAttributes result = given;
        if (!policy.removeAsn().isEmpty()) {
            result = result.withAsPath(result.asPath().without(policy.removeAsn()::contains));
        }
        if (policy.prepend() > 0) {
            result = result.withAsPath(result.asPath().prepend(own, policy.prepend()));
        }
        if (!policy.addCommunities().isEmpty()) {
            result =
                    result.withCommunities(
                            RouteMaps.joined(result.communities(), policy.addCommunities()));
        }
        return policy.nextHop() == null ? result : result.withNextHop(policy.nextHop());
    }
}
