package studio.routeserver.desktop.problems;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;

/// A line of the problems list.
///
/// @param reason why it is suppressed; null where it is not
public record Entry(Finding finding, @Nullable String reason) {

    /// What is to be told first, then what is suppressed.
    static List<Entry> of(Advice advice) {
        return Stream.concat(
                        advice.findings().stream().map(finding -> new Entry(finding, null)),
                        advice.suppressed().stream()
                                .map(one -> new Entry(one.finding(), one.reason())))
                .toList();
    }

    boolean suppressed() {
        return reason != null;
    }

    boolean says(String wanted) {
        String all =
                String.join(
                        " ",
                        finding.rule(),
                        finding.object(),
                        finding.severity().text(),
                        finding.message(),
                        reason == null ? "" : "suppressed " + reason);
        return all.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
