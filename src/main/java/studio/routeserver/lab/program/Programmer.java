package studio.routeserver.lab.program;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.Wish;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Profile;

/// Carries the routes of one network's Route Server and gateways into NICs, cohort by cohort.
///
/// Half of the NICs follow instance 0, half instance 1; where one is gone, the other serves all;
/// where both are, what is there stays (azure rules R-EFF-13, R-RS-36, R-RUL-38). As long as both
/// know the same, nobody sees which one fed a NIC (R-RS-31).
public final class Programmer {

    private static final int FROZEN = -1;

    private final String hub;
    private final List<PrefixTable<Wish>> wanted =
            new ArrayList<>(List.of(PrefixTable.empty(), PrefixTable.empty()));
    private final boolean[] serving = {true, true};
    private final SortedMap<Cohort, Board> boards = new TreeMap<>();
    private final BiConsumer<Board, Instant> arrange;
    private SortedMap<Cohort, PrefixTable<ProgrammedRoute>> tables = Collections.emptySortedMap();
    private SortedMap<Cohort, Instant> busy = Collections.emptySortedMap();

    /// @param arrange has [Board#arrive] called for that board at that instant
    public Programmer(String hub, BiConsumer<Board, Instant> arrange) {
        this.hub = hub;
        this.arrange = arrange;
        boards.put(new Cohort(0, 0), new Board(new Cohort(0, 0)));
        boards.put(new Cohort(1, 0), new Board(new Cohort(1, 0)));
    }

    /// The network whose Route Server and gateways these are.
    public String hub() {
        return hub;
    }

    /// What an instance wants in the NICs.
    public PrefixTable<Wish> wanted(int instance) {
        return wanted.get(instance);
    }

    /// Which cohorts have NICs. One that is new has what its instance has programmed already.
    public void cohorts(SortedSet<Cohort> used) {
        SortedSet<Cohort> needed = new TreeSet<>(used);
        needed.add(new Cohort(0, 0));
        needed.add(new Cohort(1, 0));
        boards.keySet().retainAll(needed);
        for (Cohort cohort : needed) {
            if (!boards.containsKey(cohort)) {
                Board usual = base(cohort);
                Board board = usual.copiedFor(cohort);
                boards.put(cohort, board);
                board.dues().forEach(due -> arrange.accept(board, due));
            }
        }
    }

    private Board base(Cohort cohort) {
        Board base = boards.get(new Cohort(cohort.instance(), 0));
        if (base == null) {
            throw new IllegalStateException("the boards without jitter are always there");
        }
        return base;
    }

    // ---- what is wanted

    /// The wish of an instance for a prefix changed.
    public void wish(int instance, Collection<Ipv4Prefix> prefixes, List<@Nullable Wish> wishes) {
        PrefixTable<Wish> table = wanted.get(instance);
        int at = 0;
        for (Ipv4Prefix prefix : prefixes) {
            @Nullable Wish wish = wishes.get(at++);
            table = wish == null ? table.without(prefix) : table.with(prefix, wish);
        }
        wanted.set(instance, table);
    }

    /// Lets the boards of that instance aim at what it wants, of which these prefixes changed.
    public void follow(
            int instance, Collection<Ipv4Prefix> prefixes, Profile profile, Instant now) {
        for (Board board : boards.values()) {
            if (source(board.cohort()) == instance) {
                board.aimAt(wanted.get(instance), prefixes, profile, now)
                        .forEach(due -> arrange.accept(board, due));
            }
        }
    }

    /// Says which instances serve; boards that change over aim at what their new one wants.
    public void serve(boolean first, boolean second, Profile profile, Instant now) {
        if (serving[0] == first && serving[1] == second) {
            return;
        }
        serving[0] = first;
        serving[1] = second;
        for (Board board : boards.values()) {
            int source = source(board.cohort());
            if (source == FROZEN) {
                board.freeze();
            } else {
                PrefixTable<Wish> target = wanted.get(source);
                board.aimAt(target, differing(board.aim(), target), profile, now)
                        .forEach(due -> arrange.accept(board, due));
            }
        }
    }

    /// Whether an instance programs its half of the NICs.
    public boolean serves(int instance) {
        return serving[instance];
    }

    private int source(Cohort cohort) {
        int own = cohort.instance();
        if (serving[own]) {
            return own;
        }
        return serving[1 - own] ? 1 - own : FROZEN;
    }

    private static SortedSet<Ipv4Prefix> differing(PrefixTable<Wish> one, PrefixTable<Wish> other) {
        SortedSet<Ipv4Prefix> prefixes = new TreeSet<>();
        if (!one.equals(other)) {
            one.forEach(entry -> prefixes.add(entry.prefix()));
            other.forEach(entry -> prefixes.add(entry.prefix()));
        }
        return prefixes;
    }

    /// A gateway's instance is gone or back: its rows change at once in all NICs (azure rule
    /// R-GW-39).
    public void move(int instance, Ipv4Prefix prefix, @Nullable Wish wish, Instant now) {
        for (Board board : boards.values()) {
            if (source(board.cohort()) == instance) {
                board.moveAt(prefix, wish, now);
            }
        }
    }

    // ---- for snapshots

    /// What the NICs have, by cohort; the same object as long as nothing changed.
    public SortedMap<Cohort, PrefixTable<ProgrammedRoute>> tables() {
        SortedMap<Cohort, PrefixTable<ProgrammedRoute>> now = new TreeMap<>();
        boards.forEach((cohort, board) -> now.put(cohort, board.table()));
        if (!sameTables(now)) {
            tables = Collections.unmodifiableSortedMap(now);
        }
        return tables;
    }

    @SuppressWarnings("ReferenceEquality") // the same table means nothing changed
    private boolean sameTables(SortedMap<Cohort, PrefixTable<ProgrammedRoute>> now) {
        return now.keySet().equals(tables.keySet())
                && now.entrySet().stream()
                        .allMatch(entry -> tables.get(entry.getKey()) == entry.getValue());
    }

    /// Until when each cohort is being programmed.
    public SortedMap<Cohort, Instant> busy() {
        SortedMap<Cohort, Instant> now = new TreeMap<>();
        boards.forEach(
                (cohort, board) -> board.busyUntil().ifPresent(until -> now.put(cohort, until)));
        if (!now.equals(busy)) {
            busy = Collections.unmodifiableSortedMap(now);
        }
        return busy;
    }

    Optional<Board> board(Cohort cohort) {
        return Optional.ofNullable(boards.get(cohort));
    }
}
