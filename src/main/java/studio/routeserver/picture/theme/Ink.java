package studio.routeserver.picture.theme;

/// What something is painted with.
///
/// @param opacity above 0 to 1
public record Ink(Token token, double opacity) {

    public Ink {
        if (!(opacity > 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity " + opacity + " is outside 0 to 1");
        }
    }

    /// Opaque.
    public static Ink of(Token token) {
        return new Ink(token, 1);
    }

    /// As transparent as said, on top of what it is already.
    public Ink faded(double by) {
        return new Ink(token, opacity * by);
    }
}
