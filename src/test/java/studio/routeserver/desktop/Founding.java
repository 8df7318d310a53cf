package studio.routeserver.desktop;

import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.project.Samples;
import studio.routeserver.topology.Topology;

/// The founding sample, as topology and on a workbench whose engine works at once.
public final class Founding {

    private Founding() {}

    public static Topology topology() {
        return Samples.open(Samples.FOUNDING).topology();
    }

    /// A workbench that needs no thread: each command has answered when it returns.
    public static Workbench workbench() {
        Workbench workbench = new Workbench(RunningLab::of, Runnable::run, Runnable::run);
        workbench.open(topology(), null);
        return workbench;
    }
}
