package studio.routeserver.bgp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.message.RawAttribute;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;

/// What every router does to a path that goes out, before the neighbour's policy has the last word.
final class ExportRules {

    private static final Ipv4Address OURS = new Ipv4Address(0);
    private static final Community NO_EXPORT_SUBCONFED = new Community(0xFFFF_FF03);
    private static final long NON_TRANSITIVE = 0x40L << 56;
    private static final long DEFAULT_LOCAL_PREFERENCE = 100;

    private final Ipv4Address routerId;
    private final boolean reflects;

    ExportRules(Ipv4Address routerId, boolean reflects) {
        this.routerId = routerId;
        this.reflects = reflects;
    }

    /// @param remoteId the neighbour's BGP identifier
    ExportVerdict judge(Decision decision, Neighbor neighbor, Ipv4Address remoteId, LocRib table) {
        Path path = neighbor.exportPolicy().candidate(decision);
        ExportVerdict.@Nullable Hold hold = hold(path, neighbor, remoteId);
        return hold != null
                ? hold
                : neighbor.exportPolicy().judge(path, proposed(path, neighbor), table);
    }

    private ExportVerdict.@Nullable Hold hold(Path path, Neighbor neighbor, Ipv4Address remoteId) {
        if (path.from().isLocal()) {
            // Communities on an own route are meant for those who receive it.
            return null;
        }
        boolean ibgp = neighbor.session().ibgp();
        PathAttributes attributes = path.attributes();
        if (path.from().neighbor().equals(neighbor.name())) {
            return new ExportVerdict.Hold(
                    "split horizon", "the best path came from this neighbour");
        }
        if (ibgp && !path.from().ebgp() && !reflects) {
            return new ExportVerdict.Hold(
                    "RFC 4271 §9.2", "a path learned by iBGP is not told to another iBGP peer");
        }
        if (remoteId.equals(attributes.originatorId())) {
            return new ExportVerdict.Hold(
                    "RFC 4456 §8", "the neighbour brought the path in itself");
        }
        if (attributes.has(Community.NO_ADVERTISE)) {
            return new ExportVerdict.Hold("RFC 1997", "the path has the community NO_ADVERTISE");
        }
        if (!ibgp && (attributes.has(Community.NO_EXPORT) || attributes.has(NO_EXPORT_SUBCONFED))) {
            return new ExportVerdict.Hold("RFC 1997", "the path has the community NO_EXPORT");
        }
        return null;
    }

    private PathAttributes proposed(Path path, Neighbor neighbor) {
        return path.attributes()
                .with(draft -> {
                    draft.nextHop(nextHop(path, neighbor));
                    draft.others(passedOn(path.attributes().others()));
                    return neighbor.session().ibgp()
                            ? internal(draft, path)
                            : external(draft, path, neighbor);
                });
    }

    private static Ipv4Address nextHop(Path path, Neighbor neighbor) {
        Ipv4Address told = path.attributes().nextHop();
        boolean self = told.equals(OURS) || (neighbor.nextHopSelf() && !path.from().isLocal());
        return self ? neighbor.localAddress() : told;
    }

    /// What a router does not understand it marks as such (RFC 4271 §5).
    private static List<RawAttribute> passedOn(List<RawAttribute> others) {
        return others.stream()
                .filter(RawAttribute::transitive)
                .map(RawAttribute::passedOn)
                .toList();
    }

    private PathAttributes.Draft internal(PathAttributes.Draft draft, Path path) {
        PathAttributes attributes = path.attributes();
        if (attributes.localPref() == null) {
            draft.localPref(DEFAULT_LOCAL_PREFERENCE);
        }
        boolean reflected = !path.from().isLocal() && !path.from().ebgp();
        if (reflected) {
            List<Ipv4Address> clusters = new ArrayList<>();
            clusters.add(routerId);
            clusters.addAll(attributes.clusterList());
            draft.originatorId(path.comparedId()).clusterList(clusters);
        }
        return draft;
    }

    private static PathAttributes.Draft external(
            PathAttributes.Draft draft, Path path, Neighbor neighbor) {
        PathAttributes attributes = path.attributes();
        if (!path.from().isLocal()) {
            // MED is for the AS that it was told to (RFC 4271 §5.1.4).
            draft.med(null);
        }
        return draft.asPath(
                        attributes
                                .asPath()
                                .withoutConfederation()
                                .prepend(neighbor.session().localAs(), 1))
                .localPref(null)
                .originatorId(null)
                .clusterList(List.of())
                .extendedCommunities(
                        attributes.extendedCommunities().stream()
                                .filter(community -> (community & NON_TRANSITIVE) == 0)
                                .toList());
    }
}
