package studio.routeserver.lab.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// Address spaces against a list that is searched.
class SpacesProperties {

    /// Short prefixes, so that they nest and come up twice.
    private static List<Space> some(Seed seed) {
        List<Space> spaces = new ArrayList<>();
        int count = seed.nextInt(12);
        for (int i = 0; i < count; i++) {
            spaces.add(new Space("vnet" + seed.nextInt(4), Some.prefix(seed, 0, 5)));
        }
        return spaces;
    }

    private static List<Ipv4Prefix> asked(Seed seed, List<Space> spaces) {
        List<Ipv4Prefix> asked = new ArrayList<>();
        spaces.forEach(space -> asked.add(space.prefix()));
        for (int i = 0; i < 20; i++) {
            asked.add(Some.prefix(seed, 0, 8));
        }
        return asked;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void the_first_space_that_holds_a_prefix_is_found(Seed seed) {
        List<Space> list = some(seed);
        Spaces spaces = Spaces.of(list);

        for (Ipv4Prefix prefix : asked(seed, list)) {
            assertThat(spaces.holding(prefix))
                    .isEqualTo(
                            list.stream()
                                    .filter(space -> space.prefix().contains(prefix))
                                    .findFirst());
            assertThat(spaces.has(prefix))
                    .isEqualTo(list.stream().anyMatch(space -> space.prefix().equals(prefix)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void where_two_differ_is_said_of_every_prefix_that_they_hold_otherwise(Seed seed) {
        List<Space> list = some(seed);
        List<Space> edited = new ArrayList<>(list);
        if (seed.nextInt(4) == 0) {
            Collections.reverse(edited);
        }
        edited.removeIf(_ -> seed.nextInt(5) == 0);
        if (seed.nextBoolean()) {
            edited.addAll(some(seed));
        }
        Spaces before = Spaces.of(list);
        Spaces after = Spaces.of(edited);
        if (seed.nextBoolean()) {
            before.has(Ipv4Prefix.DEFAULT); // from here on its places are known
            after = after.after(before);
        }
        Spaces scratch = Spaces.of(edited);
        Affected differ = after.differsFrom(before);

        List<Ipv4Prefix> asked = asked(seed, list);
        asked.addAll(asked(seed, edited));
        for (Ipv4Prefix prefix : asked) {
            assertThat(after.holding(prefix)).isEqualTo(scratch.holding(prefix));
            assertThat(after.has(prefix)).isEqualTo(scratch.has(prefix));
            if (!differ.of(PrefixTable.of(Map.of(prefix, 1))).iterator().hasNext()) {
                assertThat(after.holding(prefix)).isEqualTo(before.holding(prefix));
                assertThat(after.has(prefix)).isEqualTo(before.has(prefix));
            }
        }
    }
}
