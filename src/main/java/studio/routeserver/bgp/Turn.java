package studio.routeserver.bgp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.net.Ipv4Prefix;

/// What one call to a speaker gathers until it decides and tells the neighbours.
final class Turn {

    final Instant now;
    final List<Speaker.Output> outputs = new ArrayList<>();

    /// The prefixes to decide anew, in the order they came up, and why.
    final Map<Ipv4Prefix, String> touched = new LinkedHashMap<>();

    /// The neighbours to judge routes for anew, and which prefixes.
    final Map<String, Affected> exportAgain = new HashMap<>();

    Turn(Instant now) {
        this.now = now;
    }

    /// The first reason counts.
    void touch(Ipv4Prefix prefix, String why) {
        touched.putIfAbsent(prefix, why);
    }

    /// The neighbour is told anew of those prefixes, whatever is touched.
    void exportAgain(String neighbor, Affected prefixes) {
        exportAgain.merge(neighbor, prefixes, Affected::or);
    }
}
