package studio.routeserver.lab.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.TimelineEvent.Kind;
import studio.routeserver.lab.Words;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.program.Arrival;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Durations;

/// Says in sentences what happens.
final class Story {

    /// Up to so many NICs each get a line of their own.
    private static final int NAMED_NICS = 8;

    private final Journal journal;

    Story(Journal journal) {
        this.journal = journal;
    }

    // ---- faults

    void fault(Instant at, Fault fault, String object) {
        journal.write(at, Kind.EVENT, object, sentence(fault), rule(fault));
    }

    private static String sentence(Fault fault) {
        return switch (fault) {
            case Fault.Cut(var nva, var instance) ->
                    "the packets of %s%s stop".formatted(nva, sessions(instance));
            case Fault.Reset(var nva, var instance) ->
                    "the TCP connections of %s%s close".formatted(nva, sessions(instance));
            case Fault.Shut(var nva, var instance) ->
                    "%s%s is shut down administratively".formatted(nva, sessions(instance));
            case Fault.Fail(var ref, var instance) ->
                    "%s fails silently".formatted(name(ref.name(), instance));
            case Fault.Down(var connection) -> connection + " goes down";
            case Fault.Maintain(var gateway) ->
                    "Azure works on %s, which goes over to its other instance".formatted(gateway);
            case Fault.Restore(var ref, var instance) ->
                    name(ref.name(), instance) + " is restored";
            case Fault.Withdraw(var nva, var prefix) -> nva + " takes " + prefix + " back";
            case Fault.Advertise(var nva, var prefix) -> nva + " advertises " + prefix;
        };
    }

    private static String sessions(@Nullable Integer instance) {
        return instance == null ? "'s BGP" : "'s session with instance " + instance;
    }

    private static String name(String object, @Nullable Integer instance) {
        return instance == null ? object : object + "/" + instance;
    }

    private static String rule(Fault fault) {
        return switch (fault) {
            case Fault.Cut _, Fault.Reset _, Fault.Shut _, Fault.Fail _ -> "R-NVA-22";
            case Fault.Down _ -> "R-GW-40";
            case Fault.Maintain _ -> "R-GW-38";
            case Fault.Restore _ -> "R-NVA-25";
            case Fault.Withdraw _, Fault.Advertise _ -> "";
        };
    }

    void edited(Instant at, String name) {
        journal.write(at, Kind.EVENT, name, "the topology is edited", "");
    }

    // ---- sessions

    void up(Instant at, SessionPlan session, Duration hold) {
        String timer = hold.isZero() ? "without a hold timer" : "hold time " + Durations.text(hold);
        journal.write(
                at,
                Kind.SESSION,
                session.id().toString(),
                "%s and %s are Established, %s"
                        .formatted(session.id().local(), session.id().remote(), timer),
                "R-RS-14");
    }

    void down(Instant at, SessionPlan session, String node, String because, List<Ipv4Prefix> gone) {
        String other =
                node.equals(session.local().node()) ? session.id().remote() : session.id().local();
        String routes =
                gone.isEmpty()
                        ? ""
                        : "; %s of it %s withdrawn: %s"
                                .formatted(
                                        Words.prefixes(gone.size()),
                                        gone.size() == 1 ? "is" : "are",
                                        Words.list(gone));
        journal.write(
                at,
                Kind.SESSION,
                session.id().toString(),
                "%s loses %s: %s%s".formatted(node, other, because, routes),
                "R-NVA-22");
    }

    void flapping(Instant at, SessionPlan session, String because) {
        journal.write(
                at,
                Kind.SESSION,
                session.id().toString(),
                "%s and %s lose each other again right after they met (%s); counted as down from"
                                .formatted(session.id().local(), session.id().remote(), because)
                        + " here on (undocumented)",
                "R-RUL-29");
    }

    /// A router chooses anew each time somebody answers what it chose.
    void restless(Instant at, String node, Ipv4Prefix prefix) {
        journal.write(
                at,
                Kind.ROUTE,
                node,
                ("%s has chosen anew for %s %d times in a row: each choice answers another's. Which"
                                + " state comes of it depends on the order; the lower name goes"
                                + " first (undocumented)")
                        .formatted(node, prefix, Oscillations.PATIENCE + 1),
                "R-RUL-20");
    }

    void silent(Instant at, String connection, String end, String how, String rule) {
        journal.write(
                at,
                Kind.SESSION,
                connection,
                "%s finds %s silent (%s)".formatted(end, connection, how),
                rule);
    }

    void back(Instant at, String connection) {
        journal.write(at, Kind.SESSION, connection, connection + " carries packets again", "");
    }

    void note(Instant at, String object, String text, String rule) {
        journal.write(at, Kind.ROUTE, object, text, rule);
    }

    // ---- routes

    /// What changed in a router's choices within an instant, in one sentence.
    void routes(
            Instant at,
            String node,
            List<Map.Entry<Ipv4Prefix, @Nullable Decision>> before,
            LocRib now) {
        List<Ipv4Prefix> gone = new ArrayList<>();
        Map<String, List<Ipv4Prefix>> moved = new LinkedHashMap<>();
        before.stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    @Nullable Decision old = entry.getValue();
                    @Nullable Decision fresh = now.decision(entry.getKey()).orElse(null);
                    if (fresh == null && old != null) {
                        gone.add(entry.getKey());
                    } else if (fresh != null && (old == null || !hops(old).equals(hops(fresh)))) {
                        moved.computeIfAbsent(way(old, fresh), _ -> new ArrayList<>())
                                .add(entry.getKey());
                    }
                });
        List<String> parts = new ArrayList<>();
        moved.forEach((way, prefixes) -> parts.add(Words.list(prefixes) + " " + way));
        if (!gone.isEmpty()) {
            parts.add("no route any more to " + Words.list(gone));
        }
        if (!parts.isEmpty()) {
            journal.write(at, Kind.ROUTE, node, node + ": " + String.join("; ", parts), "R-RS-27");
        }
    }

    private static List<Ipv4Address> hops(Decision decision) {
        return decision.multipath().stream()
                .map(path -> path.attributes().nextHop())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String way(@Nullable Decision old, Decision fresh) {
        String now = fresh.best().from().isLocal() ? "by itself" : "by " + Words.list(hops(fresh));
        return old == null ? now : now + " (was by " + Words.list(hops(old)) + ")";
    }

    // ---- NICs

    /// NICs have been programmed.
    void programmed(Instant at, List<String> nics, String hub, List<Arrival> arrivals) {
        Map<String, List<Ipv4Prefix>> changes = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            if (!Objects.equals(hopsOf(arrival.before()), hopsOf(arrival.after()))) {
                changes.computeIfAbsent(change(arrival), _ -> new ArrayList<>())
                        .add(arrival.prefix());
            }
        }
        if (nics.isEmpty() || changes.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        changes.forEach((change, prefixes) -> parts.add(Words.list(prefixes) + " " + change));
        String text = "programmed: " + String.join("; ", parts);
        if (nics.size() <= NAMED_NICS) {
            nics.forEach(nic ->
                    journal.write(at, Kind.PROGRAMMED, nic, nic + " is " + text, "R-EFF-29"));
        } else {
            journal.write(
                    at,
                    Kind.PROGRAMMED,
                    hub,
                    "%d NICs of %s and its clients are %s".formatted(nics.size(), hub, text),
                    "R-EFF-29");
        }
    }

    private static @Nullable List<Ipv4Address> hopsOf(@Nullable ProgrammedRoute route) {
        return route == null ? null : route.nextHops();
    }

    private static String change(Arrival arrival) {
        @Nullable ProgrammedRoute before = arrival.before();
        @Nullable ProgrammedRoute after = arrival.after();
        if (after == null) {
            return "removed";
        }
        String now = "by " + Words.list(after.nextHops());
        return before == null ? now : now + " (was by " + Words.list(before.nextHops()) + ")";
    }
}
