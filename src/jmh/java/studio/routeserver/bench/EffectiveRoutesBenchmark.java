package studio.routeserver.bench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Topology;

/// The effective routes of all VMs of 200 spokes with 5 VMs each and 500 routes, every row made: from
/// scratch, and after one session was lost, going on from the fabric before.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EffectiveRoutesBenchmark {

    private static final int SPOKES = 200;
    private static final int MACHINES = 5;
    private static final int NVAS = 2;
    private static final int ROUTES = 500;
    private static final long SEED = 42;

    private final Topology topology = Workloads.hub(SPOKES, MACHINES, NVAS, ROUTES, SEED);
    private final List<Nic> nics = topology.nics();
    private LabSnapshot before = Lab.of(topology, 1).snapshot();
    private LabSnapshot after = before;
    private Fabric warm = Fabric.of(topology, before.controlPlane(), 1);

    /// One session is lost for good, and the NICs are programmed with it.
    @Setup(Level.Trial)
    public void lose() {
        Lab lab = Lab.of(topology, 1);
        before = lab.snapshot();
        lab.advanceTo(Instant.EPOCH.plusSeconds(10));
        lab.apply(new Fault.Cut("nva1", 0));
        lab.settle();
        after = lab.snapshot();
        warm = Fabric.of(topology, before.controlPlane(), 1);
        rows(warm);
    }

    @Benchmark
    public long fromScratch() {
        return rows(Fabric.of(topology, after.controlPlane(), 1));
    }

    @Benchmark
    public long afterOneSessionsLoss() {
        return rows(warm.next(topology, after.controlPlane()));
    }

    /// Every row of every NIC, consumed.
    private long rows(Fabric fabric) {
        long rows = 0;
        for (Nic nic : nics) {
            rows += fabric.routes(nic).rows().size();
        }
        return rows;
    }
}
