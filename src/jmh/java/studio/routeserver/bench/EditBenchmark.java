package studio.routeserver.bench;

import java.util.List;
import java.util.Map;
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
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Adviser;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// One edit, and one that takes it back the next time: to the snapshot of the running network, on
/// until it is quiet again, and on to the advice. Each time is one edit; the percentiles are what is
/// promised. In between, unmeasured, the network comes to rest.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class EditBenchmark {

    private static final long SEED = 42;

    /// What the user does.
    public enum Gesture {
        PLACE,
        RENAME,
        ADD_SPOKE,
        ROUTE,
        PEERING_FLAG
    }

    @Param({"M", "L"})
    public String scale = "M";

    @Param public Gesture gesture = Gesture.PLACE;

    private Topology drawn = Topology.empty("benchmark");
    private Topology topology = drawn;
    private Lab lab = RunningLab.boot(topology, SEED);
    private Adviser adviser = new Adviser();
    private boolean done;

    @Setup(Level.Trial)
    public void run() {
        drawn = Workloads.topology(Workloads.Scale.valueOf(scale), SEED);
        topology = drawn;
        lab = RunningLab.of(topology, SEED);
        done = false;
        adviser = new Adviser();
        adviser.advise(topology, lab.snapshot());
    }

    @Setup(Level.Invocation)
    public void rest() {
        lab.settle();
    }

    @Benchmark
    @Promise(value = "one edit to the running network's snapshot", goal = "p99 ≤ 16 ms at L")
    public LabSnapshot editToSnapshot() {
        return edited();
    }

    @Benchmark
    @Promise("the same until the network is quiet again")
    public LabSnapshot editToRest() {
        edited();
        lab.settle();
        return lab.snapshot();
    }

    @Benchmark
    @Promise(value = "one edit to rest and to the advice as well", goal = "≤ 100 ms at L")
    public Advice editToAdvice() {
        LabSnapshot snapshot = editToRest();
        return adviser.advise(topology, snapshot);
    }

    private LabSnapshot edited() {
        topology = topology.apply(done ? back() : forth());
        done = !done;
        return lab.reconcile(topology);
    }

    private Edit forth() {
        return switch (gesture) {
            case PLACE -> new Edit.Place(Map.of("spoke7", new Box(3, 4, null, null)));
            case RENAME -> new Edit.Rename(new Ref(Kind.VIRTUAL_MACHINE, "spoke7-vm1"), "renamed");
            case ADD_SPOKE ->
                    new Edit.Together(
                            "Add spoke",
                            List.of(
                                    new Edit.Add(
                                            new VirtualNetwork(
                                                    "added",
                                                    List.of(Ipv4Prefix.parse("10.200.0.0/24")),
                                                    List.of(
                                                            new Subnet(
                                                                    "default",
                                                                    Ipv4Prefix.parse(
                                                                            "10.200.0.0/24"))))),
                                    new Edit.Add(
                                            Peering.between("hub", "added")
                                                    .withAllowGatewayTransit(true)),
                                    new Edit.Add(
                                            Peering.between("added", "hub")
                                                    .withUseRemoteGateways(true))));
            case ROUTE -> new Edit.Change(table().withRoutes(List.of()));
            case PEERING_FLAG -> new Edit.Change(peering().withUseRemoteGateways(false));
        };
    }

    private Edit back() {
        return switch (gesture) {
            case PLACE -> new Edit.Place(Map.of("spoke7", new Box(5, 6, null, null)));
            case RENAME -> new Edit.Rename(new Ref(Kind.VIRTUAL_MACHINE, "renamed"), "spoke7-vm1");
            case ADD_SPOKE -> new Edit.Remove(new Ref(Kind.VIRTUAL_NETWORK, "added"));
            case ROUTE -> new Edit.Change(table());
            case PEERING_FLAG -> new Edit.Change(peering());
        };
    }

    private RouteTable table() {
        return drawn.routeTable("table0").orElseThrow();
    }

    private Peering peering() {
        return drawn.peering("spoke7", "hub").orElseThrow();
    }
}
