package studio.routeserver.bgp.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;

class DecisionProperties {

    private static final List<Long> ASNS = List.of(65001L, 65002L);

    /// Up to five paths that are alike in most things, so that late steps decide too.
    private static List<Path> paths(Seed seed) {
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < 1 + seed.nextInt(5); i++) {
            long[] asPath = new long[seed.nextInt(1, 3)];
            for (int hop = 0; hop < asPath.length; hop++) {
                asPath[hop] = Some.oneOf(seed, ASNS);
            }
            String address = "10.0.4." + (4 + i);
            Path path =
                    Paths.of(
                            "peer" + i,
                            Some.oneOf(
                                    seed,
                                    List.of(RouteKind.NVA, RouteKind.VPN, RouteKind.EXPRESSROUTE)),
                            address,
                            draft -> draft.med(seed.nextLong(2)),
                            asPath);
            paths.add(path);
        }
        return paths;
    }

    private static List<DecisionProcess> processes() {
        Stream<DecisionProcess> rfc =
                Stream.of(true, false)
                        .flatMap(flag ->
                                Stream.of(
                                        new DecisionProcess.RfcOptions(flag, false, false, false),
                                        new DecisionProcess.RfcOptions(true, true, flag, !flag)))
                        .map(DecisionProcess::rfc4271);
        return Stream.concat(
                        rfc,
                        Stream.of(HubRoutingPreference.values()).map(DecisionProcess::routeServer))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void the_order_of_arrival_never_shows(Seed seed) {
        List<Path> paths = paths(seed);
        for (DecisionProcess process : processes()) {
            Decision decision = process.decide(paths).orElseThrow();

            for (List<Path> permuted : RfcDecisionTest.permutations(paths)) {
                assertThat(process.decide(permuted)).contains(decision);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void every_path_is_the_best_or_says_why_not(Seed seed) {
        List<Path> paths = paths(seed);
        for (DecisionProcess process : processes()) {
            Decision decision = process.decide(paths).orElseThrow();

            assertThat(decision.paths()).containsExactlyInAnyOrderElementsOf(paths);
            assertThat(decision.multipath()).startsWith(decision.best());
            assertThat(decision.multipath().stream().map(path -> path.attributes().nextHop()))
                    .doesNotHaveDuplicates();
            assertThat(decision.eliminated())
                    .allSatisfy(out -> assertThat(out.sentence()).contains(" has "));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_loser_that_leaves_changes_nothing_at_a_route_server(Seed seed) {
        List<Path> paths = paths(seed);
        for (HubRoutingPreference preference : HubRoutingPreference.values()) {
            DecisionProcess process = DecisionProcess.routeServer(preference);
            Decision decision = process.decide(paths).orElseThrow();
            List<Path> used = decision.multipath();

            Decision alone = process.decide(used).orElseThrow();

            assertThat(alone.best()).isEqualTo(decision.best());
            assertThat(alone.multipath()).isEqualTo(used);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void origin_med_and_identifier_are_nothing_to_a_route_server(Seed seed) {
        List<Path> paths = paths(seed);
        List<Path> changed =
                paths.stream()
                        .map(path ->
                                path.withAttributes(
                                        path.attributes()
                                                .with(draft ->
                                                        draft.med(seed.nextLong(10))
                                                                .originatorId(Some.address(seed)))))
                        .toList();
        DecisionProcess process = DecisionProcess.routeServer(HubRoutingPreference.EXPRESS_ROUTE);

        Decision before = process.decide(paths).orElseThrow();
        Decision after = process.decide(changed).orElseThrow();

        assertThat(names(after)).isEqualTo(names(before));
    }

    private static List<String> names(Decision decision) {
        return decision.multipath().stream().map(path -> path.from().neighbor()).toList();
    }
}
