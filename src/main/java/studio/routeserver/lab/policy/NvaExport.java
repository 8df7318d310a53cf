package studio.routeserver.lab.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.NvaBgp;

/// What an NVA tells a neighbour: its statements as they are written, everything it learned, over
/// tunnels too (azure ruling R-RUL-04), all by its policies, and at last the AS override (R-RUL-05,
/// R-RUL-06).
///
/// @param statements the configured advertisements that hold now, by prefix
/// @param redistributed prefixes of static tunnels that are up
/// @param neighbor the address that a statement's `to` names
/// @param ibgp whether the neighbour is of the same AS
/// @param override whether every 65515 leaves the path
public record NvaExport(
        GuestPolicy policy,
        Map<Ipv4Prefix, List<NvaBgp.Advertisement>> statements,
        Set<Ipv4Prefix> redistributed,
        Ipv4Address neighbor,
        boolean ibgp,
        boolean override)
        implements ExportPolicy {

    public NvaExport {
        statements = Map.copyOf(statements);
        redistributed = Set.copyOf(redistributed);
    }

    /// Only a route of its own asks the statements and the redistributed prefixes, each by its very
    /// prefix.
    @Override
    public Affected differsFrom(ExportPolicy other) {
        if (!(other instanceof NvaExport that
                && policy.equals(that.policy)
                && neighbor.equals(that.neighbor)
                && ibgp == that.ibgp
                && override == that.override)) {
            return Affected.everything();
        }
        return changed(statements, that.statements)
                .or(Affected.between(redistributed, that.redistributed));
    }

    private static Affected changed(
            Map<Ipv4Prefix, List<NvaBgp.Advertisement>> one,
            Map<Ipv4Prefix, List<NvaBgp.Advertisement>> other) {
        if (one.equals(other)) {
            return Affected.nothing();
        }
        List<Ipv4Prefix> restated = new ArrayList<>();
        one.forEach((prefix, said) -> {
            if (!said.equals(other.getOrDefault(prefix, said))) {
                restated.add(prefix);
            }
        });
        return Affected.inside(restated).or(Affected.between(one.keySet(), other.keySet()));
    }

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        PathAttributes out = proposed;
        if (path.from().isLocal()) {
            List<NvaBgp.Advertisement> of = statements.getOrDefault(path.prefix(), List.of());
            Optional<NvaBgp.Advertisement> told =
                    of.stream()
                            .filter(one -> one.to().isEmpty() || one.to().contains(neighbor))
                            .findFirst();
            if (told.isPresent()) {
                out = shaped(told.get(), proposed);
            } else if (!of.isEmpty() && !redistributed.contains(path.prefix())) {
                return new ExportVerdict.Hold(
                        "R-RUL-05", "the statement for this prefix goes to other neighbours only");
            } else if (!of.isEmpty()) {
                out = proposed.withAsPath(ibgp ? AsPath.EMPTY : AsPath.of(policy.own().value()));
            }
        }
        Optional<NvaBgp.Policy> deciding = policy.deciding(Direction.OUT, path);
        if (deciding.isPresent()) {
            if (!deciding.get().accept()) {
                return new ExportVerdict.Hold(GuestPolicy.RULE, "a policy of the NVA rejects it");
            }
            out = policy.applied(deciding.get(), out);
        }
        return new ExportVerdict.Send(
                override ? out.withAsPath(out.asPath().without(Asn.AZURE::equals)) : out);
    }

    /// A statement as it goes out: the ASN once by BGP, its repetitions, what it claims behind.
    private PathAttributes shaped(NvaBgp.Advertisement statement, PathAttributes proposed) {
        int times = statement.asPathPrepend() + (ibgp ? 0 : 1);
        List<Asn> path = new ArrayList<>(Collections.nCopies(times, policy.own()));
        path.addAll(statement.asPath());
        Ipv4Address nextHop = statement.nextHop();
        return proposed.with(draft ->
                draft.asPath(AsPath.sequence(path))
                        .communities(statement.communities())
                        .med(statement.med())
                        .nextHop(nextHop == null ? proposed.nextHop() : nextHop));
    }
}
