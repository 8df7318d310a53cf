package studio.routeserver.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LevelOfDetailTest {

    @Test
    void each_zoom_has_its_level() {
        assertThat(LevelOfDetail.of(0.05)).isEqualTo(LevelOfDetail.OVERVIEW);
        assertThat(LevelOfDetail.of(0.20)).isEqualTo(LevelOfDetail.MAP);
        assertThat(LevelOfDetail.of(0.44)).isEqualTo(LevelOfDetail.MAP);
        assertThat(LevelOfDetail.of(0.45)).isEqualTo(LevelOfDetail.NORMAL);
        assertThat(LevelOfDetail.of(1.0)).isEqualTo(LevelOfDetail.DETAIL);
        assertThat(LevelOfDetail.of(4.0)).isEqualTo(LevelOfDetail.CLOSE_UP);
    }

    @Test
    void a_level_is_kept_until_the_zoom_is_well_past_the_threshold() {
        assertThat(LevelOfDetail.NORMAL.next(0.95)).isEqualTo(LevelOfDetail.NORMAL);
        assertThat(LevelOfDetail.NORMAL.next(0.98)).isEqualTo(LevelOfDetail.DETAIL);
        assertThat(LevelOfDetail.DETAIL.next(0.85)).isEqualTo(LevelOfDetail.DETAIL);
        assertThat(LevelOfDetail.DETAIL.next(0.82)).isEqualTo(LevelOfDetail.NORMAL);
    }

    @Test
    void a_jump_passes_several_levels() {
        assertThat(LevelOfDetail.OVERVIEW.next(2.0)).isEqualTo(LevelOfDetail.CLOSE_UP);
        assertThat(LevelOfDetail.CLOSE_UP.next(0.1)).isEqualTo(LevelOfDetail.OVERVIEW);
    }
}
