package studio.routeserver.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Stylesheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.routeserver.picture.theme.Colour;
import studio.routeserver.picture.theme.Token;

class LookTest {

    private static final double TEXT_CONTRAST = 4.5;

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_controls_have_the_colours_of_the_canvas(Look look) throws IOException {
        String css = css(look);

        for (Token token : Token.values()) {
            String name = token.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(css).contains("-rs-" + name + ": " + look.theme().colour(token).css() + ";");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void text_of_every_role_is_readable_on_a_panel(Look look) {
        Colour panel = look.theme().colour(Token.PANEL);

        for (Token token : Token.values()) {
            if (token.role() || token == Token.TEXT || token == Token.MUTED) {
                assertThat(look.theme().colour(token).contrast(panel))
                        .as("%s on the panel", token)
                        .isGreaterThanOrEqualTo(TEXT_CONTRAST);
            }
        }
    }

    /// JavaFX takes the compiled sheet where there is one, and asks not how old it is.
    @ParameterizedTest
    @EnumSource(Look.class)
    void the_compiled_sheet_says_what_is_written(Look look) throws IOException {
        Stylesheet written = new CssParser().parse(resource(look, ".css"));
        Stylesheet compiled = Stylesheet.loadBinary(resource(look, ".bss"));

        assertThat(rules(compiled)).hasSizeGreaterThan(1_000).isEqualTo(rules(written));
    }

    private static List<String> rules(Stylesheet sheet) {
        return sheet.getRules().stream()
                .map(rule ->
                        rule.getSelectors()
                                + " "
                                + rule.getDeclarations().stream()
                                        .map(Declaration::getProperty)
                                        .toList())
                .toList();
    }

    private static URL resource(Look look, String ending) {
        String path = "/assets/themes/" + look.name().toLowerCase(Locale.ROOT) + ending;
        return Objects.requireNonNull(Look.class.getResource(path), path);
    }

    private static String css(Look look) throws IOException {
        String path = "/assets/themes/" + look.name().toLowerCase(Locale.ROOT) + ".css";
        try (InputStream stream = Look.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
