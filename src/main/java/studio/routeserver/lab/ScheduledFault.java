package studio.routeserver.lab;

import java.time.Duration;
import java.time.Instant;
import studio.routeserver.topology.Durations;

/// A fault with its time, as `--event` and a file's `runs` name it.
///
/// @param at after 0 s of virtual time
public record ScheduledFault(Duration at, Fault fault) {

    /// The instant of virtual time.
    public Instant instant() {
        return Instant.EPOCH.plus(at);
    }

    /// As [Faults#parse] reads it.
    public String text() {
        return Durations.text(at) + ":" + fault.text();
    }
}
