package studio.routeserver.desktop.canvas;

import java.io.IOException;
import java.io.OutputStream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Item;
import studio.routeserver.picture.Painter;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.theme.Colour;
import studio.routeserver.picture.theme.Theme;
import studio.routeserver.picture.theme.Token;

/// Paints a display list into a PNG with the canvas' own brush. On the JavaFX thread only.
public final class FxPainter implements Painter {

    private static final double MARGIN = 24;

    @Override
    public void paint(DisplayList list, double pixelsPerUnit, Theme theme, OutputStream out)
            throws IOException {
        Rect bounds = list.bounds().grown(MARGIN);
        double width = Math.ceil(bounds.width() * pixelsPerUnit);
        double height = Math.ceil(bounds.height() * pixelsPerUnit);
        Viewport view =
                new Viewport(
                        pixelsPerUnit,
                        -bounds.x() * pixelsPerUnit,
                        -bounds.y() * pixelsPerUnit,
                        width,
                        height);
        Canvas canvas = new Canvas(width, height);
        Colour ground = theme.colour(Token.CANVAS);
        Scene scene = new Scene(new Group(canvas), width, height);
        scene.setFill(Color.rgb(ground.red(), ground.green(), ground.blue()));
        Brush brush = new Brush(canvas.getGraphicsContext2D(), new CanvasFonts(), theme, view);
        brush.use(theme, view, list.level());
        for (Item item : list.items()) {
            brush.paint(item);
        }
        WritableImage image = scene.snapshot(null);
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out)) {
            throw new IOException("this Java has no writer for PNG files");
        }
    }
}
