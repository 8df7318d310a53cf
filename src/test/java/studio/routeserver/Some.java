package studio.routeserver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Random values for properties. Every value is drawn from the seed, and legal.
public final class Some {

    private Some() {}

    /// Any of the 2^32 addresses.
    public static Ipv4Address address(Seed seed) {
        return new Ipv4Address(seed.nextInt());
    }

    /// Any address inside the prefix, its first and last included.
    public static Ipv4Address addressIn(Seed seed, Ipv4Prefix prefix) {
        return new Ipv4Address(prefix.bits() + (int) seed.nextLong(prefix.size()));
    }

    /// A prefix of any length.
    public static Ipv4Prefix prefix(Seed seed) {
        return prefix(seed, 0, 32);
    }

    /// A prefix whose length is in the range, both ends included.
    public static Ipv4Prefix prefix(Seed seed, int shortest, int longest) {
        return Ipv4Prefix.containing(address(seed), seed.nextInt(shortest, longest + 1));
    }

    /// A prefix that is this one or lies inside it.
    public static Ipv4Prefix prefixIn(Seed seed, Ipv4Prefix prefix) {
        return Ipv4Prefix.containing(addressIn(seed, prefix), seed.nextInt(prefix.length(), 33));
    }

    /// Up to [Seed#size()] different prefixes of any length, in no order.
    public static List<Ipv4Prefix> prefixes(Seed seed) {
        return prefixes(seed, 0, 32);
    }

    /// Up to [Seed#size()] different prefixes with lengths in the range, in no order. Short ones
    /// nest.
    public static List<Ipv4Prefix> prefixes(Seed seed, int shortest, int longest) {
        return different(seed, one -> prefix(one, shortest, longest));
    }

    /// A usable AS number (not 0): often one of two octets, often one that needs four.
    public static Asn asn(Seed seed) {
        return new Asn(
                seed.nextBoolean() ? seed.nextLong(1, 1L << 16) : seed.nextLong(1, 1L << 32));
    }

    /// Up to `most` AS numbers, repetitions included, as an AS_PATH may have them.
    public static List<Asn> asns(Seed seed, int most) {
        return listOf(seed, most, Some::asn);
    }

    public static Community community(Seed seed) {
        return new Community(seed.nextInt());
    }

    /// One of the candidates, each as likely.
    public static <T> T oneOf(Seed seed, List<T> candidates) {
        return candidates.get(seed.nextInt(candidates.size()));
    }

    /// Up to `most` bytes.
    public static byte[] bytes(Seed seed, int most) {
        byte[] bytes = new byte[seed.nextInt(most + 1)];
        seed.nextBytes(bytes);
        return bytes;
    }

    /// A list of 0 to `most` values.
    public static <T> List<T> listOf(Seed seed, int most, Function<Seed, T> value) {
        int count = seed.nextInt(most + 1);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value.apply(seed));
        }
        return List.copyOf(values);
    }

    private static <T> List<T> different(Seed seed, Function<Seed, T> value) {
        Set<T> values = new LinkedHashSet<>(listOf(seed, seed.size(), value));
        return List.copyOf(values);
    }
}
