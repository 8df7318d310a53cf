package studio.routeserver.net;

import java.util.Comparator;

/// A range of IPv4 addresses in CIDR form, such as `10.1.0.0/16`. The host bits are always zero.
///
/// Ordered by address (unsigned), then by length: a covering prefix stands before what it covers.
///
/// @param bits the network address as a big-endian 32-bit integer
/// @param length the number of leading bits that are fixed, 0 to 32
public record Ipv4Prefix(int bits, int length) implements Comparable<Ipv4Prefix> {

    /// `0.0.0.0/0`, which contains every address.
    public static final Ipv4Prefix DEFAULT = new Ipv4Prefix(0, 0);

    private static final Comparator<Ipv4Prefix> ORDER =
            Comparator.comparing(Ipv4Prefix::network).thenComparingInt(Ipv4Prefix::length);

    public Ipv4Prefix {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("prefix length " + length + " is outside 0 to 32");
        }
        if ((bits & ~mask(length)) != 0) {
            throw new IllegalArgumentException(
                    "%s/%d has host bits set; write %s/%d"
                            .formatted(
                                    new Ipv4Address(bits),
                                    length,
                                    new Ipv4Address(bits & mask(length)),
                                    length));
        }
    }

    /// The prefix of that length which contains the address.
    public static Ipv4Prefix containing(Ipv4Address address, int length) {
        return new Ipv4Prefix(address.bits() & mask(length), length);
    }

    /// Reads `address/length`.
    ///
    /// @throws IllegalArgumentException with a sentence for people, also for set host bits
    public static Ipv4Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is not a prefix; write an address and a length, such as"
                            + " 10.0.0.0/16");
        }
        Ipv4Address address = Ipv4Address.parse(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,2}") || Integer.parseInt(length) > 32) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' has no prefix length of 0 to 32; write one, such as "
                            + address
                            + "/24");
        }
        return new Ipv4Prefix(address.bits(), Integer.parseInt(length));
    }

    /// The first `length` bits set, the others clear.
    static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    /// The first address.
    public Ipv4Address network() {
        return new Ipv4Address(bits);
    }

    /// The last address.
    public Ipv4Address last() {
        return new Ipv4Address(bits | ~mask(length));
    }

    /// How many addresses it holds, 1 to 2^32.
    public long size() {
        return 1L << (32 - length);
    }

    /// The n-th address, counted from the network address as 0.
    public Ipv4Address address(int n) {
        return new Ipv4Address(bits + n);
    }

    public boolean contains(Ipv4Address address) {
        return (address.bits() & mask(length)) == bits;
    }

    /// Whether the other is this prefix or lies inside it.
    public boolean contains(Ipv4Prefix other) {
        return other.length >= length && (other.bits & mask(length)) == bits;
    }

    /// Whether the two share an address. Of two prefixes that overlap, one contains the other.
    public boolean overlaps(Ipv4Prefix other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public int compareTo(Ipv4Prefix other) {
        return ORDER.compare(this, other);
    }

    /// CIDR form, `10.1.0.0/16`.
    @Override
    public String toString() {
        return network() + "/" + length;
    }
}
