package studio.routeserver.desktop.theme;

import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;
import studio.routeserver.picture.glyph.Glyph;

/// One of our own glyphs beside text. Style class `glyph`; `-fx-stroke` and `-fx-fill` of its parts
/// (`glyph-line`, `glyph-area`) come from the theme.
public final class GlyphNode extends StackPane {

    private static final double BOX = 20;

    public GlyphNode(Glyph glyph, double size, String... styles) {
        getStyleClass().add("glyph");
        getStyleClass().addAll(styles);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        Group group = new Group();
        // An invisible box keeps the glyph where it stands in its 20 by 20.
        SVGPath box = new SVGPath();
        box.setContent("M 0 0 H 20 V 20 H 0 Z");
        box.setOpacity(0);
        group.getChildren().add(box);
        if (!glyph.areas().isEmpty()) {
            SVGPath area = new SVGPath();
            area.setContent(glyph.areas().data());
            area.setFillRule(FillRule.EVEN_ODD);
            area.getStyleClass().add("glyph-area");
            group.getChildren().add(area);
        }
        if (!glyph.strokes().isEmpty()) {
            SVGPath line = new SVGPath();
            line.setContent(glyph.strokes().data());
            line.setStrokeWidth(glyph.pen());
            line.setStrokeLineCap(StrokeLineCap.ROUND);
            line.setStrokeLineJoin(StrokeLineJoin.ROUND);
            line.getStyleClass().add("glyph-line");
            group.getChildren().add(line);
        }
        group.getTransforms().add(new Scale(size / BOX, size / BOX));
        getChildren().add(new Group(group));
    }
}
