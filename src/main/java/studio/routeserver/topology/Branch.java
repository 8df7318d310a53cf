package studio.routeserver.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A site outside Azure.
///
/// @param asn its ASN where it speaks BGP, else null
/// @param transit whether it tells over one connection what it learned over another, and forwards
///   such packets; default false (R-RUL-03)
/// @param stateful whether it answers over the connection a flow came in on (R-NVA-29); default
///   true
/// @param preference names of connections; the first that is up is used; empty means none is
///   preferred
public record Branch(
        String name,
        List<Ipv4Prefix> prefixes,
        @Nullable Asn asn,
        boolean transit,
        boolean stateful,
        List<String> preference,
        @Nullable Json extra)
        implements Resource {

    /// Which host of a prefix speaks for it in flows and paths (design: the tenth).
    private static final int SPEAKING_HOST = 10;

    /// "This network" of RFC 1122: no host, router or next hop has an address in it.
    private static final Ipv4Prefix NO_HOSTS = Ipv4Prefix.parse("0.0.0.0/8");

    private static final Ipv4Address FIRST_PUBLIC = Ipv4Address.parse("1.0.0.10");

    public Branch {
        prefixes = List.copyOf(prefixes);
        preference = List.copyOf(preference);
        transit &= asn != null;
    }

    /// A branch that gives no transit.
    public Branch(
            String name,
            List<Ipv4Prefix> prefixes,
            @Nullable Asn asn,
            boolean stateful,
            List<String> preference,
            @Nullable Json extra) {
        this(name, prefixes, asn, false, stateful, preference, extra);
    }

    public Branch(String name, List<Ipv4Prefix> prefixes, @Nullable Asn asn) {
        this(name, prefixes, asn, false, true, List.of(), null);
    }

    /// The host that speaks for a prefix: the tenth, or the last one of a prefix that has fewer. A
    /// default route, or half of one, begins with addresses that no host may have (0.0.0.0/8): the
    /// tenth after those.
    public static Ipv4Address host(Ipv4Prefix prefix) {
        if (prefix.bits() == 0 && prefix.length() < NO_HOSTS.length()) {
            return FIRST_PUBLIC;
        }
        return prefix.address((int) Math.min(SPEAKING_HOST, prefix.size() - 1));
    }

    /// Its own address: the host that speaks for its first prefix, of those that are more than a
    /// default route if it has any.
    public Ipv4Address address() {
        return prefixes.stream()
                .filter(prefix -> !prefix.equals(Ipv4Prefix.DEFAULT))
                .findFirst()
                .or(() -> prefixes.stream().findFirst())
                .map(Branch::host)
                .orElse(Ipv4Address.NONE);
    }

    public boolean contains(Ipv4Address address) {
        return longest(address).isPresent();
    }

    /// The longest of its prefixes that contains the address.
    public Optional<Ipv4Prefix> longest(Ipv4Address address) {
        return prefixes.stream()
                .filter(prefix -> prefix.contains(address))
                .max(Comparator.comparingInt(Ipv4Prefix::length));
    }

    public Branch withName(String value) {
        return new Branch(value, prefixes, asn, transit, stateful, preference, extra);
    }

    public Branch withPrefixes(List<Ipv4Prefix> value) {
        return new Branch(name, value, asn, transit, stateful, preference, extra);
    }

    public Branch withAsn(@Nullable Asn value) {
        return new Branch(name, prefixes, value, transit, stateful, preference, extra);
    }

    public Branch withPreference(List<String> value) {
        return new Branch(name, prefixes, asn, transit, stateful, value, extra);
    }
}
