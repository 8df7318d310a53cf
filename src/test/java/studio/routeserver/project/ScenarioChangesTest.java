package studio.routeserver.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import studio.routeserver.topology.Topology;

class ScenarioChangesTest {

    @Test
    void a_second_nva_makes_the_second_scenario_of_the_first() throws IOException {
        Topology changed =
                changed(
                        """
                        [
                          {"set": "name", "to": "Two NVAs that advertise a prefix equally well share its flows"},
                          {"add": "nvas", "value": { "name": "nva2", "subnet": "hub/nva",
                            "ip": "10.0.4.5", "ipForwarding": true, "bgp": { "asn": 65002,
                              "holdTime": "180s", "keepalive": "60s",
                              "neighbors": ["10.0.6.4", "10.0.6.5"],
                              "advertise": [ { "prefix": "192.168.0.0/16" } ] } }},
                          {"add": "routeServers/hub-route-server/peers",
                            "value": { "name": "nva2", "ip": "10.0.4.5", "asn": 65002 }},
                          {"add": "connections", "value": { "name": "hq-nva2", "branch": "hq",
                            "to": "nva2", "type": "ipsec", "routing": "static",
                            "prefixes": ["192.168.0.0/16"] }}
                        ]
                        """);

        assertThat(changed)
                .isEqualTo(
                        Opened.topology(
                                ProjectReader.read(Path.of("samples/scenarios/S-02.json"))));
    }

    @Test
    void a_key_is_set_and_taken_away() throws IOException {
        Topology changed =
                changed(
                        """
                        [
                          {"set": "nvas/nva1/bgp/holdTime", "to": "15s"},
                          {"set": "routeServers/hub-route-server/capacityUnits", "to": 4},
                          {"remove": "peerings/spoke1>hub/useRemoteGateways"},
                          {"remove": "peerings/spoke2>hub"}
                        ]
                        """);

        assertThat(changed.nva("nva1").orElseThrow().speaks().orElseThrow().holdTime())
                .hasSeconds(15);
        assertThat(changed.routeServer("hub-route-server").orElseThrow().capacityUnits())
                .isEqualTo(4);
        assertThat(changed.peering("spoke1", "hub").orElseThrow().useRemoteGateways()).isFalse();
        assertThat(changed.peering("spoke2", "hub")).isEmpty();
    }

    @Test
    void a_text_and_an_advertisement_are_named_by_themselves() throws IOException {
        Topology changed =
                changed(
                        """
                        [
                          {"remove": "nvas/nva1/bgp/neighbors/10.0.6.5"},
                          {"set": "nvas/nva1/bgp/advertise/172.16.0.0~112/asPathPrepend", "to": 2}
                        ]
                        """);

        var bgp = changed.nva("nva1").orElseThrow().speaks().orElseThrow();
        assertThat(bgp.neighbors()).hasToString("[10.0.6.4]");
        assertThat(bgp.advertise().get(1).asPathPrepend()).isEqualTo(2);
    }

    @Test
    void a_missing_list_is_made() throws IOException {
        Topology changed =
                changed(
                        """
                        [
                          {"add": "routeTables", "value": { "name": "rt" }},
                          {"add": "routeTables/rt/routes", "value": { "name": "all",
                            "prefix": "0.0.0.0/0", "nextHopType": "None" }}
                        ]
                        """);

        assertThat(changed.routeTable("rt").orElseThrow().routes()).hasSize(1);
    }

    @Test
    void what_is_not_there_cannot_be_removed() {
        assertThatThrownBy(() -> changed("[{\"remove\": \"nvas/nva9\"}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the project has no nvas/nva9");
    }

    private static Topology changed(String changes) throws IOException {
        String base = Files.readString(Path.of("samples/scenarios/S-01.json"), UTF_8);
        return Opened.topology(
                ProjectReader.read("changed.json", ScenarioChanges.apply(base, changes)));
    }
}
