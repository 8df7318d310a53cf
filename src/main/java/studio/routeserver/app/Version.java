package studio.routeserver.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The program's name and version, as the build wrote them.
final class Version {

    private Version() {}

    /// One line, such as `Route Server Studio 1.2.0`.
    static String line() {
        var properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(Objects.requireNonNull(in, "version.properties is not in the build"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("name") + " " + properties.getProperty("version");
    }
}
