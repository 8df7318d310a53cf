package studio.routeserver.advice.gateway;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;

/// `V-045` (R-GW-04): a VPN gateway beside a Route Server is active-active.
public final class GatewayStandsBy implements Rule {

    @Override
    public String id() {
        return "V-045";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-GW-04";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().gateways().stream()
                .filter(gateway -> gateway.type() == Gateway.Type.VPN && !gateway.activeActive())
                .filter(gateway ->
                        !subject.topology().routeServersOf(gateway.subnet().network()).isEmpty())
                .map(gateway -> finding(subject, gateway));
    }

    private Finding finding(Subject subject, Gateway gateway) {
        String network = gateway.subnet().network();
        return finding(
                gateway.name(),
                "%s shares %s with %s and must be active-active for route exchange."
                        .formatted(
                                gateway.name(),
                                network,
                                subject.topology().routeServersOf(network).getFirst().name()),
                new Fix(
                        "Make " + gateway.name() + " active-active",
                        new Edit.Change(gateway.withActiveActive(true))));
    }
}
