package studio.routeserver.desktop.problems;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.whatif.Flow;
import studio.routeserver.whatif.LostFlows;

/// The flows that do not work, over the findings: how many, and the first of them, each of which
/// leads to its path. Takes no room where all work.
final class LostFlowsList extends VBox {

    private static final int SHOWN = 3;

    private final Consumer<Flow> trace;
    private LostFlows shown = LostFlows.NONE;

    LostFlowsList(Consumer<Flow> trace) {
        this.trace = trace;
        getStyleClass().add("lost-flows");
        setId("problems-flows");
        hide();
    }

    boolean any() {
        return shown.any();
    }

    void show(LostFlows lost) {
        if (lost.equals(shown)) {
            return;
        }
        shown = lost;
        getChildren().clear();
        if (!lost.any()) {
            hide();
            return;
        }
        setVisible(true);
        setManaged(true);
        Label how = new Label(lost.sentence());
        how.getStyleClass().add("strong");
        HBox head = new HBox(8, new GlyphNode(Glyph.BLACK_HOLE, 16, "bad"), how);
        getChildren().add(head);
        lost.lost().stream().limit(SHOWN).map(this::line).forEach(getChildren()::add);
        int more = lost.lost().size() - SHOWN;
        if (more > 0) {
            Label rest = new Label(text("problems.flows.more", more));
            rest.getStyleClass().addAll("muted", "small");
            getChildren().add(rest);
        }
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }

    private HBox line(LostFlows.Lost lost) {
        Hyperlink flow = new Hyperlink(lost.flow().toString());
        flow.setMinWidth(Region.USE_PREF_SIZE);
        flow.setOnAction(_ -> trace.accept(lost.flow()));
        Label reason = new Label(lost.report().reason());
        reason.getStyleClass().addAll("muted", "small");
        reason.setTextOverrun(OverrunStyle.ELLIPSIS);
        reason.setMinWidth(0);
        HBox.setHgrow(reason, Priority.ALWAYS);
        return new HBox(10, flow, reason);
    }
}
