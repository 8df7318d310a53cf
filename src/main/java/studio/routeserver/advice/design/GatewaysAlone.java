package studio.routeserver.advice.design;

import java.util.Optional;
import studio.routeserver.advice.Subject;

/// `A-05`: gateways, and no NVA at all.
final class GatewaysAlone implements DesignRule {

    @Override
    public String id() {
        return "A-05";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        boolean alone =
                subject.topology().nvas().isEmpty() && !subject.topology().gateways().isEmpty();
        return alone
                ? says(
                        Answer.NEITHER,
                        "There is no NVA, and gateways propagate their routes by themselves. A"
                                + " Route Server would only serve to join a VPN and an ExpressRoute"
                                + " gateway.")
                : Optional.empty();
    }
}
