package studio.routeserver.advice.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Prefix;

class SummaryTest {

    private static List<Ipv4Prefix> prefixes(String... texts) {
        return Arrays.stream(texts).map(Ipv4Prefix::parse).toList();
    }

    @Test
    void siblings_become_their_parent_and_what_is_covered_goes() {
        Summary summary =
                Summary.exact(
                        prefixes(
                                "10.0.3.0/24",
                                "10.0.0.0/24",
                                "10.0.1.0/24",
                                "10.0.2.0/24",
                                "10.0.1.128/25",
                                "10.0.8.0/24"));

        assertThat(summary.prefixes()).isEqualTo(prefixes("10.0.0.0/22", "10.0.8.0/24"));
        assertThat(summary.extra()).isZero();
    }

    @Test
    void neighbours_that_are_no_siblings_stay_apart() {
        assertThat(Summary.exact(prefixes("10.0.1.0/24", "10.0.2.0/24")).prefixes()).hasSize(2);
    }

    @Test
    void fewer_still_cost_further_addresses_and_the_cheapest_pair_goes_first() {
        Summary summary = Summary.atMost(prefixes("10.0.1.0/24", "10.0.2.0/24", "10.8.0.0/24"), 2);

        assertThat(summary.prefixes()).isEqualTo(prefixes("10.0.0.0/22", "10.8.0.0/24"));
        assertThat(summary.extra()).isEqualTo(512);
    }
}
