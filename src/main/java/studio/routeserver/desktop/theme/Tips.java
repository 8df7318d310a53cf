package studio.routeserver.desktop.theme;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What is said when the pointer rests on something. The tooltip itself is made when the pointer
/// first comes: each is a window with a scene of its own, and the program has a hundred.
public final class Tips {

    private static final double WIDTH = 480;

    private Tips() {}

    /// Says something else of the node from now on.
    ///
    /// @param words empty for nothing
    public static void put(Node node, String words) {
        if (!(node.getProperties().get(Tip.class) instanceof Tip)) {
            node.getProperties().put(Tip.class, new Tip(node));
        }
        if (node.getProperties().get(Tip.class) instanceof Tip tip) {
            tip.say(words);
        }
    }

    private static final class Tip implements EventHandler<MouseEvent> {
        private final Node node;
        private String words = "";
        private @Nullable Tooltip tooltip;

        Tip(Node node) {
            this.node = node;
            node.addEventHandler(MouseEvent.MOUSE_ENTERED, this);
        }

        void say(String now) {
            words = now;
            if (tooltip != null) {
                show(tooltip);
            }
        }

        @Override
        public void handle(MouseEvent entered) {
            if (tooltip == null && !words.isEmpty()) {
                tooltip = new Tooltip();
                tooltip.setWrapText(true);
                tooltip.setMaxWidth(WIDTH);
                show(tooltip);
            }
        }

        private void show(Tooltip made) {
            made.setText(words);
            if (words.isEmpty()) {
                Tooltip.uninstall(node, made);
            } else {
                Tooltip.install(node, made);
            }
        }
    }
}
