package studio.routeserver.lab.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.routeserver.net.Ipv4Prefix;

/// Routers that change their minds about a prefix again and again, because each answers what the
/// other has just said.
///
/// Where a network has two stable states, two such routers can miss both for ever. So whoever does
/// it waits with its UPDATEs (RFC 4271 §9.2.1.1), the first by name never, the next longer and
/// longer: then the lower name comes first (azure ruling R-RUL-20). Where no state is stable, it
/// goes on at a pace that can be watched.
final class Oscillations {

    /// How many choices in a row are no oscillation yet.
    static final int PATIENCE = 12;

    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    /// What one router chose lately.
    private static final class Mind {
        private final Map<Ipv4Prefix, Integer> choices = new HashMap<>();
        private Instant last = Instant.MIN;
        private int doublings;
    }

    private final Map<String, Mind> minds = new HashMap<>();
    private final SortedMap<String, Mind> restless = new TreeMap<>();
    private final Map<String, Instant> due = new HashMap<>();

    /// A router has chosen anew. Answers whether it just became restless.
    boolean chose(String router, Ipv4Prefix prefix, Instant now) {
        Mind mind = minds.computeIfAbsent(router, _ -> new Mind());
        calm(router, mind, now);
        mind.last = now;
        int times = mind.choices.merge(prefix, 1, Integer::sum);
        if (times <= PATIENCE) {
            return false;
        }
        mind.doublings = Math.clamp(times - PATIENCE - 1L, mind.doublings, MOST_DOUBLINGS);
        return restless.put(router, mind) == null;
    }

    /// Forgets what a router chose, once it has chosen nothing for much longer than it waits.
    private void calm(String router, Mind mind, Instant now) {
        if (mind.last.plus(BREATH).plus(pause(router, mind).multipliedBy(4)).isBefore(now)) {
            mind.choices.clear();
            mind.doublings = 0;
            restless.remove(router);
        }
    }

    /// How long a router waits before it says what it chose.
    private Duration pause(String router, Mind mind) {
        if (!restless.containsKey(router)) {
            return Duration.ZERO;
        }
        int place = restless.headMap(router).size();
        Duration pause = BREATH.multipliedBy((long) place << mind.doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    /// When a router's UPDATE for a neighbour leaves, never before an earlier one for it.
    Instant leaves(String router, String neighbor, Instant now) {
        if (restless.isEmpty() && due.isEmpty()) {
            return now;
        }
        Mind mind = restless.get(router);
        if (mind != null) {
            calm(router, mind, now);
        }
        String way = router + ">" + neighbor;
        Instant after = mind == null ? now : now.plus(pause(router, mind));
        Instant earlier = due.getOrDefault(way, now);
        Instant leaves = earlier.isAfter(after) ? earlier : after;
        if (leaves.isAfter(now)) {
            due.put(way, leaves);
        } else {
            due.remove(way);
        }
        return leaves;
    }
}
