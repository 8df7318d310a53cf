package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;

/// What holds of every network, whatever happens to it.
class FabricProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void the_incremental_fabric_equals_one_from_scratch(Seed seed) {
        Scene scene = SomeScene.scene(seed);
        Fabric fabric = scene.fabric();

        for (int step = 0; step < 6; step++) {
            ask(fabric, seed);
            scene = SomeScene.changed(seed, scene);
            fabric = fabric.next(scene.topology(), scene.control());
            Fabric scratch = scene.fabric();
            for (Nic nic : scene.topology().nics()) {
                assertThat(fabric.routes(nic).rows())
                        .as(nic.name())
                        .isEqualTo(scratch.routes(nic).rows());
                assertThat(fabric.routes(nic).hidden()).isEqualTo(scratch.routes(nic).hidden());
            }
            Ref from = new Ref(Kind.VIRTUAL_MACHINE, "vm" + (1 + seed.nextInt(6)));
            Ipv4Address to = SomeScene.address(seed);
            assertThat(fabric.path(from, null, to)).isEqualTo(scratch.path(from, null, to));
        }
    }

    private static void ask(Fabric fabric, Seed seed) {
        for (Nic nic : fabric.topology().nics()) {
            if (seed.nextBoolean()) {
                assertThat(fabric.routes(nic).rows()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_match_is_the_longest_active_row_of_the_list(Seed seed) {
        Scene scene = SomeScene.changed(seed, SomeScene.scene(seed));
        Fabric fabric = scene.fabric();

        for (Nic nic : scene.topology().nics()) {
            EffectiveRoutes routes = fabric.routes(nic);
            for (int i = 0; i < 20; i++) {
                Ipv4Address destination = SomeScene.address(seed);
                assertThat(routes.match(destination))
                        .as("%s to %s", nic.name(), destination)
                        .isEqualTo(naive(routes.rows(), destination));
            }
        }
    }

    private static Optional<EffectiveRoute> naive(
            List<EffectiveRoute> rows, Ipv4Address destination) {
        return rows.stream()
                .filter(EffectiveRoute::active)
                .filter(row -> row.prefix() != null && row.prefix().contains(destination))
                .max(Comparator.comparingInt(FabricProperties::length));
    }

    private static int length(EffectiveRoute row) {
        @Nullable Ipv4Prefix prefix = row.prefix();
        return prefix == null ? -1 : prefix.length();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void no_two_active_rows_have_the_same_prefix(Seed seed) {
        Scene scene = SomeScene.changed(seed, SomeScene.scene(seed));
        Fabric fabric = scene.fabric();

        for (Nic nic : scene.topology().nics()) {
            Set<String> seen = new HashSet<>();
            assertThat(fabric.routes(nic).rows())
                    .filteredOn(EffectiveRoute::active)
                    .allSatisfy(row -> assertThat(seen.add(row.addressPrefix())).isTrue());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void every_flow_has_a_verdict_and_its_shares_sum_to_one(Seed seed) {
        Scene scene = SomeScene.changed(seed, SomeScene.scene(seed));
        Fabric fabric = scene.fabric();

        for (int i = 0; i < 10; i++) {
            Ref from =
                    Some.oneOf(
                            seed,
                            List.of(
                                    new Ref(Kind.VIRTUAL_MACHINE, "vm1"),
                                    new Ref(Kind.NVA, "nva-a-hub1"),
                                    new Ref(Kind.BRANCH, "branch-hub2")));
            PathReport path = fabric.path(from, null, SomeScene.address(seed));

            assertThat(sum(path.forward())).isCloseTo(1, within(1e-9));
            assertThat(path.answers()).hasSameSizeAs(path.forward());
            assertThat(path.reason()).isNotBlank();
            for (int f = 0; f < path.forward().size(); f++) {
                if (path.forward().get(f).delivered()) {
                    assertThat(sum(path.answers().get(f))).isCloseTo(1, within(1e-9));
                } else {
                    assertThat(path.answers().get(f)).isEmpty();
                }
                assertThat(path.forward().get(f).label().split(" ", -1)).hasSizeBetween(1, 4);
            }
        }
    }

    private static double sum(List<Trace> traces) {
        return traces.stream().mapToDouble(Trace::share).sum();
    }
}
