package studio.routeserver.desktop.text;

import java.text.ChoiceFormat;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
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
    /// and may choose their words (`{0,choice,1#1 route|1<{0} routes}`).
    ///
    /// @throws java.util.MissingResourceException if there is no such key
    public static String text(String key, Object... values) {
        MessageFormat format = new MessageFormat(BUNDLE.getString(key), Locale.ROOT);
        Object[] written = new Object[values.length];
        boolean large = false;
        for (int i = 0; i < values.length; i++) {
            boolean grouped =
                    values[i] instanceof Number number && Math.abs(number.doubleValue()) >= GROUPED;
            written[i] = grouped ? values[i].toString() : values[i];
            large |= grouped;
        }
        Format[] parts = format.getFormats();
        for (int i = 0; large && i < parts.length; i++) {
            if (parts[i] instanceof ChoiceFormat choice) {
                format.setFormat(i, new Choice(choice, written));
            }
        }
        return format.format(written);
    }

    /// Chooses the words of a number that is written as text already.
    private static final class Choice extends Format {
        private static final long serialVersionUID = 1;
        private final ChoiceFormat choice;
        private final transient Object[] written;

        Choice(ChoiceFormat choice, Object[] written) {
            this.choice = choice;
            this.written = written;
        }

        @Override
        public StringBuffer format(Object value, StringBuffer into, FieldPosition position) {
            String words = choice.format(Double.parseDouble(value.toString()));
            return into.append(new MessageFormat(words, Locale.ROOT).format(written));
        }

        @Override
        public Object parseObject(String source, ParsePosition position) {
            throw new UnsupportedOperationException("texts are written, not read");
        }
    }
}
