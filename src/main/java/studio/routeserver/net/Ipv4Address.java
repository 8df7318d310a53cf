package studio.routeserver.net;

/// One IPv4 address, ordered as an unsigned number.
///
/// @param bits the address as a big-endian 32-bit integer: `10.0.0.4` is `0x0A000004`
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {

    /// 0.0.0.0, which stands for no address.
    public static final Ipv4Address NONE = new Ipv4Address(0);

    /// Reads dotted decimal, four numbers of 0 to 255 without leading zeros.
    ///
    /// @throws IllegalArgumentException with a sentence for people if the text is no such address
    public static Ipv4Address parse(String text) {
        int bits = 0;
        int octets = 0;
        int at = 0;
        while (octets < 4) {
            int end = at;
            int value = 0;
            while (end < text.length() && isDigit(text.charAt(end)) && end < at + 4) {
                value = value * 10 + (text.charAt(end) - '0');
                end++;
            }
            boolean empty = end == at;
            boolean padded = end - at > 1 && text.charAt(at) == '0';
            if (empty || padded || value > 255) {
                throw notAnAddress(text);
            }
            bits = bits << 8 | value;
            octets++;
            boolean dot = end < text.length() && text.charAt(end) == '.';
            if (octets < 4 ? !dot : end != text.length()) {
                throw notAnAddress(text);
            }
            at = end + 1;
        }
        return new Ipv4Address(bits);
    }

    /// The ten digits of ASCII; other scripts have digits that no router reads.
    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException(
                "'"
                        + text
                        + "' is not an IPv4 address; write four numbers of 0 to 255, such as"
                        + " 10.0.4.4");
    }

    /// The address that many steps further on; negative steps go back. Wraps around like the
    /// address space.
    public Ipv4Address plus(int steps) {
        return new Ipv4Address(bits + steps);
    }

    /// The /32 that holds this address alone.
    public Ipv4Prefix asPrefix() {
        return new Ipv4Prefix(bits, 32);
    }

    /// Whether the address is private: RFC 1918 or the shared space of RFC 6598.
    public boolean isPrivate() {
        return (bits & 0xFF000000) == 0x0A000000
                || (bits & 0xFFF00000) == 0xAC100000
                || (bits & 0xFFFF0000) == 0xC0A80000
                || (bits & 0xFFC00000) == 0x64400000;
    }

    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    /// Dotted decimal.
    @Override
    public String toString() {
        return (bits >>> 24)
                + "."
                + (bits >>> 16 & 255)
                + "."
                + (bits >>> 8 & 255)
                + "."
                + (bits & 255);
    }
}
