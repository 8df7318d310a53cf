package studio.routeserver.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

class PlacingTest {

    private final Topology founding = Founding.topology();

    private static Topology dropped(Topology on, PaletteKind kind, @Nullable Item over) {
        return dropped(on, kind, over, 40, 80);
    }

    private static Topology dropped(
            Topology on, PaletteKind kind, @Nullable Item over, double x, double y) {
        Placement placement = Placing.of(on, kind, over, x, y);
        assertThat(placement).isInstanceOf(Placement.Possible.class);
        return on.apply(((Placement.Possible) placement).edit());
    }

    private static String refused(Topology on, PaletteKind kind, @Nullable Item over) {
        Placement placement = Placing.of(on, kind, over, 0, 0);
        assertThat(placement).isInstanceOf(Placement.Refused.class);
        return ((Placement.Refused) placement).sentence();
    }

    private static Item subnet(String network, String name) {
        return new Item.Subnet(new SubnetRef(network, name));
    }

    @Test
    void an_nva_gets_the_next_number_and_the_lowest_free_address() {
        Topology after = dropped(founding, PaletteKind.NVA, subnet("hub", "nva"));

        assertThat(after.nva("nva3").orElseThrow().ip()).isEqualTo(Ipv4Address.parse("10.0.4.6"));
    }

    @Test
    void a_network_on_the_empty_canvas_is_the_next_spoke_with_the_first_free_space() {
        Topology after = dropped(founding, PaletteKind.VIRTUAL_NETWORK, null, 40, 800);

        var spoke = after.virtualNetwork("spoke4").orElseThrow();
        assertThat(spoke.addressSpace()).containsExactly(Ipv4Prefix.parse("10.4.0.0/16"));
        assertThat(spoke.subnets()).hasSize(1);
        assertThat(after.layout()).containsEntry("spoke4", new Box(40, 800, null, null));
    }

    @Test
    void a_network_dropped_beside_another_stands_clear_of_it_with_its_first_vm_too() {
        Topology network = dropped(founding, PaletteKind.VIRTUAL_NETWORK, null, 200, 24);
        Topology after = dropped(network, PaletteKind.VIRTUAL_MACHINE, subnet("spoke4", "default"));

        Layout layout = Layout.of(after);
        Rect spoke = layout.rect(Subject.network("spoke4")).orElseThrow();
        assertThat(layout.places().values())
                .filteredOn(place -> place.parent() == null)
                .filteredOn(place -> !place.subject().equals(Subject.network("spoke4")))
                .noneMatch(place -> place.footprint().overlaps(spoke));
        assertThat(spoke.x()).isEqualTo(200);
        assertThat(spoke.bottom()).isBetween(100.0, 128.0);
    }

    @Test
    void networks_that_are_inserted_at_one_place_lie_side_by_side() {
        Topology after = founding;
        for (int i = 0; i < 12; i++) {
            after = dropped(after, PaletteKind.VIRTUAL_NETWORK, null, 300, 300);
        }

        Layout layout = Layout.of(after);
        for (var one : after.virtualNetworks()) {
            Rect rect = layout.rect(Subject.network(one.name())).orElseThrow();
            assertThat(after.virtualNetworks())
                    .filteredOn(other -> !other.equals(one))
                    .noneMatch(other ->
                            layout.rect(Subject.network(other.name()))
                                    .orElseThrow()
                                    .overlaps(rect));
        }
    }

    @Test
    void a_vm_on_the_empty_canvas_brings_a_network_in_one_step() {
        Topology after = dropped(founding, PaletteKind.VIRTUAL_MACHINE, null);

        var machine = after.virtualMachine("spoke4-vm").orElseThrow();
        assertThat(machine.subnet()).isEqualTo(new SubnetRef("spoke4", "default"));
        assertThat(machine.ip()).isEqualTo(Ipv4Address.parse("10.4.0.4"));
    }

    @Test
    void a_vm_on_a_network_goes_into_its_first_ordinary_subnet() {
        Topology after =
                dropped(
                        founding,
                        PaletteKind.VIRTUAL_MACHINE,
                        Item.of(Kind.VIRTUAL_NETWORK, "hub"));

        assertThat(after.virtualMachine("hub-vm").orElseThrow().subnet())
                .isEqualTo(new SubnetRef("hub", "nva"));
    }

    @Test
    void a_route_server_makes_its_subnet() {
        Topology after =
                dropped(
                        founding,
                        PaletteKind.ROUTE_SERVER,
                        Item.of(Kind.VIRTUAL_NETWORK, "spoke1"));

        assertThat(after.routeServersOf("spoke1")).hasSize(1);
        assertThat(
                        after.subnet(new SubnetRef("spoke1", "RouteServerSubnet"))
                                .orElseThrow()
                                .prefix())
                .isEqualTo(Ipv4Prefix.parse("10.1.1.0/26"));
    }

    @Test
    void a_second_route_server_is_refused_with_its_rule() {
        String sentence =
                refused(founding, PaletteKind.ROUTE_SERVER, Item.of(Kind.VIRTUAL_NETWORK, "hub"));

        assertThat(sentence).contains("hub-route-server", "R-RS-01");
    }

    @Test
    void route_server_subnet_takes_nothing_else_and_says_where_to_go() {
        String sentence = refused(founding, PaletteKind.NVA, subnet("hub", "RouteServerSubnet"));

        assertThat(sentence)
                .isEqualTo(
                        "RouteServerSubnet takes nothing but the Route Server (R-RS-01). Put nva3"
                                + " into subnet nva.");
    }

    @Test
    void a_second_gateway_of_its_kind_is_refused() {
        Item hub = Item.of(Kind.VIRTUAL_NETWORK, "hub");

        assertThat(refused(founding, PaletteKind.VPN_GATEWAY, hub)).contains("vpn-gw");
        assertThat(dropped(founding, PaletteKind.EXPRESSROUTE_GATEWAY, hub).gatewaysOf("hub"))
                .hasSize(2);
    }

    @Test
    void moving_a_vm_gives_it_an_address_there() {
        Placement moved =
                Placing.move(
                        founding,
                        Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm"),
                        new SubnetRef("spoke2", "default"));

        Topology after = founding.apply(((Placement.Possible) moved).edit());
        assertThat(after.virtualMachine("spoke1-vm").orElseThrow().ip())
                .isEqualTo(Ipv4Address.parse("10.2.0.5"));
    }
}
