package studio.routeserver.topology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Every rule of Azure that the code cites by its id, read from `rules.tsv` beside this class. What
/// explains itself by an id ([AzureRule#id]) finds its sentence and its source here.
public final class RuleBook {

    private static final RuleBook AZURE = read();

    private final Map<String, AzureRule> rules;

    private RuleBook(Map<String, AzureRule> rules) {
        this.rules = Collections.unmodifiableMap(rules);
    }

    /// The rules of Azure.
    public static RuleBook azure() {
        return AZURE;
    }

    private static RuleBook read() {
        Map<String, AzureRule> rules = new LinkedHashMap<>();
        try (InputStream stream =
                        Objects.requireNonNull(RuleBook.class.getResourceAsStream("rules.tsv"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(RuleBook::rule)
                    .forEach(rule -> rules.put(rule.id(), rule));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new RuleBook(rules);
    }

    private static AzureRule rule(String line) {
        String[] cells = line.split("\t", -1);
        return new AzureRule(
                cells[0],
                AzureRule.Confidence.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                cells[2],
                cells[3]);
    }

    /// All rules, in the order of the file: by area, then by number.
    public List<AzureRule> all() {
        return List.copyOf(rules.values());
    }

    /// The rule with that id, if there is one.
    public Optional<AzureRule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /// The rule with that id.
    ///
    /// @throws IllegalArgumentException if the book has none: the code cites what does not exist
    public AzureRule get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id));
    }
}
