package studio.routeserver.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;

class AsnProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void it_is_written_as_a_plain_number_and_ordered_as_one(Seed seed) {
        Asn one = Some.asn(seed);
        Asn other = Some.asn(seed);

        assertThat(one).hasToString(String.valueOf(one.value()));
        assertThat(one.compareTo(other)).isEqualTo(Long.compare(one.value(), other.value()));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4_294_967_296L, Long.MIN_VALUE, Long.MAX_VALUE})
    void a_number_that_four_octets_cannot_hold_is_refused(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Asn(value))
                .withMessageContaining(value + " is outside 0 to 4294967295");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "65515, true", "65535, true", "65536, false", "4294967295, false"})
    void two_octets_hold_it_up_to_65535(long value, boolean expected) {
        assertThat(new Asn(value).fitsTwoOctets()).isEqualTo(expected);
    }
}
