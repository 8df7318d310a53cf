package studio.routeserver.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;

/// A tunnel or circuit from a branch to a gateway or an NVA, from one NVA to another, or from one
/// VPN gateway to another. Of the last sort each gateway has its own, as in Azure: two are one
/// tunnel ([Topology#counterpart]).
///
/// @param branch the branch at its far end; null where `from` is set
/// @param from the NVA at its far end, or the VPN gateway whose connection it is; null where
///   `branch` is set
/// @param to the gateway or NVA that it reaches
/// @param routing null means BGP where both ends speak it, else static
/// @param prefixes of a static connection; empty means the branch's, or the address space of the
///   network that the gateway in `to` stands in
/// @param weight of an ExpressRoute connection, 0 to 32000; higher wins (R-GW-30)
/// @param links how many parallel links; null means 2 for ExpressRoute and active-active, else 1
public record Connection(
        String name,
        @Nullable String branch,
        @Nullable String from,
        String to,
        Type type,
        @Nullable Routing routing,
        List<Ipv4Prefix> prefixes,
        @Nullable Integer weight,
        @Nullable Integer links,
        @Nullable Json extra)
        implements Resource {

    public Connection {
        prefixes = List.copyOf(prefixes);
        if ((branch == null) == (from == null)) {
            throw new IllegalArgumentException(
                    "connection "
                            + name
                            + " needs exactly one other end: a branch, or an NVA or gateway as"
                            + " 'from'");
        }
    }

    /// A connection from a branch with the defaults.
    public Connection(String name, String branch, String to, Type type) {
        this(name, branch, null, to, type, null, List.of(), null, null, null);
    }

    /// What it is made of.
    public enum Type {
        IPSEC("ipsec"),
        SDWAN("sdwan"),
        EXPRESSROUTE("expressroute");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// How its two ends learn each other's prefixes.
    public enum Routing {
        BGP("bgp"),
        STATIC("static"),
        BOTH("both");

        private final String text;

        Routing(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// The name of the end that is not in `to`: a branch, an NVA or a gateway.
    public String farEnd() {
        return branch != null ? branch : String.valueOf(from);
    }

    public Connection withName(String value) {
        return new Connection(
                value, branch, from, to, type, routing, prefixes, weight, links, extra);
    }

    public Connection withEnds(@Nullable String newBranch, @Nullable String newFrom, String newTo) {
        return new Connection(
                name, newBranch, newFrom, newTo, type, routing, prefixes, weight, links, extra);
    }

    public Connection withRouting(@Nullable Routing value) {
        return new Connection(name, branch, from, to, type, value, prefixes, weight, links, extra);
    }

    public Connection withPrefixes(List<Ipv4Prefix> value) {
        return new Connection(name, branch, from, to, type, routing, value, weight, links, extra);
    }
}
