package studio.routeserver.topology;

import studio.routeserver.net.Ipv4Address;

/// A network interface: what has effective routes.
///
/// @param owner the VM or NVA
/// @param name the owner's name for its first NIC, `nva1/outside` for a further one
/// @param ipForwarding whether packets of others may pass it (R-NVA-01)
public record Nic(Ref owner, String name, SubnetRef subnet, Ipv4Address ip, boolean ipForwarding) {}
