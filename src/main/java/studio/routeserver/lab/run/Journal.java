package studio.routeserver.lab.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import studio.routeserver.lab.TimelineEvent;

/// Writes down what happens, in order.
final class Journal {

    private final List<TimelineEvent> all = new ArrayList<>();
    private List<TimelineEvent> instant = new ArrayList<>();
    private List<TimelineEvent> copy = List.of();
    private long sequence;

    void write(Instant at, TimelineEvent.Kind kind, String object, String text, String rule) {
        TimelineEvent event = new TimelineEvent(at, sequence++, kind, object, text, rule);
        instant.add(event);
        if (!at.isBefore(Instant.EPOCH)) {
            all.add(event);
        }
    }

    /// What was written since the last call.
    List<TimelineEvent> takeInstant() {
        List<TimelineEvent> taken = List.copyOf(instant);
        instant = new ArrayList<>();
        return taken;
    }

    boolean isQuiet() {
        return instant.isEmpty();
    }

    /// Everything since 0 s; the same list as long as nothing is added.
    List<TimelineEvent> all() {
        if (copy.size() != all.size()) {
            copy = List.copyOf(all);
        }
        return copy;
    }
}
