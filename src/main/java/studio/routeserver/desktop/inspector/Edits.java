package studio.routeserver.desktop.inspector;

import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;

/// Takes the edits that a form makes.
@FunctionalInterface
public interface Edits {

    /// Makes an edit as one undo step, or answers why it cannot be.
    Edited make(Edit edit);
}
