package studio.routeserver.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Texts for people by their key, `panel.element.purpose`, from `Messages.properties` beside this
/// class. A test holds that each key is used and each use has a key.
public final class Messages {

    private static final int GROUPED = 1000;

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("studio.routeserver.desktop.text.Messages", Locale.ROOT);

    private Messages() {}

    /// The text of a key; its places `{0}`, `{1}` … filled. Numbers are written without grouping,
    /// and those below 1000 may choose their words (`{0,choice,1#1 route|1<{0} routes}`).
    ///
    /// @throws java.util.MissingResourceException if there is no such key
    public static String text(String key, Object... values) {
        Object[] written = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            written[i] =
                    values[i] instanceof Number number && Math.abs(number.doubleValue()) >= GROUPED
                            ? number.toString()
                            : values[i];
        }
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(written);
    }
}
