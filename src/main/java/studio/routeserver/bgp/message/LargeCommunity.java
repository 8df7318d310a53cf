package studio.routeserver.bgp.message;

/// A large community (RFC 8092), written `64496:1:2`. The three numbers are unsigned 32-bit
/// integers.
public record LargeCommunity(int global, int first, int second) {

    @Override
    public String toString() {
        return Integer.toUnsignedString(global)
                + ":"
                + Integer.toUnsignedString(first)
                + ":"
                + Integer.toUnsignedString(second);
    }
}
