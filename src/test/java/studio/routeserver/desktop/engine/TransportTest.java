package studio.routeserver.desktop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.desktop.timeline.Summary;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Ref;

/// The clock over a real run: pictures come 60 times a second, but nobody waits for them.
class TransportTest {

    private static final double PICTURE = 1.0 / 60;
    private static final int MOST_PICTURES = 60 * 60;
    private static final Fault FAIL = new Fault.Fail(new Ref(Kind.NVA, "nva1"), null);

    private final Workbench workbench = Founding.workbench();
    private final Transport transport = workbench.transport();

    private int watch() {
        int pictures = 0;
        while (transport.movingProperty().get() && pictures < MOST_PICTURES) {
            transport.pulse(PICTURE);
            pictures++;
        }
        return pictures;
    }

    @Test
    void a_failure_starts_the_clock_and_converged_stops_it() {
        workbench.apply(FAIL);
        assertThat(transport.movingProperty().get()).isTrue();

        int pictures = watch();

        assertThat(transport.movingProperty().get()).isFalse();
        assertThat(transport.pausedProperty().get()).isEqualTo(Transport.Pause.CONVERGED);
        assertThat(workbench.frameProperty().get().run().settled()).isPresent();
        assertThat(pictures / 60).as("seconds of watching").isBetween(3, 20);
    }

    @Test
    void the_clock_stops_at_the_very_instant_at_which_the_network_is_at_rest() {
        workbench.apply(FAIL);
        watch();

        Frame frame = workbench.frameProperty().get();
        Instant rest = frame.run().settled().orElseThrow().plus(Lab.QUIET);
        assertThat(frame.now()).isEqualTo(rest);
        assertThat(transport.position()).isEqualTo(rest);

        transport.play();
        transport.pulse(PICTURE);
        assertThat(transport.position()).isAfter(rest);
    }

    @Test
    void scrubbing_shows_the_past_and_end_returns_to_now() {
        workbench.apply(FAIL);
        watch();
        Instant during = Instant.EPOCH.plusSeconds(60);

        transport.scrubTo(during);

        Moment moment = workbench.momentProperty().get();
        assertThat(moment.past()).isTrue();
        assertThat(moment.at()).isEqualTo(during);
        assertThat(moment.snapshot().at()).isBeforeOrEqualTo(during);
        assertThat(workbench.healthProperty().get().delivered())
                .isLessThan(workbench.healthProperty().get().flows());

        transport.end();

        assertThat(workbench.momentProperty().get().past()).isFalse();
        assertThat(workbench.healthProperty().get().delivered())
                .isEqualTo(workbench.healthProperty().get().flows());
    }

    @Test
    void a_visible_step_goes_to_a_change() {
        workbench.apply(FAIL);
        transport.pause();

        transport.stepVisible();

        assertThat(workbench.frameProperty().get().snapshot().events()).isNotEmpty();
        assertThat(transport.movingProperty().get()).isFalse();
    }

    @Test
    void stepping_back_and_on_again_walks_the_kept_changes() {
        workbench.apply(FAIL);
        watch();
        Instant last = workbench.frameProperty().get().run().kept().getLast().at();

        transport.stepBack();
        assertThat(transport.position()).isEqualTo(last);
        transport.stepBack();
        Instant before = transport.position();
        transport.step();

        assertThat(before).isBefore(last);
        assertThat(transport.position()).isEqualTo(last);
    }

    @Test
    void a_slower_gear_ends_the_automatic_pace() {
        transport.speedProperty().set(1);

        transport.shift(-1);

        assertThat(transport.speedProperty().get()).isEqualTo(0.5);
        assertThat(transport.automaticProperty().get()).isFalse();
    }

    @Test
    void the_same_faults_under_the_other_profile_stand_beside_the_run() {
        workbench.apply(FAIL);
        watch();
        var run = workbench.frameProperty().get().run();

        workbench.compare(ProfileName.ARTICLE);

        var frame = workbench.frameProperty().get();
        Duration azure = Summary.of(frame.run()).orElseThrow().longest();
        Duration article =
                Optional.ofNullable(frame.comparison())
                        .flatMap(Summary::of)
                        .orElseThrow()
                        .longest();
        assertThat(frame.run().losses()).isEqualTo(run.losses());
        assertThat(article).isLessThan(azure);
    }
}
