package studio.routeserver.desktop.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Adviser;
import studio.routeserver.advice.Severity;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.LostFlows;
import studio.routeserver.whatif.SinglePoints;

/// Owns the lab. Commands go in from the JavaFX thread and run one after another on `worker`; the
/// newest finished frame comes out on `screen`, and frames that were overtaken are left out.
///
/// Every public method answers at once. What the lab throws is a bug of ours: it is told to
/// `trouble`, and the last good frame stays.
public final class Engine {

    /// How many visible steps one "next change" may look ahead: keepalives push hold timers on.
    private static final int MOST_STEPS = 2_000;

    /// From so many VMs on the routes are shown before the rules and the flows have been looked at,
    /// which takes longer; in smaller networks all is there at once.
    private static final int LARGE = 800;

    /// How many flows are walked between two commands.
    private static final int FLOWS_AT_ONCE = 100;

    private final Starter starter;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<Frame> shown;
    private final Consumer<Throwable> trouble;

    private final AtomicReference<@Nullable Frame> finished = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> wanted = new AtomicReference<>();
    private final AtomicBoolean delivering = new AtomicBoolean();

    /// What only the worker touches.
    private @Nullable Running running;

    /// What was done to a network, so that it can be done again.
    private sealed interface Deed {
        Instant at();

        record Edited(Instant at, Topology topology) implements Deed {}

        record Broken(Instant at, Fault fault) implements Deed {}
    }

    private static final class Running {
        final long seed;
        final Topology first;
        final List<Deed> deeds = new ArrayList<>();
        Lab lab;
        Recording recording;
        private final Adviser adviser = new Adviser();
        Advice advice = new Advice(List.of(), List.of());
        LostFlows lost = LostFlows.NONE;
        List<SinglePoints.Between> pairs = List.of();

        /// What is still to be advised on; null where advice is of the newest drawing.
        @Nullable LabSnapshot unread;

        @Nullable RunReport comparison;
        long generation;
        Duration took = Duration.ZERO;

        /// Whether time has stopped by itself, because the network has come to rest.
        boolean stopped;

        Running(long seed, Topology first, Lab lab, long generation) {
            this.seed = seed;
            this.first = first;
            this.lab = lab;
            this.generation = generation;
            this.recording = new Recording(lab);
        }

        /// Asks the rules about the drawing, and about the network where it is quiet and whole.
        void advise(LabSnapshot snapshot, boolean whole) {
            advice = adviser.advise(snapshot.topology(), whole ? snapshot : null);
            lost =
                    whole && !advice.any(Severity.WARNING)
                            ? LostFlows.of(snapshot.topology(), snapshot)
                            : LostFlows.NONE;
            pairs = SinglePoints.of(snapshot.topology());
            unread = null;
        }

        void startOver() {
            recording = new Recording(lab);
            comparison = null;
        }

        void advance(Instant until) {
            if (until.isAfter(lab.now())) {
                recording.take(lab.advanceTo(until));
            }
        }

        /// Stops where the network comes to rest: at the same instant in every run, however far a
        /// picture asked for.
        void reach(Instant until) {
            boolean rested = lab.converged();
            while (lab.now().isBefore(until) && !stopped) {
                Instant rest = recording.lastChange().plus(Lab.QUIET);
                boolean ahead = rest.isAfter(lab.now()) && rest.isBefore(until);
                recording.take(lab.advanceTo(ahead && !rested ? rest : until));
                stopped = !rested && lab.converged();
            }
        }

        void perform(Deed deed) {
            deeds.add(deed);
            stopped = false;
            comparison = null;
            switch (deed) {
                case Deed.Edited(_, var topology) -> {
                    LabSnapshot after = lab.reconcile(topology);
                    if (after.faults().isEmpty()) {
                        lab.settle();
                        startOver();
                    } else {
                        recording.take(after);
                    }
                }
                case Deed.Broken(var at, var fault) -> {
                    if (lab.snapshot().faults().isEmpty() && lab.converged()) {
                        startOver();
                    }
                    recording.done(at, fault);
                    recording.take(lab.apply(fault));
                }
            }
        }

        /// Equal deeds at equal instants give the same run, so the past is reached by doing them
        /// again.
        void rewind(Starter starter, Instant instant) {
            List<Deed> kept = deeds.stream().filter(deed -> !deed.at().isAfter(instant)).toList();
            deeds.clear();
            lab = starter.start(first, seed);
            startOver();
            for (Deed deed : kept) {
                advance(deed.at());
                perform(deed);
            }
            advance(instant);
        }
    }

    /// @param worker runs commands one at a time, in order
    /// @param screen runs what the window sees, on the JavaFX thread
    /// @param shown takes each frame, on `screen`
    /// @param trouble takes what the lab threw, on `screen`
    public Engine(
            Starter starter,
            Executor worker,
            Executor screen,
            Consumer<Frame> shown,
            Consumer<Throwable> trouble) {
        this.starter = starter;
        this.worker = worker;
        this.screen = screen;
        this.shown = shown;
        this.trouble = trouble;
    }

    /// Starts a network anew, at 0 s.
    public void start(Topology topology, long seed, long generation) {
        command(() -> {
            wanted.set(null);
            running = new Running(seed, topology, starter.start(topology, seed), generation);
            study(running);
        });
    }

    /// Takes up an edited topology. A network without faults is settled at once, so that its routes
    /// are there; one with faults goes on from where it is.
    public void edit(Topology topology, long generation) {
        with(run -> {
            run.generation = generation;
            run.perform(new Deed.Edited(run.lab.now(), topology));
            study(run);
        });
    }

    /// Something goes wrong, or right again, now.
    public void apply(Fault fault) {
        with(run -> run.perform(new Deed.Broken(run.lab.now(), fault)));
    }

    /// Takes the run back to an instant of it: what was done later is undone, and time goes on from
    /// there.
    ///
    /// @param then is run on the screen's thread, after the frame of that instant
    public void rewind(Instant instant, Runnable then) {
        with(run -> {
            wanted.set(null);
            run.rewind(starter, instant);
            study(run);
        });
        worker.execute(() -> screen.execute(then));
    }

    /// Moves time on. Of several instants that wait, the newest is gone to.
    public void reach(Instant instant) {
        if (wanted.getAndSet(instant) != null) {
            return;
        }
        with(run -> {
            Instant until = wanted.getAndSet(null);
            if (until != null) {
                run.reach(until);
            }
        });
    }

    /// Lets time go on after it has stopped by itself.
    public void goOn() {
        with(run -> run.stopped = false);
    }

    /// Moves time on to whatever happens next.
    public void step() {
        with(run -> run.recording.take(run.lab.advanceTo(run.lab.nextEvent())));
    }

    /// Moves time on to the next change that a person would see, or until the network is quiet.
    public void stepVisible() {
        with(run -> {
            for (int i = 0; i < MOST_STEPS; i++) {
                Optional<Instant> next = run.lab.nextVisibleEvent();
                if (next.isEmpty() || next.get().isBefore(run.lab.now())) {
                    run.recording.take(run.lab.settle());
                    return;
                }
                List<LabSnapshot> passed = run.lab.advanceTo(next.get());
                run.recording.take(passed);
                boolean changed = passed.stream().anyMatch(s -> !s.events().isEmpty());
                if (changed || run.lab.converged()) {
                    return;
                }
            }
        });
    }

    /// Moves time on until the network is quiet.
    public void settle() {
        with(run -> run.recording.take(run.lab.settle()));
    }

    /// Plays the faults of this run again in the same network under another profile, until it is
    /// quiet; the run itself stays as it is.
    public void compare(ProfileName profile) {
        with(run -> {
            Topology topology = run.lab.snapshot().topology().edit().profile(profile).build();
            Lab other = starter.start(topology, run.seed);
            Recording recording = new Recording(other);
            for (RunReport.Done done : run.recording.faults()) {
                if (done.at().isAfter(other.now())) {
                    recording.take(other.advanceTo(done.at()));
                }
                recording.done(other.now(), done.fault());
                recording.take(other.apply(done.fault()));
            }
            recording.take(other.settle());
            run.comparison = recording.report();
        });
    }

    /// Whether the routes of a network are shown before its rules and flows are looked at.
    public static boolean large(Topology topology) {
        return topology.virtualMachines().size() >= LARGE;
    }

    /// Looks at the rules and walks the flows: of a large network after its routes were shown, and
    /// in parts, so that no command waits for all of it.
    @SuppressWarnings("ReferenceEquality") // a newer snapshot is another object
    private void study(Running run) {
        LabSnapshot snapshot = run.lab.snapshot();
        boolean whole = snapshot.faults().isEmpty() && run.lab.converged();
        if (!large(snapshot.topology())) {
            run.advise(snapshot, whole);
            run.recording.follow(Integer.MAX_VALUE);
            return;
        }
        run.unread = snapshot;
        attempt(() -> {
            if (running == run && run.unread == snapshot) {
                run.advise(snapshot, whole);
                publish(run);
            }
        });
        follow(run, run.recording);
    }

    @SuppressWarnings("ReferenceEquality") // another recording is another object
    private void follow(Running run, Recording recording) {
        attempt(() -> {
            if (running == run && run.recording == recording && !recording.follow(FLOWS_AT_ONCE)) {
                follow(run, recording);
            }
        });
    }

    private void with(Consumer<Running> work) {
        command(() -> {
            Running run = running;
            if (run != null) {
                work.accept(run);
            }
        });
    }

    private void command(Runnable work) {
        attempt(() -> {
            long before = System.nanoTime();
            work.run();
            Running run = running;
            if (run != null) {
                run.took = Duration.ofNanos(System.nanoTime() - before);
                publish(run);
            }
        });
    }

    private void attempt(Runnable work) {
        worker.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException bug) {
                screen.execute(() -> trouble.accept(bug));
            }
        });
    }

    private void publish(Running run) {
        finished.set(
                new Frame(
                        run.generation,
                        run.lab.snapshot(),
                        run.lab.nextEvent(),
                        run.lab.nextVisibleEvent(),
                        run.lab.converged(),
                        run.recording.report(),
                        run.comparison,
                        run.advice,
                        run.lost,
                        run.pairs,
                        run.unread == null,
                        run.took));
        if (delivering.compareAndSet(false, true)) {
            screen.execute(() -> {
                delivering.set(false);
                Frame newest = finished.getAndSet(null);
                if (newest != null) {
                    shown.accept(newest);
                }
            });
        }
    }
}
