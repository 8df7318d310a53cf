package studio.routeserver.desktop;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something that the user can do: one entry of a menu, of the list of commands, and of the keys.
///
/// @param id stable, such as `edit.undo`
/// @param menu the menu in which it stands
/// @param title asked when shown: an undo names what it undoes
/// @param keys its shortcut; null for none
/// @param enabled whether it can be done now
/// @param words further words by which it is found
record Act(
        String id,
        Menu menu,
        Supplier<String> title,
        @Nullable KeyCombination keys,
        BooleanSupplier enabled,
        Runnable run,
        List<String> words) {

    /// The menus of the window, in their order.
    enum Menu {
        FILE,
        EDIT,
        VIEW,
        INSERT,
        SIMULATE,
        FAILURES,
        TOOLS,
        HELP
    }

    Act {
        words = List.copyOf(words);
    }
}
