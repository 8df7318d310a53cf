package studio.routeserver.advice.gateway;

import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;

/// `V-090` (R-GW-01): new VPN gateways have zone-redundant SKUs, and the Basic one has no BGP.
public final class OldSku implements Rule {

    @Override
    public String id() {
        return "V-090";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-GW-01";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().gateways().stream()
                .filter(gateway -> gateway.type() == Gateway.Type.VPN)
                .flatMap(gateway -> judge(subject, gateway).stream());
    }

    private Optional<Finding> judge(Subject subject, Gateway gateway) {
        String sku = gateway.effectiveSku();
        boolean beside = !subject.topology().routeServersOf(gateway.subnet().network()).isEmpty();
        if (sku.matches("VpnGw[1-5]")) {
            return Optional.of(finding(gateway, sku, "can no longer be created", sku + "AZ"));
        }
        return sku.equals(Gateway.BASIC_SKU) && beside
                ? Optional.of(finding(gateway, sku, "has no BGP", Gateway.DEFAULT_VPN_SKU))
                : Optional.empty();
    }

    private Finding finding(Gateway gateway, String sku, String why, String better) {
        return finding(
                gateway.name(),
                "SKU %s of %s %s; use %s.".formatted(sku, gateway.name(), why, better),
                new Fix(
                        "Give %s the SKU %s".formatted(gateway.name(), better),
                        new Edit.Change(gateway.withSku(better))));
    }
}
