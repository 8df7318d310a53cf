package studio.routeserver.bench;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Topology;

/// The founding sample: from nothing to converged, and one failover from the cut to the last snapshot.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FoundingBenchmark {

    private final Topology topology = Workloads.founding();

    @Benchmark
    @Promise("the founding sample from nothing to converged")
    public LabSnapshot converge() {
        return RunningLab.of(topology, 1).snapshot();
    }

    @Benchmark
    @Promise("the same, then nva1's sessions are cut, to the last snapshot after the failover")
    public LabSnapshot convergeAndFailOver() {
        Lab lab = RunningLab.of(topology, 1);
        lab.advanceTo(Instant.EPOCH.plusSeconds(10));
        lab.apply(new Fault.Cut("nva1", null));
        lab.settle();
        return lab.snapshot();
    }
}
