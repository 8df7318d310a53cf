package studio.routeserver.lab.policy;

import java.util.List;
import java.util.Optional;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.bgp.rib.ImportPolicy;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.RouteMap;

/// What a Route Server's instance takes from a peer, after the count (R-RS-18) and the loop check
/// (R-RS-19), which the speaker makes: the first test that fails decides.
///
/// Nothing else is asked: no prefix length, no bogons, no first AS, no life of the next hop (azure
/// rule R-RS-26). A supernet of the spaces passes, and is how spokes reach each other by an NVA
/// (R-EFF-15); what a network has that is peered but no client passes like any prefix (R-RS-22).
///
/// @param subnet the RouteServerSubnet
/// @param spaces the address spaces of the network and its clients
/// @param instances the Route Server's own addresses
/// @param maps inbound route maps of the peer
public record RouteServerImport(
        Ipv4Prefix subnet, Spaces spaces, List<Ipv4Address> instances, List<RouteMap> maps)
        implements ImportPolicy {

    public RouteServerImport {
        instances = List.copyOf(instances);
        maps = List.copyOf(maps);
    }

    /// A map may make routes of other prefixes, which the spaces then decide on.
    @Override
    public Affected differsFrom(ImportPolicy other) {
        return other instanceof RouteServerImport that
                        && subnet.equals(that.subnet)
                        && instances.equals(that.instances)
                        && maps.isEmpty()
                        && that.maps.isEmpty()
                ? spaces.differsFrom(that.spaces)
                : Affected.everything();
    }

    @Override
    public ImportVerdict judge(Path path) {
        Ipv4Prefix prefix = path.prefix();
        if (prefix.equals(subnet)) {
            return new ImportVerdict.Reject(
                    "R-RS-20", prefix + " is the Route Server's own RouteServerSubnet");
        }
        Optional<Space> space = spaces.holding(prefix);
        if (space.isPresent()) {
            return new ImportVerdict.Reject("R-RS-21", space.get().sentence(prefix));
        }
        Ipv4Address nextHop = path.attributes().nextHop();
        if (nextHop.bits() == 0 || instances.contains(nextHop)) {
            return new ImportVerdict.Reject(
                    "R-RS-24", "the next hop " + nextHop + " is no address that forwards");
        }
        ImportVerdict mapped = RouteMaps.inbound(maps, path);
        return mapped instanceof ImportVerdict.Aggregate summary
                ? outsideTheNetwork(summary)
                : mapped;
    }

    /// A map neither makes nor hides what is the network's own (azure rule R-GW-51).
    private ImportVerdict outsideTheNetwork(ImportVerdict.Aggregate summary) {
        List<Path> left =
                summary.paths().stream()
                        .filter(path ->
                                !path.prefix().equals(subnet)
                                        && spaces.holding(path.prefix()).isEmpty())
                        .toList();
        return left.isEmpty()
                ? new ImportVerdict.Reject(
                        "R-GW-51",
                        summary.sentence() + ", which belongs to the network's address spaces")
                : new ImportVerdict.Aggregate(left, summary.rule(), summary.sentence());
    }
}
