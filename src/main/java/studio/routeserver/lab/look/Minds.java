package studio.routeserver.lab.look;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.lab.Choice;
import studio.routeserver.lab.RouterView;
import studio.routeserver.lab.Wish;
import studio.routeserver.lab.plan.Plan;
import studio.routeserver.lab.program.Intent;
import studio.routeserver.net.Ipv4Prefix;

/// What the routers had chosen at an instant and what they wanted in the NICs: what explanations
/// are made of. Holds persistent tables only, so it costs a snapshot next to nothing.
///
/// @param tables of the routers that live
/// @param programming by hub
public record Minds(Plan plan, Map<String, LocRib> tables, Map<String, Intent> programming) {

    /// Every router of the plan; by name.
    SortedMap<String, RouterView> routers() {
        return plan.routers(tables);
    }

    /// Which instance programs the NICs of a cohort; empty where none does, or what is there is
    /// frozen.
    OptionalInt feeder(String hub, Cohort cohort) {
        @Nullable Intent intent = programming.get(hub);
        return intent == null ? OptionalInt.empty() : intent.feeder(cohort);
    }

    Optional<Wish> wanted(String hub, int instance, Ipv4Prefix prefix) {
        @Nullable Intent intent = programming.get(hub);
        return intent == null ? Optional.empty() : intent.wanted().get(instance).get(prefix);
    }

    /// The choice that an instance programs: its own, or where a gateway speaks with no Route
    /// Server, what was made of both.
    Optional<Choice> choice(String hub, int instance, Ipv4Prefix prefix) {
        @Nullable Intent intent = programming.get(hub);
        return intent == null ? Optional.empty() : intent.choice(instance, prefix);
    }
}
