package studio.routeserver.fabric;

import java.time.Instant;
import java.util.List;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A BGP route as the fabric has it for the NICs of a cohort.
///
/// @param nextHops ascending, without repetition; never empty
/// @param origin which kind of speaker brought it
/// @param speakers the names of the NVAs or gateways that brought it, in the order of the file
/// @param asPath as the Route Server compares it: without its own ASN
/// @param since when the NICs of this cohort had it first in this form
/// @param rule the id of the azure rule that chose it
/// @param why the choice in words, produced by the decision itself
public record ProgrammedRoute(
        Ipv4Prefix prefix,
        List<Ipv4Address> nextHops,
        Origin origin,
        List<String> speakers,
        List<Asn> asPath,
        Instant since,
        String rule,
        String why) {

    public ProgrammedRoute {
        nextHops = List.copyOf(nextHops);
        speakers = List.copyOf(speakers);
        asPath = List.copyOf(asPath);
    }

    /// Kinds of speakers (azure rule R-RS-28).
    public enum Origin {
        NVA,
        VPN_GATEWAY,
        EXPRESSROUTE_GATEWAY
    }
}
