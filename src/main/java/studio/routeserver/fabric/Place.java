package studio.routeserver.fabric;

import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;

/// Where a packet enters Azure's network: a NIC, or an instance of a gateway or Route Server.
///
/// @param forwards whether packets with other sources than its own may leave it (R-NVA-01)
/// @param gateway whether a gateway sends: its forwarded packets need no flag (R-PEER-04)
/// @param fed which cohort's routes decide there
record Place(
        Ref owner,
        String name,
        SubnetRef subnet,
        Ipv4Address ip,
        boolean forwards,
        boolean gateway,
        Cohort fed) {

    static Place of(Nic nic, Cohort fed) {
        return new Place(
                nic.owner(), nic.name(), nic.subnet(), nic.ip(), nic.ipForwarding(), false, fed);
    }

    String network() {
        return subnet.network();
    }
}
