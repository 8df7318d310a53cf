package studio.routeserver.net;

/// A standard BGP community (RFC 1997).
///
/// @param bits the four octets, big-endian: `65001:100` is `0xFDE90064`
public record Community(int bits) implements Comparable<Community> {

    /// Not to be told to an eBGP peer (RFC 1997).
    public static final Community NO_EXPORT = new Community(0xFFFF_FF01);

    /// Not to be told to any peer (RFC 1997; azure rule R-RS-25).
    public static final Community NO_ADVERTISE = new Community(0xFFFF_FF02);

    /// Reads `high:low`, two numbers of 0 to 65535.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static Community parse(String text) {
        String[] halves = text.split(":", -1);
        if (halves.length == 2
                && halves[0].matches("[0-9]{1,5}")
                && halves[1].matches("[0-9]{1,5}")) {
            int high = Integer.parseInt(halves[0]);
            int low = Integer.parseInt(halves[1]);
            if (high <= 0xFFFF && low <= 0xFFFF) {
                return new Community(high << 16 | low);
            }
        }
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is not a community; write two numbers of 0 to 65535, such as"
                        + " 65001:100");
    }

    @Override
    public int compareTo(Community other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    /// `high:low`.
    @Override
    public String toString() {
        return (bits >>> 16) + ":" + (bits & 0xFFFF);
    }
}
