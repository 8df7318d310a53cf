package studio.routeserver.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;

class Ipv4AddressProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void what_is_written_is_read_back(Seed seed) {
        Ipv4Address address = Some.address(seed);

        assertThat(Ipv4Address.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void the_order_is_that_of_unsigned_numbers(Seed seed) {
        Ipv4Address one = Some.address(seed);
        Ipv4Address other = Some.address(seed);

        long difference = Integer.toUnsignedLong(one.bits()) - Integer.toUnsignedLong(other.bits());

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Long.signum(difference));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void steps_there_and_back_lead_home(Seed seed) {
        Ipv4Address address = Some.address(seed);
        int steps = seed.nextInt();

        assertThat(address.plus(steps).plus(-steps)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.",
                "10.0.0.0.",
                "10.0.0.0.0",
                ".10.0.0",
                "10..0.0",
                "10.0.0.256",
                "10.0.0.1000",
                "10.0.0.01",
                "00.0.0.0",
                "-1.0.0.0",
                "+1.0.0.0",
                " 10.0.0.0",
                "10.0.0.0 ",
                "10.0.0.a",
                "10.0.0.0/8",
                "0x0a.0.0.0",
                "::1",
                "\u0661\u0660.0.0.0",
                "99999999999.0.0.0"
            })
    void a_text_that_is_no_address_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Address.parse(text))
                .withMessageContaining("'" + text + "' is not an IPv4 address")
                .withMessageContaining("such as");
    }

    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, false", "10.0.0.0, true", "10.255.255.255, true", "11.0.0.0, false",
        "172.15.255.255, false", "172.16.0.0, true", "172.31.255.255, true", "172.32.0.0, false",
        "192.167.255.255, false", "192.168.0.0, true", "192.168.255.255, true",
                "192.169.0.0, false",
        "100.63.255.255, false", "100.64.0.0, true", "100.127.255.255, true", "100.128.0.0, false"
    })
    void private_space_ends_where_the_standards_end_it(String address, boolean expected) {
        assertThat(Ipv4Address.parse(address).isPrivate()).isEqualTo(expected);
    }
}
