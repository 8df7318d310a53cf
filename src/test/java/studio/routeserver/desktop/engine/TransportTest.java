package studio.routeserver.desktop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.desktop.timeline.Summary;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.TimelineEvent;
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
    void stepwise_play_goes_from_change_to_change_and_lets_each_be_read() {
        transport.stepwiseProperty().set(true);
        workbench.apply(FAIL);
        List<Instant> shown = new ArrayList<>();
        workbench
                .momentProperty()
                .subscribe(moment -> {
                    if (moment != null
                            && (shown.isEmpty() || !shown.getLast().equals(moment.at()))) {
                        shown.add(moment.at());
                    }
                });

        int pictures = watch();

        assertThat(transport.pausedProperty().get()).isEqualTo(Transport.Pause.CONVERGED);
        assertThat(pictures / 60.0)
                .as("a second for each")
                .isBetween(shown.size() - 3.0, shown.size() + 1.0);
        assertThat(shown)
                .containsAll(
                        workbench.frameProperty().get().run().events().stream()
                                .filter(event ->
                                        event.kind() == TimelineEvent.Kind.SESSION
                                                || event.kind() == TimelineEvent.Kind.PROGRAMMED)
                                .map(TimelineEvent::at)
                                .distinct()
                                .toList());
    }

    @Test
    void stepwise_play_of_a_quiet_network_lets_time_go_by_in_steps() {
        transport.stepwiseProperty().set(true);
        transport.play();

        transport.pulse(PICTURE);
        Instant first = transport.position();
        for (int i = 0; i < 30; i++) {
            transport.pulse(PICTURE);
        }
        Instant still = transport.position();
        for (int i = 0; i < 40; i++) {
            transport.pulse(PICTURE);
        }

        assertThat(first).isAfter(Instant.EPOCH);
        assertThat(still).isEqualTo(first);
        assertThat(transport.position()).isAfter(first);
        assertThat(transport.movingProperty().get()).isTrue();
    }

    @Test
    void stepwise_play_in_the_past_comes_back_to_now() {
        workbench.apply(FAIL);
        watch();
        transport.scrubTo(Instant.EPOCH.plusSeconds(10));
        transport.stepwiseProperty().set(true);

        transport.play();
        transport.pulse(PICTURE);
        Instant first = transport.position();
        for (int i = 0; i < MOST_PICTURES && transport.past(); i++) {
            transport.pulse(PICTURE);
        }

        assertThat(first).isAfter(Instant.EPOCH.plusSeconds(10));
        assertThat(transport.past()).isFalse();
        assertThat(transport.position()).isEqualTo(workbench.frameProperty().get().now());
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
