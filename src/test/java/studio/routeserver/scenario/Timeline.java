package studio.routeserver.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Durations;

/// What happens when in the course of a run. Its lines:
///
/// - `LABEL: CONDITION in [A, B] after WHEN`: the condition becomes true, for the first time after
///   it, between A and B after; with `since LABEL` it may be true before that; with `stays` at the
///   end it is then true to the end of the run;
/// - `always CONDITION from WHEN to WHEN`: at every instant from the one up to the other;
/// - `LABEL: said OBJECT "TEXT" in [A, B] after WHEN`: the timeline has such an event.
///
/// WHEN is a time, a label, or two labels as `a..b`: of them the first one for the lower bound, the
/// last one for the upper; `end` is the end of the run.
final class Timeline {

    private static final Pattern BECOMES =
            Pattern.compile(
                    "(\\w+): (.+) in \\[(\\S+), (\\S+)\\] after (\\S+?)(?: since (\\w+))?("
                            + " stays)?");
    private static final Pattern SAID = Pattern.compile("said (\\S+) \"(.*)\"");
    private static final Pattern ALWAYS = Pattern.compile("always (.+) from (\\S+) to (\\S+)");

    private final Play play;
    private final Map<String, Instant> labels = new HashMap<>();

    Timeline(Play play) {
        this.play = play;
    }

    /// From when to when something lies.
    private record Span(Instant from, Instant to) {}

    /// What is not as the line says; empty if it is.
    List<String> failures(Block line) {
        Matcher becomes = BECOMES.matcher(line.text());
        if (becomes.matches()) {
            return becomes(line, becomes);
        }
        Matcher always = ALWAYS.matcher(line.text());
        if (always.matches()) {
            return always(line, always);
        }
        throw line.bad("write 'LABEL: … in [A, B] after WHEN' or 'always … from WHEN to WHEN'");
    }

    private List<String> becomes(Block line, Matcher matcher) {
        @Nullable Span after = span(matcher.group(5));
        if (after == null) {
            return List.of(line.text() + ": what it is after never happened");
        }
        @Nullable Span since = matcher.group(6) == null ? after : span(matcher.group(6));
        Optional<Instant> found =
                since == null ? Optional.empty() : first(line, matcher.group(2), since.from());
        if (found.isEmpty()) {
            return List.of(line.text() + ": it never happened");
        }
        labels.put(matcher.group(1), found.get());
        Instant from = after.from().plus(Durations.parse(matcher.group(3)));
        Instant to = after.to().plus(Durations.parse(matcher.group(4)));
        List<String> failures = new ArrayList<>();
        if (found.get().isBefore(from) || found.get().isAfter(to)) {
            failures.add(
                    "%s: it happened at %s, not from %s to %s"
                            .formatted(line.text(), text(found.get()), text(from), text(to)));
        }
        if (matcher.group(7) != null) {
            Condition condition = condition(line, matcher.group(2));
            play.from(found.get())
                    .filter(one -> !condition.holds(one))
                    .findFirst()
                    .ifPresent(one ->
                            failures.add(
                                    "%s: not so any more at %s"
                                            .formatted(line.text(), text(one.at()))));
        }
        return failures;
    }

    private Optional<Instant> first(Block line, String what, Instant from) {
        Matcher said = SAID.matcher(what);
        if (said.matches()) {
            return play.events().stream()
                    .filter(event -> !event.at().isBefore(from))
                    .filter(event -> event.object().equals(said.group(1)))
                    .filter(event -> event.text().contains(said.group(2)))
                    .map(event -> event.at())
                    .findFirst();
        }
        Condition condition = condition(line, what);
        return play.from(from)
                .filter(condition::holds)
                .findFirst()
                .map(one -> one.at().isBefore(from) ? from : one.at());
    }

    private List<String> always(Block line, Matcher matcher) {
        @Nullable Span from = span(matcher.group(2));
        @Nullable Span to = span(matcher.group(3));
        if (from == null || to == null) {
            return List.of(line.text() + ": one of its bounds never happened");
        }
        Condition condition = condition(line, matcher.group(1));
        boolean toTheEnd = matcher.group(3).equals("end");
        Optional<LabSnapshot> broken =
                play.from(from.to())
                        .filter(one -> toTheEnd || one.at().isBefore(to.from()))
                        .filter(one -> !condition.holds(one))
                        .findFirst();
        return broken.map(one -> List.of(line.text() + ": not so at " + text(one.at())))
                .orElse(List.of());
    }

    private static Condition condition(Block line, String text) {
        return Condition.of(line, List.of(text.split("\\s+")));
    }

    private @Nullable Span span(String when) {
        if (when.equals("end")) {
            return new Span(play.end().at(), play.end().at());
        }
        int dots = when.indexOf("..");
        if (dots > 0) {
            @Nullable Instant one = labels.get(when.substring(0, dots));
            @Nullable Instant other = labels.get(when.substring(dots + 2));
            if (one == null || other == null) {
                return null;
            }
            return one.isBefore(other) ? new Span(one, other) : new Span(other, one);
        }
        @Nullable Instant at =
                Character.isDigit(when.charAt(0))
                        ? Instant.EPOCH.plus(Durations.parse(when))
                        : labels.get(when);
        return at == null ? null : new Span(at, at);
    }

    private static String text(Instant at) {
        return Durations.text(Duration.between(Instant.EPOCH, at));
    }
}
