package studio.routeserver.fabric;

import java.util.List;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A forwarding entry of a device that is no NIC: the guest of an NVA, a gateway or a branch.
///
/// @param exits the ways out; several share flows by hash (ECMP); never empty
/// @param rule the id of the rule that decided
/// @param why the choice in words
public record DeviceRoute(Ipv4Prefix prefix, List<Exit> exits, String rule, String why) {

    public DeviceRoute {
        exits = List.copyOf(exits);
    }

    /// Its prefix, as a table writes it.
    String text() {
        return prefix.toString();
    }

    /// A way out of a device.
    public sealed interface Exit {

        /// Into a connection, to its other end.
        record Tunnel(String connection) implements Exit {}

        /// Out of a NIC of the device, whose effective routes then decide (azure rule R-NVA-02).
        record OutOf(String nic) implements Exit {}

        /// From a gateway into the network by the routes of its GatewaySubnet (R-EFF-25).
        record Network() implements Exit {}

        /// From a gateway straight to an address, such as an NVA's (R-GW-20).
        record NextHop(Ipv4Address ip) implements Exit {}

        /// The destination is on the device's own side: a branch's own prefix.
        record Local() implements Exit {}

        /// Nowhere: the packet dies here.
        record Discard() implements Exit {}

        /// Its name for people: a connection, a NIC, an address.
        default String text() {
            return switch (this) {
                case Tunnel(var connection) -> connection;
                case OutOf(var nic) -> nic;
                case Network() -> "the network";
                case NextHop(var ip) -> ip.toString();
                case Local() -> "here";
                case Discard() -> "nowhere";
            };
        }
    }
}
