package studio.routeserver.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// `connections[].from` may name a VPN gateway: a tunnel between two gateways is a connection of
/// each.
class GatewayConnectionTest {

    private static final String FILE =
            """
            {
              "format": "route-server-studio/1",
              "name": "two gateways",
              "virtualNetworks": [
                { "name": "a", "addressSpace": ["10.1.0.0/16"], "subnets": [ { "name": "GatewaySubnet", "prefix": "10.1.0.0/27" } ] },
                { "name": "b", "addressSpace": ["10.2.0.0/16"], "subnets": [ { "name": "GatewaySubnet", "prefix": "10.2.0.0/27" } ] }
              ],
              "gateways": [
                { "name": "gw-a", "type": "vpn", "subnet": "a/GatewaySubnet", "bgp": { "asn": 65515 } },
                { "name": "gw-b", "type": "vpn", "subnet": "b/GatewaySubnet", "bgp": { "asn": 65020 } }
              ],
              "connections": [
                { "name": "a-b", "from": "gw-a", "to": "gw-b", "type": "ipsec" },
                { "name": "b-a", "from": "gw-b", "to": "gw-a", "type": "ipsec" }
              ]
            }
            """;

    private static Topology read(String text) {
        return Opened.topology(ProjectReader.read("test", text.getBytes(UTF_8)));
    }

    @Test
    void each_gateway_has_a_connection_and_each_is_the_others_counterpart() {
        Topology topology = read(FILE);

        var there = topology.connection("a-b").orElseThrow();
        assertThat(topology.joinsGateways(there)).isTrue();
        assertThat(topology.nearEnd(there)).isEqualTo(new Ref(Kind.GATEWAY, "gw-a"));
        assertThat(topology.farEnd(there)).isEqualTo(new Ref(Kind.GATEWAY, "gw-b"));
        assertThat(topology.counterpart(there)).isEqualTo(topology.connection("b-a"));
    }

    @Test
    void what_is_read_is_written_again() {
        Topology topology = read(FILE);

        assertThat(read(new String(ProjectWriter.write(topology, null), UTF_8)))
                .isEqualTo(topology);
    }

    @Test
    void a_gateways_new_name_and_its_end_reach_its_connections() {
        Topology renamed = read(FILE).apply(new Edit.Rename(new Ref(Kind.GATEWAY, "gw-a"), "gw-x"));

        assertThat(renamed.connections())
                .extracting(one -> one.from() + ">" + one.to())
                .containsExactly("gw-x>gw-b", "gw-b>gw-x");
        assertThat(renamed.apply(new Edit.Remove(new Ref(Kind.GATEWAY, "gw-b"))).connections())
                .isEmpty();
    }

    @Test
    void what_is_no_pair_of_vpn_gateways_is_refused_where_it_stands() {
        String text =
                FILE.replace(
                        "\"name\": \"gw-b\", \"type\": \"vpn\"",
                        "\"name\": \"gw-b\", \"type\": \"expressroute\"");

        assertThat(ProjectReader.read("test", text.getBytes(UTF_8)))
                .asString()
                .contains("a connection from a gateway joins two VPN gateways, and gw-b is none");
    }
}
