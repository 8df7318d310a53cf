package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// More routes than the limit: scenario 23.
class LimitScenario {

    private static final String RS = "hub-route-server";

    private static String statements(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'prefix': '172.%d.%d.0/24'}".formatted(16 + i / 256, i % 256))
                .collect(
                        Collectors.joining(
                                ",", "[{'set': 'nvas/nva1/bgp/advertise', 'to': [", "]}]"));
    }

    @ParameterizedTest
    @CsvSource({
        "azure, 4000, true",
        "azure, 4001, false",
        "article, 1000, true",
        "article, 1001," + " false"
    })
    void r_rs_18_r_rul_29_all_routes_or_none(String profile, int count, boolean holds) {
        Drive drive =
                Drive.open(
                        "S-02",
                        statements(count),
                        "[{'set': 'profile', 'to': '%s'}]".formatted(profile));

        assertThat(drive.session(RS + "/0", "nva1").state())
                .isEqualTo(holds ? SessionState.ESTABLISHED : SessionState.ACTIVE);
        assertThat(drive.learned(RS, 1, "nva1")).hasSize(holds ? count : 0);
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(holds ? count + 1 : 1);
        assertThat(drive.up(RS + "/0", "nva2")).isTrue();
        assertThat(drive.lab().converged()).isTrue();
        if (!holds) {
            assertThat(drive.session(RS + "/0", "nva1").note()).contains("6/1");
        }
    }

    @ParameterizedTest
    @CsvSource({"2000, true", "2001, false"})
    void r_rs_18_r_rs_33_r_rul_29_a_new_client_asks_for_everything_again_and_half_the_limit_counts(
            int count, boolean holds) {
        Drive drive = Drive.open("S-01", statements(count));
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();

        drive.lab()
                .reconcile(
                        Drive.scenario(
                                "S-01",
                                statements(count),
                                """
                                [{'add': 'virtualNetworks', 'value': {'name': 'spoke4',
                                   'addressSpace': ['10.4.0.0/16'], 'subnets': []}},
                                 {'add': 'peerings', 'value': {'from': 'hub', 'to': 'spoke4',
                                   'allowGatewayTransit': true}},
                                 {'add': 'peerings', 'value': {'from': 'spoke4', 'to': 'hub',
                                   'useRemoteGateways': true}}]
                                """));
        drive.to(1);
        assertThat(drive.up(RS + "/0", "nva1")).isEqualTo(holds);
        assertThat(drive.when("loses nva1")).hasSize(holds ? 0 : 2);
        drive.to(60);
        assertThat(drive.up(RS + "/0", "nva1")).as("the next try counts anew").isTrue();
        assertThat(drive.advertised(RS, 0, "nva1")).hasSize(5);
    }

    @Test
    void a_layout_edit_asks_nobody_for_anything() {
        Drive drive = Drive.open("S-01", statements(2001));
        var moved =
                drive.now()
                        .topology()
                        .edit()
                        .layout(
                                java.util.Map.of(
                                        "hub",
                                        new studio.routeserver.topology.Box(1.0, 2.0, 3.0, 4.0)))
                        .build();
        drive.lab().reconcile(moved);
        drive.to(5);

        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
    }
}
