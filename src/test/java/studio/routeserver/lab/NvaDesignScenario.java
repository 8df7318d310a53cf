package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Verdict;

/// Designs with NVAs: sharing, standing by, the way to the Internet, gateways beside them, other
/// networks and overlays (azure rules R-NVA-15 to R-NVA-21 and R-NVA-28).
class NvaDesignScenario {

    private static final String ALL = "192.168.0.0/16";
    private static final String INTERNET = "8.8.8.8";

    /// A route table on a subnet of the hub.
    private static String table(String subnet, String routes) {
        return """
        [{'set': 'routeTables', 'to': [{'name': 'rt', 'routes': [%s]}]},
         {'set': 'virtualNetworks/hub/subnets/%s/routeTable', 'to': 'rt'}]
        """
                .formatted(routes, subnet);
    }

    private static final String OUT =
            table("nva", "{'name': 'out', 'prefix': '0.0.0.0/0', 'nextHopType': 'Internet'}");

    @Test
    void r_nva_15_a_stateful_pair_loses_the_flows_whose_answer_meets_the_other_one() {
        PathReport path = Drive.open("S-17").path("spoke1-vm", "10.2.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(path.works()).isEqualTo(0.5);
        assertThat(path.reason()).contains("asymmetric");
        String translating =
                """
                [{'set': 'nvas/nva1/snat', 'to': true}, {'set': 'nvas/nva2/snat', 'to': true}]
                """;
        assertThat(Drive.open("S-17", translating).path("spoke1-vm", "10.2.0.4").verdict())
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_17_the_one_that_prepends_stands_by_and_gives_way_when_the_other_returns() {
        Drive drive = Drive.open("S-14");
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4");

        drive.with("10s:shut:nva1").to(100);
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.5");

        drive.with("100s:restore:nva1").to(200);
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4");
        double back =
                drive.since(s ->
                        Drive.hops(s, drive.nic("spoke1-vm"), ALL).equals(List.of("10.0.4.4")));
        assertThat(back).as("nobody waits").isBetween(100.0, 160.0);
    }

    @Test
    void r_nva_18_the_NVA_translates_what_it_lets_out_and_a_branch_goes_out_by_it_too() {
        String site =
                """
                [{'set': 'branches', 'to': [{'name': 'hq', 'prefixes': ['192.168.0.0/16']}]},
                 {'set': 'connections', 'to': [{'name': 'hq-nva1', 'branch': 'hq', 'to': 'nva1',
                   'type': 'ipsec', 'routing': 'static', 'prefixes': ['192.168.0.0/16']}]}]
                """;
        String snat = "[{'set': 'nvas/nva1/snat', 'to': true}]";

        assertThat(Drive.open("S-12", OUT).path("spoke1-vm", INTERNET).reason())
                .contains("nva1 does not translate the source 10.1.0.4");
        Drive drive = Drive.open("S-12", OUT, snat, site);
        assertThat(drive.path("spoke1-vm", INTERNET).verdict()).isEqualTo(Verdict.INTERNET);
        assertThat(drive.ways("hq", INTERNET)).containsExactly("hq hq-nva1 nva1");
        assertThat(drive.path("hq", INTERNET).verdict()).isEqualTo(Verdict.INTERNET);
    }

    @Test
    void r_nva_19_what_comes_by_the_gateway_passes_the_NVA_by_until_a_route_sends_it_there() {
        String byDefault = "[{'set': 'nvas/nva1/bgp/advertise', 'to': [{'prefix': '0.0.0.0/0'}]}]";
        String inspect =
                table(
                        "GatewaySubnet",
                        "{'name': 'in', 'prefix': '10.1.0.0/16', 'nextHopType':"
                                + " 'VirtualAppliance', 'nextHopIp': '10.0.4.4'}");
        Drive drive = Drive.open("S-21", byDefault);

        assertThat(drive.ways("paris", "10.1.0.4"))
                .allSatisfy(way -> assertThat(way).isEqualTo("paris paris-gw vpn-gw spoke1-vm"));
        assertThat(drive.ways("spoke1-vm", "192.168.8.10"))
                .as("the gateway's longer prefix beats the NVA's default")
                .allSatisfy(way -> assertThat(way).isEqualTo("spoke1-vm vpn-gw paris-gw paris"));
        assertThat(Drive.open("S-21", byDefault, inspect).ways("paris", "10.1.0.4"))
                .allSatisfy(
                        way -> assertThat(way).isEqualTo("paris paris-gw vpn-gw nva1 spoke1-vm"));
    }

    @Test
    void r_nva_20_an_NVA_in_a_spoke_serves_the_networks_next_to_it_only() {
        Drive drive = Drive.open("S-16");

        assertThat(drive.path("hub-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(drive.path("spoke3-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(drive.path("spoke1-vm", "192.168.10.5").forward().getFirst().rule())
                .isEqualTo("R-NVA-04");
        Drive closed =
                Drive.open(
                        "S-16",
                        "[{'set': 'peerings/hub>spoke3/allowForwardedTraffic', 'to': false}]");
        PathReport foreign = closed.path("hq", "10.0.8.4");
        assertThat(foreign.forward().getFirst().rule())
                .as("what it forwards into the hub bears a foreign source")
                .isEqualTo("R-PEER-04");
    }

    @Test
    void r_nva_21_an_overlay_between_regions_needs_no_route_of_Azure() {
        Drive drive = Drive.open("S-26");

        assertThat(drive.ways("vm-a", "10.21.0.4")).containsExactly("vm-a nva-a a-b nva-b vm-b");
        assertThat(drive.path("vm-a", "10.21.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(drive.bgpRows("nva-a"))
                .as("its own NIC points at itself, which the tunnel never asks")
                .contains("10.21.0.0/16 10.10.1.4");
    }

    @Test
    void r_nva_21_without_an_overlay_the_NVA_loops_until_both_subnets_have_routes() {
        String plain =
                """
                [{'remove': 'connections/a-b'},
                 {'set': 'nvas/nva-a/bgp/advertise', 'to': [{'prefix': '10.21.0.0/16'}]},
                 {'set': 'nvas/nva-b/bgp/advertise', 'to': [{'prefix': '10.11.0.0/16'}]}]
                """;
        String routes =
                """
                [{'set': 'routeTables', 'to': [
                   {'name': 'rt-a', 'routes': [{'name': 'b', 'prefix': '10.21.0.0/16',
                     'nextHopType': 'VirtualAppliance', 'nextHopIp': '10.20.1.4'}]},
                   {'name': 'rt-b', 'routes': [{'name': 'a', 'prefix': '10.11.0.0/16',
                     'nextHopType': 'VirtualAppliance', 'nextHopIp': '10.10.1.4'}]}]},
                 {'set': 'virtualNetworks/hub-a/subnets/nva/routeTable', 'to': 'rt-a'},
                 {'set': 'virtualNetworks/hub-b/subnets/nva/routeTable', 'to': 'rt-b'}]
                """;

        assertThat(Drive.open("S-26", plain).path("vm-a", "10.21.0.4").verdict())
                .isEqualTo(Verdict.LOOP);
        Drive cured = Drive.open("S-26", plain, routes);
        assertThat(cured.ways("vm-a", "10.21.0.4")).containsExactly("vm-a nva-a nva-b vm-b");
        assertThat(cured.path("vm-a", "10.21.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_28_a_firewall_in_front_of_a_concentrator_loops_and_is_passed_by_on_the_way_back() {
        String chained =
                """
                [{'set': 'nvas/nva2/bgp/advertise', 'to': []},
                 {'remove': 'connections/hq-nva1'},
                 {'set': 'nvas/nva1/staticRoutes', 'to': [
                   {'prefix': '192.168.0.0/16', 'via': '10.0.4.5'}]}]
                """;
        String cure =
                table(
                        "nva",
                        "{'name': 'on', 'prefix': '192.168.0.0/16', 'nextHopType':"
                                + " 'VirtualAppliance', 'nextHopIp': '10.0.4.5'}");

        Drive looping = Drive.open("S-02", chained);
        assertThat(looping.path("spoke1-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.LOOP);
        assertThat(looping.path("nva2", "192.168.10.5").verdict())
                .as("the concentrator itself has its tunnel")
                .isEqualTo(Verdict.DELIVERED);
        PathReport cured = Drive.open("S-02", chained, cure).path("spoke1-vm", "192.168.10.5");
        assertThat(Drive.ways(cured)).containsExactly("spoke1-vm nva1 nva2 hq-nva2 hq");
        assertThat(Drive.answers(cured))
                .as("the concentrator's NIC has peering rows")
                .containsExactly("hq hq-nva2 nva2 spoke1-vm");
    }
}
