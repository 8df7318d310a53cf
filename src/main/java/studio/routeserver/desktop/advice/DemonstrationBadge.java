package studio.routeserver.desktop.advice;

import static studio.routeserver.desktop.text.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.workbench.Demonstration;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.picture.glyph.Glyph;

/// Over the canvas, as long as it shows what is not so: says what it shows, and ends it.
public final class DemonstrationBadge extends HBox {

    private static final double WIDTH = 520;

    private final Label sentence = new Label();

    public DemonstrationBadge(Workbench workbench) {
        setId("demonstration");
        getStyleClass().add("demonstration");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label head = new Label(text("design.demonstration.head"));
        head.getStyleClass().add("section");
        sentence.setId("demonstration-text");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        Button end = new Button(text("design.demonstration.end"));
        end.setId("demonstration-end");
        end.setMinWidth(Region.USE_PREF_SIZE);
        end.setOnAction(_ -> workbench.demonstrate(null));
        VBox words = new VBox(2, head, sentence);
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(new GlyphNode(Glyph.BLACK_HOLE, 18, "bad"), words, end);
        workbench.demonstrationProperty().subscribe(this::show);
    }

    private void show(@Nullable Demonstration shown) {
        setVisible(shown != null);
        setManaged(shown != null);
        sentence.setText(shown == null ? "" : shown.sentence());
    }
}
