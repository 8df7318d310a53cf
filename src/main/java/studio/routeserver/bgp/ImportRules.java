package studio.routeserver.bgp;

import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// What every router checks on a path that came in, before the neighbour's policy has its say.
final class ImportRules {

    private final Ipv4Address routerId;
    private final String loopRule;

    ImportRules(Ipv4Address routerId, String loopRule) {
        this.routerId = routerId;
        this.loopRule = loopRule;
    }

    AdjRibIn.Entry judge(Path path, Neighbor neighbor) {
        return new AdjRibIn.Entry(path, verdict(path, neighbor));
    }

    private ImportVerdict verdict(Path path, Neighbor neighbor) {
        PathAttributes attributes = path.attributes();
        Asn ownAs = neighbor.session().localAs();
        if (!neighbor.takesOwnAs() && attributes.asPath().contains(ownAs)) {
            return new ImportVerdict.Reject(
                    loopRule,
                    "own AS %s is in the AS_PATH %s".formatted(ownAs, attributes.asPath()));
        }
        if (routerId.equals(attributes.originatorId())
                || attributes.clusterList().contains(routerId)) {
            return new ImportVerdict.Reject(
                    "RFC 4456 §8", "the route was reflected back to where it came from");
        }
        if (attributes.nextHop().equals(neighbor.localAddress())) {
            return new ImportVerdict.Reject(
                    "RFC 4271 §6.3", "NEXT_HOP " + attributes.nextHop() + " is our own address");
        }
        return neighbor.importPolicy().judge(path);
    }
}
