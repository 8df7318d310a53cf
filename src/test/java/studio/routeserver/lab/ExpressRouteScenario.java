package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.circuit;
import static studio.routeserver.lab.Changes.expressRouteGateway;
import static studio.routeserver.lab.Changes.set;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.look.GatewayListing;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;

/// Circuits: azure rules R-GW-25 to R-GW-31.
class ExpressRouteScenario {

    private static final String RS = "hub-route-server";
    private static final String INTERNET = "8.8.8.8";

    /// The hub with an ExpressRoute gateway and one site, without the VPN gateway.
    private static final String[] SITE =
            all(
                    set("connections", "[]"),
                    set("gateways", "[]"),
                    expressRouteGateway(),
                    circuit("dc", "192.168.60.0/24", 64512));

    private static final String ALONE = set("routeServers", "[]");

    private static Drive open(Object... changes) {
        return Drive.open("S-21", all(SITE, all(changes)));
    }

    private static String prefixes(String branch, Stream<String> prefixes) {
        return set(
                "branches/" + branch + "/prefixes",
                prefixes.map(prefix -> "'" + prefix + "'")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static Stream<String> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "172.%d.%d.0/24".formatted(16 + i / 256, i % 256));
    }

    private static List<String> table(Drive drive, int link) {
        Connection circuit = drive.now().topology().connection("dc-er").orElseThrow();
        return GatewayListing.circuit(drive.now(), circuit, link).stream()
                .map(route -> "%s %s".formatted(route.prefix(), route.asPath()))
                .toList();
    }

    @Test
    void r_gw_25_both_instances_learn_every_prefix_once_from_each_edge_router() {
        Drive drive = open(ALONE);

        List<GatewayListing.Learned> learned =
                GatewayListing.learned(
                        drive.now(), drive.now().topology().gateway("er-gw").orElseThrow());
        assertThat(learned)
                .filteredOn(one -> one.prefix().toString().equals("192.168.60.0/24"))
                .hasSize(4)
                .allSatisfy(one -> {
                    assertThat(one.asPath()).hasToString("[12076, 64512]");
                    assertThat(one.weight()).isEqualTo(32769);
                });
        assertThat(learned)
                .filteredOn(one -> one.prefix().toString().equals("10.1.0.0/16"))
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.origin().text()).isEqualTo("Network");
                    assertThat(one.asPath()).isEmpty();
                    assertThat(one.weight()).isEqualTo(32768);
                });
    }

    @Test
    void r_gw_25_the_asn_of_an_expressroute_gateway_cannot_be_chosen() {
        Drive drive = open(set("gateways/er-gw/bgp", "{'asn': 64600}"));

        assertThat(drive.up(RS + "/0", "er-gw/0")).isTrue();
        assertThat(table(drive, 0)).contains("10.1.0.0/16 [65515]");
    }

    @Test
    void r_gw_26_each_of_two_links_has_an_edge_router_with_a_session_to_the_site() {
        Drive drive = open(ALONE);

        for (int link = 0; link < 2; link++) {
            assertThat(drive.up("dc-er/" + link, "dc")).isTrue();
            assertThat(table(drive, link))
                    .containsExactly(
                            "10.0.0.0/16 [65515]",
                            "10.0.0.0/16 [65515]",
                            "10.1.0.0/16 [65515]",
                            "10.1.0.0/16 [65515]",
                            "10.2.0.0/16 [65515]",
                            "10.2.0.0/16 [65515]",
                            "10.3.0.0/16 [65515]",
                            "10.3.0.0/16 [65515]",
                            "192.168.60.0/24 [64512]");
            Connection circuit = drive.now().topology().connection("dc-er").orElseThrow();
            assertThat(GatewayListing.circuitPeers(drive.now(), circuit, link))
                    .extracting(peer -> peer.asn() + " " + peer.state())
                    .containsExactlyInAnyOrder(
                            "64512 Connected", "65515 Connected", "65515 Connected");
        }
    }

    @Test
    void r_gw_27_a_circuit_hears_of_networks_and_with_branch_to_branch_of_nvas_and_a_default() {
        String nva = advertises("nva1", "172.16.0.0/12", "0.0.0.0/0");
        Drive off = open(nva, set("peerings/spoke3>hub/useRemoteGateways", "false"));
        Drive on = open(nva, BRANCH_TO_BRANCH);

        assertThat(off.holds("dc-er/0", "dc", true))
                .extracting(row -> row.split(" ")[0])
                .containsExactly("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16");
        assertThat(on.holds("dc-er/1", "dc", true))
                .extracting(row -> row.replaceAll(" .* ", " "))
                .contains("0.0.0.0/0 12076-65001", "172.16.0.0/12 12076-65001");
    }

    @ParameterizedTest
    @CsvSource({"996, true", "997, false"})
    void r_gw_27_over_a_thousand_routes_the_circuit_drops_the_session(int count, boolean holds) {
        Drive drive =
                open(BRANCH_TO_BRANCH, advertises("nva1", many(count).toArray(String[]::new)));

        assertThat(drive.up("er-gw/0", "dc-er/0")).isEqualTo(holds);
        assertThat(drive.hops("spoke1-vm", "192.168.60.0/24")).hasSize(holds ? 2 : 0);
        if (!holds) {
            assertThat(drive.session("er-gw/0", "dc-er/0").note()).contains("6/1");
        }
    }

    @Test
    void r_gw_28_a_circuit_that_brings_too_many_prefixes_is_down_until_they_are_fewer() {
        String[] over = all(ALONE, prefixes("dc", many(4001)));
        Drive drive = open((Object[]) over);
        assertThat(drive.up("dc-er/0", "dc")).isFalse();
        assertThat(drive.bgpRows("spoke1-vm")).isEmpty();

        String[] fewer = all(SITE, ALONE, prefixes("dc", many(4000)));
        drive.lab().reconcile(Drive.scenario("S-21", fewer));
        drive.to(120);

        assertThat(drive.up("dc-er/0", "dc")).isTrue();
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(4000);
    }

    @Test
    void r_gw_29_a_default_route_takes_all_traffic_on_premises_unless_a_route_says_otherwise() {
        String all = prefixes("dc", Stream.of("192.168.60.0/24", "0.0.0.0/0"));
        String out =
                """
                [{'set': 'routeTables', 'to': [{'name': 'rt', 'routes': [
                   {'name': 'out', 'prefix': '0.0.0.0/0', 'nextHopType': 'Internet'}]}]},
                 {'set': 'virtualNetworks/spoke2/subnets/default/routeTable', 'to': 'rt'}]
                """;
        Drive drive = open(all, out);

        assertThat(drive.ways("spoke1-vm", INTERNET))
                .allSatisfy(way -> assertThat(way).isEqualTo("spoke1-vm er-gw dc-er dc"));
        assertThat(drive.ways("hub-vm", INTERNET))
                .allSatisfy(way -> assertThat(way).isEqualTo("hub-vm er-gw dc-er dc"));
        assertThat(drive.path("spoke2-vm", INTERNET).verdict()).isEqualTo(Verdict.INTERNET);
    }

    @Test
    void r_gw_30_the_longest_prefix_comes_first_then_weight_and_equals_share() {
        String[] second = all(ALONE, circuit("dc2", "192.168.60.0/24", 64513));
        Drive equal = open((Object[]) second);
        Drive heavier = open((Object[]) all(second, set("connections/dc2-er/weight", "10")));
        Drive longer =
                open(
                        (Object[])
                                all(
                                        second,
                                        set("connections/dc2-er/weight", "10"),
                                        prefixes(
                                                "dc",
                                                Stream.of("192.168.60.0/24", "192.168.60.0/25"))));

        assertThat(equal.exits(Kind.GATEWAY, "er-gw", "192.168.60.10"))
                .containsExactlyInAnyOrder("dc-er", "dc2-er");
        assertThat(heavier.exits(Kind.GATEWAY, "er-gw", "192.168.60.10")).containsExactly("dc2-er");
        assertThat(longer.exits(Kind.GATEWAY, "er-gw", "192.168.60.10")).containsExactly("dc-er");
        assertThat(longer.exits(Kind.GATEWAY, "er-gw", "192.168.60.200")).containsExactly("dc2-er");
    }

    @Test
    void r_gw_31_networks_and_sites_on_circuits_do_not_meet_at_the_edge_router() {
        Drive sites = open(ALONE, circuit("dc2", "192.168.61.0/24", 64513));
        assertThat(sites.holds("dc-er/0", "dc", true))
                .noneMatch(row -> row.startsWith("192.168.61"));
        assertThat(sites.path("dc", "192.168.61.10").verdict()).isNotEqualTo(Verdict.DELIVERED);

        Drive networks =
                open(
                        ALONE,
                        add(
                                "virtualNetworks",
                                """
                                {'name': 'hub2', 'addressSpace': ['10.50.0.0/16'], 'subnets': [
                                  {'name': 'GatewaySubnet', 'prefix': '10.50.0.0/27'},
                                  {'name': 'default', 'prefix': '10.50.1.0/24'}]}
                                """),
                        add(
                                "gateways",
                                "{'name': 'er-gw2', 'type': 'expressroute', 'subnet':"
                                        + " 'hub2/GatewaySubnet'}"),
                        add(
                                "connections",
                                "{'name': 'dc-er2', 'branch': 'dc', 'to': 'er-gw2', 'type':"
                                        + " 'expressroute'}"),
                        add(
                                "virtualMachines",
                                "{'name': 'vm2', 'subnet': 'hub2/default', 'ip': '10.50.1.4'}"));
        assertThat(networks.path("vm2", "192.168.60.10").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(networks.bgpRows("vm2")).noneMatch(row -> row.startsWith("10.1."));
        assertThat(networks.path("vm2", "10.1.0.4").verdict()).isNotEqualTo(Verdict.DELIVERED);
    }
}
