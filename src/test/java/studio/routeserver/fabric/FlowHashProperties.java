package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.net.Ipv4Address;

/// How flows share members (azure rule R-NVA-14).
class FlowHashProperties {

    private static final List<Ipv4Address> FOUR =
            IntStream.range(4, 8).mapToObj(n -> Ipv4Address.parse("10.0.4." + n)).toList();

    private static FlowHash.Flow flow(Seed seed) {
        return new FlowHash.Flow(
                Some.address(seed),
                Some.address(seed),
                6,
                seed.nextInt(0x10000),
                seed.nextInt(0x10000));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void r_nva_14_a_member_that_leaves_moves_only_its_own_flows(Seed seed) {
        FlowHash hash = new FlowHash(seed.nextLong());
        Ipv4Address leaving = Some.oneOf(seed, FOUR);
        List<Ipv4Address> rest = new ArrayList<>(FOUR);
        rest.remove(leaving);

        for (int i = 0; i < 50; i++) {
            FlowHash.Flow flow = flow(seed);
            Ipv4Address before = hash.nextHop("vm", flow, FOUR);
            Ipv4Address after = hash.nextHop("vm", flow, rest);
            if (!before.equals(leaving)) {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void r_nva_14_the_order_of_the_members_does_not_matter_and_answers_meet_the_same_backend(
            Seed seed) {
        FlowHash hash = new FlowHash(seed.nextLong());
        FlowHash.Flow flow = flow(seed);
        List<String> backends = List.of("nva1", "nva2", "nva3");

        assertThat(hash.nextHop("vm", flow, FOUR.reversed()))
                .isEqualTo(hash.nextHop("vm", flow, FOUR));
        assertThat(hash.backend("lb", flow.answer(), backends.reversed()))
                .isEqualTo(hash.backend("lb", flow, backends));
    }

    @Test
    void members_share_evenly_and_directions_independently() {
        Seed seed = new Seed(1);
        FlowHash hash = new FlowHash(1);
        List<Ipv4Address> two = FOUR.subList(0, 2);
        int first = 0;
        int same = 0;
        for (int i = 0; i < 10_000; i++) {
            FlowHash.Flow flow = flow(seed);
            Ipv4Address there = hash.nextHop("spoke1-vm", flow, two);
            first += there.equals(two.getFirst()) ? 1 : 0;
            same += hash.nextHop("spoke2-vm", flow.answer(), two).equals(there) ? 1 : 0;
        }

        assertThat(first / 10_000.0).isCloseTo(0.5, within(0.02));
        assertThat(same / 10_000.0)
                .as("1/n of the flows keep to one NVA both ways (R-NVA-15)")
                .isCloseTo(0.5, within(0.02));
    }
}
