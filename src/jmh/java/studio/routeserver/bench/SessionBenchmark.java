package studio.routeserver.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// A session of an NVA goes down or comes up again, and the network is run until it is at rest.
/// Each time is that of one snapshot: what happened in the lab since the one before, and the
/// effective routes of all NICs, ready to be read.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SessionBenchmark {

    private static final long SEED = 42;
    private static final Duration QUIET = Duration.ofSeconds(300);

    @Param({"M", "L"})
    public String scale = "M";

    private Lab lab = RunningLab.boot(Topology.empty("benchmark"), SEED);
    private List<Nic> nics = List.of();
    private boolean down;
    private int turn;

    @Setup(Level.Trial)
    public void run() {
        Topology topology = Workloads.topology(Workloads.Scale.valueOf(scale), SEED);
        nics = topology.nics();
        lab = RunningLab.of(topology, SEED);
        rows(lab.snapshot());
    }

    /// Runs until the next instant at which something changes that a person would see.
    @Benchmark
    @Promise(value = "one snapshot of a session's loss or return, with all effective routes", goal = "p99 ≤ 16 ms at L")
    public long nextSnapshot() {
        if (lab.converged()) {
            down = !down;
            String nva = "nva" + (turn / 2 % 2 + 1);
            int instance = turn / 4 % 2;
            turn++;
            return rows(
                    lab.apply(
                            down
                                    ? new Fault.Cut(nva, instance)
                                    : new Fault.Restore(
                                            new Ref(Kind.NVA, nva), instance)));
        }
        Instant quiet = lab.now().plus(QUIET);
        Instant next = lab.nextVisibleEvent().filter(quiet::isAfter).orElse(quiet);
        return rows(lab.advanceTo(next).getLast());
    }

    private long rows(LabSnapshot snapshot) {
        Set<EffectiveRoutes> known = new HashSet<>();
        long rows = 0;
        for (Nic nic : nics) {
            EffectiveRoutes routes = snapshot.fabric().routes(nic);
            if (known.add(routes)) {
                rows += routes.rows().size();
            }
        }
        return rows;
    }
}
