package studio.routeserver.picture;

import java.io.IOException;
import java.io.OutputStream;
import studio.routeserver.picture.theme.Theme;

/// Makes pixels of a display list. The desktop has the one that there is; a program without a
/// window gets it handed in.
public interface Painter {

    /// Writes a PNG of the whole list.
    ///
    /// @param pixelsPerUnit 1 to 4: how many pixels a world unit gets in each direction
    /// @throws IOException if the stream cannot take it
    void paint(DisplayList list, double pixelsPerUnit, Theme theme, OutputStream out)
            throws IOException;
}
