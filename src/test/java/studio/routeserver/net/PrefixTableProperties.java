package studio.routeserver.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;

/// The table against the simplest thing that is right: a sorted map that is scanned.
class PrefixTableProperties {

    /// A table and the map that it must agree with, after the same random changes.
    private record Pair(PrefixTable<Integer> table, NavigableMap<Ipv4Prefix, Integer> naive) {}

    /// Short prefixes, so that they nest and are hit, mixed with host routes; a third of the
    /// changes removes.
    private static Pair changedAtRandom(Seed seed) {
        PrefixTable<Integer> table = PrefixTable.empty();
        NavigableMap<Ipv4Prefix, Integer> naive = new TreeMap<>();
        int changes = seed.nextInt(2 * seed.size() + 1);
        for (int i = 0; i < changes; i++) {
            boolean remove = seed.nextInt(3) == 0;
            Ipv4Prefix prefix = nextPrefix(seed, naive, remove);
            if (remove) {
                table = table.without(prefix);
                naive.remove(prefix);
            } else {
                table = table.with(prefix, i);
                naive.put(prefix, i);
            }
        }
        return new Pair(table, naive);
    }

    private static Ipv4Prefix nextPrefix(
            Seed seed, NavigableMap<Ipv4Prefix, Integer> naive, boolean known) {
        if (known && !naive.isEmpty() && seed.nextInt(4) > 0) {
            return Some.oneOf(seed, List.copyOf(naive.keySet()));
        }
        return seed.nextInt(4) == 0 ? Some.prefix(seed, 28, 32) : Some.prefix(seed, 0, 7);
    }

    private static Ipv4Address nextAddress(Seed seed, Pair pair) {
        return pair.naive.isEmpty() || seed.nextBoolean()
                ? Some.address(seed)
                : Some.addressIn(seed, Some.oneOf(seed, List.copyOf(pair.naive.keySet())));
    }

    private static Optional<PrefixTable.Entry<Integer>> scan(Pair pair, Ipv4Prefix wanted) {
        return pair.naive.entrySet().stream()
                .filter(entry -> entry.getKey().contains(wanted))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(entry -> new PrefixTable.Entry<>(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void it_holds_what_was_put_in_and_not_taken_out_in_order(Seed seed) {
        Pair pair = changedAtRandom(seed);

        List<PrefixTable.Entry<Integer>> expected = new ArrayList<>();
        pair.naive.forEach((prefix, value) -> expected.add(new PrefixTable.Entry<>(prefix, value)));

        assertThat(pair.table.entries()).containsExactlyElementsOf(expected);
        assertThat(pair.table).containsExactlyElementsOf(expected);
        assertThat(pair.table.size()).isEqualTo(expected.size());
        assertThat(pair.table.isEmpty()).isEqualTo(expected.isEmpty());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void longest_match_agrees_with_a_scan_of_all_prefixes(Seed seed) {
        Pair pair = changedAtRandom(seed);

        for (int i = 0; i < 20; i++) {
            Ipv4Address address = nextAddress(seed, pair);
            assertThat(pair.table.longestMatch(address))
                    .as("longest match of %s in %s", address, pair.table)
                    .isEqualTo(scan(pair, address.asPrefix()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void the_longest_cover_of_a_prefix_agrees_with_a_scan(Seed seed) {
        Pair pair = changedAtRandom(seed);

        for (int i = 0; i < 20; i++) {
            Ipv4Prefix wanted = nextPrefix(seed, pair.naive, seed.nextBoolean());
            Optional<PrefixTable.Entry<Integer>> expected = scan(pair, wanted);
            assertThat(pair.table.longestCovering(wanted)).isEqualTo(expected);
            assertThat(pair.table.covers(wanted)).isEqualTo(expected.isPresent());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_prefix_is_found_exactly_where_it_was_put(Seed seed) {
        Pair pair = changedAtRandom(seed);

        for (int i = 0; i < 20; i++) {
            Ipv4Prefix wanted = nextPrefix(seed, pair.naive, seed.nextBoolean());
            Optional<Integer> expected = Optional.ofNullable(pair.naive.get(wanted));
            assertThat(pair.table.get(wanted)).isEqualTo(expected);
            assertThat(pair.table.containsKey(wanted)).isEqualTo(expected.isPresent());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void equal_content_is_equal_whatever_the_way_there(Seed seed) {
        Pair pair = changedAtRandom(seed);
        List<Map.Entry<Ipv4Prefix, Integer>> entries = new ArrayList<>(pair.naive.entrySet());
        Collections.shuffle(entries, new Random(seed.nextLong()));

        PrefixTable<Integer> other = PrefixTable.empty();
        for (var entry : entries) {
            other = other.with(entry.getKey(), entry.getValue());
        }

        assertThat(other).isEqualTo(pair.table).hasSameHashCodeAs(pair.table);
        assertThat(PrefixTable.of(pair.naive)).isEqualTo(pair.table);
        assertThat(other.with(Ipv4Prefix.parse("203.0.113.7/32"), -1)).isNotEqualTo(pair.table);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_change_leaves_the_table_before_it_as_it_was(Seed seed) {
        Pair pair = changedAtRandom(seed);
        Ipv4Prefix prefix = nextPrefix(seed, pair.naive, seed.nextBoolean());

        PrefixTable<Integer> with = pair.table.with(prefix, -1);
        PrefixTable<Integer> without = pair.table.without(prefix);

        assertThat(with.get(prefix)).contains(-1);
        assertThat(without.get(prefix)).isEmpty();
        assertThat(pair.table).isEqualTo(PrefixTable.of(pair.naive));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_change_that_changes_nothing_gives_the_same_table(Seed seed) {
        Pair pair = changedAtRandom(seed);
        Ipv4Prefix absent = Ipv4Prefix.parse("203.0.113.128/25");

        assertThat(pair.table.without(absent)).isSameAs(pair.table);
        pair.naive.forEach(
                (prefix, value) -> assertThat(pair.table.with(prefix, value)).isSameAs(pair.table));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void mapping_keeps_the_prefixes_whose_new_value_is_not_null(Seed seed) {
        Pair pair = changedAtRandom(seed);

        PrefixTable<String> mapped =
                pair.table.map((prefix, value) -> value % 2 == 0 ? prefix + "=" + value : null);

        NavigableMap<Ipv4Prefix, String> expected = new TreeMap<>();
        pair.naive.forEach((prefix, value) -> {
            if (value % 2 == 0) {
                expected.put(prefix, prefix + "=" + value);
            }
        });
        assertThat(mapped).isEqualTo(PrefixTable.of(expected));
    }
}
