package studio.routeserver.lab;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.net.Ipv4Prefix;

/// What the routers had chosen at an instant and what they wanted in the NICs: what explanations
/// are made of. Holds persistent tables only, so it costs a snapshot next to nothing.
///
/// @param tables of the routers that live
/// @param programming by hub
record Minds(Plan plan, Map<String, LocRib> tables, Map<String, Programming.Intent> programming) {

    /// Every router of the plan; by name.
    SortedMap<String, RouterView> routers() {
        SortedMap<String, RouterView> routers = new TreeMap<>();
        for (SpeakerPlan speaker : plan.speakers().values()) {
            routers.put(speaker.name(), new RouterView(plan, speaker, tables.get(speaker.name())));
        }
        return Collections.unmodifiableSortedMap(routers);
    }

    /// Which instance programs the NICs of a cohort; empty where none does, or what is there is
    /// frozen.
    OptionalInt feeder(String hub, Cohort cohort) {
        Programming.@Nullable Intent intent = programming.get(hub);
        return intent == null ? OptionalInt.empty() : intent.feeder(cohort);
    }

    Optional<Wish> wanted(String hub, int instance, Ipv4Prefix prefix) {
        Programming.@Nullable Intent intent = programming.get(hub);
        return intent == null ? Optional.empty() : intent.wanted().get(instance).get(prefix);
    }

    /// The choice that an instance programs: its own, or where a gateway speaks with no Route
    /// Server, what [Programming] made of both.
    Optional<Choice> choice(String hub, int instance, Ipv4Prefix prefix) {
        Programming.@Nullable Intent intent = programming.get(hub);
        return intent == null ? Optional.empty() : intent.choice(instance, prefix);
    }
}
