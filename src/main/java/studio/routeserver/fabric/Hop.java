package studio.routeserver.fabric;

import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;

/// One step of a packet: where it stood, what decided, and where to.
///
/// @param at the object that has the packet: a VM, NVA, gateway, branch, load balancer or
///   connection
/// @param address the address of the object that has it there; 0.0.0.0 for connections
/// @param route the deciding route as text, such as `192.168.0.0/16`; empty where none was asked
/// @param rule the id of the rule that decided
/// @param why in words
public record Hop(Ref at, Ipv4Address address, String route, String rule, String why) {}
