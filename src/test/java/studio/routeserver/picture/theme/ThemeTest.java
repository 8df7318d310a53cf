package studio.routeserver.picture.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeTest {

    private static final List<Token> ROLES =
            Arrays.stream(Token.values()).filter(Token::role).toList();

    private static final List<Token> GROUNDS =
            Arrays.stream(Token.values()).filter(Token::ground).toList();

    @ParameterizedTest
    @MethodSource("studio.routeserver.picture.theme.Theme#all")
    void text_and_roles_are_readable_on_every_ground(Theme theme) {
        List<Token> texts = new ArrayList<>(ROLES);
        texts.add(Token.TEXT);
        texts.add(Token.MUTED);

        assertThat(contrasts(theme, texts, GROUNDS)).allMatch(ratio -> ratio >= 4.5);
    }

    @ParameterizedTest
    @MethodSource("studio.routeserver.picture.theme.Theme#all")
    void lines_are_seen_on_every_ground(Theme theme) {
        assertThat(contrasts(theme, List.of(Token.LINE), GROUNDS)).allMatch(ratio -> ratio >= 3);
    }

    @ParameterizedTest
    @MethodSource("studio.routeserver.picture.theme.Theme#all")
    void text_on_a_filled_role_is_readable(Theme theme) {
        assertThat(contrasts(theme, List.of(Token.ON_FILL), ROLES)).allMatch(ratio -> ratio >= 4.5);
    }

    @Test
    void in_high_contrast_all_text_reaches_seven() {
        List<Token> texts = List.of(Token.TEXT, Token.MUTED, Token.BAD, Token.LINE);

        assertThat(contrasts(Theme.HIGH_CONTRAST_DARK, texts, GROUNDS))
                .allMatch(ratio -> ratio >= 7);
        assertThat(contrasts(Theme.HIGH_CONTRAST_LIGHT, texts, GROUNDS))
                .allMatch(ratio -> ratio >= 7);
    }

    @Test
    void in_high_contrast_no_line_is_thinner_than_two_pixels() {
        assertThat(Theme.HIGH_CONTRAST_DARK.lineWidth(1)).isEqualTo(2);
        assertThat(Theme.DARK.lineWidth(1)).isEqualTo(1);
    }

    @Test
    void the_roles_stay_apart_without_one_kind_of_cones() {
        assertThat(nearest(Theme.LIGHT)).isGreaterThanOrEqualTo(12);
        assertThat(nearest(Theme.DARK)).isGreaterThanOrEqualTo(12);
    }

    @Test
    void the_difference_is_that_of_the_published_test_data() {
        // Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", 2005, pairs 1, 10 and 25.
        assertThat(distance(50, 2.6772, -79.7751, 50, 0, -82.7485)).isEqualTo(2.0425, within(1e-4));
        assertThat(distance(50, -0.0010, 2.4900, 50, 0.0011, -2.4900))
                .isEqualTo(4.7461, within(1e-4));
        assertThat(distance(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387))
                .isEqualTo(1.2644, within(1e-4));
    }

    private static double distance(
            double l1, double a1, double b1, double l2, double a2, double b2) {
        return Ciede2000.distance(new double[] {l1, a1, b1}, new double[] {l2, a2, b2});
    }

    private static List<Double> contrasts(Theme theme, List<Token> inks, List<Token> grounds) {
        return inks.stream()
                .flatMap(ink ->
                        grounds.stream()
                                .map(ground -> theme.colour(ink).contrast(theme.colour(ground))))
                .toList();
    }

    private static double nearest(Theme theme) {
        double nearest = Double.POSITIVE_INFINITY;
        for (ColourVision vision : ColourVision.values()) {
            for (Token one : ROLES) {
                for (Token other : ROLES) {
                    if (one.compareTo(other) < 0) {
                        double distance = vision.distance(theme.colour(one), theme.colour(other));
                        nearest = Math.min(nearest, distance);
                    }
                }
            }
        }
        return nearest;
    }
}
