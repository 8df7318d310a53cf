package studio.routeserver.desktop;

import java.util.List;
import javafx.scene.control.ContextMenu;
import studio.routeserver.desktop.palette.Placement;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Ref;

/// What was done on the canvas, told to the shell.
public interface CanvasGestures {

    /// These are selected now; empty for none.
    void select(List<Item> items);

    /// Makes an edit, or answers why not; then nothing has changed and the canvas shows the
    /// sentence in a bubble.
    Edited apply(Edit edit);

    /// Makes the edit of a placement; a refused one answers its sentence.
    default Edited apply(Placement placement) {
        return switch (placement) {
            case Placement.Possible(_, var edit) -> apply(edit);
            case Placement.Refused(var sentence) -> new Edited.Refused(sentence);
        };
    }

    /// A packet is to be traced.
    void trace(Ref from, Ipv4Address destination, String to);

    /// Opens an item's properties: a double click, or Enter.
    void open(Item item);

    /// The menu for an item, or for the empty canvas where there is none.
    ContextMenu menu(List<Item> items);

    /// Where the pointer rests: that item's line stands in the status bar. Empty for nowhere.
    void hover(List<Item> items);
}
