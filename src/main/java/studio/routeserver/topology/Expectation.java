package studio.routeserver.topology;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user wants to hold: a flow and its outcome.
///
/// @param from a VM or branch
/// @param to an address, a VM or a branch
/// @param outcome a verdict's word, such as `delivered`
/// @param via objects of which each working path crosses one; empty means any way
/// @param survives which failures it must outlive, such as `any-1`; null means none
/// @param within how long an outage may last; null means no bound
public record Expectation(
        String name,
        String from,
        String to,
        String outcome,
        List<String> via,
        @Nullable String survives,
        @Nullable Duration within,
        @Nullable Json extra)
        implements Resource {

    public Expectation {
        via = List.copyOf(via);
    }
}
