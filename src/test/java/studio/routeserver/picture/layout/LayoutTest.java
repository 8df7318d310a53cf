package studio.routeserver.picture.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.routeserver.picture.Drawn;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Topology;

class LayoutTest {

    private static final Subject HUB = Subject.network("hub");
    private static final Subject NVA1 = new Subject(Subject.Sort.NVA, "nva1");

    private final Layout founding = Layout.of(Drawn.founding());

    @Test
    void the_hub_stands_left_of_its_spokes_and_above_its_branches() {
        Rect hub = rect(HUB);

        assertThat(rect(Subject.network("spoke1")).x()).isGreaterThan(hub.right());
        assertThat(rect(Subject.network("spoke3")).x()).isGreaterThan(hub.right());
        assertThat(rect(new Subject(Subject.Sort.BRANCH, "branch-a")).y())
                .isGreaterThan(hub.bottom());
    }

    @Test
    void the_instances_stand_side_by_side_in_their_route_server() {
        Rect server = rect(new Subject(Subject.Sort.ROUTE_SERVER, "hub-route-server"));
        Rect first = rect(Subject.instance("hub-route-server", 0));
        Rect second = rect(Subject.instance("hub-route-server", 1));

        assertThat(server.contains(first)).isTrue();
        assertThat(server.contains(second)).isTrue();
        assertThat(first.right()).isLessThan(second.x());
    }

    @Test
    void a_drop_lands_in_the_innermost_container() {
        Point onNva = rect(NVA1).centre();
        Point onTitle = new Point(rect(HUB).x() + 4, rect(HUB).y() + 4);
        Point nowhere = new Point(-5000, -5000);

        assertThat(founding.dropTarget(onNva))
                .contains(new Subject(Subject.Sort.SUBNET, "hub/nva"));
        assertThat(founding.dropTarget(onTitle)).contains(HUB);
        assertThat(founding.dropTarget(nowhere)).isEmpty();
    }

    @Test
    void a_click_finds_the_topmost_object() {
        assertThat(founding.at(rect(NVA1).centre())).contains(NVA1);
    }

    @Test
    void a_dragged_network_takes_along_all_that_stands_in_it() {
        Layout preview = founding.withPreview(List.of(HUB), 40, -16);

        assertThat(preview.rect(NVA1)).contains(rect(NVA1).moved(40, -16));
        assertThat(preview.rect(Subject.network("spoke1")))
                .isEqualTo(founding.rect(Subject.network("spoke1")));
    }

    @Test
    void moving_a_network_for_good_keeps_what_the_file_says_of_its_children_relative_to_it() {
        Topology placed =
                Drawn.founding()
                        .edit()
                        .layout(
                                Map.of(
                                        "hub",
                                        new Box(0, 0, 1200.0, 800.0),
                                        "nva1",
                                        new Box(404, 600, null, null)))
                        .build();

        Map<String, Box> boxes = Layout.of(placed).moved(List.of(HUB), 81, 3);

        assertThat(boxes)
                .containsEntry("hub", new Box(80, 0, 1200.0, 800.0))
                .containsEntry("nva1", new Box(484, 600, null, null))
                .hasSize(2);
    }

    @Test
    void a_container_cannot_be_made_smaller_than_its_children() {
        Rect tiny = new Rect(rect(HUB).x(), rect(HUB).y(), 8, 8);

        Box box = founding.resized(HUB, tiny).firstEntry().getValue();

        assertThat(box.width()).isGreaterThanOrEqualTo(rect(HUB).width() - Sizes.GRID);
        assertThat(box.height()).isGreaterThanOrEqualTo(rect(HUB).height() - Sizes.GRID);
    }

    private Rect rect(Subject subject) {
        return founding.rect(subject).orElseThrow();
    }
}
