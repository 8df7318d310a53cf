package studio.routeserver.whatif.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.lab.Faults;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.project.ScenarioChanges;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;

/// What explanations say, in scenarios that ship.
class WhyTest {

    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ""), "samples");

    @Test
    void a_route_of_two_nvas_is_told_back_to_both_statements() {
        Explanation explained = explain(at("S-02"), "spoke1-vm", "192.168.0.0/16");

        assertThat(explained.headline())
                .isEqualTo(
                        "192.168.0.0/16 is Active at spoke1-vm: VirtualNetworkGateway, next hops"
                                + " 10.0.4.4 and 10.0.4.5");
        assertThat(sentences(explained.chain()))
                .containsExactly(
                        "spoke1 uses the remote gateways of hub, which offers transit (R-GW-37)",
                        "instance 0 of hub-route-server programs spoke1-vm, since the start"
                                + " (R-EFF-13)",
                        "nva1 and nva2 bring it with AS paths of equal length (65001; 65002)"
                                + " (R-RS-29)",
                        "hub-route-server/0 learned it: nva1's path 65001, next hop 10.0.4.4 over"
                                + " session hub-route-server/0-nva1, Established since the start"
                                + " (R-RS-27)",
                        "nva1 has a statement for 192.168.0.0/16 ()",
                        "hub-route-server/0 learned it: nva2's path 65002, next hop 10.0.4.5 over"
                                + " session hub-route-server/0-nva2, Established since the start"
                                + " (R-RS-27)",
                        "nva2 has a statement for 192.168.0.0/16 ()");
    }

    @Test
    void a_prepended_path_loses_at_the_shortest_as_path_and_two_more_asns_make_it_equal() {
        LabSnapshot snapshot = at("S-14");
        Explanation explained = explain(snapshot, "spoke1-vm", "192.168.0.0/16");

        assertThat(explained.losers())
                .contains(
                        new Loser(
                                "nva2's path 65002 65002 65002, next hop 10.0.4.5",
                                "shortest AS_PATH",
                                new Reason(
                                        "hub-route-server/0",
                                        "R-RS-28",
                                        "nva2 has an AS_PATH of 3 hops (65002 65002 65002), nva1"
                                                + " has an AS_PATH of 1 hop (65001)")));
        assertThat(flips(snapshot, explained))
                .contains(
                        "nva1 prepends its ASN 2 more times to 192.168.0.0/16: 192.168.0.0/16 is"
                                + " Active at spoke1-vm: VirtualNetworkGateway, next hops 10.0.4.4"
                                + " and 10.0.4.5")
                .noneMatch(flip -> flip.contains("1 more time"));
    }

    @Test
    void the_preference_beats_shorter_paths_and_its_change_flips_the_choice() {
        LabSnapshot snapshot = at("S-22");
        Explanation explained = explain(snapshot, "spoke1-vm", "192.168.0.0/16");

        assertThat(explained.losers())
                .filteredOn(loser -> loser.step().equals("hub routing preference ExpressRoute"))
                .extracting(Loser::what)
                .containsExactly(
                        "nva1's path 65001, next hop 10.0.4.4",
                        "vpn-gw/0's path 64512, next hop 10.0.5.4",
                        "vpn-gw/1's path 64512, next hop 10.0.5.5");
        assertThat(explained.chain().getLast().sentence())
                .isEqualTo("192.168.0.0/16 is a prefix of dc");
        assertThat(flips(snapshot, explained))
                .contains(
                        "hub-route-server prefers ASPath: 192.168.0.0/16 is Active at spoke1-vm:"
                                + " VirtualNetworkGateway, next hops 10.0.5.4 and 10.0.5.5");
    }

    @Test
    void a_route_with_65515_in_its_path_is_absent_until_the_nva_overrides_it() {
        LabSnapshot snapshot = at("S-13");
        Explanation explained = explain(snapshot, "spoke1-vm", "192.168.128.0/17");

        assertThat(explained.headline())
                .isEqualTo(
                        "spoke1-vm has no route 192.168.128.0/17; addresses in it follow"
                                + " 192.168.0.0/16 (VirtualNetworkGateway, next hop 10.0.4.4)");
        assertThat(explained.stops())
                .containsExactly(
                        new Stop(
                                "nva1's path 65001 65515, next hop 10.0.4.4",
                                new Reason(
                                        "hub-route-server/0-nva1",
                                        "R-RS-19",
                                        "hub-route-server/0 refuses it: own AS 65515 is in the"
                                                + " AS_PATH 65001 65515")));
        assertThat(flips(snapshot, explained))
                .containsExactly(
                        "nva1 removes 65515 from what it tells (asOverride): 192.168.128.0/17 is"
                                + " Active at spoke1-vm: VirtualNetworkGateway, next hop 10.0.4.4");
    }

    @Test
    void a_spoke_that_is_no_client_is_told_which_flag_it_lacks() {
        Explanation explained = explain(at("S-07"), "spoke2-vm", "192.168.0.0/16");

        assertThat(sentences(explained.stops().stream().map(Stop::because).toList()))
                .containsExactly("spoke2 does not use the remote gateways of hub (R-PEER-06)");
    }

    @Test
    void a_nic_of_the_other_instance_is_told_so_and_why_that_session_never_came_up() {
        Explanation explained = explain(at("S-19"), "spoke2-vm", "192.168.0.0/16");

        assertThat(sentences(explained.stops().stream().map(Stop::because).toList()))
                .containsExactly(
                        "only hub-route-server/0 has it, and spoke2-vm is programmed by"
                                + " hub-route-server/1 (R-EFF-13)",
                        "nva1 has it, and its session hub-route-server/1-nva1 is active, and never"
                                + " came up: nva1 has no neighbour 10.0.6.5 (R-RS-08)");
    }

    @Test
    void a_peer_whose_asn_is_refused_is_named_with_the_rule() {
        Explanation explained = explain(at("S-24"), "spoke1-vm", "192.168.0.0/16");

        assertThat(explained.stops())
                .extracting(stop -> stop.because().rule())
                .containsExactly("R-RS-04");
    }

    @Test
    void a_dead_nva_is_named_with_what_it_would_originate_and_its_return_flips() {
        LabSnapshot snapshot = at("S-01", "10s:fail:nva1", "400s");
        Explanation explained = explain(snapshot, "spoke1-vm", "192.168.0.0/16");

        assertThat(sentences(explained.stops().stream().map(Stop::because).toList()))
                .containsExactly(
                        "nva1 does not live; nva1 has a statement for 192.168.0.0/16 (R-NVA-22)");
        assertThat(flips(snapshot, explained))
                .containsExactly(
                        "fail:nva1 ends: 192.168.0.0/16 is Active at spoke1-vm:"
                                + " VirtualNetworkGateway, next hop 10.0.4.4");
    }

    @Test
    void a_session_that_a_cut_took_down_is_named_with_the_instant() {
        LabSnapshot snapshot = at("S-01", "10s:shut:nva1", "400s");
        Explanation explained = explain(snapshot, "spoke1-vm", "192.168.0.0/16");

        assertThat(explained.stops()).hasSize(1);
        assertThat(explained.stops().getFirst().because().sentence())
                .startsWith("nva1 has it, and its session hub-route-server/0-nva1 is")
                .contains("since 10")
                .endsWith(": shut down at nva1");
    }

    @Test
    void while_a_nic_waits_for_its_programming_the_explanation_says_until_when() {
        LabSnapshot snapshot = at("S-03", "10s:fail:nva1", "200s");
        Explanation explained = explain(snapshot, "spoke1-vm", "192.168.0.0/16");

        assertThat(explained.chain())
                .filteredOn(reason -> reason.rule().equals("R-EFF-29"))
                .singleElement()
                .satisfies(reason ->
                        assertThat(reason.sentence())
                                .startsWith(
                                        "hub-route-server/0 wants next hops 10.0.4.5 by"
                                                + " now: only nva2 brings it; spoke1-vm is"
                                                + " programmed anew by 203"));
        assertThat(flips(snapshot, explained)).noneMatch(flip -> flip.startsWith("fail:nva1 ends"));
    }

    @Test
    void an_address_is_told_which_shorter_routes_its_own_beats() {
        LabSnapshot snapshot = at("S-14");
        Vantage vantage = Vantage.find(snapshot.topology(), "spoke1-vm").orElseThrow();

        Explanation explained =
                Why.of(snapshot).explain(vantage, Ipv4Address.parse("192.168.2.10"));

        assertThat(explained.prefix()).hasToString("192.168.0.0/16");
        assertThat(explained.losers().getLast().because().sentence())
                .isEqualTo("0.0.0.0/0 is shorter than 192.168.0.0/16");
    }

    @Test
    void a_prefix_that_nothing_could_bring_says_so() {
        Explanation explained = explain(at("S-01"), "spoke1-vm", "203.0.113.0/24");

        assertThat(explained.headline())
                .isEqualTo(
                        "spoke1-vm has no route 203.0.113.0/24, and nothing here could bring it;"
                                + " addresses in it follow 0.0.0.0/0 (Internet)");
        assertThat(explained.stops()).isEmpty();
    }

    @Test
    void r_rul_20_an_echo_that_wins_is_said_to_depend_on_the_order() throws IOException {
        String echoing =
                """
                [{"remove": "connections/dc-vpn"},
                 {"set": "routeServers/hub-route-server/hubRoutingPreference", "to": "VpnGateway"},
                 {"set": "nvas/nva1/bgp/asOverride", "to": true},
                 {"set": "nvas/nva1/bgp/advertise", "to": []}]
                """;
        byte[] file =
                ScenarioChanges.apply(
                        Files.readString(SAMPLES.resolve("scenarios").resolve("S-22.json")),
                        echoing);
        LabSnapshot snapshot =
                RunningLab.of(Opened.topology(ProjectReader.read("echo", file)), 1).snapshot();

        assertThat(sentences(explain(snapshot, "spoke2-vm", "192.168.0.0/16").chain()))
                .as("a NIC of instance 1")
                .contains(
                        "nva1 tells hub-route-server/1 what hub-route-server/0 told it, and that"
                                + " wins here; had hub-route-server/0 been the later one, it would"
                                + " hold the echo: which of the two does depends on the order"
                                + " (undocumented) (R-RUL-20)");
        assertThat(sentences(explain(snapshot, "spoke1-vm", "192.168.0.0/16").chain()))
                .as("a NIC of instance 0")
                .noneMatch(sentence -> sentence.contains("R-RUL-20"));
    }

    // ---- the network

    private static LabSnapshot at(String scenario) {
        return RunningLab.of(topology(scenario), 1).snapshot();
    }

    private static LabSnapshot at(String scenario, String event, String until) {
        Topology topology = topology(scenario);
        Lab lab = RunningLab.of(topology, 1);
        var fault = Faults.parse(topology, event);
        lab.advanceTo(Instant.EPOCH.plus(fault.at()));
        lab.apply(fault.fault());
        lab.advanceTo(Instant.EPOCH.plus(Duration.parse("PT" + until)));
        return lab.snapshot();
    }

    private static Topology topology(String scenario) {
        return Opened.topology(
                ProjectReader.read(SAMPLES.resolve("scenarios").resolve(scenario + ".json")));
    }

    @Test
    void a_route_of_a_gateway_goes_with_its_connection_and_with_the_gateway() {
        LabSnapshot snapshot = founding();

        assertThat(flips(snapshot, explain(snapshot, "nva2", "192.168.1.0/24")))
                .anyMatch(flip -> flip.startsWith("connection a-gw goes down: "))
                .anyMatch(flip -> flip.startsWith("vpn-gw fails: "));
    }

    @Test
    void r_eff_06_a_reserved_range_comes_back_when_the_default_route_that_hides_it_goes() {
        LabSnapshot snapshot =
                RunningLab.of(
                                founding()
                                        .topology()
                                        .apply(
                                                new Edit.Together(
                                                        "A default route",
                                                        List.of(
                                                                new Edit.Add(
                                                                        new RouteTable(
                                                                                "rt-default",
                                                                                false,
                                                                                List.of(
                                                                                        new UserDefinedRoute(
                                                                                                "all",
                                                                                                new UserDefinedRoute
                                                                                                        .Destination
                                                                                                        .Prefix(
                                                                                                        Ipv4Prefix
                                                                                                                .DEFAULT),
                                                                                                UserDefinedRoute
                                                                                                        .NextHopType
                                                                                                        .NONE,
                                                                                                null,
                                                                                                null)),
                                                                                null)),
                                                                new Edit.ChangeSubnet(
                                                                        "spoke3",
                                                                        founding()
                                                                                .topology()
                                                                                .subnet(
                                                                                        Vantage
                                                                                                .find(
                                                                                                        founding()
                                                                                                                .topology(),
                                                                                                        "spoke3-vm")
                                                                                                .orElseThrow()
                                                                                                .subnet())
                                                                                .orElseThrow()
                                                                                .withRouteTable(
                                                                                        "rt-default"))))),
                                1)
                        .snapshot();

        assertThat(flips(snapshot, explain(snapshot, "spoke3-vm", "25.4.0.0/14")))
                .anyMatch(flip ->
                        flip.startsWith("route table rt-default has no route for 0.0.0.0/0: "));
    }

    private static LabSnapshot founding() {
        return RunningLab.of(
                        Opened.topology(
                                ProjectReader.read(SAMPLES.resolve("azure-route-server.json"))),
                        1)
                .snapshot();
    }

    private static Explanation explain(LabSnapshot snapshot, String name, String prefix) {
        Vantage vantage = Vantage.find(snapshot.topology(), name).orElseThrow();
        return Why.of(snapshot).explain(vantage, Ipv4Prefix.parse(prefix));
    }

    private static List<String> sentences(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> "%s (%s)".formatted(reason.sentence(), reason.rule()))
                .toList();
    }

    private static List<String> flips(LabSnapshot snapshot, Explanation explained) {
        return Flips.of(snapshot, explained).stream()
                .map(flip -> flip.change() + ": " + flip.result())
                .toList();
    }
}
