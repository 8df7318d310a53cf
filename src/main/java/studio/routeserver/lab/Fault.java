package studio.routeserver.lab;

import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Ref;

/// Something that goes wrong, or right again. Never an edit of the topology.
///
/// `instance` is a Route Server's 0 or 1; null means all BGP sessions of the NVA (azure ruling
/// R-RUL-37).
public sealed interface Fault {

    /// The session's packets stop; both ends find out by their timers.
    record Cut(String nva, @Nullable Integer instance) implements Fault {}

    /// The TCP connection closes; both ends see it at once and dial again.
    record Reset(String nva, @Nullable Integer instance) implements Fault {}

    /// Administrative shutdown: a Cease goes out, and the session stays down.
    record Shut(String nva, @Nullable Integer instance) implements Fault {}

    /// The object dies in silence: an NVA, VM, gateway, or an instance of a Route Server or
    /// gateway.
    ///
    /// @param instance of a Route Server or gateway; null means the whole object
    record Fail(Ref object, @Nullable Integer instance) implements Fault {}

    /// The connection stops carrying packets.
    record Down(String connection) implements Fault {}

    /// Azure works on an active-standby VPN gateway: its other instance takes over, sooner than
    /// after a failure (azure rule R-GW-38). Over at once; nothing holds that could be restored.
    record Maintain(String gateway) implements Fault {}

    /// Ends every fault of the object.
    ///
    /// @param instance of a Route Server, a gateway, or of an NVA's sessions; null means all of it
    record Restore(Ref object, @Nullable Integer instance) implements Fault {}

    /// The NVA takes a configured or redistributed prefix back.
    record Withdraw(String nva, Ipv4Prefix prefix) implements Fault {}

    /// The NVA advertises a prefix, again or beyond what is configured.
    record Advertise(String nva, Ipv4Prefix prefix) implements Fault {}

    /// As the command line writes it, without the time: `cut:nva1/0`.
    default String text() {
        return switch (this) {
            case Cut(var nva, var instance) -> "cut:" + nva + suffix(instance);
            case Reset(var nva, var instance) -> "reset:" + nva + suffix(instance);
            case Shut(var nva, var instance) -> "shut:" + nva + suffix(instance);
            case Fail(var object, var instance) -> "fail:" + object.name() + suffix(instance);
            case Down(var connection) -> "down:" + connection;
            case Maintain(var gateway) -> "maintain:" + gateway;
            case Restore(var object, var instance) -> "restore:" + object.name() + suffix(instance);
            case Withdraw(var nva, var prefix) -> "withdraw:" + nva + ":" + prefix;
            case Advertise(var nva, var prefix) -> "advertise:" + nva + ":" + prefix;
        };
    }

    private static String suffix(@Nullable Integer instance) {
        return instance == null ? "" : "/" + instance;
    }
}
