package studio.routeserver.picture.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.picture.Drawn;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

class LayoutProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_container_holds_its_children_with_the_padding_about_them(Seed seed) {
        Topology topology = Drawn.any(seed);

        Layout layout = Layout.of(topology);

        assertThat(outsiders(layout)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void siblings_that_are_laid_out_do_not_overlap(Seed seed) {
        Topology topology = Drawn.any(seed);

        Layout layout = Layout.of(topology);

        assertThat(overlaps(layout)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void what_the_file_places_stands_there_and_the_rest_goes_round_it(Seed seed) {
        Topology topology = Drawn.any(seed);
        Map<String, Box> boxes = someBoxes(topology);

        Layout layout = Layout.of(topology.edit().layout(boxes).build());

        assertThat(overlaps(layout)).isEmpty();
        assertThat(outsiders(layout)).isEmpty();
        assertThat(layout.places().values())
                .filteredOn(Place::fixed)
                .allSatisfy(place -> {
                    Box box = Objects.requireNonNull(boxes.get(place.subject().name()));
                    assertThat(place.rect().x()).isEqualTo(box.x());
                    assertThat(place.rect().y()).isEqualTo(box.y());
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void the_boxes_of_a_layout_lay_it_out_as_it_is(Seed seed) {
        Topology topology = Drawn.any(seed);
        Layout layout = Layout.of(topology);

        Layout again = Layout.of(topology.edit().layout(layout.boxes()).build());

        assertThat(rects(again)).isEqualTo(rects(layout));
    }

    private static Map<Subject, Object> rects(Layout layout) {
        Map<Subject, Object> rects = new LinkedHashMap<>();
        layout.places().forEach((subject, place) -> rects.put(subject, place.rect()));
        return rects;
    }

    // Each second VNet, far enough apart to be as large as it needs.
    private static Map<String, Box> someBoxes(Topology topology) {
        Map<String, Box> boxes = new LinkedHashMap<>();
        double y = -4000;
        for (VirtualNetwork network : topology.virtualNetworks()) {
            if (boxes.size() % 2 == 0) {
                boxes.put(network.name(), new Box(40, y, 200.0, 120.0));
            }
            y += 4000;
        }
        return boxes;
    }

    private static List<String> outsiders(Layout layout) {
        List<String> outsiders = new ArrayList<>();
        for (Place place : layout.places().values()) {
            Subject home = place.parent();
            boolean counts = place.subject().sort() != Subject.Sort.TAG;
            if (counts && home != null && home.sort().container()) {
                Place parent = layout.place(home).orElseThrow();
                if (!parent.rect().contains(place.footprint().grown(Sizes.PADDING))) {
                    outsiders.add(place + " is outside " + parent);
                }
            }
        }
        return outsiders;
    }

    private static List<String> overlaps(Layout layout) {
        List<Place> places =
                layout.places().values().stream()
                        .filter(place -> place.subject().sort() != Subject.Sort.REGION)
                        .filter(place -> place.subject().sort() != Subject.Sort.TAG)
                        .toList();
        List<String> overlaps = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                Place one = places.get(i);
                Place other = places.get(j);
                boolean siblings =
                        one.parent() == null
                                ? other.parent() == null
                                : one.parent().equals(other.parent());
                if (siblings && one.footprint().overlaps(other.footprint())) {
                    overlaps.add(one + " overlaps " + other);
                }
            }
        }
        return overlaps;
    }
}
