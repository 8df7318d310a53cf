package studio.routeserver.desktop.engine;

import studio.routeserver.lab.Lab;
import studio.routeserver.topology.Topology;

/// Starts a lab on a topology: read as converged at 0 s.
@FunctionalInterface
public interface Starter {
    Lab start(Topology topology, long seed);
}
