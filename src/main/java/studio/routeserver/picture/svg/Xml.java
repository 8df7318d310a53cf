package studio.routeserver.picture.svg;

/// Writes text into XML so that no name can break out of its place.
final class Xml {

    private Xml() {}

    /// The text with what XML gives a meaning escaped, and what XML forbids even escaped replaced.
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&apos;");
                        default -> escaped.appendCodePoint(allowed(point) ? point : 0xFFFD);
                    }
                });
        return escaped.toString();
    }

    /// XML 1.0 §2.2.
    private static boolean allowed(int point) {
        return point == 0x9
                || point == 0xA
                || point == 0xD
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }

    /// A name for an `id`: letters, digits and `. : - _`, anything else as its number.
    static String id(String text) {
        StringBuilder id = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    boolean plain =
                            point < 128
                                    && (Character.isLetterOrDigit(point)
                                            || ".:-".indexOf(point) >= 0);
                    if (plain) {
                        id.appendCodePoint(point);
                    } else {
                        id.append('_').append(Integer.toHexString(point)).append('_');
                    }
                });
        return id.toString();
    }
}
