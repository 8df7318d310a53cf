package studio.routeserver.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;

class Ipv4PrefixProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void what_is_written_is_read_back(Seed seed) {
        Ipv4Prefix prefix = Some.prefix(seed);

        assertThat(Ipv4Prefix.parse(prefix.toString())).isEqualTo(prefix);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void it_contains_the_addresses_from_its_first_to_its_last_and_no_other(Seed seed) {
        Ipv4Prefix prefix = Some.prefix(seed, 1, 32);
        Ipv4Address address = Some.address(seed);

        assertThat(prefix.contains(prefix.network())).isTrue();
        assertThat(prefix.contains(prefix.last())).isTrue();
        assertThat(prefix.contains(prefix.network().plus(-1))).isFalse();
        assertThat(prefix.contains(prefix.last().plus(1))).isFalse();
        assertThat(prefix.contains(address))
                .isEqualTo(
                        address.compareTo(prefix.network()) >= 0
                                && address.compareTo(prefix.last()) <= 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void its_size_is_the_number_of_its_addresses(Seed seed) {
        Ipv4Prefix prefix = Some.prefix(seed);

        long first = Integer.toUnsignedLong(prefix.network().bits());
        long last = Integer.toUnsignedLong(prefix.last().bits());

        assertThat(prefix.size()).isEqualTo(last - first + 1);
        assertThat(prefix.address(0)).isEqualTo(prefix.network());
        assertThat(prefix.address((int) (prefix.size() - 1))).isEqualTo(prefix.last());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void containing_a_prefix_means_containing_its_ends_and_being_no_longer(Seed seed) {
        Ipv4Prefix outer = Some.prefix(seed, 0, 8);
        Ipv4Prefix other = Some.oneOf(seed, List.of(Some.prefixIn(seed, outer), Some.prefix(seed)));

        boolean bothEnds = outer.contains(other.network()) && outer.contains(other.last());

        assertThat(outer.contains(other)).isEqualTo(bothEnds);
        assertThat(outer.overlaps(other)).isEqualTo(bothEnds || other.contains(outer.network()));
        assertThat(other.overlaps(outer)).isEqualTo(outer.overlaps(other));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_covering_prefix_stands_before_what_it_covers(Seed seed) {
        Ipv4Prefix outer = Some.prefix(seed);
        Ipv4Prefix inner = Some.prefixIn(seed, outer);

        assertThat(outer).isLessThanOrEqualTo(inner);
        assertThat(outer.compareTo(inner) == 0).isEqualTo(outer.equals(inner));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void host_bits_are_refused_and_the_message_says_what_to_write(Seed seed) {
        Ipv4Prefix right = Some.prefix(seed, 0, 31);
        Ipv4Address inside =
                right.network().plus(1 + (int) seed.nextLong(Math.min(right.size() - 1, 1 << 30)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Prefix.parse(inside + "/" + right.length()))
                .withMessageContaining("host bits set; write " + right);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, write an address and a length",
        "'', write an address and a length",
        "10.0.0.0/, has no prefix length",
        "10.0.0.0/33, has no prefix length",
        "10.0.0.0/-1, has no prefix length",
        "10.0.0.0/08x, has no prefix length",
        "10.0.0.0/8/8, has no prefix length",
        "10.0.0.0/4294967304, has no prefix length",
        "10.0.0/8, is not an IPv4 address",
        "/8, is not an IPv4 address"
    })
    void a_text_that_is_no_prefix_is_refused_with_what_to_do(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Prefix.parse(text))
                .withMessageContaining(message);
    }

    @Test
    void the_default_contains_every_address() {
        assertThat(Ipv4Prefix.DEFAULT).hasToString("0.0.0.0/0");
        assertThat(Ipv4Prefix.DEFAULT.size()).isEqualTo(1L << 32);
        assertThat(Ipv4Prefix.DEFAULT.contains(Ipv4Address.parse("255.255.255.255"))).isTrue();
    }
}
