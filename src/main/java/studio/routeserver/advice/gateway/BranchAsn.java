package studio.routeserver.advice.gateway;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.FreeAsn;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;

/// `V-049` (R-GW-03): a branch that speaks BGP with a gateway has an ASN of its own, and no
/// reserved one.
public final class BranchAsn implements Rule {

    @Override
    public String id() {
        return "V-049";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-GW-03";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return Stream.concat(
                subject.topology().branches().stream()
                        .flatMap(branch -> judge(subject, branch).stream()),
                subject.topology().gateways().stream()
                        .flatMap(gateway -> judge(subject, gateway).stream()));
    }

    /// Of two gateways the one that no Route Server needs as it is gives way (R-GW-04).
    private Optional<Finding> judge(Subject subject, Gateway gateway) {
        boolean bound = bound(subject, gateway);
        return subject.tunnels().to(gateway.name()).stream()
                .filter(subject.tunnels()::bgp)
                .flatMap(connection -> subject.tunnels().farGateway(connection).stream())
                .filter(far -> far.localAsn().equals(gateway.localAsn()))
                .filter(far ->
                        bound(subject, far) == bound
                                ? gateway.name().compareTo(far.name()) > 0
                                : !bound)
                .findFirst()
                .map(far -> finding(subject, gateway, far));
    }

    private static boolean bound(Subject subject, Gateway gateway) {
        return !subject.topology().routeServersOf(gateway.subnet().network()).isEmpty();
    }

    private Finding finding(Subject subject, Gateway gateway, Gateway far) {
        Asn free = FreeAsn.next(subject.topology(), subject.profile());
        return finding(
                gateway.name(),
                "Gateway %s uses ASN %s, which %s refuses; choose another."
                        .formatted(gateway.name(), gateway.localAsn(), far.name()),
                new Fix(
                        "Give %s ASN %s".formatted(gateway.name(), free),
                        new Edit.Change(gateway.withAsn(free))));
    }

    private Optional<Finding> judge(Subject subject, Branch branch) {
        @Nullable Asn asn = branch.asn();
        if (asn == null) {
            return Optional.empty();
        }
        return subject.tunnels().of(branch).stream()
                .filter(subject.tunnels()::bgp)
                .flatMap(connection -> subject.tunnels().gateway(connection).stream())
                .filter(gateway -> refuses(subject, gateway, asn))
                .findFirst()
                .map(gateway -> finding(subject, branch, gateway, asn));
    }

    /// Private peering takes any ASN but Azure's own (R-GW-26).
    private static boolean refuses(Subject subject, Gateway gateway, Asn asn) {
        return asn.equals(gateway.localAsn())
                || (gateway.type() == Gateway.Type.VPN
                        ? subject.profile().isReserved(asn)
                        : asn.equals(Asn.AZURE) || asn.equals(Asn.EXPRESSROUTE_EDGE));
    }

    private Finding finding(Subject subject, Branch branch, Gateway gateway, Asn asn) {
        Asn free = FreeAsn.next(subject.topology(), subject.profile());
        return finding(
                branch.name(),
                "Branch %s uses ASN %s, which %s refuses; choose another."
                        .formatted(branch.name(), asn, gateway.name()),
                new Fix(
                        "Give %s ASN %s".formatted(branch.name(), free),
                        new Edit.Change(branch.withAsn(free))));
    }
}
