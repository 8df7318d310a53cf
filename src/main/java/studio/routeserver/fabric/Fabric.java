package studio.routeserver.fabric;

import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;

/// Azure's network at one instant: effective routes and the ways of packets. Immutable; computes
/// when asked and keeps what it computed.
public interface Fabric {

    /// The effective routes of a NIC, whether its VM runs or not.
    EffectiveRoutes routes(Nic nic);

    /// What a NIC in the subnet would have, fed by instance 0 (azure ruling R-RUL-36).
    EffectiveRoutes routes(SubnetRef subnet);

    /// The way of a flow there and back, over every ECMP member.
    ///
    /// @param from a VM, NVA or branch
    /// @param source the sender's address; null means its own (a branch's tenth host)
    PathReport path(Ref from, @Nullable Ipv4Address source, Ipv4Address destination);
}
