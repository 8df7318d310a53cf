package studio.routeserver.lab;

import java.util.List;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A route that a speaker learned from, or advertised to, one neighbour.
///
/// @param asPath nearest first, as on the wire
/// @param accepted whether it takes part in the decision; always true for advertised ones
/// @param rule the id of the rule that refused it, or that it rests on
/// @param why in words; for a refused one why
public record PeerRoute(
        Ipv4Prefix prefix,
        Ipv4Address nextHop,
        List<Asn> asPath,
        List<Community> communities,
        boolean accepted,
        String rule,
        String why) {

    public PeerRoute {
        asPath = List.copyOf(asPath);
        communities = List.copyOf(communities);
    }
}
