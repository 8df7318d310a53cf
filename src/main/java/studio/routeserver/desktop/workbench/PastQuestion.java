package studio.routeserver.desktop.workbench;

import java.time.Instant;
import java.util.List;
import studio.routeserver.lab.TimelineEvent;

/// Asks what an edit or a failure that is made while the past is shown belongs to (UX-079).
@FunctionalInterface
public interface PastQuestion {

    /// The answer.
    enum Answer {
        /// The run goes back to what is shown, and goes on from there with the change.
        REWIND,
        /// The change is made where the run has come to.
        NOW,
        /// Nothing is changed.
        NEITHER
    }

    /// @param what the change in words
    /// @param shown the instant that the window shows
    /// @param now where the run has come to
    /// @param later what was done after the instant, which a rewind takes back
    record Change(String what, Instant shown, Instant now, List<TimelineEvent> later) {

        public Change {
            later = List.copyOf(later);
        }
    }

    Answer ask(Change change);
}
