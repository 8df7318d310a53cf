package studio.routeserver.bgp.message;

import studio.routeserver.net.Asn;

/// What a speaker can do beyond plain BGP-4 (RFC 5492).
public sealed interface Capability {

    /// The capability's code on the wire.
    int code();

    /// Routes of an address family (RFC 4760). IPv4 unicast is 1/1.
    record Multiprotocol(int afi, int safi) implements Capability {
        public static final Multiprotocol IPV4_UNICAST = new Multiprotocol(1, 1);

        @Override
        public int code() {
            return 1;
        }
    }

    /// Answers ROUTE-REFRESH (RFC 2918).
    record RouteRefresh() implements Capability {
        @Override
        public int code() {
            return 2;
        }
    }

    /// AS numbers of four octets; carries the speaker's own (RFC 6793).
    record FourOctetAs(Asn as) implements Capability {
        @Override
        public int code() {
            return 65;
        }
    }

    /// Keeps forwarding through a restart (RFC 4724).
    ///
    /// @param flags four bits: 8 restarting, 4 also after a NOTIFICATION
    /// @param restartSeconds 0 to 4095
    /// @param families `afi u16, safi u8, flags u8` for each family
    record GracefulRestart(int flags, int restartSeconds, Bytes families) implements Capability {
        @Override
        public int code() {
            return 64;
        }
    }

    /// Marks the begin and the end of a refresh (RFC 7313).
    record EnhancedRouteRefresh() implements Capability {
        @Override
        public int code() {
            return 70;
        }
    }

    /// The speaker's name, to be shown to people; empty where it tells none.
    record HostName(String host, String domain) implements Capability {
        @Override
        public int code() {
            return 73;
        }
    }

    /// One that is shown and otherwise ignored.
    record Other(int code, Bytes value) implements Capability {}
}
