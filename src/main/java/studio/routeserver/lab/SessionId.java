package studio.routeserver.lab;

/// A BGP session, named by its two speakers, the one that comes first in this order first: Route
/// Server instances, gateway instances, NVAs, branches.
///
/// @param local such as `hub-route-server/0`
/// @param remote such as `nva1`
public record SessionId(String local, String remote) implements Comparable<SessionId> {

    @Override
    public int compareTo(SessionId other) {
        int byLocal = local.compareTo(other.local);
        return byLocal != 0 ? byLocal : remote.compareTo(other.remote);
    }

    @Override
    public String toString() {
        return local + "-" + remote;
    }
}
