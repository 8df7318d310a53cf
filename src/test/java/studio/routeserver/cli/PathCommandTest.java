package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.routeserver.Golden;
import studio.routeserver.cli.Shell.Answer;
import tools.jackson.databind.JsonNode;

/// `./studio path`.
class PathCommandTest {

    private static final String OVER_NVAS = "192.168.2.10";

    @Test
    void both_members_of_the_founding_sample_are_as_reviewed() {
        Golden.assertMatches(
                "founding.path.spoke1-vm.branch-b.txt",
                studio("path", SAMPLE, "--from", "spoke1-vm", "--to", OVER_NVAS).fine().out());
    }

    @Test
    void json_has_the_members_hop_by_hop_there_and_back() {
        JsonNode path =
                studio("path", SAMPLE, "--from", "spoke1-vm", "--to", OVER_NVAS, "--format", "json")
                        .fine()
                        .json();

        assertThat(path.get("verdict").asString()).isEqualTo("delivered");
        assertThat(path.get("forward")).hasSize(2);
        assertThat(path.get("return")).hasSize(2);
        assertThat(path.get("forward"))
                .allSatisfy(way -> {
                    assertThat(way.get("share").asDouble()).isEqualTo(0.5);
                    assertThat(way.get("outcome").asString()).isEqualTo("delivered");
                    assertThat(way.get("reason").asString()).isNotEmpty();
                });
        assertThat(path.get("forward").get(0).get("hops"))
                .extracting(hop -> hop.get("at").asString())
                .containsExactly("spoke1-vm", "nva1", "b-nva1", "branch-b");
        JsonNode first = path.get("forward").get(0).get("hops").get(0);
        assertThat(first.get("route").asString()).isEqualTo("192.168.0.0/16");
        assertThat(first.get("rule").asString()).isEqualTo("R-EFF-17");
    }

    @Test
    void the_Internet_is_an_answer_that_is_fine() {
        JsonNode path =
                studio("path", SAMPLE, "--from", "spoke1-vm", "--to", "8.8.8.8", "--format", "json")
                        .fine()
                        .json();

        assertThat(path.get("verdict").asString()).isEqualTo("internet");
    }

    @Test
    void a_member_that_dies_makes_the_answer_no() {
        Answer answer =
                studio(
                        "path",
                        SAMPLE,
                        "--from",
                        "spoke1-vm",
                        "--to",
                        OVER_NVAS,
                        "--event",
                        "10s:fail:nva1",
                        "--at",
                        "60s",
                        "--format",
                        "json");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.json().get("verdict").asString()).isEqualTo("partial");
        assertThat(answer.json().get("forward"))
                .extracting(way -> way.get("outcome").asString())
                .containsExactlyInAnyOrder("black-hole", "delivered");
    }

    @Test
    void spokes_that_share_only_the_hub_do_not_reach_each_other() {
        Answer answer = studio("path", SAMPLE, "--from", "spoke1-vm", "--to", "spoke2-vm");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines().getFirst())
                .startsWith("spoke1-vm (10.1.0.4) to 10.2.0.4: black-hole");
    }

    @Test
    void a_branch_sends_from_the_tenth_host_of_its_first_prefix() {
        Answer answer = studio("path", SAMPLE, "--from", "branch-a", "--to", "spoke2-vm").fine();

        assertThat(answer.lines().getFirst())
                .isEqualTo("branch-a (192.168.1.10) to 10.2.0.4: delivered");
    }

    @Test
    void an_answer_that_does_not_come_back_is_one_way(@TempDir Path directory) {
        String closed =
                Shell.sample(
                        directory,
                        "[{'set': 'routeTables', 'to': [{'name': 'rt', 'routes': [{'name': 'drop',"
                                + " 'prefix': '10.0.0.0/16', 'nextHopType': 'None'}]}]}, {'set':"
                                + " 'virtualNetworks/spoke1/subnets/default/routeTable', 'to':"
                                + " 'rt'}]");

        Answer answer =
                studio("path", closed, "--from", "nva1", "--to", "spoke1-vm", "--format", "json");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.json().get("verdict").asString()).isEqualTo("one-way");
    }

    @Test
    void the_hash_explorer_says_which_flows_each_member_takes_and_what_its_death_moves() {
        Answer answer =
                studio("path", SAMPLE, "--from", "spoke1-vm", "--to", OVER_NVAS, "--hash", "400");

        String out = answer.fine().out();
        Golden.assertMatches(
                "founding.path.hash.txt", out.substring(out.indexOf("Hash of 400 flows")));
    }

    @Test
    void the_hash_explorer_speaks_json_too() {
        JsonNode hash =
                studio(
                                "path",
                                SAMPLE,
                                "--from",
                                "spoke1-vm",
                                "--to",
                                OVER_NVAS,
                                "--format",
                                "json",
                                "--hash")
                        .fine()
                        .json()
                        .get("hash");

        assertThat(hash.get("flows").asInt()).isEqualTo(1000);
        JsonNode set = hash.get("sets").get(0);
        assertThat(set.get("at").asString()).isEqualTo("spoke1-vm");
        assertThat(set.get("direction").asString()).isEqualTo("forward");
        assertThat(set.get("members"))
                .extracting(member -> member.get("member").asString())
                .containsExactly("10.0.4.4", "10.0.4.5");
        assertThat(set.get("members"))
                .allSatisfy(member -> {
                    assertThat(member.get("share").asDouble()).isBetween(0.45, 0.55);
                    assertThat(member.get("movedWhenLost").asDouble())
                            .isEqualTo(member.get("share").asDouble());
                });
        assertThat(hash.get("ways")).hasSize(2);
    }

    @Test
    void a_number_of_flows_that_ports_cannot_tell_apart_is_refused() {
        assertThat(
                        studio(
                                        "path",
                                        SAMPLE,
                                        "--from",
                                        "spoke1-vm",
                                        "--to",
                                        OVER_NVAS,
                                        "--hash",
                                        "20000")
                                .refusal())
                .isEqualTo("--hash 20000: write a number of flows from 1 to 16384");
    }
}
