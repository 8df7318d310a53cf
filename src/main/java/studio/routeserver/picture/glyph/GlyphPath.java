package studio.routeserver.picture.glyph;

import java.util.ArrayList;
import java.util.List;

/// A path of lines and cubic curves, read from the small part of SVG's path language that our
/// glyphs use: absolute `M`, `L`, `H`, `V`, `C` and `Z`, numbers parted by blanks.
///
/// @param data as SVG writes it
/// @param steps the same, to be scaled in a painter's own arithmetic
public record GlyphPath(String data, List<Step> steps) {

    /// The path with nothing in it.
    static final GlyphPath NONE = new GlyphPath("", List.of());

    public GlyphPath {
        steps = List.copyOf(steps);
    }

    /// One step of the pen; coordinates in the box of 20 by 20.
    public sealed interface Step {
        record MoveTo(double x, double y) implements Step {}

        record LineTo(double x, double y) implements Step {}

        record CurveTo(double x1, double y1, double x2, double y2, double x, double y)
                implements Step {}

        record Close() implements Step {}
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// Reads path data.
    ///
    /// @throws IllegalArgumentException if it holds anything beyond the six commands
    static GlyphPath parse(String data) {
        List<Step> steps = new ArrayList<>();
        String[] words = data.strip().split("\\s+", -1);
        double x = 0;
        double y = 0;
        int at = 0;
        while (at < words.length) {
            String command = words[at++];
            switch (command) {
                case "M", "L" -> {
                    x = Double.parseDouble(words[at++]);
                    y = Double.parseDouble(words[at++]);
                    steps.add(command.equals("M") ? new Step.MoveTo(x, y) : new Step.LineTo(x, y));
                }
                case "H" -> {
                    x = Double.parseDouble(words[at++]);
                    steps.add(new Step.LineTo(x, y));
                }
                case "V" -> {
                    y = Double.parseDouble(words[at++]);
                    steps.add(new Step.LineTo(x, y));
                }
                case "C" -> {
                    double[] six = new double[6];
                    for (int i = 0; i < six.length; i++) {
                        six[i] = Double.parseDouble(words[at++]);
                    }
                    x = six[4];
                    y = six[5];
                    steps.add(new Step.CurveTo(six[0], six[1], six[2], six[3], x, y));
                }
                case "Z" -> steps.add(new Step.Close());
                default ->
                        throw new IllegalArgumentException(
                                "'" + command + "' is no command of a glyph: " + data);
            }
        }
        return new GlyphPath(data.strip(), steps);
    }
}
