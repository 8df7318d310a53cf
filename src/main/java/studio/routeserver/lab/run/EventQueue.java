package studio.routeserver.lab.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// What is going to happen, ordered by instant and then by the order of scheduling: total, so that
/// equal inputs give equal runs. Adding and taking cost the logarithm of the size.
final class EventQueue {

    /// One thing that is going to happen.
    ///
    /// @param visible whether a person would see something of it
    private record Scheduled(Instant at, long sequence, boolean visible, Runnable happening) {}

    private static final Comparator<Scheduled> ORDER =
            Comparator.comparing(Scheduled::at).thenComparingLong(Scheduled::sequence);

    private final PriorityQueue<Scheduled> events = new PriorityQueue<>(ORDER);
    private long sequence;

    void at(Instant when, boolean visible, Runnable happening) {
        events.add(new Scheduled(when, sequence++, visible, happening));
    }

    Optional<Instant> next() {
        return Optional.ofNullable(events.peek()).map(Scheduled::at);
    }

    /// The next event of which a person would see something.
    Optional<Instant> nextVisible() {
        return events.stream()
                .filter(Scheduled::visible)
                .map(Scheduled::at)
                .min(Comparator.naturalOrder());
    }

    /// Whether something is due at that instant or before.
    boolean due(Instant until) {
        Scheduled first = events.peek();
        return first != null && !first.at().isAfter(until);
    }

    /// Takes the first event out and lets it happen.
    void run() {
        events.remove().happening().run();
    }
}
