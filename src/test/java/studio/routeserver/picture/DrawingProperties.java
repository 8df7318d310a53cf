package studio.routeserver.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.picture.geometry.Point;

class DrawingProperties {

    private static final List<Double> ZOOMS = List.of(0.1, 0.3, 0.5, 0.8, 1.0, 1.3, 2.0);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void no_two_labels_overlap_and_none_is_too_small_to_read(Seed seed) {
        Drawing drawing = Drawing.of(Drawn.any(seed));
        double zoom = Some.oneOf(seed, ZOOMS);

        DisplayList list = drawing.whole(zoom, LevelOfDetail.of(zoom), null, Overlay.NONE);

        assertThat(overlaps(texts(list))).isEmpty();
        assertThat(texts(list)).allMatch(text -> text.size() >= 9);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void every_line_is_parallel_to_an_axis(Seed seed) {
        Drawing drawing = Drawing.of(Drawn.any(seed));

        DisplayList list = drawing.whole(1, LevelOfDetail.DETAIL, null, Overlay.NONE);

        assertThat(list.items())
                .allMatch(item -> !(item instanceof Item.Line line) || square(line.points()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void equal_networks_are_drawn_equal(Seed seed) {
        var topology = Drawn.any(seed);

        DisplayList one = Drawing.of(topology).whole(1, LevelOfDetail.DETAIL, null, Overlay.NONE);
        DisplayList other = Drawing.of(topology).whole(1, LevelOfDetail.DETAIL, null, Overlay.NONE);

        assertThat(one.items()).isEqualTo(other.items());
        assertThat(one.dirty(other)).isEmpty();
    }

    private static List<Item.Text> texts(DisplayList list) {
        return list.items().stream()
                .filter(Item.Text.class::isInstance)
                .map(Item.Text.class::cast)
                .toList();
    }

    private static List<String> overlaps(List<Item.Text> texts) {
        List<String> overlaps = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                // Lines of one block touch by a hair.
                boolean overlap = texts.get(i).bounds().grown(-0.5).overlaps(texts.get(j).bounds());
                if (overlap && !texts.get(i).subject().equals(texts.get(j).subject())) {
                    overlaps.add(texts.get(i) + " and " + texts.get(j));
                }
            }
        }
        return overlaps;
    }

    private static boolean square(List<Point> points) {
        boolean square = true;
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            square &= Math.abs(from.x() - to.x()) < 1e-6 || Math.abs(from.y() - to.y()) < 1e-6;
        }
        return square;
    }
}
