package studio.routeserver.bgp.rib;

import studio.routeserver.bgp.message.PathAttributes;

/// What a router tells a neighbour. Must answer the same for the same arguments until
/// [studio.routeserver.bgp.Speaker] is told otherwise.
@FunctionalInterface
public interface ExportPolicy {

    ExportPolicy SEND_ALL = (path, proposed, table) -> new ExportVerdict.Send(proposed);

    /// The last word on a path that the router's own rules let out (split horizon, iBGP, NO_EXPORT
    /// and NO_ADVERTISE come before).
    ///
    /// @param path the path as it was accepted, so that conditions see it as it is
    /// @param proposed what would be sent: own AS in front and next hop set for eBGP, MED and
    ///   LOCAL_PREF as the kind of session wants them. What the verdict says is sent as it is
    /// @param table the routes of the router
    ExportVerdict judge(Path path, PathAttributes proposed, LocRib table);

    /// The prefixes of which this one may tell something else than the other one does, the tables
    /// being the same. None if they are equal; a policy that knows better than all of them says so.
    default Affected differsFrom(ExportPolicy other) {
        return Affected.unless(equals(other));
    }

    /// Which path of a prefix the neighbour may hear of. The best, but for a gateway that always
    /// tells its own routes (azure rule R-RUL-23).
    default Path candidate(Decision decision) {
        return decision.best();
    }
}
