package studio.routeserver.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.routeserver.lab.TimelineEvent;

/// Gathers the rows of flows that have the same fate at the same instant, for people.
final class FlowRows {

    private FlowRows() {}

    /// The rows in their order; several flows with the same fate become one row that counts them.
    static List<TimelineEvent> gathered(List<TimelineEvent> rows) {
        Map<String, List<TimelineEvent>> groups = new LinkedHashMap<>();
        for (TimelineEvent row : rows) {
            groups.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(row);
        }
        return groups.values().stream().map(FlowRows::one).toList();
    }

    private static String key(TimelineEvent row) {
        return row.kind() == TimelineEvent.Kind.FLOW
                ? row.at() + " " + fate(row)
                : row.at() + " " + row.sequence() + " " + row.kind() + " " + row.text();
    }

    /// What is said of the flow, without its name.
    private static String fate(TimelineEvent row) {
        return row.text().replace(row.object(), "");
    }

    private static TimelineEvent one(List<TimelineEvent> rows) {
        TimelineEvent first = rows.getFirst();
        if (rows.size() == 1) {
            return first;
        }
        String text =
                "%s and %d more%s"
                        .formatted(first.object(), rows.size() - 1, fate(first))
                        .replace(" is lost", " are lost")
                        .replace(" works again", " work again");
        return new TimelineEvent(
                first.at(),
                first.sequence(),
                first.kind(),
                rows.size() + " flows",
                text,
                first.rule());
    }
}
