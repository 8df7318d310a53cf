package studio.routeserver.topology;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named script of events.
///
/// @param events each as on the command line: `10s:cut:nva1/0`
/// @param until how long to run on; null means until converged again
public record Run(String name, List<String> events, @Nullable Duration until, @Nullable Json extra)
        implements Resource {

    public Run {
        events = List.copyOf(events);
    }
}
