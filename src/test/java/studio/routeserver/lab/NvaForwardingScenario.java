package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.topology.Kind;

/// How one packet is forwarded, and the loop of an NVA that learns its own routes (azure rules
/// R-NVA-01 to R-NVA-13).
class NvaForwardingScenario {

    private static final String INTERNET = "8.8.8.8";

    /// A route table on the NVAs' subnet.
    private static String table(String rest) {
        return """
        [{'set': 'routeTables', 'to': [{'name': 'rt-nva', %s}]},
         {'set': 'virtualNetworks/hub/subnets/nva/routeTable', 'to': 'rt-nva'}]
        """
                .formatted(rest);
    }

    private static final String OUT =
            table("'routes': [{'name': 'out', 'prefix': '0.0.0.0/0', 'nextHopType': 'Internet'}]");
    private static final String CLOSED = table("'disableBgpRoutePropagation': true");
    private static final String SNAT = "[{'set': 'nvas/nva1/snat', 'to': true}]";

    @Test
    void r_nva_01_every_NIC_that_passes_on_needs_IP_forwarding() {
        Drive drive = Drive.open("S-25", "[{'set': 'nvas/nva1/ipForwarding', 'to': false}]");

        PathReport path = drive.path("spoke1-vm", "10.2.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(path.forward().getFirst().rule()).isEqualTo("R-NVA-01");
        assertThat(drive.path("spoke1-vm", "10.0.4.4").verdict())
                .as("what is meant for the NVA itself")
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_02_whatever_next_hop_the_guest_has_in_mind_the_NIC_s_routes_decide() {
        Drive drive =
                Drive.open(
                        "S-25",
                        """
                        [{'set': 'nvas/nva1/staticRoutes', 'to': [
                          {'prefix': '10.3.0.0/16', 'via': '10.2.0.4'},
                          {'prefix': '10.55.0.0/16', 'via': '10.2.0.4'}]}]
                        """);

        PathReport path = drive.path("spoke1-vm", "10.3.0.4");

        assertThat(Drive.ways(path)).containsExactly("spoke1-vm nva1 spoke3-vm");
        assertThat(path.forward().getFirst().hops().get(1).why())
                .contains("static route of the guest by 10.2.0.4")
                .contains("10.3.0.0/16 VNetPeering is the longest match");
        assertThat(drive.path("spoke1-vm", "10.55.0.1").verdict())
                .as("the NIC's row is the NVA's own supernet")
                .isEqualTo(Verdict.LOOP);
    }

    @Test
    void r_nva_03_the_first_check_that_fails_is_the_one_that_is_told() {
        String closed = "[{'set': 'peerings/hub>spoke1/allowVirtualNetworkAccess', 'to': false}]";
        Drive dead = Drive.open("S-01").with("10s:fail:nva1").to(60);
        Drive both = Drive.open("S-01", closed).with("10s:fail:nva1").to(60);
        Drive sender = Drive.open("S-01", closed).with("10s:fail:spoke1-vm").to(60);

        assertThat(dead.path("spoke1-vm", "192.168.10.5").forward().getFirst().rule())
                .as("the receiver's guest comes last")
                .isEqualTo("R-NVA-22");
        assertThat(both.path("spoke1-vm", "192.168.10.5").forward().getFirst().rule())
                .as("a boundary comes before the receiver")
                .isEqualTo("R-PEER-03");
        assertThat(sender.path("spoke1-vm", "192.168.10.5").forward().getFirst().rule())
                .as("the sender's NIC comes first")
                .isEqualTo("R-NVA-03");
        assertThat(dead.path("spoke1-vm", "10.0.9.9").forward().getFirst().reason())
                .isEqualTo("black hole in hub because nothing there has the address 10.0.9.9");
    }

    @Test
    void r_nva_04_a_next_hop_that_nobody_has_stays_active_and_drops() {
        Drive drive =
                Drive.open(
                        "S-01",
                        """
                        [{'set': 'nvas/nva1/bgp/advertise', 'to': [
                          {'prefix': '192.168.0.0/16', 'nextHop': '10.0.4.77'}]}]
                        """);

        assertThat(drive.bgpRows("spoke1-vm")).containsExactly("192.168.0.0/16 10.0.4.77");
        PathReport path = drive.path("spoke1-vm", "192.168.10.5");
        assertThat(path.forward().getFirst().rule()).isEqualTo("R-NVA-04");
        assertThat(path.reason()).contains("no NIC or load balancer has the next hop 10.0.4.77");
    }

    @Test
    void r_nva_05_only_devices_are_seen_and_a_state_that_repeats_is_a_loop() {
        Drive drive = Drive.open("S-25");

        assertThat(Drive.ways(drive.path("spoke1-vm", "10.2.0.4")))
                .as("neither peerings nor the Route Server are hops")
                .containsExactly("spoke1-vm nva1 spoke2-vm");
        PathReport loop = drive.path("spoke1-vm", "10.55.0.1");
        assertThat(loop.verdict()).isEqualTo(Verdict.LOOP);
        assertThat(Drive.ways(loop)).containsExactly("spoke1-vm nva1 nva1");
    }

    @Test
    void r_nva_07_the_NIC_of_an_NVA_learns_what_the_NVA_advertised() {
        Drive drive = Drive.open("S-12");

        assertThat(drive.bgpRows("nva1")).containsExactly("0.0.0.0/0 10.0.4.4");
        assertThat(drive.path("nva1", INTERNET).verdict())
                .as("its own updates die too")
                .isEqualTo(Verdict.LOOP);
        assertThat(drive.path("nva1", "10.2.0.4").verdict())
                .as("what has a longer match is not touched")
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_07_with_several_NVAs_packets_bounce_between_them() {
        Drive drive =
                Drive.open(
                        "S-17",
                        "[{'set': 'nvas/nva1/stateful', 'to': false}]",
                        "[{'set': 'nvas/nva2/stateful', 'to': false}]");

        PathReport path = drive.path("spoke1-vm", "10.55.0.1");

        assertThat(path.verdict()).isEqualTo(Verdict.LOOP);
        assertThat(Drive.ways(path)).contains("spoke1-vm nva1 nva2 nva1", "spoke1-vm nva2 nva2");
    }

    @Test
    void r_nva_08_a_route_to_the_Internet_on_the_NVA_s_subnet_cures_the_loop_of_a_default() {
        Drive drive = Drive.open("S-12", OUT, SNAT);

        assertThat(drive.path("spoke1-vm", INTERNET).verdict()).isEqualTo(Verdict.INTERNET);
        assertThat(drive.path("nva1", INTERNET).verdict()).isEqualTo(Verdict.INTERNET);
    }

    @Test
    void r_nva_08_a_route_per_prefix_leads_to_the_real_next_device() {
        String behind =
                """
                [{'set': 'nvas/nva1/staticRoutes', 'to': [
                   {'prefix': '10.55.0.0/16', 'via': '10.0.4.5'}]},
                 {'set': 'connections/hq-nva2/prefixes', 'to': ['10.55.0.0/16']},
                 {'set': 'branches/hq/prefixes', 'to': ['192.168.0.0/16', '10.55.0.0/16']}]
                """;
        String cure =
                table(
                        "'routes': [{'name': 'on', 'prefix': '10.55.0.0/16', 'nextHopType':"
                                + " 'VirtualAppliance', 'nextHopIp': '10.0.4.5'}]");
        String one = "[{'set': 'nvas/nva2/bgp/advertise', 'to': []}]";
        String stateless =
                """
                [{'set': 'nvas/nva1/stateful', 'to': false},
                 {'set': 'nvas/nva2/stateful', 'to': false}]
                """;

        assertThat(
                        Drive.open("S-17", behind, one, stateless)
                                .path("spoke1-vm", "10.55.0.1")
                                .verdict())
                .isEqualTo(Verdict.LOOP);
        PathReport cured =
                Drive.open("S-17", behind, one, stateless, cure).path("spoke1-vm", "10.55.0.1");
        assertThat(Drive.ways(cured)).containsExactly("spoke1-vm nva1 nva2 hq-nva2 hq");
        assertThat(cured.verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_08_propagation_off_takes_the_gateway_s_routes_as_well() {
        String toGateway =
                table(
                        "'disableBgpRoutePropagation': true, 'routes': [{'name': 'dc', 'prefix':"
                                + " '192.168.0.0/16', 'nextHopType': 'VirtualNetworkGateway'}]");
        Drive closed = Drive.open("S-21", CLOSED);

        assertThat(closed.bgpRows("nva1")).isEmpty();
        assertThat(closed.path("nva1", "192.168.8.10").verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(closed.path("spoke1-vm", "172.16.0.10").verdict())
                .as("the tunnel needs no row")
                .isEqualTo(Verdict.DELIVERED);
        assertThat(Drive.open("S-21", toGateway).path("nva1", "192.168.8.10").verdict())
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_09_a_hop_names_the_choice_of_the_guest_and_the_row_that_decides() {
        String behind = "[{'set': 'nvas/nva1/staticRoutes', 'to': [%s]}]";
        String other =
                behind.formatted("{'prefix': '192.168.0.0/16', 'via': '10.0.4.5'}")
                        .replace("}]}]", "}]}, {'remove': 'connections/hq-nva1'}]");

        Trace byTunnel = Drive.open("S-02").path("nva1", "192.168.10.5").forward().getFirst();
        Trace plain = Drive.open("S-02", other).path("nva1", "192.168.10.5").forward().getFirst();

        assertThat(byTunnel.hops().getFirst().why()).contains("tunnel");
        assertThat(byTunnel.outcome())
                .as("the row that names the NVA itself is not asked")
                .isEqualTo(Trace.Outcome.DELIVERED);
        assertThat(plain.hops().getFirst().why())
                .contains("a static route of the guest by 10.0.4.5")
                .contains("192.168.0.0/16 VirtualNetworkGateway is the longest match");
        assertThat(plain.outcome()).as("without a tunnel").isEqualTo(Trace.Outcome.LOOP);
    }

    @Test
    void r_nva_10_a_guest_reaches_peered_networks_by_its_default_gateway() {
        Drive drive = Drive.open("S-01", "[{'set': 'nvas/nva1/bgp/neighbors', 'to': []}]");

        assertThat(drive.exits(Kind.NVA, "nva1", "10.2.0.4")).containsExactly("nva1");
        PathReport path = drive.path("nva1", "10.2.0.4");
        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(path.forward().getFirst().hops().getFirst().why())
                .contains("R-NVA-10: the guest's default gateway");
    }

    @Test
    void r_nva_11_each_NIC_of_an_NVA_obeys_the_routes_of_its_own_subnet() {
        String outside =
                """
                [{'add': 'virtualNetworks/hub/subnets', 'value':
                   {'name': 'outside', 'prefix': '10.0.9.0/24', 'routeTable': 'rt-out'}},
                 {'set': 'routeTables', 'to': [{'name': 'rt-out', 'routes': [
                   {'name': 'out', 'prefix': '0.0.0.0/0', 'nextHopType': 'Internet'}]}]},
                 {'set': 'nvas/nva1/interfaces', 'to': [
                   {'name': 'ext', 'subnet': 'hub/outside', 'ip': '10.0.9.4'}]}]
                """;
        String byOutside =
                """
                [{'set': 'nvas/nva1/staticRoutes', 'to': [
                   {'prefix': '0.0.0.0/0', 'via': '10.0.9.1'},
                   {'prefix': '10.0.6.0/26', 'via': '10.0.4.1'}]}]
                """;
        Drive drive = Drive.open("S-12", outside, byOutside, SNAT);

        assertThat(drive.bgpRows("spoke1-vm"))
                .as("routes bear the address of the NIC that peers")
                .containsExactly("0.0.0.0/0 10.0.4.4");
        assertThat(drive.path("spoke1-vm", INTERNET).verdict()).isEqualTo(Verdict.INTERNET);
        assertThat(Drive.open("S-12", outside, SNAT).path("spoke1-vm", INTERNET).verdict())
                .as("out of the inside NIC it comes back")
                .isEqualTo(Verdict.LOOP);
    }

    @Test
    void r_nva_12_a_probe_takes_a_dead_backend_out_while_its_route_stays() {
        Drive drive = Drive.open("S-15").with("10s:fail:nva1").to(15);
        assertThat(drive.path("spoke1-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.PARTIAL);

        drive.to(25);

        assertThat(drive.path("spoke1-vm", "192.168.10.5").verdict())
                .as("two probes, five seconds apart")
                .isEqualTo(Verdict.DELIVERED);
        drive.to(600);
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16"))
                .as("one peer still advertises the frontend")
                .containsExactly("10.0.4.10");
    }

    @Test
    void r_nva_12_a_rule_that_is_not_for_all_ports_forwards_nothing_else() {
        Drive drive = Drive.open("S-15", "[{'set': 'loadBalancers/nva-lb/haPorts', 'to': false}]");

        PathReport path = drive.path("spoke1-vm", "192.168.10.5");

        assertThat(path.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(path.forward().getFirst().rule()).isEqualTo("R-NVA-12");
    }

    @Test
    void r_nva_13_the_backends_learn_their_frontend_as_next_hop_and_loop_until_cured() {
        String supernet =
                """
                [{'set': 'nvas/nva1/bgp/advertise', 'to': [
                   {'prefix': '10.0.0.0/8', 'nextHop': '10.0.4.10'}]},
                 {'set': 'nvas/nva2/bgp/advertise', 'to': [
                   {'prefix': '10.0.0.0/8', 'nextHop': '10.0.4.10'}]}]
                """;
        Drive drive = Drive.open("S-15", supernet);

        assertThat(drive.bgpRows("nva1")).containsExactly("10.0.0.0/8 10.0.4.10");
        PathReport path = drive.path("nva1", "10.55.0.1");
        assertThat(path.verdict()).isEqualTo(Verdict.LOOP);
        assertThat(path.forward())
                .as("the hairpin of R-RUL-27 and the bounce between the backends")
                .extracting(trace -> trace.rule())
                .contains("R-RUL-27");
        assertThat(Drive.open("S-15", supernet, CLOSED).path("nva1", "10.55.0.1").verdict())
                .as("the same cures as for R-NVA-07")
                .isEqualTo(Verdict.BLACK_HOLE);
    }
}
