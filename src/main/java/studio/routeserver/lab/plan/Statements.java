package studio.routeserver.lab.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;

/// What an NVA's statements come to under the conditions of a run. Kept from plan to plan as long
/// as neither changes, so that plans are compared by a glance and not prefix by prefix.
final class Statements {

    private final Nva nva;
    private final Set<Ipv4Prefix> withdrawn;
    private final Set<Ipv4Prefix> advertised;
    private final Map<Ipv4Prefix, List<NvaBgp.Advertisement>> ordered;
    private final Map<Ipv4Prefix, List<NvaBgp.Advertisement>> byPrefix;
    private final Set<Ipv4Prefix> configured;

    private Statements(Nva nva, Set<Ipv4Prefix> withdrawn, Set<Ipv4Prefix> advertised) {
        this.nva = nva;
        this.withdrawn = withdrawn;
        this.advertised = advertised;
        List<NvaBgp.Advertisement> all = nva.speaks().map(NvaBgp::advertise).orElse(List.of());
        Map<Ipv4Prefix, List<NvaBgp.Advertisement>> held = new LinkedHashMap<>();
        Set<Ipv4Prefix> prefixes = new HashSet<>(advertised);
        for (NvaBgp.Advertisement statement : all) {
            prefixes.add(statement.prefix());
            if (!withdrawn.contains(statement.prefix())) {
                held.computeIfAbsent(statement.prefix(), _ -> new ArrayList<>()).add(statement);
            }
        }
        this.ordered = Collections.unmodifiableMap(held);
        this.byPrefix = Map.copyOf(held);
        this.configured = Set.copyOf(prefixes);
    }

    /// Those of the NVA under the conditions; the given ones where they are the same.
    static Statements of(Nva nva, Conditions conditions, @Nullable Statements before) {
        Set<Ipv4Prefix> withdrawn = conditions.withdrawnBy(nva.name());
        Set<Ipv4Prefix> advertised = conditions.advertisedBy(nva.name());
        return before != null && before.isOf(nva, withdrawn, advertised)
                ? before
                : new Statements(nva, withdrawn, advertised);
    }

    @SuppressWarnings("ReferenceEquality") // an untouched NVA is the same; equals would walk it
    private boolean isOf(Nva other, Set<Ipv4Prefix> without, Set<Ipv4Prefix> with) {
        return nva == other && withdrawn.equals(without) && advertised.equals(with);
    }

    /// The statements that hold now, by prefix, in the order of the file.
    Map<Ipv4Prefix, List<NvaBgp.Advertisement>> ordered() {
        return ordered;
    }

    /// The same, in no order.
    Map<Ipv4Prefix, List<NvaBgp.Advertisement>> byPrefix() {
        return byPrefix;
    }

    /// The prefixes of all statements, also of those that a run has withdrawn, and what it added.
    Set<Ipv4Prefix> configured() {
        return configured;
    }
}
