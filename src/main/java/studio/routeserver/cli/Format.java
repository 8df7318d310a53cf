package studio.routeserver.cli;

import java.util.Locale;

/// In which form a command answers.
enum Format {
    /// For people.
    TABLE,
    /// For programs.
    JSON,
    /// In the exact shape of Azure's own command line.
    AZ;

    /// As the option is written.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
