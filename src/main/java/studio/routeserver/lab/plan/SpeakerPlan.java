package studio.routeserver.lab.plan;

import studio.routeserver.bgp.Speaker;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;

/// A BGP router that the topology asks for.
///
/// @param name unique among routers, such as `hub-route-server/0` or `nva1`
/// @param owner the object whose router it is; an edge router's is its connection
/// @param instance which instance of the owner, 0 where there are none
/// @param loopRule the rule to name where a path holds its own AS
/// @param origins what it originates
public record SpeakerPlan(
        String name,
        Ref owner,
        int instance,
        Role role,
        Asn asn,
        Ipv4Address id,
        Chooser chooser,
        String loopRule,
        Originated origins) {

    /// A fresh router. Its jitter depends on the run's seed and its own name, so that an edit
    /// elsewhere does not move it.
    public Speaker build(long seed) {
        return new Speaker(
                new Speaker.Config(
                        name,
                        id,
                        chooser.process(),
                        role == Role.ROUTE_SERVER,
                        loopRule,
                        Mix.of(seed, name)));
    }

    /// Whether a running router can become the other without a restart.
    public boolean sameRouter(SpeakerPlan other) {
        return owner.equals(other.owner)
                && instance == other.instance
                && role == other.role
                && id.equals(other.id)
                && loopRule.equals(other.loopRule);
    }
}
