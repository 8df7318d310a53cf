package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Reads MP_REACH_NLRI and MP_UNREACH_NLRI (RFC 4760): IPv4 unicast is understood, IPv6 unicast
/// checked, of other families only the outer form.
final class MultiprotocolReader {

    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int UNICAST = 1;

    private final List<RawAttribute> otherFamilies = new ArrayList<>();
    private List<Ipv4Prefix> announced = List.of();
    private List<Ipv4Prefix> withdrawn = List.of();
    private @Nullable Ipv4Address nextHop;

    List<RawAttribute> otherFamilies() {
        return otherFamilies;
    }

    List<Ipv4Prefix> announced() {
        return announced;
    }

    List<Ipv4Prefix> withdrawn() {
        return withdrawn;
    }

    @Nullable Ipv4Address nextHop() {
        return nextHop;
    }

    /// Reads MP_REACH_NLRI.
    ///
    /// @return whether it was well-formed
    boolean readReach(RawAttribute raw) {
        ByteBuffer value = raw.value().buffer();
        if (value.remaining() < 5) {
            return false;
        }
        int afi = value.getShort() & 0xFFFF;
        int safi = value.get() & 0xFF;
        int hopLength = value.get() & 0xFF;
        if (hopLength + 1 > value.remaining()) {
            return false;
        }
        ByteBuffer hop = value.slice(value.position(), hopLength);
        value.position(value.position() + hopLength + 1);
        if (afi == IPV4 && safi == UNICAST && hopLength == 4) {
            @Nullable List<Ipv4Prefix> prefixes = Prefixes.read(value);
            if (prefixes == null) {
                return false;
            }
            announced = prefixes;
            nextHop = new Ipv4Address(hop.getInt());
            return true;
        }
        otherFamilies.add(raw);
        if (safi != UNICAST || (afi != IPV4 && afi != IPV6)) {
            return true;
        }
        // RFC 8950 lets an IPv4 route have an IPv6 next hop; we never negotiate it.
        boolean hopFits = hopLength == 16 || hopLength == 32;
        return hopFits && Prefixes.wellFormed(value, afi == IPV4 ? 32 : 128);
    }

    /// Reads MP_UNREACH_NLRI.
    ///
    /// @return whether it was well-formed
    boolean readUnreach(RawAttribute raw) {
        ByteBuffer value = raw.value().buffer();
        if (value.remaining() < 3) {
            return false;
        }
        int afi = value.getShort() & 0xFFFF;
        int safi = value.get() & 0xFF;
        if (afi == IPV4 && safi == UNICAST) {
            @Nullable List<Ipv4Prefix> prefixes = Prefixes.read(value);
            withdrawn = prefixes == null ? List.of() : prefixes;
            return prefixes != null;
        }
        otherFamilies.add(raw);
        return afi != IPV6 || safi != UNICAST || Prefixes.wellFormed(value, 128);
    }
}
