package studio.routeserver.advice.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// Who wins under a hub routing preference, for the prefixes that different kinds of speakers bring
/// (azure rule R-GW-33). Not reckoned: the network is run with each preference.
///
/// @param winners the speakers whose route is programmed, by prefix
public record PreferenceOutcome(
        HubRoutingPreference preference, SortedMap<Ipv4Prefix, List<String>> winners) {

    public PreferenceOutcome {
        winners = Collections.unmodifiableSortedMap(new TreeMap<>(winners));
    }

    /// The outcome of each preference of a Route Server, in the order of the preferences; only
    /// prefixes for which they differ.
    public static List<PreferenceOutcome> of(Topology topology, RouteServer server, long seed) {
        SortedMap<HubRoutingPreference, SortedMap<Ipv4Prefix, List<String>>> all = new TreeMap<>();
        for (HubRoutingPreference preference : HubRoutingPreference.values()) {
            Topology changed =
                    topology.apply(new Edit.Change(server.withHubRoutingPreference(preference)));
            all.put(preference, winners(RunningLab.of(changed, seed).snapshot(), server));
        }
        Set<Ipv4Prefix> prefixes = new TreeSet<>();
        all.values().forEach(winners -> prefixes.addAll(winners.keySet()));
        prefixes.removeIf(prefix ->
                all.values().stream()
                                .map(winners -> winners.getOrDefault(prefix, List.of()))
                                .distinct()
                                .count()
                        == 1);
        List<PreferenceOutcome> outcomes = new ArrayList<>();
        all.forEach((preference, winners) -> {
            winners.keySet().retainAll(prefixes);
            outcomes.add(new PreferenceOutcome(preference, winners));
        });
        return outcomes;
    }

    /// The outcomes of each Route Server for which preferences matter. Runs no network where no
    /// branch comes over ExpressRoute and over VPN (`A-12`).
    public static Map<String, List<PreferenceOutcome>> all(
            Topology topology, DesignAdvice advice, long seed) {
        Map<String, List<PreferenceOutcome>> all = new LinkedHashMap<>();
        boolean asked =
                advice.recommendations().stream()
                        .anyMatch(one -> one.rule().equals(TwoWaysHome.ID));
        if (asked) {
            for (RouteServer server : topology.routeServers()) {
                List<PreferenceOutcome> outcomes = of(topology, server, seed);
                if (outcomes.stream().anyMatch(one -> !one.winners().isEmpty())) {
                    all.put(server.name(), outcomes);
                }
            }
        }
        return Collections.unmodifiableMap(all);
    }

    private static SortedMap<Ipv4Prefix, List<String>> winners(
            LabSnapshot snapshot, RouteServer server) {
        SortedMap<Ipv4Prefix, List<String>> winners = new TreeMap<>();
        snapshot.controlPlane()
                .programmed(server.virtualNetwork(), new Cohort(0, 0))
                .forEach(entry -> winners.put(entry.prefix(), entry.value().speakers()));
        return winners;
    }
}
