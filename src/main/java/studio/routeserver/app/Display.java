package studio.routeserver.app;

import java.util.Locale;

/// Whether a window can be shown.
final class Display {

    private Display() {}

    /// On Linux a display server must be named; macOS and Windows always have one. The built-in
    /// headless platform counts, for tests.
    static boolean present() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux
                || "Headless".equals(System.getProperty("glass.platform"))
                || named("DISPLAY")
                || named("WAYLAND_DISPLAY");
    }

    private static boolean named(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
