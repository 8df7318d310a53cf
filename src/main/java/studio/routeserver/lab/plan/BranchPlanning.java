package studio.routeserver.lab.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.lab.policy.OnlyLocalExport;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;

/// Plans the routers of branches that speak BGP (azure rulings R-RUL-03, R-RUL-21).
final class BranchPlanning {

    private BranchPlanning() {}

    static void into(Draft draft) {
        PathAttributes plain = PathAttributes.of(Origin.IGP, AsPath.EMPTY, new Ipv4Address(0));
        for (Branch branch : draft.site().topology().branches()) {
            @Nullable Asn asn = branch.asn();
            if (asn != null && branch.address().bits() != 0) {
                Map<Ipv4Prefix, PathAttributes> origins = new LinkedHashMap<>();
                branch.prefixes().forEach(prefix -> origins.put(prefix, plain));
                draft.add(
                        new SpeakerPlan(
                                draft.site().routerOf(branch),
                                branch.ref(),
                                0,
                                Role.BRANCH,
                                asn,
                                branch.address(),
                                Chooser.sharing(),
                                "RFC 4271 §9.1.2",
                                Originated.of(origins)));
            }
        }
    }

    /// The branch's end of a session; unconfigured where the branch has no address to speak from.
    static SessionPlan.Seat seat(
            Draft draft, Branch branch, Asn asn, String neighbor, Ipv4Address named, Asn remote) {
        if (branch.address().bits() == 0) {
            return new SessionPlan.Seat(null, branch.address(), asn, null);
        }
        return Draft.seat(
                draft.site().routerOf(branch),
                Neighbor.of(
                        neighbor,
                        named,
                        branch.address(),
                        draft.gateway(asn, branch.address(), remote)),
                one ->
                        branch.transit()
                                ? one
                                : one.withPolicies(one.importPolicy(), new OnlyLocalExport()));
    }
}
