package studio.routeserver.picture.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.routeserver.picture.Drawn;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Place;
import studio.routeserver.picture.layout.Sizes;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Topology;

class RoutingTest {

    private static final Subject NVA1 = new Subject(Subject.Sort.NVA, "nva1");
    private static final Subject SPOKE1_VM = new Subject(Subject.Sort.MACHINE, "spoke1-vm");

    private final Topology founding = Drawn.founding();
    private final Layout layout = Layout.of(founding);
    private final Routing routing = Routing.of(founding, layout);

    @Test
    void peerings_leave_the_title_bar_sessions_the_top_and_tunnels_the_bottom() {
        Rect hub = layout.rect(Subject.network("hub")).orElseThrow();
        Rect nva = layout.rect(NVA1).orElseThrow();
        List<Point> peering = points(Subject.Sort.PEERING, "hub>spoke1");
        List<Point> session = points(Subject.Sort.SESSION, "hub-route-server/0-nva1");
        List<Point> tunnel = points(Subject.Sort.CONNECTION, "b-sdwan-1");

        assertThat(peering.getFirst().y()).isBetween(hub.y(), hub.y() + Sizes.NETWORK_TITLE);
        assertThat(session.getLast().y()).isEqualTo(nva.y());
        assertThat(tunnel.getFirst().y()).isEqualTo(nva.bottom());
    }

    @Test
    void both_directions_of_a_peering_are_one_line() {
        assertThat(routing.routes().keySet())
                .filteredOn(subject -> subject.sort() == Subject.Sort.PEERING)
                .hasSize(3);
    }

    @Test
    void no_link_of_the_founding_network_runs_through_an_object() {
        List<String> through = new ArrayList<>();
        for (Route route : routing.routes().values()) {
            for (Place place : layout.places().values()) {
                boolean leaf =
                        !place.subject().sort().container()
                                && place.subject().sort() != Subject.Sort.ROUTE_SERVER;
                if (leaf && crosses(route.points(), place.rect())) {
                    through.add(route.link() + " through " + place.subject());
                }
            }
        }

        assertThat(through).isEmpty();
    }

    @Test
    void links_that_run_together_lie_side_by_side() {
        List<String> stacked = new ArrayList<>();
        List<Route> routes = List.copyOf(routing.routes().values());
        for (int i = 0; i < routes.size(); i++) {
            for (int j = i + 1; j < routes.size(); j++) {
                if (stacked(routes.get(i).points(), routes.get(j).points())) {
                    stacked.add(routes.get(i).link() + " on " + routes.get(j).link());
                }
            }
        }

        assertThat(stacked).isEmpty();
    }

    @Test
    void the_answer_takes_the_way_of_the_question_back() {
        List<Point> there = routing.leg(SPOKE1_VM, NVA1);

        assertThat(routing.leg(NVA1, SPOKE1_VM)).isEqualTo(there.reversed());
        assertThat(crosses(there, layout.rect(NVA1).orElseThrow())).isFalse();
    }

    @Test
    void only_the_links_of_what_is_dragged_are_routed_again() {
        Routing moving = Routing.of(founding, layout, Set.of(Subject.network("spoke1")));

        assertThat(moving.routes().keySet()).containsExactly(Subject.peering("hub>spoke1"));
    }

    @Test
    void a_line_beside_a_line_keeps_its_distance_round_bends() {
        List<Point> line = List.of(new Point(0, 0), new Point(100, 0), new Point(100, 50));

        assertThat(Ways.beside(line, 4))
                .containsExactly(new Point(0, 4), new Point(96, 4), new Point(96, 50));
        assertThat(Ways.beside(line.reversed(), 4))
                .containsExactly(new Point(104, 50), new Point(104, -4), new Point(0, -4));
    }

    @Test
    void crossings_are_found_along_the_line_and_touching_is_none() {
        List<Point> level = List.of(new Point(0, 0), new Point(100, 0));
        List<Point> upright = List.of(new Point(30, -10), new Point(30, 10));
        List<Point> touching = List.of(new Point(60, 0), new Point(60, 10));

        assertThat(Ways.crossings(level, upright)).containsExactly(30.0);
        assertThat(Ways.crossings(level, touching)).isEmpty();
    }

    private List<Point> points(Subject.Sort sort, String name) {
        return routing.route(new Subject(sort, name)).orElseThrow().points();
    }

    private static boolean crosses(List<Point> points, Rect rect) {
        boolean crosses = false;
        for (int i = 1; i < points.size(); i++) {
            crosses |= Rect.between(points.get(i - 1), points.get(i)).overlaps(rect);
        }
        return crosses;
    }

    private static boolean stacked(List<Point> one, List<Point> other) {
        boolean stacked = false;
        for (int i = 1; i < one.size(); i++) {
            for (int j = 1; j < other.size(); j++) {
                Rect part = Rect.between(one.get(i - 1), one.get(i)).grown(1);
                Rect second = Rect.between(other.get(j - 1), other.get(j)).grown(1);
                double width =
                        Math.min(part.right(), second.right()) - Math.max(part.x(), second.x());
                double height =
                        Math.min(part.bottom(), second.bottom()) - Math.max(part.y(), second.y());
                stacked |= width > 0 && height > 0 && Math.max(width, height) > 6;
            }
        }
        return stacked;
    }
}
