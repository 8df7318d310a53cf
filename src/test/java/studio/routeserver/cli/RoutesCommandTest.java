package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.Golden;
import studio.routeserver.cli.Shell.Answer;
import tools.jackson.databind.JsonNode;

/// `./studio routes`.
class RoutesCommandTest {

    private static final String VM = "spoke1-vm";

    @Test
    void the_table_of_the_founding_sample_is_as_reviewed() {
        Golden.assertMatches(
                "founding.routes.spoke1-vm.txt", studio("routes", SAMPLE, "--vm", VM).fine().out());
    }

    @Test
    void the_routes_of_an_NVA_are_as_reviewed() {
        Golden.assertMatches(
                "founding.routes.nva1.txt", studio("routes", SAMPLE, "--vm", "nva1").fine().out());
    }

    @Test
    void r_nva_09_the_guest_of_an_NVA_stands_beside_its_NIC_and_what_comes_back_is_marked() {
        List<String> byDefault =
                studio("routes", "samples/scenarios/S-12.json", "--vm", "nva1").fine().lines();
        List<String> tunnel =
                studio("routes", "samples/scenarios/S-02.json", "--vm", "nva1").fine().lines();

        assertThat(byDefault)
                .contains("The guest of nva1, and what the row of the NIC makes of it:")
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("0.0.0.0/0 ")
                                .endsWith(
                                        "0.0.0.0/0 VirtualNetworkGateway 10.0.4.4: it comes back"))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("10.1.0.0/16 ")
                                .contains("learned from hub-route-server/0")
                                .endsWith("10.1.0.0/16 VNetPeering"));
        assertThat(tunnel)
                .anySatisfy(line ->
                        assertThat(line).startsWith("192.168.0.0/16 ").endsWith("not asked"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("0.0.0.0/0 ").endsWith("0.0.0.0/0 Internet"));
    }

    @Test
    void azure_s_shape_shows_what_the_founding_sample_promises() {
        JsonNode answer = studio("routes", SAMPLE, "--vm", VM, "--format", "az").fine().json();

        assertThat(rows(answer))
                .contains(
                        "VnetLocal 10.1.0.0/16 ",
                        "VNetPeering 10.0.0.0/16 ",
                        "VirtualNetworkGateway 192.168.0.0/16 10.0.4.4,10.0.4.5",
                        "VirtualNetworkGateway 172.16.0.0/12 10.0.4.4,10.0.4.5",
                        "VirtualNetworkGateway 10.100.0.0/16 10.0.4.4,10.0.4.5",
                        "VirtualNetworkGateway 192.168.1.0/24 10.0.5.4,10.0.5.5",
                        "Internet 0.0.0.0/0 ")
                .doesNotHaveDuplicates();
        assertThat(answer.get("value"))
                .allSatisfy(row ->
                        assertThat(row.propertyNames())
                                .containsExactlyInAnyOrder(
                                        "addressPrefix",
                                        "disableBgpRoutePropagation",
                                        "nextHopIpAddress",
                                        "nextHopType",
                                        "source",
                                        "state"));
    }

    @Test
    void json_has_azure_s_rows_each_with_the_rule_that_decided() {
        JsonNode az = studio("routes", SAMPLE, "--vm", VM, "--format", "az").fine().json();
        JsonNode json = studio("routes", SAMPLE, "--vm", VM, "--format", "json").fine().json();

        assertThat(rows(json)).isEqualTo(rows(az));
        assertThat(json.get("value"))
                .allSatisfy(row -> assertThat(row.get("rule").asString()).matches("R-[A-Z]+-\\d+"));
    }

    @Test
    void r_eff_33_of_a_VM_that_does_not_run_azure_shows_nothing_and_says_why(
            @TempDir Path directory) {
        String stopped =
                Shell.sample(
                        directory, "[{'set': 'virtualMachines/spoke1-vm/state', 'to': 'stopped'}]");

        Answer az = studio("routes", stopped, "--vm", VM, "--format", "az");
        Answer table = studio("routes", stopped, "--vm", VM).fine();

        assertThat(az.code()).isEqualTo(1);
        assertThat(az.out()).isEmpty();
        assertThat(az.err())
                .startsWith("(NicMustBeAttachedToRunningVmToGetEffectiveRoutes) spoke1-vm")
                .hasLineCount(1);
        assertThat(table.lines().getFirst())
                .isEqualTo("spoke1-vm is not running: these are the routes it would have.");
        assertThat(table.out()).contains("192.168.0.0/16");
    }

    @Test
    void a_VM_that_failed_does_not_run_either() {
        Answer az =
                studio(
                        "routes",
                        SAMPLE,
                        "--vm",
                        VM,
                        "--format",
                        "az",
                        "--event",
                        "1s:fail:spoke1-vm");

        assertThat(az.code()).isEqualTo(1);
        assertThat(az.err()).contains("NicMustBeAttachedToRunningVmToGetEffectiveRoutes");
    }

    @ParameterizedTest
    @CsvSource({
        "nva1, 'VnetLocal 10.0.0.0/16 '",
        "nva1/inside, 'VnetLocal 10.0.0.0/16 '",
        "vpn-gw, 'VnetLocal 10.0.0.0/16 '",
        "hub/nva, 'VnetLocal 10.0.0.0/16 '",
        "spoke2/default, 'VirtualNetworkGateway 192.168.1.0/24 10.0.5.4,10.0.5.5'"
    })
    void an_NVA_its_interface_a_gateway_and_a_subnet_are_asked_the_same_way(
            String name, String row, @TempDir Path directory) {
        String file =
                Shell.sample(
                        directory,
                        "[{'set': 'nvas/nva1/interfaces', 'to': [{'name': 'inside', 'subnet':"
                                + " 'hub/nva', 'ip': '10.0.4.14'}]}]");

        Answer az = studio("routes", file, "--vm", name, "--format", "az");

        assertThat(az.code()).isZero();
        assertThat(rows(az.json())).contains(row);
    }

    @Test
    void r_eff_33_what_azure_shows_no_routes_of_is_marked_so() {
        assertThat(studio("routes", SAMPLE, "--vm", "vpn-gw").fine().lines().getFirst())
                .isEqualTo(
                        "Azure shows no routes of a gateway: these are what its subnet"
                                + " hub/GatewaySubnet has.");
        assertThat(studio("routes", SAMPLE, "--vm", "hub/nva").fine().lines().getFirst())
                .isEqualTo(
                        "Azure shows the routes of NICs only: these are what a NIC in hub/nva"
                                + " would have.");
        assertThat(studio("routes", SAMPLE, "--vm", "nva1").fine().out())
                .doesNotContain("Azure shows");
    }

    @Test
    void r_eff_33_programs_are_told_so_as_well() {
        Answer az = studio("routes", SAMPLE, "--vm", "vpn-gw", "--format", "az");
        Answer json = studio("routes", SAMPLE, "--vm", "vpn-gw", "--format", "json").fine();

        assertThat(az.code()).isZero();
        assertThat(az.err()).startsWith("Azure shows no routes of a gateway: ");
        assertThat(az.json().propertyNames()).containsExactly("value");
        assertThat(json.json().get("notes").get(0).asString())
                .startsWith("Azure shows no routes of a gateway: ");
        assertThat(
                        studio("routes", SAMPLE, "--vm", VM, "--format", "json")
                                .fine()
                                .json()
                                .propertyNames())
                .containsExactly("value");
    }

    @Test
    void a_moment_before_the_programming_still_has_the_old_next_hops() {
        String[] command = {
            "routes", SAMPLE, "--vm", VM, "--format", "az", "--event", "10s:fail:nva1", "--at", ""
        };

        command[9] = "60s";
        JsonNode before = studio(command).fine().json();
        command[9] = "400s";
        JsonNode after = studio(command).fine().json();

        assertThat(rows(before)).contains("VirtualNetworkGateway 192.168.0.0/16 10.0.4.4,10.0.4.5");
        assertThat(rows(after)).contains("VirtualNetworkGateway 192.168.0.0/16 10.0.4.5");
    }

    @Test
    void without_a_time_it_is_read_when_the_network_is_quiet_again() {
        JsonNode quiet =
                studio("routes", SAMPLE, "--vm", VM, "--format", "az", "--event", "10s:fail:nva1")
                        .fine()
                        .json();

        assertThat(rows(quiet)).contains("VirtualNetworkGateway 172.16.0.0/12 10.0.4.5");
    }

    /// Each row as `TYPE PREFIX HOPS`.
    static List<String> rows(JsonNode answer) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : answer.get("value")) {
            List<String> hops = new ArrayList<>();
            row.get("nextHopIpAddress").forEach(hop -> hops.add(hop.asString()));
            rows.add(
                    "%s %s %s"
                            .formatted(
                                    row.get("nextHopType").asString(),
                                    row.get("addressPrefix").get(0).asString(),
                                    String.join(",", hops)));
        }
        return rows;
    }
}
