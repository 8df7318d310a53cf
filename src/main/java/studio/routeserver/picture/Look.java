package studio.routeserver.picture;

import studio.routeserver.lab.SessionState;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.theme.Token;

/// How a session in a state looks: the dash of its line, the glyph and the text of its chip.
///
/// @param text as short as a chip needs it
record Look(Token token, double width, Dash dash, Glyph glyph, String text) {

    static Look of(SessionState state) {
        return switch (state) {
            case IDLE -> new Look(Token.LINE, 1, Dash.IDLE, Glyph.IDLE, "Idle");
            case CONNECT -> new Look(Token.WARN, 1.5, Dash.CONNECTING, Glyph.CONNECT, "Conn");
            case ACTIVE -> new Look(Token.WARN, 1.5, Dash.CONNECTING, Glyph.ACTIVE, "Actv");
            case OPEN_SENT -> new Look(Token.WARN, 1.5, Dash.OPENING, Glyph.OPEN_SENT, "OpSn");
            case OPEN_CONFIRM ->
                    new Look(Token.WARN, 1.5, Dash.OPENING, Glyph.OPEN_CONFIRM, "OpCf");
            case ESTABLISHED -> new Look(Token.OK, 1.5, Dash.SOLID, Glyph.ESTABLISHED, "Est");
        };
    }

    /// A session that somebody shut down.
    static final Look SHUT = new Look(Token.LINE, 1, Dash.IDLE, Glyph.SHUT, "shut");
}
