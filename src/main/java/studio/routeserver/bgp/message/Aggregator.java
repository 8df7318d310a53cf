package studio.routeserver.bgp.message;

import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// Who aggregated a route (RFC 4271 §5.1.7).
public record Aggregator(Asn as, Ipv4Address address) {}
