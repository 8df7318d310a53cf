package studio.routeserver.desktop.workbench;

import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;

/// Which packet is traced.
///
/// @param from a VM, NVA or branch
/// @param to what the destination is called: a name, or the address
public record TraceQuestion(Ref from, Ipv4Address destination, String to) {}
