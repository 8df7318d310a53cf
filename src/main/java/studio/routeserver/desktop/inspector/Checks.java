package studio.routeserver.desktop.inspector;

import java.util.List;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// What a field refuses beyond its type, each with a sentence that says what to do. What Azure
/// would refuse only at deployment is not refused here: the problems list tells.
final class Checks {

    private Checks() {}

    static void address(Topology topology, SubnetRef subnet, Ipv4Address address) {
        Ipv4Prefix prefix = topology.subnet(subnet).map(Subnet::prefix).orElseThrow();
        if (!prefix.contains(address)) {
            throw wrong("checks.address.outside", address, subnet, prefix);
        }
        if (Addresses.reserved(prefix, address)) {
            throw wrong(
                    "checks.address.reserved", address, prefix.address(Addresses.RESERVED_FIRST));
        }
        if (Addresses.used(topology, subnet.network()).contains(address)) {
            throw wrong(
                    "checks.address.used",
                    address,
                    Addresses.firstFree(topology, subnet)
                            .map(Ipv4Address::toString)
                            .orElse(Messages.text("checks.address.nofree")));
        }
    }

    static void subnet(Topology topology, SubnetRef ref, Ipv4Prefix prefix) {
        VirtualNetwork network = topology.virtualNetwork(ref.network()).orElseThrow();
        if (!network.contains(prefix)) {
            throw wrong("checks.subnet.outside", prefix, ref.network(), network.addressSpace());
        }
        for (Subnet other : network.subnets()) {
            if (!other.name().equals(ref.subnet()) && other.prefix().overlaps(prefix)) {
                throw wrong("checks.subnet.overlap", prefix, other.name(), other.prefix());
            }
        }
    }

    static void space(Topology topology, String network, List<Ipv4Prefix> space) {
        if (space.isEmpty()) {
            throw wrong("checks.space.empty", network);
        }
        VirtualNetwork virtual = topology.virtualNetwork(network).orElseThrow();
        for (Subnet subnet : virtual.subnets()) {
            if (space.stream().noneMatch(prefix -> prefix.contains(subnet.prefix()))) {
                throw wrong("checks.space.loses", subnet.name(), subnet.prefix());
            }
        }
    }

    static void peerAsn(Topology topology, Asn asn) {
        if (Profile.of(topology).refusesPeerAsn(asn)) {
            throw wrong("checks.asn.refused", asn);
        }
    }

    private static IllegalArgumentException wrong(String key, Object... values) {
        return new IllegalArgumentException(Messages.text(key, values));
    }
}
