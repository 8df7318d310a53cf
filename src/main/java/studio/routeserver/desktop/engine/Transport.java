package studio.routeserver.desktop.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.LabSnapshot;

/// The hand of the clock: plays, pauses, steps, and goes back through what was kept.
///
/// Knows no timer. Whoever draws calls [#pulse] before each picture while [#movingProperty] holds.
public final class Transport {

    /// Why a run stands still by itself.
    public enum Pause {
        BY_HAND,
        CONVERGED
    }

    /// The engine may be this much of the watcher's time behind before the hand waits for it.
    private static final double LEAD_SECONDS = 0.25;

    /// A picture that comes later than this is not caught up with: nobody saw the time go by.
    private static final double LONGEST_PULSE_SECONDS = 0.1;

    /// Of the watcher's time, from step to step.
    private static final double STEP_SECONDS = 1;

    private final Engine engine;
    private final Pace pace = new Pace();
    private final ReadOnlyObjectWrapper<@Nullable Moment> moment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Pause> paused = new ReadOnlyObjectWrapper<>(Pause.BY_HAND);
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final BooleanProperty automatic = new SimpleBooleanProperty(true);
    private final BooleanProperty stepwise = new SimpleBooleanProperty();

    private @Nullable Frame frame;
    private @Nullable Instant scrubbed;
    private Instant target = Instant.EPOCH;
    private boolean unsettled;
    private boolean rewinding;

    /// Of the watcher's time since the last step, and the frame from which it was made.
    private double sinceStep;

    private @Nullable Frame stepped;

    public Transport(Engine engine) {
        this.engine = engine;
    }

    /// What is shown; null until the first frame.
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /// Whether time runs.
    public ReadOnlyBooleanProperty movingProperty() {
        return moving.getReadOnlyProperty();
    }

    /// Why it does not, while it does not.
    public ReadOnlyObjectProperty<Pause> pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// Virtual seconds a second; while automatic, what it has come to.
    public DoubleProperty speedProperty() {
        return speed;
    }

    public BooleanProperty automaticProperty() {
        return automatic;
    }

    /// Whether a run is played from change to change instead of evenly: nothing moves then, and
    /// each picture stands long enough to be read (UX-128).
    public BooleanProperty stepwiseProperty() {
        return stepwise;
    }

    /// A frame is finished.
    public void take(Frame newest) {
        frame = newest;
        if (newest.now().isBefore(target) && !moving.get()) {
            target = newest.now();
        }
        if (!newest.converged()) {
            unsettled = true;
        } else if (moving.get() && unsettled && scrubbed == null) {
            pause(Pause.CONVERGED);
        }
        show();
    }

    /// Forgets the run: another network is open.
    public void reset() {
        frame = null;
        scrubbed = null;
        target = Instant.EPOCH;
        unsettled = false;
        rewinding = false;
        moving.set(false);
        moment.set(null);
    }

    public void play() {
        if (frame == null) {
            return;
        }
        target = rewinding ? position() : later(target, frame.now());
        unsettled = !frame.converged();
        engine.goOn();
        sinceStep = STEP_SECONDS;
        stepped = null;
        moving.set(true);
    }

    public void pause() {
        pause(Pause.BY_HAND);
    }

    private void pause(Pause why) {
        paused.set(why);
        moving.set(false);
        if (frame != null) {
            target = frame.now();
        }
    }

    public void toggle() {
        if (moving.get()) {
            pause();
        } else {
            play();
        }
    }

    /// To whatever happens next: in the past to the next kept change.
    public void step() {
        pause();
        if (!stepInPast(1)) {
            engine.step();
        }
    }

    /// To the next change that a person would see.
    public void stepVisible() {
        pause();
        if (!stepInPast(1)) {
            engine.stepVisible();
        }
    }

    /// To the change before.
    public void stepBack() {
        pause();
        stepInPast(-1);
    }

    private boolean stepInPast(int direction) {
        Frame newest = frame;
        if (newest == null || (direction > 0 && scrubbed == null)) {
            return false;
        }
        Instant at = position();
        List<LabSnapshot> kept = newest.run().kept();
        Optional<Instant> next =
                direction > 0
                        ? kept.stream()
                                .map(LabSnapshot::at)
                                .filter(instant -> instant.isAfter(at))
                                .findFirst()
                        : kept.reversed().stream()
                                .map(LabSnapshot::at)
                                .filter(instant -> instant.isBefore(at))
                                .findFirst();
        if (next.isPresent()) {
            scrubTo(next.get());
        } else if (direction > 0) {
            end();
        }
        return true;
    }

    /// Shows another instant of this run.
    public void scrubTo(Instant instant) {
        Frame newest = frame;
        if (newest == null || rewinding) {
            return;
        }
        pause();
        Instant first = newest.run().base().at();
        scrubbed =
                instant.isBefore(newest.now()) ? instant.isBefore(first) ? first : instant : null;
        show();
    }

    /// Back to the start of the run.
    public void start() {
        if (frame != null) {
            scrubTo(frame.run().base().at());
        }
    }

    /// Back to now.
    public void end() {
        if (!rewinding) {
            scrubbed = null;
            show();
        }
    }

    /// Makes the instant that is shown the present: the run goes on from there.
    public void rewind() {
        Instant instant = scrubbed;
        if (instant == null || rewinding) {
            return;
        }
        rewinding = true;
        target = instant;
        engine.rewind(
                instant,
                () -> {
                    rewinding = false;
                    end();
                });
    }

    /// Up or down one gear; ends the automatic pace.
    public void shift(int direction) {
        automatic.set(false);
        speed.set(Pace.shifted(speed.get(), direction));
    }

    /// Moves the hand by what passed of the watcher's time, in seconds.
    public void pulse(double seconds) {
        Frame newest = frame;
        if (newest == null || !moving.get() || rewinding) {
            return;
        }
        if (stepwise.get()) {
            playSteps(seconds, newest);
            return;
        }
        if (automatic.get()) {
            speed.set(pace.automatic(position(), newest));
        }
        double passed = Math.min(seconds, LONGEST_PULSE_SECONDS) * speed.get();
        Duration step = Duration.ofNanos((long) (passed * 1e9));
        if (scrubbed != null) {
            Instant next = scrubbed.plus(step);
            scrubbed = next.isBefore(newest.now()) ? next : null;
            show();
            return;
        }
        Duration lead = Duration.ofNanos((long) (LEAD_SECONDS * speed.get() * 1e9));
        if (!target.isAfter(newest.now().plus(lead))) {
            target = target.plus(step);
            engine.reach(target);
        }
    }

    /// The next change each second, but not before the last one has been computed.
    @SuppressWarnings("ReferenceEquality") // each command answers with a frame of its own
    private void playSteps(double seconds, Frame newest) {
        sinceStep += seconds;
        if (sinceStep < STEP_SECONDS || newest == stepped) {
            return;
        }
        sinceStep = 0;
        Instant at = scrubbed;
        if (at == null) {
            stepped = newest;
            if (newest.converged() && newest.nextVisible().isEmpty()) {
                // Nothing will change: time goes by all the same, a step at a time.
                long pace = Math.max(1, Math.round(speed.get() * STEP_SECONDS));
                engine.reach(newest.now().plusSeconds(pace));
            } else {
                engine.stepVisible();
            }
            return;
        }
        scrubbed =
                newest.run().kept().stream()
                        .map(LabSnapshot::at)
                        .filter(instant -> instant.isAfter(at))
                        .filter(instant -> instant.isBefore(newest.now()))
                        .findFirst()
                        .orElse(null);
        show();
    }

    /// Where the hand stands.
    public Instant position() {
        if (scrubbed != null) {
            return scrubbed;
        }
        return frame == null ? Instant.EPOCH : frame.now();
    }

    public boolean past() {
        return scrubbed != null && !rewinding;
    }

    private void show() {
        Frame newest = frame;
        if (newest == null) {
            return;
        }
        Instant at = position();
        boolean past = past();
        Moment shown =
                new Moment(scrubbed != null ? newest.run().at(at) : newest.snapshot(), at, past);
        if (!Objects.equals(shown, moment.get())) {
            moment.set(shown);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
