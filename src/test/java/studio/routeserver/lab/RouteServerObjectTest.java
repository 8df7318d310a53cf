package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.nva;
import static studio.routeserver.lab.Changes.peer;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.bgp.message.Capability;
import studio.routeserver.bgp.message.Codec;
import studio.routeserver.bgp.message.Decoded;
import studio.routeserver.bgp.message.Message;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Kind;

/// The Route Server as an object: azure rules R-RS-01 to R-RS-07.
class RouteServerObjectTest {

    private static final String RS = "hub-route-server";

    @Test
    void r_rs_01_a_second_route_server_in_a_network_keeps_no_session() {
        Drive drive =
                Drive.open(
                        "S-01",
                        add(
                                "routeServers",
                                """
                                {'name': 'second', 'virtualNetwork': 'hub',
                                 'peers': [{'name': 'nva1', 'ip': '10.0.4.4', 'asn': 65001}]}
                                """));

        assertThat(drive.session("second/0", "nva1").note()).contains("R-RS-01");
        assertThat(drive.session("second/0", "nva1").state()).isEqualTo(SessionState.IDLE);
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
    }

    @Test
    void r_rs_01_a_slash_27_works_and_without_the_subnet_there_is_no_route_server() {
        String subnet = "virtualNetworks/hub/subnets/RouteServerSubnet";
        Drive small = Drive.open("S-01", set(subnet + "/prefix", "'10.0.6.0/27'"));
        Drive none = Drive.open("S-01", remove(subnet));

        assertThat(small.up(RS + "/1", "nva1")).isTrue();
        assertThat(none.session(RS + "/0", "nva1").note()).contains("R-RS-01");
        assertThat(none.bgpRows("spoke1-vm")).isEmpty();
    }

    @Test
    void r_rs_02_the_instances_have_the_fourth_and_fifth_address_of_the_subnet() {
        Drive drive =
                Drive.open(
                        "S-01",
                        set(
                                "virtualNetworks/hub/subnets/RouteServerSubnet/prefix",
                                "'10.0.6.64/27'"),
                        nva("nva1", "bgp/neighbors", "['10.0.6.68', '10.0.6.69']"));

        assertThat(drive.session(RS + "/0", "nva1").localAddress()).hasToString("10.0.6.68");
        assertThat(drive.session(RS + "/1", "nva1").localAddress()).hasToString("10.0.6.69");
        assertThat(drive.up(RS + "/0", "nva1") && drive.up(RS + "/1", "nva1")).isTrue();
    }

    @Test
    void r_rs_03_the_asn_is_65515_towards_nvas_and_makes_ibgp_with_gateways() {
        Drive drive = Drive.open("S-05", Changes.BRANCH_TO_BRANCH);

        assertThat(drive.session(RS + "/0", "nva1").localAsn()).hasToString("65515");
        assertThat(drive.session(RS + "/0", "vpn-gw/0").remoteAsn()).hasToString("65515");
        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true))
                .as("nothing in front of the path, as between neighbours of one AS")
                .containsExactly("192.168.2.0/24 10.0.4.4 65001");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 64512, 65001, 65514})
    void r_rs_04_an_asn_of_two_octets_that_nobody_reserves_is_taken(long asn) {
        Drive drive =
                Drive.open(
                        "S-01",
                        nva("nva1", "bgp/asn", Long.toString(asn)),
                        set("routeServers/hub-route-server/peers/nva1/asn", Long.toString(asn)));

        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        assertThat(drive.learned(RS, 1, "nva1")).hasSize(3);
    }

    @Test
    void r_rs_04_several_peers_may_have_one_asn() {
        Drive drive = new Drive(Drive.founding(), 1);

        assertThat(drive.session(RS + "/0", "nva1").remoteAsn())
                .isEqualTo(drive.session(RS + "/0", "nva2").remoteAsn());
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16"))
                .containsExactly("10.0.4.4", "10.0.4.5");
    }

    @Test
    void r_rs_05_no_packet_passes_an_instance_and_none_needs_one() {
        Drive drive = Drive.open("S-05", Changes.BRANCH_TO_BRANCH);

        for (String to : List.of("192.168.1.10", "192.168.2.10")) {
            PathReport path = drive.path("spoke1-vm", to);
            assertThat(path.forward())
                    .flatExtracting(trace -> trace.hops())
                    .noneMatch(hop -> hop.at().kind() == Kind.ROUTE_SERVER);
        }
        assertThat(drive.bgpRows("spoke1-vm"))
                .noneMatch(row -> row.contains("10.0.6.4") || row.contains("10.0.6.5"));
        drive.with("10s:fail:hub-route-server/0", "10s:fail:hub-route-server/1").to(60);
        assertThat(drive.path("spoke1-vm", "192.168.2.10").works()).isEqualTo(1);
    }

    @Test
    void r_rs_06_r_rs_17_an_open_offers_ipv4_unicast_and_route_refresh_and_no_graceful_restart() {
        List<Capability> offered = new ArrayList<>();
        Codec codec = new Codec(true, false);

        RunningLab.boot(
                        Drive.scenario("S-01"),
                        1,
                        (_, from, _, message) -> {
                            if (from.equals(RS + "/0")
                                    && codec.decode(ByteBuffer.wrap(bytes(message)))
                                            instanceof Decoded.Read(Message.Open open, _, _)) {
                                offered.addAll(open.capabilities());
                            }
                        })
                .settle();

        assertThat(offered)
                .contains(Capability.Multiprotocol.IPV4_UNICAST, new Capability.RouteRefresh())
                .allMatch(one ->
                        one.equals(Capability.Multiprotocol.IPV4_UNICAST)
                                || one instanceof Capability.RouteRefresh
                                || one instanceof Capability.FourOctetAs);
    }

    private static byte[] bytes(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.duplicate().get(bytes);
        return bytes;
    }

    @Test
    void r_rs_07_the_sessions_with_gateways_are_no_peers_and_need_nothing_configured() {
        Drive drive = Drive.open("S-05", Changes.BRANCH_TO_BRANCH);
        Drive without = Drive.open("S-05", peer("ghost", "10.0.4.99", 65009));

        assertThat(drive.up(RS + "/1", "vpn-gw/1")).isTrue();
        assertThat(drive.now().topology().routeServer(RS).orElseThrow().peers())
                .extracting(one -> one.name())
                .containsExactly("nva1");
        assertThat(without.session(RS + "/0", "10.0.4.99").note())
                .as("a peer is an object of its own, whether somebody answers or not")
                .contains("address of no NVA");
    }
}
