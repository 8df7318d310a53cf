package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WhyOptionTest {

    private static final String LOOPED = "samples/scenarios/S-13.json";

    @Test
    void people_read_the_way_back_the_losers_the_flips_and_the_rules() {
        assertThat(
                        studio("routes", SAMPLE, "--vm", "spoke1-vm", "--why", "192.168.0.0/16")
                                .fine()
                                .lines())
                .startsWith(
                        "192.168.0.0/16 is Active at spoke1-vm: VirtualNetworkGateway, next hops"
                                + " 10.0.4.4 and 10.0.4.5.")
                .contains(
                        "  nva1 has a statement for 192.168.0.0/16",
                        "    at fabric precedence: a BGP route has the same prefix (R-EFF-05)",
                        "  if nva2 takes 192.168.0.0/16 back",
                        "    192.168.0.0/16 is Active at spoke1-vm: VirtualNetworkGateway, next hop"
                                + " 10.0.4.4",
                        "    measured: route-server-faq.md; measured lab of three hubs");
    }

    @Test
    void programs_read_the_same_with_each_rule_s_source() {
        JsonNode json =
                studio(
                                "routes",
                                LOOPED,
                                "--vm",
                                "spoke1-vm",
                                "--why",
                                "192.168.128.0/17",
                                "--format",
                                "json")
                        .fine()
                        .json();

        assertThat(json.get("present").asBoolean()).isFalse();
        assertThat(json.get("stops").get(0).get("rule").asString()).isEqualTo("R-RS-19");
        assertThat(json.get("flips").get(0).get("change").asString()).contains("asOverride");
        assertThat(json.get("rules").get(0).get("confidence").asString()).isEqualTo("measured");
        assertThat(json.get("rules").get(0).get("source").asString()).isNotBlank();
    }

    @Test
    void r_rul_14_an_explanation_that_rests_on_a_ruling_says_that_nobody_documented_it() {
        assertThat(
                        studio(
                                        "path",
                                        "samples/scenarios/S-12.json",
                                        "--from",
                                        "spoke1-vm",
                                        "--to",
                                        "8.8.8.8",
                                        "--why")
                                .lines())
                .contains(
                        "  loop at nva1: the packet came back (R-RUL-14, undocumented)",
                        "    inferred: ruling: the sources leave room, one reading chosen");
    }

    @Test
    void an_address_is_explained_by_its_longest_match() {
        assertThat(
                        studio("routes", LOOPED, "--vm", "spoke1-vm", "--why", "192.168.200.1")
                                .fine()
                                .out())
                .startsWith(
                        "192.168.200.1 at spoke1-vm follows 192.168.0.0/16, the longest match: ")
                .contains("at longest prefix: 0.0.0.0/0 is shorter than 192.168.0.0/16");
    }

    @Test
    void what_is_no_prefix_is_refused() {
        assertThat(studio("routes", SAMPLE, "--vm", "spoke1-vm", "--why", "10.0.0.1/8").refusal())
                .startsWith("--why: ");
        assertThat(studio("routes", SAMPLE, "--vm", "spoke1-vm", "--why", "hq").refusal())
                .startsWith("--why: ");
    }

    @Test
    void a_path_says_why_of_each_effective_route_on_it_and_of_its_drop() {
        Shell.Answer answer =
                studio("path", LOOPED, "--from", "spoke1-vm", "--to", "172.16.0.10", "--why");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines())
                .contains(
                        "172.16.0.0/12 is Active at spoke1-vm: None.",
                        "What ends it:",
                        "  R-RS-19  A route whose AS path contains 65515 is dropped before any"
                                + " route map sees it.");
    }

    @Test
    void a_path_for_programs_carries_the_explanations_and_drops() {
        JsonNode json =
                studio(
                                "path",
                                SAMPLE,
                                "--from",
                                "spoke1-vm",
                                "--to",
                                "192.168.2.10",
                                "--why",
                                "--format",
                                "json")
                        .fine()
                        .json();

        assertThat(json.get("why").get(0).get("prefix").asString()).isEqualTo("192.168.0.0/16");
        assertThat(json.get("why").get(0).get("flips").toString())
                .as("what would flip the sender's route")
                .contains("nva1 takes 192.168.0.0/16 back");
        assertThat(json.get("drops")).isEmpty();
        assertThat(json.get("rules")).isNotEmpty();
    }
}
