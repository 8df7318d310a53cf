package studio.routeserver.whatif.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.RuleBook;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// What holds for the explanation of every prefix at every NIC of every scenario.
class EveryScenarioProperties {

    private static final Path SCENARIOS =
            Path.of(System.getProperty("basedir", ""), "samples", "scenarios");

    static Stream<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_winner_is_the_effective_route_and_each_reason_names_a_rule_of_the_book(String file) {
        LabSnapshot snapshot = RunningLab.of(topology(file), 1).snapshot();
        Why why = Why.of(snapshot);

        for (Vantage vantage : vantages(snapshot.topology())) {
            EffectiveRoutes routes = vantage.routes(snapshot.fabric());
            for (Ipv4Prefix prefix : asked(snapshot.topology(), routes)) {
                Explanation explained = why.explain(vantage, prefix);

                assertThat(Optional.ofNullable(explained.route()))
                        .as("%s at %s", prefix, vantage.name())
                        .isEqualTo(active(routes, prefix));
                assertThat(explained.headline()).contains(prefix.toString(), vantage.name());
                assertThat(explained.present())
                        .as("%s at %s has a chain or is absent", prefix, vantage.name())
                        .isEqualTo(!explained.chain().isEmpty());
                assertThat(explained.reasons()).allSatisfy(EveryScenarioProperties::speaks);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_chain_of_a_learned_route_ends_where_the_prefix_is_originated(String file) {
        LabSnapshot snapshot = RunningLab.of(topology(file), 1).snapshot();
        Why why = Why.of(snapshot);

        for (Vantage vantage : vantages(snapshot.topology())) {
            for (EffectiveRoute row : vantage.routes(snapshot.fabric()).rows()) {
                Ipv4Prefix prefix = row.prefix();
                if (prefix != null
                        && row.active()
                        && row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY) {
                    List<Reason> chain = why.explain(vantage, prefix).chain();

                    assertThat(originated(chain).sentence())
                            .as("%s at %s: %s", prefix, vantage.name(), chain)
                            .containsAnyOf(
                                    "has a statement for",
                                    "redistributes",
                                    "is a static prefix of",
                                    "is a prefix of",
                                    "is the address space of",
                                    "an event made");
                }
            }
        }
    }

    /// The end of the chain. What is said of the next hop besides comes after it.
    private static Reason originated(List<Reason> chain) {
        return chain.reversed().stream()
                .filter(reason -> !reason.sentence().startsWith("but "))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_flip_that_is_offered_flips(String file) {
        LabSnapshot snapshot = RunningLab.of(topology(file), 1).snapshot();
        Why why = Why.of(snapshot);
        Vantage vantage = vantages(snapshot.topology()).getFirst();
        EffectiveRoutes routes = vantage.routes(snapshot.fabric());

        for (Ipv4Prefix prefix : asked(snapshot.topology(), routes)) {
            Explanation explained = why.explain(vantage, prefix);
            if (interesting(explained)) {
                assertThat(Flips.of(snapshot, explained))
                        .as("%s at %s", prefix, vantage.name())
                        .allSatisfy(flip ->
                                assertThat(again(snapshot.topology(), flip, vantage, prefix))
                                        .isEqualTo(flip.result())
                                        .isNotEqualTo(explained.headline()));
            }
        }
    }

    /// The answer after the change, by another lab that lives through it.
    private static String again(Topology topology, Flip flip, Vantage vantage, Ipv4Prefix prefix) {
        Lab lab = RunningLab.of(topology, 1);
        switch (flip.trial()) {
            case Trial.Redraw(_, var edit) -> lab.reconcile(topology.apply(edit));
            case Trial.Happening(_, var fault) -> lab.apply(fault);
        }
        lab.settle();
        LabSnapshot then = lab.snapshot();
        Vantage same = Vantage.find(then.topology(), vantage.name()).orElseThrow();
        return Why.of(then).explain(same, prefix).headline();
    }

    private static boolean interesting(Explanation explained) {
        return !explained.stops().isEmpty()
                || explained.losers().stream()
                        .anyMatch(loser -> !loser.step().equals("fabric precedence"));
    }

    private static void speaks(Reason reason) {
        assertThat(reason.object()).isNotBlank();
        assertThat(reason.sentence()).isNotBlank().doesNotContain("%");
        assertThat(
                        reason.rule().isEmpty()
                                || reason.rule().startsWith("RFC")
                                || reason.rule().startsWith("L-")
                                || reason.rule().equals("split horizon")
                                || RuleBook.azure().find(reason.rule()).isPresent())
                .as("rule %s of: %s", reason.rule(), reason.sentence())
                .isTrue();
    }

    private static Optional<EffectiveRoute> active(EffectiveRoutes routes, Ipv4Prefix prefix) {
        return routes.rows().stream()
                .filter(row -> row.active() && prefix.equals(row.prefix()))
                .findFirst();
    }

    private static List<Vantage> vantages(Topology topology) {
        return topology.nics().stream().map(Vantage::of).toList();
    }

    /// Its rows, and what it might be asked for besides.
    private static Set<Ipv4Prefix> asked(Topology topology, EffectiveRoutes routes) {
        Set<Ipv4Prefix> asked = new TreeSet<>();
        routes.rows().stream()
                .flatMap(row -> Optional.ofNullable(row.prefix()).stream())
                .forEach(asked::add);
        topology.virtualNetworks().stream()
                .map(VirtualNetwork::addressSpace)
                .forEach(asked::addAll);
        topology.branches().stream().map(Branch::prefixes).forEach(asked::addAll);
        topology.nvas().stream()
                .flatMap(nva -> nva.speaks().stream())
                .flatMap(bgp -> bgp.advertise().stream())
                .forEach(statement -> asked.add(statement.prefix()));
        asked.add(Ipv4Prefix.DEFAULT);
        asked.add(Ipv4Prefix.parse("10.1.0.128/25"));
        asked.add(Ipv4Prefix.parse("203.0.113.7/32"));
        return asked;
    }

    private static Topology topology(String file) {
        return Opened.topology(ProjectReader.read(SCENARIOS.resolve(file)));
    }
}
