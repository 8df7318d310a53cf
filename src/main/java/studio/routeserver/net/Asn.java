package studio.routeserver.net;

/// An autonomous system number (RFC 6793).
///
/// @param value 0 to 4294967295; 0 is reserved (RFC 7607) and legal only in a message that is to be
///   refused
public record Asn(long value) implements Comparable<Asn> {

    /// Azure's own AS: of every Route Server, and by default of every gateway (azure rule R-RS-03).
    public static final Asn AZURE = new Asn(65515);

    /// The Microsoft edge routers of ExpressRoute (azure rule R-GW-25).
    public static final Asn EXPRESSROUTE_EDGE = new Asn(12076);

    /// Stands in two-octet fields for a number that needs four (RFC 6793 §9).
    public static final Asn TRANS = new Asn(23456);

    public Asn {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(
                    "AS number " + value + " is outside 0 to 4294967295");
        }
    }

    /// Whether two octets hold it.
    public boolean fitsTwoOctets() {
        return value <= 0xFFFF;
    }

    @Override
    public int compareTo(Asn other) {
        return Long.compare(value, other.value);
    }

    /// Plain decimal (RFC 5396 asplain).
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
