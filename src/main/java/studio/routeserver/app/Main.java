package studio.routeserver.app;

import java.util.List;

/// The entry point. Not a JavaFX `Application`: from the class path such a main class is refused.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--version")) {
            System.out.println(Version.line());
            return;
        }
        System.err.println("Only --version is understood; write: ./studio --version");
        System.exit(2);
    }
}
