package studio.routeserver.advice.capacity;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;

/// `V-076` (R-GW-38): an active-standby gateway is away for a while when its instance fails.
public final class ActiveStandby implements Rule {

    @Override
    public String id() {
        return "V-076";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-38";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().gateways().stream()
                .filter(gateway -> gateway.type() == Gateway.Type.VPN && !gateway.activeActive())
                .map(gateway ->
                        finding(
                                gateway.name(),
                                "%s is active-standby; an unplanned failure costs 60 to 90 seconds."
                                        .formatted(gateway.name()),
                                new Fix(
                                        "Make " + gateway.name() + " active-active",
                                        new Edit.Change(gateway.withActiveActive(true)))));
    }
}
