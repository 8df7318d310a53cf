package studio.routeserver.lab.plan;

import java.util.Map;
import java.util.Set;
import studio.routeserver.net.Ipv4Prefix;

/// What a run has changed in what the routers are to do, beyond the topology.
///
/// @param out tunnels that an end has found silent
/// @param withdrawn prefixes that an NVA has taken back
/// @param advertised prefixes that an NVA advertises beyond what is configured
public record Conditions(
        Set<TunnelEnd> out,
        Map<String, Set<Ipv4Prefix>> withdrawn,
        Map<String, Set<Ipv4Prefix>> advertised) {

    /// Nothing but what the topology says.
    public static final Conditions NONE = new Conditions(Set.of(), Map.of(), Map.of());

    /// One end of a connection.
    ///
    /// @param far whether it is the branch, or the NVA in `from`; else the gateway or NVA in `to`
    public record TunnelEnd(String connection, boolean far) {}

    /// Whether that end still believes in its tunnel.
    public boolean up(String connection, boolean far) {
        return !out.contains(new TunnelEnd(connection, far));
    }

    Set<Ipv4Prefix> withdrawnBy(String nva) {
        return withdrawn.getOrDefault(nva, Set.of());
    }

    Set<Ipv4Prefix> advertisedBy(String nva) {
        return advertised.getOrDefault(nva, Set.of());
    }
}
