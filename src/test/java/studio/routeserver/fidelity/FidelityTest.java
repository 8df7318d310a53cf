package studio.routeserver.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.routeserver.Golden;
import studio.routeserver.topology.AzureRule;
import studio.routeserver.topology.RuleBook;

/// Every rule has a home and a test.
class FidelityTest {

    private static final SortedMap<String, SortedSet<String>> CITATIONS = Sources.citations();
    private static final SortedMap<String, SortedSet<String>> TESTS = Sources.tests();

    private static List<Row> rows() {
        return Status.all().stream()
                .map(status ->
                        new Row(
                                status,
                                CITATIONS.getOrDefault(status.rule(), new TreeSet<>()),
                                TESTS.getOrDefault(status.rule(), new TreeSet<>())))
                .toList();
    }

    @Test
    void every_rule_that_is_modelled_is_cited_and_tested() {
        List<String> complaints =
                rows().stream().map(Row::complaint).filter(one -> !one.isEmpty()).toList();

        assertThat(complaints).isEmpty();
    }

    @Test
    void only_rules_of_the_book_are_cited_and_tested() {
        List<String> known = Status.all().stream().map(Status::rule).toList();

        assertThat(known).doesNotHaveDuplicates().containsAll(CITATIONS.keySet());
        assertThat(known).containsAll(TESTS.keySet());
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(
                        RuleBook.azure().all().stream().map(AzureRule::id).toList());
    }

    @Test
    void every_finding_and_advice_is_judged_and_tested_or_says_why_not() {
        Stream<String> findings =
                IntStream.rangeClosed(1, 104)
                        .filter(number -> number < 87 || number > 89) // there are none
                        .mapToObj("V-%03d"::formatted);
        Stream<String> advice = IntStream.rangeClosed(1, 15).mapToObj("A-%02d"::formatted);

        assertThat(Judged.all())
                .extracting(Judged::rule)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(findings, advice).toList());
        assertThat(Judged.all()).allSatisfy(one -> assertThat(one.sentence()).isNotBlank());
        assertThat(Judged.all())
                .filteredOn(Judged::judges)
                .allSatisfy(one -> assertThat(one.tests()).as(one.rule()).isNotEmpty());
    }

    @Test
    void docs_fidelity_says_where_each_rule_lives() {
        Report report = new Report(rows(), Judged.all(), Scenarios.all(), Measured.all());

        Golden.assertMatches(
                Path.of(System.getProperty("basedir", ""), "docs"), "fidelity.md", report.text());
    }
}
