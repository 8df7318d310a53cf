package studio.routeserver.whatif.why;

import studio.routeserver.lab.Fault;
import studio.routeserver.topology.Edit;

/// A change that might flip an answer; whether it does is found by running it.
public sealed interface Trial {

    /// In words, such as `nva1 takes 10.0.0.0/8 back`.
    String change();

    /// A change of the drawing.
    record Redraw(String change, Edit edit) implements Trial {}

    /// Something that happens.
    record Happening(String change, Fault fault) implements Trial {}
}
