package studio.routeserver.advice.gateway;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;

/// `V-046` (R-GW-04): a VPN gateway beside a Route Server has ASN 65515.
public final class GatewayAsn implements Rule {

    @Override
    public String id() {
        return "V-046";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-04";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().gateways().stream()
                .filter(gateway -> gateway.type() == Gateway.Type.VPN)
                .filter(gateway -> !gateway.localAsn().equals(Asn.AZURE))
                .filter(gateway ->
                        !subject.topology().routeServersOf(gateway.subnet().network()).isEmpty())
                .map(this::finding);
    }

    private Finding finding(Gateway gateway) {
        return finding(
                gateway.name(),
                "%s has ASN %s; with a Route Server in %s it must be 65515."
                        .formatted(gateway.name(), gateway.localAsn(), gateway.subnet().network()),
                new Fix(
                        "Give " + gateway.name() + " ASN 65515",
                        new Edit.Change(gateway.withAsn(Asn.AZURE))));
    }
}
