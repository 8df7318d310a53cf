package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.nva;
import static studio.routeserver.lab.Changes.set;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.SubnetRef;

/// Rulings on what counts, what is refused and what faults meet: azure rulings R-RUL-28 and
/// R-RUL-30 to R-RUL-38.
class RulingsOfLifeScenario {

    private static final String RS = "hub-route-server";
    private static final String ALL = "192.168.0.0/16";

    /// So many statements, of which so many lie in the space of the client spoke1.
    private static String statements(int count, int inside) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        i < inside
                                ? "10.1.%d.%d/28".formatted(i / 16, i % 16 * 16)
                                : "172.%d.%d.0/24".formatted(16 + i / 256, i % 256))
                .map("{'prefix': '%s'}"::formatted)
                .collect(
                        Collectors.joining(
                                ",", "[{'set': 'nvas/nva1/bgp/advertise', 'to': [", "]}]"));
    }

    @ParameterizedTest
    @CsvSource({"4000, 1000, true", "4001, 1000, false"})
    void r_rul_28_configured_statements_count_though_they_are_dropped(
            int count, int inside, boolean holds) {
        Drive drive = Drive.open("S-01", statements(count, inside));

        assertThat(drive.up(RS + "/0", "nva1")).isEqualTo(holds);
        assertThat(drive.learned(RS, 0, "nva1")).hasSize(holds ? count - inside : 0);
    }

    @Test
    void r_rul_28_echoes_do_not_count() {
        Drive drive =
                Drive.open("S-01", statements(4000, 0), nva("nva1", "bgp/asOverride", "true"));

        assertThat(drive.refused(RS, 1, "nva1"))
                .as("what instance 0 told it")
                .contains("10.0.0.0/16 R-RS-21", "10.1.0.0/16 R-RS-21");
        assertThat(drive.up(RS + "/1", "nva1")).isTrue();
        assertThat(drive.learned(RS, 1, "nva1")).hasSize(4000);
    }

    @Test
    void r_rul_30_a_client_without_access_keeps_its_routes_and_is_still_told_of() {
        Drive drive =
                Drive.open(
                        "S-01",
                        set("peerings/hub>spoke1/allowVirtualNetworkAccess", "false"),
                        set("peerings/spoke1>hub/allowVirtualNetworkAccess", "false"));

        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4");
        assertThat(drive.advertised(RS, 0, "nva1")).contains("10.1.0.0/16 10.0.6.4 65515");
        assertThat(drive.path("spoke1-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.FILTERED);
    }

    @Test
    void r_rul_31_remote_gateways_that_are_refused_count_as_not_set() {
        Drive ungranted =
                Drive.open("S-01", set("peerings/hub>spoke1/allowGatewayTransit", "false"));
        Drive own =
                Drive.open(
                        "S-01",
                        add(
                                "virtualNetworks/spoke1/subnets",
                                "{'name': 'GatewaySubnet', 'prefix': '10.1.9.0/27'}"),
                        add(
                                "gateways",
                                "{'name': 'own-gw', 'type': 'vpn', 'subnet':"
                                        + " 'spoke1/GatewaySubnet'}"));

        for (Drive drive : List.of(ungranted, own)) {
            assertThat(drive.bgpRows("spoke1-vm")).isEmpty();
            assertThat(drive.advertised(RS, 0, "nva1"))
                    .hasSize(3)
                    .noneMatch(row -> row.startsWith("10.1."));
            assertThat(drive.bgpRows("spoke2-vm")).hasSize(3);
        }
    }

    @Test
    void r_rul_32_a_refused_ASN_makes_neither_a_session_nor_rows_though_others_have_both() {
        String[] refused = {
            set("nvas/nva2/bgp/asn", "65520"),
            set("routeServers/hub-route-server/peers/nva2/asn", "65520")
        };
        Drive drive = Drive.open("S-02", refused).to(600);

        assertThat(drive.session(RS + "/0", "nva2").state()).isEqualTo(SessionState.IDLE);
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4");
        assertThat(drive.holds(RS + "/0", "nva2", true)).isEmpty();
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
    }

    @Test
    void r_rul_33_an_active_standby_gateway_is_programmed_and_exchanges_nothing() {
        Drive drive =
                Drive.open("S-05", BRANCH_TO_BRANCH, set("gateways/vpn-gw/activeActive", "false"));

        assertThat(drive.hops("spoke1-vm", "192.168.1.0/24")).containsExactly("10.0.5.4");
        assertThat(drive.now().sessions().keySet())
                .noneMatch(id -> id.local().startsWith(RS) && id.remote().startsWith("vpn-gw"));
        assertThat(drive.advertised(RS, 0, "nva1"))
                .as("with branch-to-branch on")
                .noneMatch(row -> row.startsWith("192.168.1."));
        assertThat(drive.holds("vpn-gw/0", "branch-a", true))
                .isNotEmpty()
                .noneMatch(row -> row.startsWith("192.168.2."));
    }

    /// A site that vpn-gw reaches by static prefixes.
    private static String[] fixed(String... prefixes) {
        String list = "['" + String.join("', '", prefixes) + "']";
        return new String[] {
            add("branches", "{'name': 'lyon', 'prefixes': %s}".formatted(list)),
            add(
                    "connections",
                    "{'name': 'lyon-gw', 'branch': 'lyon', 'to': 'vpn-gw', 'type': 'ipsec',"
                            + " 'routing': 'static', 'prefixes': %s}".formatted(list))
        };
    }

    @Test
    void r_rul_34_the_static_prefixes_of_a_failed_gateway_leave_with_its_learned_ones() {
        Drive drive = Drive.open("S-21", fixed("192.168.20.0/24")).with("10s:fail:vpn-gw").to(125);
        assertThat(drive.hops("spoke1-vm", "192.168.20.0/24")).hasSize(2);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).hasSize(2);

        drive.to(400);

        assertThat(gone(drive, "192.168.20.0/24"))
                .isEqualTo(gone(drive, "192.168.7.0/24"))
                .isBetween(10.0 + 120, 10.0 + 180 + 31);
        drive.with("400s:restore:vpn-gw").to(800);
        assertThat(drive.hops("spoke1-vm", "192.168.20.0/24")).hasSize(2);
    }

    private static double gone(Drive drive, String prefix) {
        return drive.since(s -> Drive.hops(s, drive.nic("spoke1-vm"), prefix).isEmpty());
    }

    @Test
    void r_rul_35_static_prefixes_and_circuits_are_filtered_by_the_spaces_as_well() {
        Drive gateway =
                Drive.open(
                        "S-21", fixed("10.1.9.0/24", "10.2.0.0/16", "10.8.0.0/16", "10.0.0.0/8"));
        Drive circuit =
                Drive.open(
                        "S-22",
                        set(
                                "branches/dc/prefixes",
                                "['10.1.9.0/24', '10.0.0.0/8', '10.8.0.0/16']"));

        assertThat(gateway.bgpRows("spoke1-vm"))
                .contains("10.0.0.0/8 10.0.5.4,10.0.5.5", "10.8.0.0/16 10.0.5.4,10.0.5.5")
                .noneMatch(row -> row.startsWith("10.1.9.") || row.startsWith("10.2."));
        assertThat(gateway.exits(Kind.GATEWAY, "vpn-gw", "10.8.0.1")).containsExactly("lyon-gw");
        assertThat(gateway.exits(Kind.GATEWAY, "vpn-gw", "10.1.9.1")).doesNotContain("lyon-gw");
        assertThat(circuit.holds("er-gw/0", "dc-er/0", false))
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .containsExactly("10.0.0.0/8", "10.8.0.0/16");
    }

    @Test
    void r_rul_36_a_gateway_has_no_BGP_rows_and_a_subnet_answers_as_instance_0_would() {
        Drive drive =
                Drive.open(
                        "S-05",
                        all(
                                nva("nva1", "bgp/neighbors", "['10.0.6.4']"),
                                add(
                                        "virtualNetworks/spoke1/subnets",
                                        "{'name': 'empty', 'prefix': '10.1.7.0/24'}")));

        assertThat(bgp(drive, "hub", "GatewaySubnet")).isEmpty();
        assertThat(bgp(drive, "spoke1", "empty"))
                .as("instance 0 alone has heard of nva1")
                .contains("192.168.2.0/24");
        drive = Drive.open("S-05", nva("nva1", "bgp/neighbors", "['10.0.6.5']"));
        assertThat(bgp(drive, "spoke1", "default"))
                .contains("192.168.1.0/24")
                .doesNotContain("192.168.2.0/24");
    }

    private static List<String> bgp(Drive drive, String network, String subnet) {
        return drive.now().fabric().routes(new SubnetRef(network, subnet)).rows().stream()
                .filter(row -> row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)
                .map(EffectiveRoute::addressPrefix)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"cut", "shut"})
    void r_rul_37_a_fault_of_one_instance_meets_that_instance_of_every_Route_Server(String kind) {
        Drive drive = Drive.open("S-30").with("10s:" + kind + ":nva1/0").to(300);

        assertThat(drive.up("ars-hub1/0", "nva1")).isFalse();
        assertThat(drive.up("ars-poland/0", "nva1")).isFalse();
        assertThat(drive.up("ars-hub1/1", "nva1")).isTrue();
        assertThat(drive.up("ars-poland/1", "nva1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cut", "shut"})
    void r_rul_37_without_an_instance_all_its_sessions_those_over_tunnels_too(String kind) {
        Drive one = Drive.open("S-26").with("10s:" + kind + ":nva-a/0").to(300);
        Drive all = Drive.open("S-26").with("10s:" + kind + ":nva-a").to(300);

        assertThat(one.up("nva-a", "nva-b")).isTrue();
        assertThat(one.up("rs-a/0", "nva-a")).isFalse();
        assertThat(all.up("nva-a", "nva-b")).isFalse();
        assertThat(all.up("rs-a/0", "nva-a") || all.up("rs-a/1", "nva-a")).isFalse();
        assertThat(all.up("rs-b/0", "nva-b")).isTrue();
    }

    @Test
    void r_rul_38_the_instance_that_returns_replaces_what_is_frozen_once_its_sessions_are_up() {
        Drive drive =
                Drive.open("S-02")
                        .with("10s:fail:hub-route-server/0", "10s:fail:hub-route-server/1")
                        .with("300s:fail:nva1")
                        .to(900);
        assertThat(drive.hops("spoke1-vm", ALL)).as("frozen").hasSize(2);

        drive.with("900s:restore:hub-route-server/1").to(1300);

        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.5");
        assertThat(drive.bgpRows("spoke1-vm")).as("nva1's own prefixes are gone").hasSize(1);
        double met =
                drive.since(s ->
                        s.sessions().get(new SessionId(RS + "/1", "nva2")).state()
                                == SessionState.ESTABLISHED);
        double replaced = drive.since(s -> Drive.bgpRows(s, drive.nic("spoke1-vm")).size() == 1);
        assertThat(replaced).isGreaterThan(met).isGreaterThan(900.0);
        assertThat(drive.seen())
                .as("no empty moment")
                .allSatisfy(
                        s -> assertThat(Drive.hops(s, drive.nic("spoke1-vm"), ALL)).isNotEmpty());
    }
}
