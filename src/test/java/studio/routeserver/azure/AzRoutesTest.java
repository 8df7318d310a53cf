package studio.routeserver.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.ControlPlane;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;

class AzRoutesTest {

    private static final AzRoute LOCAL =
            new AzRoute("Default", "Active", "10.1.0.0/16", "VnetLocal", List.of(), null, true);

    private static final AzRoute ECMP =
            new AzRoute(
                    "VirtualNetworkGateway",
                    "Active",
                    "192.168.0.0/16",
                    "VirtualNetworkGateway",
                    List.of("10.0.4.4", "10.0.4.5"),
                    null,
                    true);

    private static final AzRoute USER =
            new AzRoute(
                    "User",
                    "Active",
                    "0.0.0.0/0",
                    "VirtualAppliance",
                    List.of("10.0.4.4"),
                    "to-nva",
                    true);

    @Test
    void
            r_eff_31_effective_routes_have_their_keys_in_order_and_a_name_only_where_people_gave_one() {
        assertThat(AzRoutes.effectiveRoutes(List.of(LOCAL, USER)))
                .isEqualTo(
                        """
                        {
                          "value": [
                            {
                              "addressPrefix": [
                                "10.1.0.0/16"
                              ],
                              "disableBgpRoutePropagation": true,
                              "nextHopIpAddress": [],
                              "nextHopType": "VnetLocal",
                              "source": "Default",
                              "state": "Active"
                            },
                            {
                              "addressPrefix": [
                                "0.0.0.0/0"
                              ],
                              "disableBgpRoutePropagation": true,
                              "name": "to-nva",
                              "nextHopIpAddress": [
                                "10.0.4.4"
                              ],
                              "nextHopType": "VirtualAppliance",
                              "source": "User",
                              "state": "Active"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void no_routes_are_an_empty_list() {
        assertThat(AzRoutes.effectiveRoutes(List.of())).isEqualTo("{\n  \"value\": []\n}\n");
    }

    @Test
    void r_eff_28_r_eff_33_the_table_has_a_line_for_each_next_hop_and_no_blanks_at_line_ends() {
        assertThat(AzRoutes.effectiveRoutesTable(List.of(LOCAL, ECMP)))
                .isEqualTo(
                        """
                        Source                 State    Address Prefix    Next Hop Type          Next Hop IP
                        ---------------------  -------  ----------------  ---------------------  -------------
                        Default                Active   10.1.0.0/16       VnetLocal
                        VirtualNetworkGateway  Active   192.168.0.0/16    VirtualNetworkGateway  10.0.4.4
                        VirtualNetworkGateway  Active   192.168.0.0/16    VirtualNetworkGateway  10.0.4.5
                        """);
    }

    @Test
    void
            r_eff_21_r_eff_31_the_rows_of_a_nic_repeat_the_setting_of_its_route_table_and_can_name_their_rule() {
        EffectiveRoutes routes = routesOfAVmWithADefaultRouteToAnNva();

        assertThat(AzRoutes.rows(routes))
                .containsExactly(
                        LOCAL,
                        new AzRoute(
                                "Default",
                                "Invalid",
                                "0.0.0.0/0",
                                "Internet",
                                List.of(),
                                null,
                                true),
                        USER);
        assertThat(AzRoutes.explained(routes, List.of()))
                .containsPattern(
                        "\"nextHopType\": \"Internet\",\n {6}\"rule\": \"R-EFF-[0-9]+\",\n");
    }

    private static EffectiveRoutes routesOfAVmWithADefaultRouteToAnNva() {
        UserDefinedRoute toNva =
                new UserDefinedRoute(
                        "to-nva",
                        Ipv4Prefix.DEFAULT,
                        UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE,
                        Drawn.ip("10.0.4.4"));
        Subnet subnet = new Subnet("default", Drawn.prefix("10.1.0.0/24")).withRouteTable("rt");
        Topology topology =
                Drawn.of(
                        Drawn.spoke(1).withSubnets(List.of(subnet)),
                        new RouteTable("rt", true, List.of(toNva), null));
        return Fabric.of(topology, new Silence(), 1).routes(Drawn.subnet("spoke1/default"));
    }

    /// A network in which nobody speaks BGP.
    private static final class Silence implements ControlPlane {
        @Override
        public PrefixTable<ProgrammedRoute> programmed(String network, Cohort cohort) {
            return PrefixTable.empty();
        }

        @Override
        public PrefixTable<DeviceRoute> device(Ref device) {
            return PrefixTable.empty();
        }

        @Override
        public boolean alive(Ref object) {
            return true;
        }

        @Override
        public boolean alive(String gateway, int instance) {
            return true;
        }

        @Override
        public boolean carries(String connection) {
            return true;
        }

        @Override
        public List<String> healthyBackends(String loadBalancer) {
            return List.of();
        }
    }

    @Test
    void r_eff_34_learned_and_advertised_rows_are_written_for_each_instance() {
        Ipv4Address instance = Ipv4Address.parse("10.0.6.4");
        Ipv4Address nva = Ipv4Address.parse("10.0.4.4");
        PeerRoute learned =
                new PeerRoute(
                        Ipv4Prefix.parse("192.168.0.0/16"),
                        nva,
                        List.of(new Asn(65001), new Asn(65000)),
                        List.of(),
                        true,
                        "R-RS-18",
                        "");
        PeerRoute advertised =
                new PeerRoute(
                        Ipv4Prefix.parse("10.1.0.0/16"),
                        instance,
                        List.of(Asn.AZURE),
                        List.of(),
                        true,
                        "R-RS-32",
                        "");

        assertThat(
                        AzRoutes.peerRoutes(
                                List.of(
                                        List.of(AzPeerRoute.learned(learned, instance, nva)),
                                        List.of(AzPeerRoute.advertised(advertised, instance)))))
                .isEqualTo(
                        """
                        {
                          "RouteServiceRole_IN_0": [
                            {
                              "asPath": "65001-65000",
                              "localAddress": "10.0.6.4",
                              "network": "192.168.0.0/16",
                              "nextHop": "10.0.4.4",
                              "origin": "EBgp",
                              "sourcePeer": "10.0.4.4",
                              "weight": 32768
                            }
                          ],
                          "RouteServiceRole_IN_1": [
                            {
                              "asPath": "65515",
                              "localAddress": "10.0.6.4",
                              "network": "10.1.0.0/16",
                              "nextHop": "10.0.6.4",
                              "origin": "Igp",
                              "weight": 0
                            }
                          ]
                        }
                        """);
    }

    @Test
    void r_eff_34_a_peer_that_is_down_has_two_empty_lists() {
        assertThat(AzRoutes.peerRoutes(List.of(List.of(), List.of())))
                .isEqualTo(
                        """
                        {
                          "RouteServiceRole_IN_0": [],
                          "RouteServiceRole_IN_1": []
                        }
                        """);
    }
}
