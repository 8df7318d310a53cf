package studio.routeserver.desktop.timeline;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.RunReport;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Timer;
import studio.routeserver.whatif.FlowLoss;

/// What a run comes to: what was done, when it was noticed and by what, when the NICs followed, and
/// what the flows lost. Every figure is of the run; nothing is worked out here but differences.
///
/// @param profile under which it ran
/// @param headline what was done, and when
/// @param sentences what came of it, in order
/// @param lanes one a way of the flows
/// @param longest the longest loss; zero where nothing was lost, null where some still is
public record Summary(
        ProfileName profile,
        String headline,
        List<String> sentences,
        List<Lane> lanes,
        @Nullable Duration longest) {

    /// The flows that shared a way before.
    ///
    /// @param name such as `from VMs by nva1`
    /// @param lost how many of them lost packets
    /// @param all how many there are
    /// @param from when the first was lost; null where none was
    /// @param until when the last worked again; null where none was lost, or one still is
    public record Lane(
            String name, int lost, int all, @Nullable Instant from, @Nullable Instant until) {

        Optional<Duration> outage() {
            return from == null || until == null
                    ? Optional.empty()
                    : Optional.of(Duration.between(from, until));
        }

        /// The length in words.
        String length() {
            if (from == null) {
                return text("summary.lane.nothing");
            }
            return outage().map(Times::length).orElse(text("summary.lane.still"));
        }
    }

    public Summary {
        sentences = List.copyOf(sentences);
        lanes = List.copyOf(lanes);
    }

    /// The summary of a run in which something was done; empty for a quiet one.
    public static Optional<Summary> of(RunReport run) {
        if (run.quiet()) {
            return Optional.empty();
        }
        Instant began = run.faults().getFirst().at();
        List<String> sentences = new ArrayList<>();
        Optional<TimelineEvent> noticed = noticed(run, began);
        noticed.ifPresentOrElse(
                event ->
                        sentences.add(
                                text(
                                        "summary.sentence.noticed",
                                        Times.length(Duration.between(began, event.at())),
                                        event.text())),
                () -> sentences.add(text("summary.sentence.unnoticed")));
        noticed.ifPresent(event ->
                programmed(run, event.at())
                        .ifPresent(at ->
                                sentences.add(
                                        text(
                                                "summary.sentence.programmed",
                                                Times.length(Duration.between(event.at(), at))))));
        List<Lane> lanes = lanes(run.losses());
        return Optional.of(
                new Summary(run.profile(), headline(run, began), sentences, lanes, longest(lanes)));
    }

    private static String headline(RunReport run, Instant began) {
        String done =
                run.events().stream()
                        .filter(event -> event.kind() == TimelineEvent.Kind.EVENT)
                        .filter(event -> !event.at().isBefore(began))
                        .map(TimelineEvent::text)
                        .findFirst()
                        .orElse(run.faults().getFirst().fault().text());
        return text("summary.headline.at", done, Times.point(began));
    }

    /// When a Route Server's session first changed after the beginning.
    private static Optional<TimelineEvent> noticed(RunReport run, Instant began) {
        return run.events().stream()
                .filter(event -> event.kind() == TimelineEvent.Kind.SESSION)
                .filter(event -> !event.at().isBefore(began))
                .filter(event ->
                        run.base().sessions().entrySet().stream()
                                .anyMatch(entry ->
                                        entry.getValue().routeServer() != null
                                                && entry.getKey()
                                                        .toString()
                                                        .equals(event.object())))
                .findFirst();
    }

    /// When the last VM was programmed, from then on.
    private static Optional<Instant> programmed(RunReport run, Instant from) {
        return run.events().reversed().stream()
                .filter(event -> event.kind() == TimelineEvent.Kind.PROGRAMMED)
                .filter(event -> run.base().topology().virtualMachine(event.object()).isPresent())
                .map(TimelineEvent::at)
                .filter(at -> !at.isBefore(from))
                .findFirst();
    }

    /// The lanes of the losses, those that lost something first.
    public static List<Lane> lanes(List<FlowLoss> losses) {
        Map<String, List<FlowLoss>> byName = new LinkedHashMap<>();
        for (FlowLoss loss : losses) {
            byName.computeIfAbsent(name(loss), _ -> new ArrayList<>()).add(loss);
        }
        List<Lane> lanes = new ArrayList<>();
        byName.forEach((name, members) -> lanes.add(lane(name, members)));
        return lanes.stream()
                .sorted((a, b) -> Boolean.compare(a.from() == null, b.from() == null))
                .toList();
    }

    private static String name(FlowLoss loss) {
        boolean out = loss.flow().from().kind() != Kind.BRANCH;
        String via = loss.via().isEmpty() ? text("summary.lane.direct") : loss.via();
        return text(out ? "summary.lane.out" : "summary.lane.back", via);
    }

    private static Lane lane(String name, List<FlowLoss> members) {
        List<FlowLoss> lost = members.stream().filter(FlowLoss::lost).toList();
        Instant from = null;
        Instant until = null;
        boolean still = false;
        for (FlowLoss loss : lost) {
            from = from == null || earlier(loss.lostFrom(), from) ? loss.lostFrom() : from;
            still |= loss.lostUntil() == null;
            until = until == null || earlier(until, loss.lostUntil()) ? loss.lostUntil() : until;
        }
        long ways = members.stream().map(loss -> loss.flow() + "").distinct().count();
        long lostWays = lost.stream().map(loss -> loss.flow() + "").distinct().count();
        return new Lane(name, (int) lostWays, (int) ways, from, still ? null : until);
    }

    private static boolean earlier(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other);
    }

    private static @Nullable Duration longest(List<Lane> lanes) {
        Duration longest = Duration.ZERO;
        for (Lane lane : lanes) {
            if (lane.from() != null) {
                if (lane.outage().isEmpty()) {
                    return null;
                }
                Duration outage = lane.outage().get();
                longest = outage.compareTo(longest) > 0 ? outage : longest;
            }
        }
        return longest;
    }

    /// Why two runs of the same faults differ: the timers that do.
    static String difference(ProfileName one, ProfileName other) {
        Profile first = Profile.of(one);
        Profile second = Profile.of(other);
        return text(
                "summary.sentence.difference",
                one.text(),
                Durations.text(first.timer(Timer.ROUTE_SERVER_HOLD)),
                Durations.text(first.timer(Timer.PROGRAM_REMOVE)),
                other.text(),
                Durations.text(second.timer(Timer.ROUTE_SERVER_HOLD)),
                Durations.text(second.timer(Timer.PROGRAM_REMOVE)),
                Timer.ROUTE_SERVER_HOLD.id(),
                Timer.PROGRAM_REMOVE.id());
    }
}
