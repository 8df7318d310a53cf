package studio.routeserver.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void the_clock_has_hours_and_milliseconds() {
        Instant at = Instant.EPOCH.plusMillis(101_250);

        assertThat(Times.clock(at)).isEqualTo("00:01:41.250");
    }

    @Test
    void a_countdown_stops_at_zero() {
        assertThat(Times.countdown(Duration.ofSeconds(161))).isEqualTo("02:41");
        assertThat(Times.countdown(Duration.ofSeconds(3661))).isEqualTo("1:01:01");
        assertThat(Times.countdown(Duration.ofSeconds(-5))).isEqualTo("00:00");
    }

    @Test
    void a_length_is_as_fine_as_it_is_short() {
        assertThat(Times.length(Duration.ofMillis(250))).isEqualTo("250 ms");
        assertThat(Times.length(Duration.ofMillis(26_800))).isEqualTo("26.8 s");
        assertThat(Times.length(Duration.ofMillis(188_400))).isEqualTo("188 s");
        assertThat(Times.length(Duration.ofSeconds(725))).isEqualTo("12 m 5 s");
    }
}
