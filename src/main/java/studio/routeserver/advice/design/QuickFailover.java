package studio.routeserver.advice.design;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Timer;

/// `A-10`: an outage that must be shorter than the hold time allows.
final class QuickFailover implements DesignRule {

    @Override
    public String id() {
        return "A-10";
    }

    private static final Duration QUICK = Duration.ofSeconds(60);

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        List<String> wishes = new ArrayList<>();
        for (Expectation expectation : subject.topology().expectations()) {
            @Nullable Duration within = expectation.within();
            if (within != null && within.compareTo(QUICK) < 0) {
                wishes.add(expectation.name());
            }
        }
        Duration slow = subject.profile().timer(Timer.ROUTE_SERVER_HOLD);
        List<String> nvas =
                subject.speakers()
                        .filter(speaker -> hold(subject, speaker).compareTo(slow) >= 0)
                        .map(speaker -> speaker.nva().name())
                        .distinct()
                        .toList();
        return wishes.isEmpty() || nvas.isEmpty()
                ? Optional.empty()
                : says(
                        "%s must be back within 60 s, but %s a hold time of %s. Lower the timers to 5/15, or put a load balancer in front, whose probe takes 10 s: Route Server has no BFD."
                                .formatted(
                                        Words.list(wishes),
                                        Words.list(nvas) + Words.verb(nvas, " has", " have"),
                                        Durations.text(slow)));
    }

    private static Duration hold(Subject subject, Speaker speaker) {
        @Nullable Duration said = speaker.bgp().holdTime();
        return said == null ? subject.profile().timer(Timer.NVA_HOLD) : said;
    }
}
