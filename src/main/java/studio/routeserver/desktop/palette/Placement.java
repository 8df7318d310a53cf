package studio.routeserver.desktop.palette;

import studio.routeserver.topology.Edit;

/// What would come of dropping or connecting something.
public sealed interface Placement {

    /// It may be.
    ///
    /// @param title what it makes, named at the pointer, such as `BGP sessions to both instances`
    record Possible(String title, Edit edit) implements Placement {}

    /// It may not.
    ///
    /// @param sentence why, and what to do instead
    record Refused(String sentence) implements Placement {}
}
