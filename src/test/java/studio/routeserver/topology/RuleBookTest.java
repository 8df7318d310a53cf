package studio.routeserver.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", ""), "src", "main", "java");
    private static final Pattern ID = Pattern.compile("R-(RS|EFF|PEER|GW|NVA|RUL)-\\d+");

    @Test
    void the_book_has_each_rule_once_and_numbers_without_a_gap() {
        var counted =
                RuleBook.azure().all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        AzureRule::area, TreeMap::new, Collectors.counting()));

        assertThat(counted).hasToString("{EFF=34, GW=52, NVA=29, PEER=14, RS=51, RUL=38}");
        assertThat(RuleBook.azure().all())
                .extracting(AzureRule::id)
                .contains("R-RS-51", "R-EFF-34", "R-GW-52", "R-NVA-29", "R-PEER-14", "R-RUL-38");
    }

    @Test
    void each_rule_is_one_sentence_with_a_source() {
        assertThat(RuleBook.azure().all())
                .allSatisfy(rule -> {
                    assertThat(rule.sentence()).matches("[A-Z0-9].{20,250}[^.]\\.");
                    assertThat(rule.sentence()).doesNotContain(". ");
                    assertThat(rule.source()).isNotBlank();
                });
        assertThat(RuleBook.azure().all()).extracting(AzureRule::sentence).doesNotHaveDuplicates();
    }

    @Test
    void each_rule_that_the_code_cites_is_in_the_book() throws IOException {
        Set<String> cited = new TreeSet<>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                ID.matcher(Files.readString(file)).results().forEach(hit -> cited.add(hit.group()));
            }
        }

        assertThat(cited).hasSizeGreaterThan(100);
        assertThat(cited).allMatch(id -> RuleBook.azure().find(id).isPresent());
    }

    @Test
    void an_id_that_is_not_there_is_an_error_of_the_code() {
        assertThatThrownBy(() -> RuleBook.azure().get("R-RS-99")).hasMessage("no rule R-RS-99");
    }
}
