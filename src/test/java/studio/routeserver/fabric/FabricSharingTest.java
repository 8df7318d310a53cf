package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.topology.Drawing;

/// What is computed once: classes of NICs, and what a change leaves.
class FabricSharingTest {

    private static Scene twoHubs() {
        return Scene.of(
                        Drawing.canvas()
                                .network("hub1", "10.10.0.0/16", "x 10.10.0.0/24")
                                .network("hub2", "10.20.0.0/16", "x 10.20.0.0/24")
                                .network("spoke1", "10.1.0.0/16", "x 10.1.0.0/24")
                                .network("spoke2", "10.2.0.0/16", "x 10.2.0.0/24")
                                .routeServer("rs1", "hub1")
                                .routeServer("rs2", "hub2")
                                .client("hub1", "spoke1")
                                .client("hub2", "spoke2")
                                .vm("a", "spoke1/x", "10.1.0.4")
                                .vm("b", "spoke1/x", "10.1.0.5")
                                .vm("c", "spoke2/x", "10.2.0.4"))
                .with(plane ->
                        plane.programmed("hub1", "192.168.0.0/16 10.10.0.4")
                                .programmed("hub2", "192.168.0.0/16 10.20.0.4"));
    }

    @Test
    void nics_of_one_class_share_their_routes() {
        Scene scene = twoHubs();
        Fabric fabric = scene.fabric();

        assertThat(fabric.routes(scene.nic("a"))).isSameAs(fabric.routes(scene.nic("b")));
        assertThat(fabric.routes(scene.nic("a"))).isNotSameAs(fabric.routes(scene.nic("c")));
    }

    @Test
    void a_lost_session_recomputes_only_the_hub_that_lost_it() {
        Scene before = twoHubs();
        Scene after = before.with(plane -> plane.programmed("hub1"));
        Fabric fabric = before.fabric();
        EffectiveRoutes spoke1 = fabric.routes(before.nic("a"));
        EffectiveRoutes spoke2 = fabric.routes(before.nic("c"));

        Fabric next = fabric.next(after.topology(), after.control());

        assertThat(next.routes(after.nic("c"))).isSameAs(spoke2);
        assertThat(next.routes(after.nic("a"))).isNotSameAs(spoke1);
    }

    @Test
    void an_edit_recomputes_only_what_it_touches() {
        Scene before = twoHubs();
        Scene after = before.draw(on -> on.routeTable("rt", "spoke1/x", "out 0.0.0.0/0 Internet"));
        Fabric fabric = before.fabric();
        EffectiveRoutes spoke2 = fabric.routes(before.nic("c"));

        Fabric next = fabric.next(after.topology(), after.control());

        assertThat(next.routes(after.nic("c"))).isSameAs(spoke2);
        assertThat(next.routes(after.nic("a")).rows())
                .anyMatch(row -> row.source() == EffectiveRoute.Source.USER);
    }

    @Test
    void cohorts_that_have_the_same_table_share_it() {
        Scene scene = twoHubs();
        Fabric fabric = scene.fabric();

        assertThat(Cohort.of(1, "a")).isNotEqualTo(Cohort.of(1, "b"));
        assertThat(fabric.routes(scene.nic("a"))).isSameAs(fabric.routes(scene.nic("b")));
    }
}
