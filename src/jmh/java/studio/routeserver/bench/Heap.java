package studio.routeserver.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Topology;

/// What is held: used heap after three full collections, less what was used before.
final class Heap {

    /// So many at once, as what else comes and goes in a heap is as large as a small network.
    private static final int NETWORKS = 10;

    private static final double MEBI = 1024 * 1024;

    private Heap() {}

    static List<Result> measureAll() {
        List<Result> results = new ArrayList<>();
        results.add(
                of(
                        "Heap.founding",
                        "held by the founding sample's running network, with all effective routes",
                        Workloads::founding));
        for (Workloads.Scale scale : Workloads.Scale.values()) {
            results.add(
                    of(
                                    "Heap.network",
                                    "held by a running network, with the effective routes of all NICs",
                                    () -> Workloads.topology(scale, Result.SEED))
                            .withParameters("scale=" + scale));
        }
        return results;
    }

    private static Result of(String name, String what, Supplier<Topology> drawn) {
        running(drawn.get()); // classes and caches are not the network's
        double before = used();
        List<Running> all = new ArrayList<>();
        for (int i = 0; i < NETWORKS; i++) {
            all.add(running(drawn.get()));
        }
        double held = (used() - before) / NETWORKS;
        if (all.stream().anyMatch(running -> running.rows() == 0)) {
            throw new IllegalStateException("a network without any route");
        }
        return Result.of(name, what, "", "MiB", held / MEBI);
    }

    private static Running running(Topology topology) {
        Lab lab = RunningLab.of(topology, Result.SEED);
        Fabric fabric = lab.snapshot().fabric();
        long rows = 0;
        for (Nic nic : topology.nics()) {
            rows += fabric.routes(nic).rows().size();
        }
        return new Running(lab, fabric, rows);
    }

    private static double used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private record Running(Lab lab, Fabric fabric, long rows) {}
}
