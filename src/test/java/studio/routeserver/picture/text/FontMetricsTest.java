package studio.routeserver.picture.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FontMetricsTest {

    private final FontMetrics metrics = FontMetrics.shipped();

    @Test
    void every_character_of_an_address_is_as_wide_as_the_next() {
        // JetBrains Mono has an advance of 600 units in an em of 1,000.
        assertThat(metrics.width("10.0.4.4", FontRole.MONO, 10)).isEqualTo(8 * 6.0, within(1e-9));
        assertThat(metrics.width("WWWW", FontRole.MONO_STRONG, 10))
                .isEqualTo(4 * 6.0, within(1e-9));
    }

    @Test
    void a_proportional_font_gives_each_letter_its_own_width() {
        double narrow = metrics.width("iiii", FontRole.TEXT, 13);
        double wide = metrics.width("mmmm", FontRole.TEXT, 13);

        assertThat(wide).isGreaterThan(2.5 * narrow);
    }

    @Test
    void bold_is_wider_than_plain() {
        assertThat(metrics.width("hub-route-server", FontRole.STRONG, 13))
                .isGreaterThan(metrics.width("hub-route-server", FontRole.TEXT, 13));
    }

    @Test
    void width_grows_with_the_size() {
        assertThat(metrics.width("nva1", FontRole.TEXT, 26))
                .isEqualTo(2 * metrics.width("nva1", FontRole.TEXT, 13), within(1e-9));
    }

    @Test
    void a_character_that_the_font_lacks_has_the_width_of_the_box_for_it() {
        assertThat(metrics.width("\uFFFE", FontRole.TEXT, 10)).isPositive();
    }

    @Test
    void letters_reach_above_and_below_the_baseline() {
        assertThat(metrics.ascent(FontRole.TEXT, 10)).isBetween(8.0, 11.0);
        assertThat(metrics.descent(FontRole.TEXT, 10)).isBetween(1.5, 3.5);
    }

    @Test
    void a_name_that_fits_stays_as_it_is() {
        assertThat(metrics.shortened("nva1", FontRole.STRONG, 13, 100)).isEqualTo("nva1");
    }

    @Test
    void a_long_name_is_shortened_in_the_middle_and_fits() {
        String shortened = metrics.shortened("hub-route-server-weu", FontRole.STRONG, 13, 100);

        assertThat(shortened).startsWith("hub-r").contains("…").endsWith("weu");
        assertThat(metrics.width(shortened, FontRole.STRONG, 13)).isLessThanOrEqualTo(100);
    }

    @Test
    void where_nothing_fits_nothing_is_written() {
        assertThat(metrics.shortened("hub", FontRole.STRONG, 13, 5)).isEmpty();
    }
}
