package studio.routeserver.lab;

import java.nio.ByteBuffer;
import java.time.Instant;

/// Sees every BGP message that a router of the lab sends, whether it arrives or not.
@FunctionalInterface
public interface WireTap {

    /// Sees nothing.
    WireTap NONE = (at, from, to, message) -> {};

    /// One whole message leaves.
    ///
    /// @param from the router that sends, such as `hub-route-server/0`
    /// @param message read-only
    void sent(Instant at, String from, String to, ByteBuffer message);
}
