package studio.routeserver.lab.policy;

import java.util.Set;
import java.util.function.Predicate;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.net.Ipv4Prefix;

/// Which routes of an NVA count against the limit of R-RS-18: all but the echoes of Azure's own
/// routes that R-RS-19 or R-RS-21 drops; configured statements always count (azure ruling
/// R-RUL-28).
///
/// @param statements the prefixes of the NVA's configured statements
public record Counted(Set<Ipv4Prefix> statements) implements Predicate<AdjRibIn.Entry> {

    public Counted {
        statements = Set.copyOf(statements);
    }

    @Override
    public boolean test(AdjRibIn.Entry entry) {
        return entry.accepted().isPresent()
                || !entry.aggregated().isEmpty()
                || statements.contains(entry.received().prefix());
    }
}
