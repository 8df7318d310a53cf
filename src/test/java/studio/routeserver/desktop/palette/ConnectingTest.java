package studio.routeserver.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

class ConnectingTest {

    private final Topology founding = Founding.topology();

    private static Topology with(Topology on, PaletteKind kind) {
        return on.apply(((Placement.Possible) Placing.of(on, kind, null, 0, 0)).edit());
    }

    private static Item of(Kind kind, String name) {
        return Item.of(kind, name);
    }

    @Test
    void a_spoke_peers_with_the_hub_both_ways_and_uses_its_gateways() {
        Topology four = with(founding, PaletteKind.VIRTUAL_NETWORK);

        Placement link =
                Connecting.between(
                        four, of(Kind.VIRTUAL_NETWORK, "spoke4"), of(Kind.VIRTUAL_NETWORK, "hub"));

        Topology after = four.apply(((Placement.Possible) link).edit());
        var there = after.peering("spoke4", "hub").orElseThrow();
        var back = after.peering("hub", "spoke4").orElseThrow();
        assertThat(there.useRemoteGateways()).isTrue();
        assertThat(there.allowGatewayTransit()).isFalse();
        assertThat(back.allowGatewayTransit()).isTrue();
        assertThat(there.allowForwardedTraffic() && back.allowForwardedTraffic()).isTrue();
    }

    @Test
    void an_nva_gets_sessions_to_both_instances() {
        Topology three = with(founding, PaletteKind.NVA);

        Placement link =
                Connecting.between(
                        three, of(Kind.ROUTE_SERVER, "hub-route-server"), of(Kind.NVA, "nva3"));

        assertThat(link).isInstanceOf(Placement.Possible.class);
        assertThat(((Placement.Possible) link).title()).contains("both instances");
        Topology after = three.apply(((Placement.Possible) link).edit());
        assertThat(after.nva("nva3").flatMap(Nva::speaks).orElseThrow().neighbors()).hasSize(2);
    }

    @Test
    void what_is_joined_already_is_refused() {
        assertThat(
                        Connecting.between(
                                founding,
                                of(Kind.VIRTUAL_NETWORK, "spoke1"),
                                of(Kind.VIRTUAL_NETWORK, "hub")))
                .isInstanceOf(Placement.Refused.class);
        assertThat(
                        Connecting.between(
                                founding,
                                of(Kind.NVA, "nva1"),
                                of(Kind.ROUTE_SERVER, "hub-route-server")))
                .isInstanceOf(Placement.Refused.class);
    }

    @Test
    void kinds_that_no_link_joins_say_what_can_be_joined() {
        Placement link =
                Connecting.between(
                        founding,
                        of(Kind.VIRTUAL_MACHINE, "spoke1-vm"),
                        of(Kind.BRANCH, "branch-a"));

        assertThat(link)
                .isInstanceOfSatisfying(
                        Placement.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("a VNet with a VNet"));
    }

    @Test
    void a_branch_joins_a_gateway_by_its_type() {
        Topology three = with(founding, PaletteKind.BRANCH);

        Placement link =
                Connecting.between(three, of(Kind.BRANCH, "branch-c"), of(Kind.GATEWAY, "vpn-gw"));

        Topology after = three.apply(((Placement.Possible) link).edit());
        assertThat(after.connection("branch-c-to-vpn-gw").orElseThrow().type().text())
                .isEqualTo("ipsec");
    }

    @Test
    void two_vpn_gateways_get_a_connection_each() {
        Topology two =
                founding.edit()
                        .add(
                                new VirtualNetwork(
                                        "far",
                                        List.of(Ipv4Prefix.parse("10.50.0.0/16")),
                                        List.of(
                                                new Subnet(
                                                        "GatewaySubnet",
                                                        Ipv4Prefix.parse("10.50.0.0/27")))))
                        .add(
                                new Gateway(
                                        "far-gw",
                                        Gateway.Type.VPN,
                                        new SubnetRef("far", "GatewaySubnet"),
                                        true))
                        .build();
        Item near = of(Kind.GATEWAY, "vpn-gw");
        Item far = of(Kind.GATEWAY, "far-gw");

        Topology after =
                two.apply(((Placement.Possible) Connecting.between(two, near, far)).edit());

        assertThat(after.connections())
                .filteredOn(after::joinsGateways)
                .extracting(made -> made.from() + ">" + made.to())
                .containsExactly("vpn-gw>far-gw", "far-gw>vpn-gw");
        assertThat(after.connections())
                .filteredOn(after::joinsGateways)
                .allMatch(made -> after.counterpart(made).isPresent());
        assertThat(((Placement.Refused) Connecting.between(after, near, far)).sentence())
                .isEqualTo("vpn-gw and far-gw are joined by a tunnel already.");
    }
}
