package studio.routeserver.picture.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.picture.Drawn;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Topology;

class RoutingProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void every_part_of_a_route_is_parallel_to_an_axis_and_its_ends_are_on_its_objects(Seed seed) {
        Topology topology = Drawn.any(seed);
        Layout layout = Layout.of(topology);

        Routing routing = Routing.of(topology, layout);

        assertThat(routing.routes()).hasSameSizeAs(Link.of(topology));
        assertThat(routing.routes().values())
                .allSatisfy(route -> {
                    assertThat(slanted(route)).isEmpty();
                    Point first = route.points().getFirst();
                    Point last = route.points().getLast();
                    assertThat(onEdge(layout, route.link().from(), first)).isTrue();
                    assertThat(onEdge(layout, route.link().to(), last)).isTrue();
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void equal_networks_have_equal_routes(Seed seed) {
        Topology topology = Drawn.any(seed);

        Routing one = Routing.of(topology, Layout.of(topology));
        Routing other = Routing.of(topology, Layout.of(topology));

        assertThat(one.routes()).isEqualTo(other.routes());
    }

    private static List<String> slanted(Route route) {
        List<String> slanted = new ArrayList<>();
        for (int i = 1; i < route.points().size(); i++) {
            Point from = route.points().get(i - 1);
            Point to = route.points().get(i);
            if (from.x() != to.x() && from.y() != to.y()) {
                slanted.add(from + " to " + to);
            }
        }
        return slanted;
    }

    private static boolean onEdge(Layout layout, Subject object, Point point) {
        Rect rect = layout.rect(object).orElseThrow();
        boolean inside = rect.grown(-0.5).contains(point);
        return rect.contains(point) && !inside;
    }
}
