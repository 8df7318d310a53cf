package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import org.junit.jupiter.api.Test;
import studio.routeserver.Golden;
import studio.routeserver.cli.Shell.Answer;
import tools.jackson.databind.JsonNode;

/// `./studio bgp`.
class BgpCommandTest {

    @Test
    void the_sessions_of_the_founding_sample_are_as_reviewed() {
        Golden.assertMatches("founding.bgp.txt", studio("bgp", SAMPLE).fine().out());
    }

    @Test
    void what_nva1_tells_the_Route_Server_is_as_reviewed() {
        Golden.assertMatches(
                "founding.bgp.nva1-learned.txt",
                studio("bgp", SAMPLE, "--peer", "nva1", "--learned").fine().out());
    }

    @Test
    void what_the_Route_Server_tells_nva1_is_as_reviewed() {
        Golden.assertMatches(
                "founding.bgp.nva1-advertised.txt",
                studio("bgp", SAMPLE, "--peer", "nva1", "--advertised").fine().out());
    }

    @Test
    void json_lists_the_sessions_of_Route_Servers() {
        JsonNode sessions = studio("bgp", SAMPLE, "--format", "json").fine().json().get("sessions");

        assertThat(sessions).hasSize(8);
        assertThat(sessions)
                .allSatisfy(session -> {
                    assertThat(session.propertyNames())
                            .containsExactly(
                                    "routeServer",
                                    "instance",
                                    "peer",
                                    "state",
                                    "holdTime",
                                    "received",
                                    "advertised");
                    assertThat(session.get("routeServer").asString()).isEqualTo("hub-route-server");
                    assertThat(session.get("state").asString()).isEqualTo("Established");
                    assertThat(session.get("holdTime").asString()).isEqualTo("180s");
                });
        assertThat(sessions.get(0).get("peer").asString()).isEqualTo("nva1");
        assertThat(sessions.get(0).get("received").asInt()).isEqualTo(3);
    }

    @Test
    void one_peer_has_a_session_with_each_instance() {
        Answer nva2 = studio("bgp", SAMPLE, "--peer", "nva2").fine();

        assertThat(nva2.lines()).hasSize(3);
        assertThat(nva2.lines().subList(1, 3)).allSatisfy(row -> assertThat(row).contains("nva2"));
    }

    @Test
    void learned_and_advertised_routes_have_azure_s_shape() {
        JsonNode learned =
                studio("bgp", SAMPLE, "--peer", "nva1", "--learned", "--format", "az")
                        .fine()
                        .json();
        JsonNode advertised =
                studio("bgp", SAMPLE, "--peer", "nva1", "--advertised", "--format", "az")
                        .fine()
                        .json();

        assertThat(learned.propertyNames())
                .containsExactly("RouteServiceRole_IN_0", "RouteServiceRole_IN_1");
        assertThat(learned.get("RouteServiceRole_IN_0")).hasSize(3);
        JsonNode route = learned.get("RouteServiceRole_IN_1").get(2);
        assertThat(route.get("network").asString()).isEqualTo("192.168.0.0/16");
        assertThat(route.get("nextHop").asString()).isEqualTo("10.0.4.4");
        assertThat(route.get("sourcePeer").asString()).isEqualTo("10.0.4.4");
        assertThat(route.get("localAddress").asString()).isEqualTo("10.0.6.5");
        assertThat(route.get("asPath").asString()).isEqualTo("65001");
        assertThat(advertised.get("RouteServiceRole_IN_0"))
                .extracting(one -> one.get("network").asString())
                .containsExactly(
                        "10.0.0.0/16",
                        "10.1.0.0/16",
                        "10.2.0.0/16",
                        "10.3.0.0/16",
                        "192.168.1.0/24");
    }

    @Test
    void json_of_a_table_is_azure_s_shape_too() {
        String[] words = {"bgp", SAMPLE, "--peer", "nva1", "--learned", "--format", "az"};
        String az = studio(words).fine().out();
        words[6] = "json";

        assertThat(studio(words).fine().out()).isEqualTo(az);
    }

    @Test
    void one_shape_is_one_peer() {
        assertThat(studio("bgp", SAMPLE, "--learned", "--format", "az").refusal())
                .isEqualTo(
                        "this form shows one peer of one Route Server; name it with --peer and"
                                + " --route-server: hub-route-server nva1, hub-route-server nva2");
    }

    @Test
    void a_session_that_is_cut_is_up_until_its_hold_time_has_passed() {
        String[] command = {
            "bgp",
            SAMPLE,
            "--peer",
            "nva1",
            "--format",
            "json",
            "--event",
            "10s:cut:nva1/0",
            "--at",
            ""
        };

        command[9] = "120s";
        JsonNode before = studio(command).fine().json().get("sessions");
        command[9] = "300s";
        JsonNode after = studio(command).fine().json().get("sessions");

        assertThat(before)
                .extracting(session -> session.get("state").asString())
                .containsExactly("Established", "Established");
        assertThat(after.get(0).get("state").asString()).isNotEqualTo("Established");
        assertThat(after.get(0).get("received").asInt()).isZero();
        assertThat(after.get(1).get("state").asString()).isEqualTo("Established");
    }
}
