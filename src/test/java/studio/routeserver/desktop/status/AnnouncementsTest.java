package studio.routeserver.desktop.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.workbench.Health;

class AnnouncementsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Health WHOLE = new Health(8, 8, 24, 24, 0, 0, 5);
    private static final Health BROKEN = new Health(8, 6, 24, 6, 18, 0, 5);
    private static final Health FOLLOWING = new Health(8, 6, 24, 6, 18, 3, 5);

    private final Announcements announcements = new Announcements();

    @Test
    void a_change_is_said_in_one_sentence() {
        assertThat(announcements.next(WHOLE, 0))
                .contains("8 of 8 sessions established, 24 of 24 flows delivered");
        assertThat(announcements.next(FOLLOWING, 3 * SECOND))
                .contains("6 of 8 sessions established, 18 flows lost, 3 NICs reprogramming");
    }

    @Test
    void what_has_been_said_is_not_said_again() {
        announcements.next(WHOLE, 0);

        assertThat(announcements.next(WHOLE, 10 * SECOND)).isEmpty();
        assertThat(announcements.owes(WHOLE)).isFalse();
    }

    @Test
    void within_two_seconds_changes_are_summed_up() {
        announcements.next(WHOLE, 0);

        assertThat(announcements.next(BROKEN, SECOND)).isEmpty();
        assertThat(announcements.owes(BROKEN)).isTrue();
        assertThat(announcements.next(FOLLOWING, 2 * SECOND)).get().asString().contains("3 NICs");
    }

    @Test
    void what_came_and_went_in_between_is_not_said() {
        announcements.next(WHOLE, 0);
        announcements.next(BROKEN, SECOND);

        assertThat(announcements.next(WHOLE, 3 * SECOND)).isEmpty();
    }
}
