package studio.routeserver.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// The effective routes of all NICs, each ready to be read: from scratch; after one session was
/// lost, going on from the fabric before; and as somebody would who shares nothing, with a table of
/// its own for each NIC. All count the same rows. And the ways of one flow.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EffectiveRoutesBenchmark {

    private static final long SEED = 42;
    private static final Comparator<Ipv4Prefix> ORDER = Comparator.naturalOrder();

    /// Another address each time, as a flow that was walked once is remembered.
    private int asked = Ipv4Address.parse("172.16.0.10").bits();

    @Param({"FIRST", "M", "L"})
    public String scale = "M";

    private Topology topology = Topology.empty("benchmark");
    private List<Nic> nics = List.of();
    private LabSnapshot after = RunningLab.boot(topology, SEED).snapshot();
    private Fabric warm = after.fabric();

    /// One session is lost for good, and the NICs are programmed with it.
    @Setup(Level.Trial)
    public void lose() {
        topology = Workloads.topology(Workloads.Scale.valueOf(scale), SEED);
        nics = topology.nics();
        Lab lab = RunningLab.of(topology, SEED);
        LabSnapshot before = lab.snapshot();
        lab.advanceTo(Instant.EPOCH.plusSeconds(10));
        lab.apply(new Fault.Cut("nva1", 0));
        lab.settle();
        after = lab.snapshot();
        warm = Fabric.of(topology, before.controlPlane(), SEED);
        rows(warm);
        long shared = rows(Fabric.of(topology, after.controlPlane(), SEED));
        long delta = rows(warm.next(topology, after.controlPlane()));
        if (shared != delta || shared != unshared()) {
            throw new IllegalStateException("the three ways do not count the same rows");
        }
    }

    @Benchmark
    @Promise(value = "all effective routes from scratch", goal = "≤ 1 s at L")
    public long fromScratch() {
        return rows(Fabric.of(topology, after.controlPlane(), SEED));
    }

    @Benchmark
    @Promise(value = "all effective routes after one session's loss", goal = "≤ 16 ms at L")
    public long afterOneSessionsLoss() {
        return rows(warm.next(topology, after.controlPlane()));
    }

    /// The anchor: one `TreeMap` a NIC, every route put in, nothing kept.
    @Benchmark
    @Anchor
    public long unshared() {
        Fabric fabric = Fabric.of(topology, after.controlPlane(), SEED);
        long sum = 0;
        for (Nic nic : nics) {
            Map<Ipv4Prefix, List<EffectiveRoute>> table = new TreeMap<>(ORDER);
            for (EffectiveRoute row : fabric.routes(nic).rows()) {
                Ipv4Prefix prefix = Objects.requireNonNullElse(row.prefix(), Ipv4Prefix.DEFAULT);
                table.computeIfAbsent(prefix, _ -> new ArrayList<>(1)).add(row);
            }
            for (List<EffectiveRoute> rows : table.values()) {
                sum += rows.size();
            }
        }
        return sum;
    }

    @Benchmark
    @Promise(value = "the ways of one flow that nobody asked about, over all members", goal = "≤ 1 ms")
    public PathReport onePathOverAllMembers() {
        return warm.path(
                new Ref(Kind.VIRTUAL_MACHINE, "spoke2-vm1"), null, new Ipv4Address(asked++));
    }

    /// How many rows all NICs have; the rows of a table that several share are made once.
    private long rows(Fabric fabric) {
        Map<EffectiveRoutes, Integer> sizes = new HashMap<>();
        long rows = 0;
        for (Nic nic : nics) {
            rows += sizes.computeIfAbsent(fabric.routes(nic), one -> one.rows().size());
        }
        return rows;
    }
}
