package studio.routeserver.desktop;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;

/// Where the keyboard goes within a part of the window.
final class Focus {

    private Focus() {}

    /// Whether a node, or something in it, has the keyboard. Asked of the scene, because a node's
    /// own `focusWithin` stays true when what had the keyboard in it was taken out.
    static boolean within(Node part) {
        Node owner = part.getScene() == null ? null : part.getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at.equals(part)) {
                return true;
            }
        }
        return false;
    }

    /// What takes the keyboard first in a part: its list where it has one, else the first control.
    static Optional<Node> first(Node part) {
        Optional<Node> list =
                all(part)
                        .filter(node ->
                                node instanceof TableView
                                        || node instanceof ListView
                                        || node instanceof TreeView)
                        .findFirst();
        return list.or(() -> all(part).filter(Node::isFocusTraversable).findFirst());
    }

    private static Stream<Node> all(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(Focus::all))
                : Stream.of(node);
    }
}
