package studio.routeserver.advice.design;

import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;

/// `A-15`: what stands in place of a Route Server: entries by hand.
final class ManualWorld implements DesignRule {

    @Override
    public String id() {
        return "A-15";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        if (subject.topology().routeServers().isEmpty() || subject.running().isEmpty()) {
            return Optional.empty();
        }
        ByHand hand = ByHand.of(subject.topology(), subject.running().get());
        return hand.entries() == 0
                ? Optional.empty()
                : says(
                        "By hand this takes %s %s in %s %s: %s for each new branch prefix, %s for each new subnet."
                                .formatted(
                                        Words.number(hand.entries()),
                                        hand.entries() == 1 ? "entry" : "entries",
                                        Words.count(hand.tables().size()),
                                        hand.tables().size() == 1 ? "table" : "tables",
                                        Words.number(hand.cost().newPrefix()),
                                        Words.number(hand.cost().newSubnet())));
    }
}
