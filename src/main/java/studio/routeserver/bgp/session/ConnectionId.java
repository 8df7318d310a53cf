package studio.routeserver.bgp.session;

/// One transport connection of a session. A number is never used twice by one end, so that what
/// arrives late for a closed connection is known as such.
///
/// @param side who opened it, seen from this end
/// @param number given by the session where it dials, by the world where it accepts
public record ConnectionId(Side side, long number) {

    /// Who opened a connection.
    public enum Side {
        DIALLED,
        ACCEPTED
    }

    public static ConnectionId dialled(long number) {
        return new ConnectionId(Side.DIALLED, number);
    }

    public static ConnectionId accepted(long number) {
        return new ConnectionId(Side.ACCEPTED, number);
    }

    @Override
    public String toString() {
        return (side == Side.DIALLED ? "dialled" : "accepted") + " connection " + number;
    }
}
