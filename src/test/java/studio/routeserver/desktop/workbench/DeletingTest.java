package studio.routeserver.desktop.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

class DeletingTest {

    private final Topology topology = Founding.topology();

    @Test
    void the_undo_step_says_what_goes_with_it() {
        Edit edit = Deleting.of(topology, List.of(Item.of(Kind.NVA, "nva1"))).orElseThrow();

        assertThat(edit.title()).isEqualTo("Delete nva1 (1 connection, 1 BGP peer)");
        assertThat(topology.apply(edit).nva("nva1")).isEmpty();
    }

    @Test
    void a_peering_goes_with_its_other_direction() {
        Edit edit =
                Deleting.of(topology, List.of(Item.of(Kind.PEERING, "spoke1>hub"))).orElseThrow();

        Topology after = topology.apply(edit);

        assertThat(after.peering("spoke1", "hub")).isEmpty();
        assertThat(after.peering("hub", "spoke1")).isEmpty();
    }

    @Test
    void an_instance_cannot_be_deleted() {
        Item instance = new Item.Instance(new Ref(Kind.ROUTE_SERVER, "hub-route-server"), 0);

        assertThat(Deleting.of(topology, List.of(instance))).isEmpty();
    }

    @Test
    void what_stands_in_a_deleted_network_goes_once() {
        Edit edit =
                Deleting.of(
                                topology,
                                List.of(
                                        Item.of(Kind.VIRTUAL_NETWORK, "spoke1"),
                                        Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm")))
                        .orElseThrow();

        assertThat(topology.apply(edit).virtualMachine("spoke1-vm")).isEmpty();
    }
}
