package studio.routeserver.picture.glyph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlyphTest {

    @ParameterizedTest
    @EnumSource(Glyph.class)
    void a_glyph_stays_in_its_box(Glyph glyph) {
        assertThat(cells(glyph)).isNotEmpty().allMatch(cell -> cell >= 0 && cell < 20 * 20);
    }

    @Test
    void no_two_glyphs_have_the_same_shape() {
        List<String> alike = new ArrayList<>();
        for (Glyph one : Glyph.values()) {
            for (Glyph other : Glyph.values()) {
                if (one.compareTo(other) < 0 && difference(one, other) < 5) {
                    alike.add(one + " and " + other);
                }
            }
        }

        assertThat(alike).isEmpty();
    }

    @Test
    void an_unknown_command_is_refused() {
        assertThatThrownBy(() -> GlyphPath.parse("M 1 1 Q 2 2 3 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Q'");
    }

    private static int difference(Glyph one, Glyph other) {
        Set<Integer> both = new TreeSet<>(cells(one));
        both.retainAll(cells(other));
        return cells(one).size() + cells(other).size() - 2 * both.size();
    }

    /// The cells of a 20 by 20 grid that the pen passes or that lie inside an area.
    private static Set<Integer> cells(Glyph glyph) {
        Set<Integer> cells = new TreeSet<>();
        outlines(glyph.strokes()).forEach(outline -> outline.forEach(p -> cells.add(cell(p))));
        List<List<double[]>> areas = outlines(glyph.areas());
        areas.forEach(outline -> outline.forEach(p -> cells.add(cell(p))));
        for (int cell = 0; cell < 20 * 20; cell++) {
            double x = cell % 20 + 0.5;
            double y = cell / 20 + 0.5;
            if (areas.stream().filter(area -> inside(area, x, y)).count() % 2 == 1) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static int cell(double[] p) {
        boolean inBox = p[0] >= 0 && p[1] >= 0 && p[0] < 20 && p[1] < 20;
        return inBox ? (int) p[1] * 20 + (int) p[0] : -1;
    }

    private static boolean inside(List<double[]> area, double x, double y) {
        boolean inside = false;
        for (int i = 0; i < area.size(); i++) {
            double[] a = area.get(i);
            double[] b = area.get((i + 1) % area.size());
            boolean spans = a[1] > y != b[1] > y;
            if (spans && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static List<List<double[]>> outlines(GlyphPath path) {
        List<List<double[]>> outlines = new ArrayList<>();
        for (GlyphPath.Step step : path.steps()) {
            switch (step) {
                case GlyphPath.Step.MoveTo(var x, var y) -> {
                    outlines.add(new ArrayList<>());
                    outlines.getLast().add(new double[] {x, y});
                }
                case GlyphPath.Step.LineTo(var x, var y) -> {
                    double[] from = outlines.getLast().getLast();
                    curve(outlines.getLast(), from[0], from[1], from[0], from[1], x, y, x, y);
                }
                case GlyphPath.Step.CurveTo(var x1, var y1, var x2, var y2, var x, var y) -> {
                    double[] from = outlines.getLast().getLast();
                    curve(outlines.getLast(), from[0], from[1], x1, y1, x2, y2, x, y);
                }
                case GlyphPath.Step.Close() -> {}
            }
        }
        return outlines;
    }

    private static void curve(List<double[]> outline, double... p) {
        for (int i = 1; i <= 40; i++) {
            double t = i / 40.0;
            double s = 1 - t;
            outline.add(
                    new double[] {
                        s * s * s * p[0]
                                + 3 * s * s * t * p[2]
                                + 3 * s * t * t * p[4]
                                + t * t * t * p[6],
                        s * s * s * p[1]
                                + 3 * s * s * t * p[3]
                                + 3 * s * t * t * p[5]
                                + t * t * t * p[7]
                    });
        }
    }
}
