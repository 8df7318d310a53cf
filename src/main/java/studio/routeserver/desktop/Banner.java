package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.picture.glyph.Glyph;

/// One sentence over the work, that waits until it is closed. Never a dialog: the work stays
/// usable.
final class Banner extends HBox {

    private final Label sentence = new Label();

    Banner() {
        setId("banner");
        getStyleClass().add("banner");
        sentence.setId("banner-text");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button copy = new Button(text("banner.copy.button"));
        copy.getStyleClass().add("flat");
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(sentence.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        Button close = new Button("", new GlyphNode(Glyph.DOWN, 12));
        close.setId("banner-close");
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(text("banner.close.button"));
        close.setOnAction(_ -> hide());
        getChildren().addAll(new GlyphNode(Glyph.ERROR, 18, "bad"), sentence, copy, close);
        hide();
    }

    void say(String words) {
        sentence.setText(words);
        setVisible(true);
        setManaged(true);
    }

    void hide() {
        setVisible(false);
        setManaged(false);
    }
}
