package studio.routeserver.desktop.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.desktop.Founding;
import studio.routeserver.lab.SessionId;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

class ItemTest {

    private final Topology topology = Founding.topology();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nva1",
                "hub",
                "spoke1>hub",
                "hub/nva",
                "hub-route-server/0",
                "vpn-gw/1",
                "hub-route-server/0-nva1",
                "vpn-gw/0-branch-a",
                "branch-b"
            })
    void a_name_means_what_has_it(String name) {
        assertThat(Item.named(topology, name)).map(Item::name).contains(name);
    }

    @Test
    void a_session_is_told_apart_from_an_instance_although_both_have_dashes() {
        assertThat(Item.named(topology, "hub-route-server/0-nva1"))
                .contains(new Item.Session(new SessionId("hub-route-server/0", "nva1")));
    }

    @Test
    void nothing_is_meant_by_an_unknown_name() {
        assertThat(Item.named(topology, "nva9")).isEmpty();
        assertThat(Item.named(topology, "hub/nowhere")).isEmpty();
    }

    @Test
    void what_was_deleted_is_not_in_the_drawing() {
        assertThat(Item.of(Kind.NVA, "nva9").in(topology)).isFalse();
        assertThat(new Item.Subnet(new SubnetRef("hub", "nva")).in(topology)).isTrue();
    }
}
