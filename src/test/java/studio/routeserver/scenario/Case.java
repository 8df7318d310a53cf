package studio.routeserver.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Faults;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.ScheduledFault;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.project.ScenarioChanges;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Topology;

/// One run of a scenario: a network, what is done to it, and what must then be true.
///
/// @param project the text of the scenario's project file
/// @param run the lines of the run in the expectation file
record Case(String scenario, String project, Block run) {

    @Override
    public String toString() {
        return scenario + " " + run.rest();
    }

    /// Something to check.
    ///
    /// @param when `0s`, `end` …; empty for a line of the timeline
    /// @param pending why it cannot hold yet; empty if it must
    record Item(String when, Block block, String pending) {}

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Block part : run.inside()) {
            if (part.verb().equals("at") || part.verb().equals("timeline")) {
                String when = part.verb().equals("at") ? part.word(1) : "";
                for (Block block : part.inside()) {
                    items.add(new Item(when, block, pending(block)));
                }
            }
        }
        return items;
    }

    private String pending(Block block) {
        List<String> own = block.inside("pending");
        return String.join("; ", own.isEmpty() ? run.inside("pending") : own);
    }

    /// Runs the network and judges what is to be judged.
    ///
    /// @return each item with what is not as it says, the failures empty where all is well
    List<Judged> judge() {
        return judge(_ -> true);
    }

    /// As [#judge()], of some items.
    List<Judged> judge(Predicate<Item> asked) {
        List<Judged> judged = new ArrayList<>();
        for (long seed : seeds()) {
            Play play = play(seed);
            Timeline timeline = new Timeline(play);
            for (Item item : items().stream().filter(asked).toList()) {
                judged.add(new Judged(item, seed, failures(play, timeline, item)));
            }
        }
        return judged;
    }

    /// An item, and what is not as it says.
    record Judged(Item item, long seed, List<String> failures) {}

    private static List<String> failures(Play play, Timeline timeline, Item item) {
        try {
            return item.when().isEmpty()
                    ? timeline.failures(item.block())
                    : Check.of(item.block()).failures(moment(play, item.when()));
        } catch (RuntimeException failed) {
            return List.of(item.block().text() + ": " + failed);
        }
    }

    private static LabSnapshot moment(Play play, String when) {
        return when.equals("end") ? play.end() : play.at(Instant.EPOCH.plus(Durations.parse(when)));
    }

    private List<Long> seeds() {
        List<String> seeds = run.inside("seeds");
        return seeds.isEmpty()
                ? List.of(1L)
                : List.of(seeds.getFirst().split("\\s+")).stream().map(Long::valueOf).toList();
    }

    /// The network at the moment of each item.
    List<LabSnapshot> moments(List<Item> of) {
        Play play = play(seeds().getFirst());
        return of.stream().map(item -> moment(play, item.when())).toList();
    }

    private Play play(long seed) {
        Topology topology = topology(run);
        List<Play.Step> steps = new ArrayList<>();
        for (Block part : run.inside()) {
            if (part.verb().equals("event")) {
                ScheduledFault event = Faults.parse(topology, part.rest());
                steps.add(new Play.Step(event.at(), lab -> lab.apply(event.fault())));
            } else if (part.verb().equals("edit")) {
                Topology edited = topology(run, part);
                steps.add(
                        new Play.Step(Durations.parse(part.word(1)), lab -> lab.reconcile(edited)));
            }
        }
        @Nullable Duration until =
                run.inside("until").stream().findFirst().map(Durations::parse).orElse(null);
        return new Play(topology, seed, steps, until);
    }

    /// The scenario's network with the changes of the blocks.
    private Topology topology(Block... changed) {
        String text = project;
        for (Block block : changed) {
            String changes =
                    block.inside().stream()
                            .flatMap(one -> change(one).stream())
                            .collect(Collectors.joining(",", "[", "]"));
            text = new String(ScenarioChanges.apply(text, changes), StandardCharsets.UTF_8);
        }
        return Opened.topology(
                ProjectReader.read(scenario + ".json", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> change(Block block) {
        return switch (block.verb()) {
            case "change" -> Optional.of(block.rest());
            case "generate" -> Optional.of(generated(block));
            default -> Optional.empty();
        };
    }

    /// `generate NVA COUNT`: that many prefixes, of which the i-th is 172.(16 + i div 256).(i mod
    /// 256).0/24.
    private static String generated(Block block) {
        String prefixes =
                IntStream.range(0, Integer.parseInt(block.word(2)))
                        .mapToObj(i ->
                                "{\"prefix\": \"172.%d.%d.0/24\"}".formatted(16 + i / 256, i % 256))
                        .collect(Collectors.joining(",", "[", "]"));
        return "{\"set\": \"nvas/%s/bgp/advertise\", \"to\": %s}"
                .formatted(block.word(1), prefixes);
    }
}
