package studio.routeserver.lab.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.lab.Choice;
import studio.routeserver.lab.Wish;
import studio.routeserver.lab.plan.Equals;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// What the instances of a hub want in its NICs at one instant.
///
/// @param ribs of its Route Server's instances
/// @param outside what gateways know that do not speak with a Route Server
public record Intent(
        List<PrefixTable<Wish>> wanted,
        List<Boolean> serving,
        List<LocRib> ribs,
        List<PrefixTable<Path>> outside,
        DecisionProcess process) {

    /// The choice among all paths that led to what an instance wants.
    public Optional<Choice> choice(int instance, Ipv4Prefix prefix) {
        return Optional.ofNullable(chosen(prefix, ribs.get(instance), outside, process))
                .map(decision -> new Choice(decision, Equals.of(decision, process)));
    }

    /// The instance that programs a cohort; empty where neither serves.
    public OptionalInt feeder(Cohort cohort) {
        int own = cohort.instance();
        return serving.get(own)
                ? OptionalInt.of(own)
                : serving.get(1 - own) ? OptionalInt.of(1 - own) : OptionalInt.empty();
    }

    /// The choice among what a Route Server's instance has and what gateways know from outside.
    public static @Nullable Decision chosen(
            Ipv4Prefix prefix,
            LocRib rib,
            List<PrefixTable<Path>> outside,
            DecisionProcess process) {
        @Nullable Decision chosen = rib.decision(prefix).orElse(null);
        List<Path> paths = new ArrayList<>();
        outside.forEach(table -> table.get(prefix).ifPresent(paths::add));
        if (paths.isEmpty()) {
            return chosen;
        }
        if (chosen != null) {
            paths.addAll(chosen.paths());
        }
        return process.decide(paths).orElse(null);
    }
}
