package studio.routeserver.lab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A route that a Route Server's instance, or a network's gateways, want in the NICs: what it will
/// be once it is programmed.
public record Wish(
        Ipv4Prefix prefix,
        List<Ipv4Address> nextHops,
        ProgrammedRoute.Origin origin,
        List<String> speakers,
        List<Asn> asPath,
        String rule,
        String why) {

    public Wish {
        nextHops = List.copyOf(nextHops);
        speakers = List.copyOf(speakers);
        asPath = List.copyOf(asPath);
    }

    /// The row that a NIC has of it from then on.
    public ProgrammedRoute since(Instant since) {
        return new ProgrammedRoute(prefix, nextHops, origin, speakers, asPath, since, rule, why);
    }

    /// The wish that a row in a NIC came from.
    public static Wish of(ProgrammedRoute route) {
        return new Wish(
                route.prefix(),
                route.nextHops(),
                route.origin(),
                route.speakers(),
                route.asPath(),
                route.rule(),
                route.why());
    }

    /// Whether two wishes are the same to a NIC; they may still be explained differently.
    public static boolean same(@Nullable Wish one, @Nullable Wish other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.nextHops.equals(other.nextHops)
                && one.origin == other.origin
                && one.speakers.equals(other.speakers)
                && one.asPath.equals(other.asPath);
    }
}
