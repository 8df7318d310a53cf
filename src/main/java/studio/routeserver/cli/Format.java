package studio.routeserver.cli;

import java.util.List;
import java.util.Locale;

/// In which form a command answers.
enum Format {
    /// For people.
    TABLE,
    /// For programs.
    JSON,
    /// In the exact shape of Azure's own command line.
    AZ;

    static Format named(String text) {
        return Names.constant("format", text, List.of(values()));
    }

    /// The form, of a command to which Azure has no counterpart.
    Format ours(String command) {
        if (this == AZ) {
            throw new Refusal(
                    command + " has no answer in Azure's shape; write --format table or json");
        }
        return this;
    }

    /// As the option is written.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
