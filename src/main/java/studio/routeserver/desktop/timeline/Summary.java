package studio.routeserver.desktop.timeline;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.RunReport;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Timer;
import studio.routeserver.whatif.Flow;
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

    /// More are told in the events.
    private static final int MOST_CHAPTERS = 3;

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
        List<Chapter> chapters = chapters(run);
        List<String> sentences =
                chapters.stream()
                        .skip(Math.max(0, chapters.size() - MOST_CHAPTERS))
                        .flatMap(chapter -> sentences(run, chapter, chapters.size() > 1).stream())
                        .toList();
        List<Lane> lanes = lanes(run.losses());
        return Optional.of(
                new Summary(run.profile(), headline(chapters), sentences, lanes, longest(lanes)));
    }

    private static String headline(List<Chapter> chapters) {
        String first = chapters.getFirst().headline();
        String last = chapters.getLast().headline();
        return switch (chapters.size()) {
            case 1 -> first;
            case 2 -> text("summary.headline.two", first, last);
            default -> text("summary.headline.several", first, chapters.size() - 1, last);
        };
    }

    /// What was done at one instant, and the time until something else was.
    private record Chapter(String headline, Instant began, Instant until) {

        boolean has(TimelineEvent event) {
            return !event.at().isBefore(began) && event.at().isBefore(until);
        }
    }

    /// Each fault and each repair has what came of it before the next: what was programmed after a
    /// repair is no work of the failure before it.
    private static List<Chapter> chapters(RunReport run) {
        List<Instant> instants =
                run.faults().stream().map(RunReport.Done::at).distinct().sorted().toList();
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < instants.size(); i++) {
            Instant began = instants.get(i);
            Instant until = i + 1 < instants.size() ? instants.get(i + 1) : Instant.MAX;
            chapters.add(new Chapter(headline(run, began), began, until));
        }
        return chapters;
    }

    private static String headline(RunReport run, Instant at) {
        String done =
                run.events().stream()
                        .filter(event -> event.kind() == TimelineEvent.Kind.EVENT)
                        .filter(event -> event.at().equals(at))
                        .map(TimelineEvent::text)
                        .collect(Collectors.joining(", "));
        if (done.isEmpty()) {
            done =
                    run.faults().stream()
                            .filter(fault -> fault.at().equals(at))
                            .map(fault -> fault.fault().text())
                            .collect(Collectors.joining(", "));
        }
        return text("summary.headline.at", capital(done), Times.point(at));
    }

    /// Names of objects keep their letters.
    private static String capital(String words) {
        return words.startsWith("the ") ? "T" + words.substring(1) : words;
    }

    private static List<String> sentences(RunReport run, Chapter chapter, boolean named) {
        String name = named ? text("summary.sentence.chapter", chapter.headline()) + " " : "";
        Optional<TimelineEvent> noticed = noticed(run, chapter);
        if (noticed.isEmpty()) {
            return List.of(name + text("summary.sentence.unnoticed"));
        }
        Instant at = noticed.get().at();
        List<String> sentences = new ArrayList<>();
        sentences.add(
                name
                        + text(
                                "summary.sentence.noticed",
                                Times.length(Duration.between(chapter.began(), at)),
                                noticed.get().text()));
        programmed(run, chapter, at)
                .ifPresent(last ->
                        sentences.add(
                                text(
                                        "summary.sentence.programmed",
                                        Times.length(Duration.between(at, last)))));
        return sentences;
    }

    /// When a Route Server's session first changed in the chapter.
    private static Optional<TimelineEvent> noticed(RunReport run, Chapter chapter) {
        return run.events().stream()
                .filter(event -> event.kind() == TimelineEvent.Kind.SESSION)
                .filter(chapter::has)
                .filter(event ->
                        run.base().sessions().entrySet().stream()
                                .anyMatch(entry ->
                                        entry.getValue().routeServer() != null
                                                && entry.getKey()
                                                        .toString()
                                                        .equals(event.object())))
                .findFirst();
    }

    /// When the last VM was programmed in the chapter, from an instant on.
    private static Optional<Instant> programmed(RunReport run, Chapter chapter, Instant from) {
        return run.events().reversed().stream()
                .filter(event -> event.kind() == TimelineEvent.Kind.PROGRAMMED)
                .filter(event -> run.base().topology().virtualMachine(event.object()).isPresent())
                .filter(chapter::has)
                .map(TimelineEvent::at)
                .filter(at -> !at.isBefore(from))
                .findFirst();
    }

    /// The lanes of the losses, those that lost something first.
    ///
    /// @param losses those of one flow side by side, as `whatif` has them
    public static List<Lane> lanes(List<FlowLoss> losses) {
        Map<Way, List<FlowLoss>> byWay = new LinkedHashMap<>();
        for (FlowLoss loss : losses) {
            byWay.computeIfAbsent(Way.of(loss), _ -> new ArrayList<>()).add(loss);
        }
        List<Lane> lanes = new ArrayList<>();
        byWay.forEach((way, members) -> lanes.add(lane(way.name(), members)));
        return lanes.stream()
                .sorted((a, b) -> Boolean.compare(a.from() == null, b.from() == null))
                .toList();
    }

    /// What the flows of a lane share. There are thousands of flows, and each picture asks.
    private record Way(boolean out, String via) {

        static Way of(FlowLoss loss) {
            return new Way(loss.flow().from().kind() != Kind.BRANCH, loss.via());
        }

        String name() {
            String by = via.isEmpty() ? text("summary.lane.direct") : via;
            return text(out ? "summary.lane.out" : "summary.lane.back", by);
        }
    }

    private static Lane lane(String name, List<FlowLoss> members) {
        Instant from = null;
        Instant until = null;
        boolean still = false;
        int all = 0;
        int lost = 0;
        Flow counted = null;
        Flow countedLost = null;
        for (FlowLoss loss : members) {
            // The members of a flow stand side by side.
            if (!same(loss.flow(), counted)) {
                counted = loss.flow();
                all++;
            }
            if (!loss.lost()) {
                continue;
            }
            if (!same(loss.flow(), countedLost)) {
                countedLost = loss.flow();
                lost++;
            }
            from = from == null || earlier(loss.lostFrom(), from) ? loss.lostFrom() : from;
            still |= loss.lostUntil() == null;
            until = until == null || earlier(until, loss.lostUntil()) ? loss.lostUntil() : until;
        }
        return new Lane(name, lost, all, from, still ? null : until);
    }

    /// A record compares all its parts before it says that it is equal to itself.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Flow one, @Nullable Flow other) {
        return one == other || one.equals(other);
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
