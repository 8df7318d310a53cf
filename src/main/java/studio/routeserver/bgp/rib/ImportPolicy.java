package studio.routeserver.bgp.rib;

/// What a router takes from a neighbour. Judged after the router's own loop check, so no policy can
/// rescue a looped path (azure rule R-RS-51). Must answer the same for the same path until
/// [studio.routeserver.bgp.Speaker] is told otherwise.
@FunctionalInterface
public interface ImportPolicy {

    ImportPolicy ACCEPT_ALL = ImportVerdict.Accept::new;

    ImportVerdict judge(Path path);

    /// The prefixes whose paths this one may judge otherwise than the other one does. None if they
    /// are equal; a policy that knows better than all of them says so.
    default Affected differsFrom(ImportPolicy other) {
        return Affected.unless(equals(other));
    }
}
