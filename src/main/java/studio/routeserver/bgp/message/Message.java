package studio.routeserver.bgp.message;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A BGP message (RFC 4271 §4, RFC 2918) as a value.
public sealed interface Message {

    /// The message's type on the wire, 1 to 5.
    int type();

    /// The first message on a connection.
    ///
    /// @param as the sender's number, the four-octet one where it has told it
    /// @param holdTimeSeconds 0, or 3 to 65535
    record Open(Asn as, int holdTimeSeconds, Ipv4Address identifier, List<Capability> capabilities)
            implements Message {

        public static final int VERSION = 4;

        public Open {
            capabilities = List.copyOf(capabilities);
            if (holdTimeSeconds < 0 || holdTimeSeconds > 0xFFFF) {
                throw new IllegalArgumentException(
                        "hold time " + holdTimeSeconds + " s is outside 0 to 65535");
            }
        }

        @Override
        public int type() {
            return 1;
        }

        /// The capability of that kind, the first one where there are several.
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            return capabilities.stream().filter(kind::isInstance).map(kind::cast).findFirst();
        }
    }

    /// Routes that are gone and routes that are there.
    ///
    /// @param attributes those of every announced prefix; null where none is announced
    /// @param otherFamilies MP_REACH_NLRI and MP_UNREACH_NLRI of families that are not ours
    record Update(
            List<Ipv4Prefix> withdrawn,
            List<Ipv4Prefix> announced,
            @Nullable PathAttributes attributes,
            List<RawAttribute> otherFamilies)
            implements Message {

        /// Nothing withdrawn and nothing announced: all routes have been told (RFC 4724 §2).
        public static final Update END_OF_RIB = withdraw(List.of());

        public Update {
            withdrawn = List.copyOf(withdrawn);
            announced = List.copyOf(announced);
            otherFamilies = List.copyOf(otherFamilies);
            if (!announced.isEmpty() && attributes == null) {
                throw new IllegalArgumentException("announced prefixes need attributes");
            }
        }

        public static Update withdraw(List<Ipv4Prefix> prefixes) {
            return new Update(prefixes, List.of(), null, List.of());
        }

        public static Update announce(PathAttributes attributes, List<Ipv4Prefix> prefixes) {
            return new Update(List.of(), prefixes, attributes, List.of());
        }

        @Override
        public int type() {
            return 2;
        }
    }

    /// The session ends, and why (RFC 4271 §4.5).
    record Notification(int code, int subcode, Bytes data) implements Message {

        public static Notification of(int code, int subcode) {
            return new Notification(code, subcode, Bytes.EMPTY);
        }

        @Override
        public int type() {
            return 3;
        }

        /// In words, with the numbers: `Cease: administrative shutdown (6/2)`.
        @Override
        public String toString() {
            return NotificationText.of(this);
        }
    }

    /// The sender is alive.
    record Keepalive() implements Message {
        @Override
        public int type() {
            return 4;
        }
    }

    /// The sender asks for all routes again (RFC 2918).
    ///
    /// @param subtype 0 request; 1 and 2 begin and end of the answer (RFC 7313)
    record RouteRefresh(int afi, int subtype, int safi) implements Message {

        public static final RouteRefresh IPV4_UNICAST = new RouteRefresh(1, 0, 1);

        @Override
        public int type() {
            return 5;
        }

        public boolean isIpv4Unicast() {
            return afi == 1 && safi == 1;
        }
    }
}
