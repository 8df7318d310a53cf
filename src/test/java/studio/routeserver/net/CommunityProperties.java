package studio.routeserver.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;

class CommunityProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void what_is_written_is_read_back(Seed seed) {
        Community community = Some.community(seed);

        assertThat(Community.parse(community.toString())).isEqualTo(community);
    }

    @Test
    void the_well_known_ones_are_those_of_rfc_1997() {
        assertThat(Community.NO_EXPORT).isEqualTo(Community.parse("65535:65281"));
        assertThat(Community.NO_ADVERTISE).isEqualTo(Community.parse("65535:65282"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1",
                "1:",
                ":1",
                "1:2:3",
                "65536:1",
                "1:65536",
                "-1:1",
                "a:b",
                "1 :2",
                "999999:1"
            })
    void a_text_that_is_no_community_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Community.parse(text))
                .withMessageContaining("'" + text + "' is not a community")
                .withMessageContaining("such as 65001:100");
    }
}
