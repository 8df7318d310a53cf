package studio.routeserver.lab.program;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.Wish;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Timer;

/// What the NICs of one cohort have, and what is on its way to them.
///
/// Each change of a prefix takes the profile's time plus the cohort's jitter (azure rule R-EFF-29);
/// changes of one prefix arrive in their order, and a prefix goes from one set of next hops to the
/// next without an empty moment (R-EFF-30).
public final class Board {

    private final Cohort cohort;
    private PrefixTable<ProgrammedRoute> table = PrefixTable.empty();
    private PrefixTable<Wish> aim = PrefixTable.empty();
    private final NavigableMap<Instant, Map<Ipv4Prefix, @Nullable Wish>> pending = new TreeMap<>();
    private final Map<Ipv4Prefix, Instant> last = new HashMap<>();

    Board(Cohort cohort) {
        this.cohort = cohort;
    }

    /// A board for another cohort that has the same at this moment: a NIC that is new finds what
    /// its network has already.
    Board copiedFor(Cohort other) {
        Board copy = new Board(other);
        copy.table = table;
        copy.aim = aim;
        pending.forEach((due, changes) -> copy.pending.put(due, new LinkedHashMap<>(changes)));
        copy.last.putAll(last);
        return copy;
    }

    /// Whose NICs they are.
    public Cohort cohort() {
        return cohort;
    }

    PrefixTable<ProgrammedRoute> table() {
        return table;
    }

    /// When everything that is on its way will have arrived.
    Optional<Instant> busyUntil() {
        return pending.isEmpty() ? Optional.empty() : Optional.of(pending.lastKey());
    }

    List<Instant> dues() {
        return new ArrayList<>(pending.keySet());
    }

    // ---- aiming

    /// Aims at the table, of which only these prefixes can differ from the last one. Answers the
    /// instants at which [#arrive] is due anew.
    List<Instant> aimAt(
            PrefixTable<Wish> wanted,
            Iterable<Ipv4Prefix> differing,
            Profile profile,
            Instant now) {
        List<Instant> dues = new ArrayList<>();
        for (Ipv4Prefix prefix : differing) {
            @Nullable Wish before = aim.get(prefix).orElse(null);
            @Nullable Wish after = wanted.get(prefix).orElse(null);
            if (!Wish.same(before, after)) {
                Instant due = now.plus(delay(before == null, profile));
                change(prefix, after, due).ifPresent(dues::add);
            } else if (after != null && !after.equals(before)) {
                explain(prefix, after);
            }
        }
        aim = wanted;
        return dues;
    }

    /// The same for the NICs, chosen for another reason: what is on its way is told it, or what
    /// they have.
    private void explain(Ipv4Prefix prefix, Wish wish) {
        @Nullable Instant due = last.get(prefix);
        @Nullable Map<Ipv4Prefix, @Nullable Wish> changes = due == null ? null : pending.get(due);
        if (changes != null) {
            changes.put(prefix, wish);
        } else {
            table.get(prefix)
                    .filter(route -> Wish.same(Wish.of(route), wish))
                    .ifPresent(route -> table = table.with(prefix, wish.since(route.since())));
        }
    }

    private Duration delay(boolean add, Profile profile) {
        Duration usual = profile.timer(add ? Timer.PROGRAM_ADD : Timer.PROGRAM_REMOVE);
        Duration jitter =
                profile.timer(Timer.PROGRAM_JITTER)
                        .dividedBy(Cohort.STEPS)
                        .multipliedBy(cohort.jitter());
        Duration whole = usual.plus(jitter);
        return whole.isNegative() ? Duration.ZERO : whole;
    }

    /// Puts a change on its way, not before an earlier one of the same prefix.
    private Optional<Instant> change(Ipv4Prefix prefix, @Nullable Wish after, Instant earliest) {
        @Nullable Instant previous = last.get(prefix);
        Instant due = previous != null && previous.isAfter(earliest) ? previous : earliest;
        boolean fresh = !pending.containsKey(due);
        Map<Ipv4Prefix, @Nullable Wish> changes =
                pending.computeIfAbsent(due, _ -> new LinkedHashMap<>());
        if (Wish.same(standing(prefix, due), after)) {
            changes.remove(prefix); // it came and went before it arrived
            lastBefore(prefix, due)
                    .ifPresentOrElse(at -> last.put(prefix, at), () -> last.remove(prefix));
            if (after != null) {
                explain(prefix, after);
            }
            if (changes.isEmpty()) {
                pending.remove(due);
                return Optional.empty();
            }
        } else {
            changes.put(prefix, after);
            last.put(prefix, due);
        }
        return fresh ? Optional.of(due) : Optional.empty();
    }

    /// What the NICs will have of a prefix just before an instant.
    private @Nullable Wish standing(Ipv4Prefix prefix, Instant before) {
        Optional<Instant> at = lastBefore(prefix, before);
        if (at.isPresent()) {
            return pending.getOrDefault(at.get(), Map.of()).get(prefix);
        }
        return table.get(prefix).map(Wish::of).orElse(null);
    }

    private Optional<Instant> lastBefore(Ipv4Prefix prefix, Instant before) {
        return pending.headMap(before, false).descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(prefix))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// No instance lives that could change anything: what is there stays (azure rule R-RS-36).
    void freeze() {
        pending.clear();
        last.clear();
        aim = table.map((prefix, route) -> Wish.of(route));
    }

    PrefixTable<Wish> aim() {
        return aim;
    }

    // ---- arriving

    /// What is due at that instant reaches the NICs.
    public List<Arrival> arrive(Instant due) {
        Map<Ipv4Prefix, @Nullable Wish> changes = pending.remove(due);
        List<Arrival> arrivals = new ArrayList<>();
        if (changes == null) {
            return arrivals;
        }
        for (Map.Entry<Ipv4Prefix, @Nullable Wish> change : changes.entrySet()) {
            Ipv4Prefix prefix = change.getKey();
            @Nullable Wish wish = change.getValue();
            last.remove(prefix, due);
            @Nullable ProgrammedRoute before = table.get(prefix).orElse(null);
            @Nullable ProgrammedRoute after = wish == null ? null : wish.since(due);
            table = after == null ? table.without(prefix) : table.with(prefix, after);
            arrivals.add(new Arrival(prefix, before, after));
        }
        return arrivals;
    }

    /// A row changes without delay, also what of it is on its way: the platform moves a gateway's
    /// next hops itself.
    void moveAt(Ipv4Prefix prefix, @Nullable Wish wish, Instant now) {
        pending.values().forEach(changes -> changes.computeIfPresent(prefix, (_, old) -> wish));
        if (table.containsKey(prefix)) {
            table = wish == null ? table.without(prefix) : table.with(prefix, wish.since(now));
        }
        aim = wish == null ? aim.without(prefix) : aim.with(prefix, wish);
    }
}
