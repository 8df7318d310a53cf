package studio.routeserver.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;

/// The pages against the table that they are an index of.
class PrefixPagesProperties {

    private static final int NONE = -1;

    /// Prefixes of all lengths that nest in each other, a third of the changes removes; some values
    /// come up again.
    private static PrefixPages<Integer> change(
            Seed seed, PrefixPages<Integer> pages, List<Ipv4Prefix> known) {
        boolean remove = !known.isEmpty() && seed.nextInt(3) == 0;
        if (remove) {
            return pages.without(Some.oneOf(seed, known));
        }
        Ipv4Prefix prefix =
                known.isEmpty() || seed.nextBoolean()
                        ? Some.prefix(seed, 0, 32)
                        : Some.prefixIn(seed, Some.oneOf(seed, known));
        known.add(prefix);
        return pages.with(prefix, seed.nextInt(20));
    }

    private static void assertMatches(
            Seed seed, PrefixPages<Integer> pages, List<Ipv4Prefix> known) {
        List<Ipv4Address> addresses = new ArrayList<>();
        addresses.add(Some.address(seed));
        for (Ipv4Prefix prefix : known) {
            addresses.add(prefix.network());
            addresses.add(prefix.last());
            addresses.add(prefix.last().plus(1));
            addresses.add(prefix.network().plus(-1));
            addresses.add(Some.addressIn(seed, prefix));
        }
        for (Ipv4Address address : addresses) {
            assertThat(pages.longestMatch(address))
                    .as(address + " in " + pages.table())
                    .isEqualTo(
                            pages.table()
                                    .longestMatch(address)
                                    .map(PrefixTable.Entry::value)
                                    .orElse(NONE));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void after_any_changes_it_finds_what_its_table_finds(Seed seed) {
        PrefixPages<Integer> pages = PrefixPages.of(PrefixTable.empty(), NONE);
        List<Ipv4Prefix> known = new ArrayList<>();
        for (int i = 0; i < 5 + seed.size(); i++) {
            pages = change(seed, pages, known);
        }

        assertMatches(seed, pages, known);
        assertMatches(seed, PrefixPages.of(pages.table(), NONE), known);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_change_leaves_the_one_it_was_made_from_as_it_was(Seed seed) {
        PrefixPages<Integer> pages = PrefixPages.of(PrefixTable.empty(), NONE);
        List<Ipv4Prefix> known = new ArrayList<>();
        List<PrefixPages<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pages = change(seed, pages, known);
            all.add(pages);
        }

        all.forEach(one -> assertMatches(seed, one, known));
    }

    @Test
    void what_says_nothing_new_is_the_same_object() {
        Ipv4Prefix prefix = Ipv4Prefix.parse("10.0.0.0/8");
        PrefixPages<String> pages =
                PrefixPages.of(PrefixTable.<String>empty().with(prefix, "a"), "none");

        assertThat(pages.with(prefix, "a")).isSameAs(pages);
        assertThat(pages.without(Ipv4Prefix.parse("10.0.0.0/9"))).isSameAs(pages);
    }

    @Test
    void values_that_nobody_has_any_more_make_room_for_others() {
        Ipv4Prefix prefix = Ipv4Prefix.parse("10.0.0.0/30");
        PrefixPages<Integer> pages = PrefixPages.of(PrefixTable.empty(), NONE);
        for (int i = 0; i <= PrefixPages.MOST; i++) {
            pages = pages.with(prefix, i);
        }

        assertThat(pages.longestMatch(prefix.network())).isEqualTo(PrefixPages.MOST);
    }

    /// As many as one page can lead to, painted over and back: none of them may be lost or mixed
    /// up.
    @Test
    void a_page_full_of_longer_prefixes_is_painted_over_and_comes_back() {
        int places = 1 << 15;
        PrefixTable<Integer> table = PrefixTable.empty();
        for (int i = 0; i < places; i++) {
            table = table.with(new Ipv4Prefix(10 << 24 | i << 8 | 128, 25), i % 1_000);
        }
        Ipv4Prefix around = Ipv4Prefix.parse("10.0.0.0/10");
        PrefixPages<Integer> pages = PrefixPages.of(table, NONE);

        for (int i = 0; i < 10; i++) {
            pages = pages.with(around, 2_000 + i).without(around).with(around, 3_000 + i);
        }

        for (int i = 0; i < places; i++) {
            int network = 10 << 24 | i << 8;
            assertThat(pages.longestMatch(new Ipv4Address(network | 200))).isEqualTo(i % 1_000);
            assertThat(pages.longestMatch(new Ipv4Address(network | 100)))
                    .isEqualTo(around.contains(new Ipv4Address(network)) ? 3_009 : NONE);
        }
    }

    @Test
    void more_different_values_than_it_has_numbers_for_are_refused() {
        PrefixTable<Integer> table = PrefixTable.empty();
        for (int i = 0; i <= PrefixPages.MOST; i++) {
            table = table.with(new Ipv4Prefix(i << 8, 24), i);
        }
        PrefixTable<Integer> full = table;

        assertThatThrownBy(() -> PrefixPages.of(full, NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table of pages holds at most 32767 different values");
    }
}
