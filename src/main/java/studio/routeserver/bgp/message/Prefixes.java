package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Prefixes as UPDATE has them: a length in bits and as few octets as hold it (RFC 4271 §4.3).
final class Prefixes {

    private static final Ipv4Prefix LOOPBACK = Ipv4Prefix.parse("127.0.0.0/8");
    private static final Ipv4Prefix MULTICAST = Ipv4Prefix.parse("224.0.0.0/4");

    private Prefixes() {}

    static int octets(Ipv4Prefix prefix) {
        return 1 + (prefix.length() + 7) / 8;
    }

    static void write(List<Ipv4Prefix> prefixes, WireWriter out) {
        for (Ipv4Prefix prefix : prefixes) {
            out.u8(prefix.length());
            for (int octet = 0; octet < octets(prefix) - 1; octet++) {
                out.u8(prefix.bits() >>> (24 - 8 * octet));
            }
        }
    }

    /// Reads to the end of the buffer. Bits beyond a prefix's length are ignored.
    ///
    /// @return null where a length is over 32 or octets are missing
    static @Nullable List<Ipv4Prefix> read(ByteBuffer in) {
        List<Ipv4Prefix> prefixes = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.get() & 0xFF;
            int octets = (length + 7) / 8;
            if (length > 32 || octets > in.remaining()) {
                return null;
            }
            int bits = 0;
            for (int octet = 0; octet < octets; octet++) {
                bits |= (in.get() & 0xFF) << (24 - 8 * octet);
            }
            prefixes.add(Ipv4Prefix.containing(new Ipv4Address(bits), length));
        }
        return prefixes;
    }

    /// Whether prefixes of up to that many bits fill the buffer exactly.
    static boolean wellFormed(ByteBuffer in, int mostBits) {
        while (in.hasRemaining()) {
            int length = in.get() & 0xFF;
            int octets = (length + 7) / 8;
            if (length > mostBits || octets > in.remaining()) {
                return false;
            }
            in.position(in.position() + octets);
        }
        return true;
    }

    /// Whether unicast packets can go there (RFC 4271 §6.3, last paragraph).
    static boolean routable(Ipv4Prefix prefix) {
        return !LOOPBACK.contains(prefix) && !MULTICAST.contains(prefix);
    }
}
