package studio.routeserver.lab.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;

/// What an NVA's statements come to under the conditions of a run. Kept from plan to plan as long
/// as neither changes, so that plans are compared by a glance and not prefix by prefix.
final class Statements {

    private static final Ipv4Address OWN = new Ipv4Address(0);
    private static final PathAttributes PLAIN = PathAttributes.of(Origin.IGP, AsPath.EMPTY, OWN);

    private final Nva nva;
    private final Set<Ipv4Prefix> withdrawn;
    private final Set<Ipv4Prefix> advertised;
    private final Set<Ipv4Prefix> redistributed;
    private final Originated origins;
    private final Map<Ipv4Prefix, List<NvaBgp.Advertisement>> byPrefix;
    private final Set<Ipv4Prefix> configured;

    private Statements(
            Nva nva,
            Set<Ipv4Prefix> withdrawn,
            Set<Ipv4Prefix> advertised,
            Set<Ipv4Prefix> redistributed) {
        this.nva = nva;
        this.withdrawn = withdrawn;
        this.advertised = advertised;
        this.redistributed = Collections.unmodifiableSet(redistributed);
        List<NvaBgp.Advertisement> all = nva.speaks().map(NvaBgp::advertise).orElse(List.of());
        Map<Ipv4Prefix, List<NvaBgp.Advertisement>> held = new LinkedHashMap<>();
        Set<Ipv4Prefix> prefixes = new HashSet<>(advertised);
        for (NvaBgp.Advertisement statement : all) {
            prefixes.add(statement.prefix());
            if (!withdrawn.contains(statement.prefix())) {
                held.computeIfAbsent(statement.prefix(), _ -> new ArrayList<>()).add(statement);
            }
        }
        this.origins = Originated.of(origins(held));
        this.byPrefix = Map.copyOf(held);
        this.configured = Set.copyOf(prefixes);
    }

    /// Those of the NVA under the conditions of a site; the given ones where they are the same.
    static Statements of(Nva nva, Site site, @Nullable Statements before) {
        Set<Ipv4Prefix> withdrawn = site.conditions().withdrawnBy(nva.name());
        Set<Ipv4Prefix> advertised = site.conditions().advertisedBy(nva.name());
        Set<Ipv4Prefix> redistributed = site.redistributed(nva);
        return before != null && before.isOf(nva, withdrawn, advertised, redistributed)
                ? before
                : new Statements(nva, withdrawn, advertised, redistributed);
    }

    @SuppressWarnings("ReferenceEquality") // an untouched NVA is the same; equals would walk it
    private boolean isOf(
            Nva other, Set<Ipv4Prefix> without, Set<Ipv4Prefix> with, Set<Ipv4Prefix> tunnelled) {
        return nva == other
                && withdrawn.equals(without)
                && advertised.equals(with)
                && redistributed.equals(tunnelled);
    }

    private Map<Ipv4Prefix, PathAttributes> origins(
            Map<Ipv4Prefix, List<NvaBgp.Advertisement>> held) {
        Map<Ipv4Prefix, PathAttributes> origins = new LinkedHashMap<>();
        held.forEach((prefix, statements) -> origins.put(prefix, stated(statements.getFirst())));
        redistributed.forEach(prefix -> origins.putIfAbsent(prefix, PLAIN));
        withdrawn.forEach(origins::remove);
        advertised.forEach(prefix -> origins.putIfAbsent(prefix, PLAIN));
        return origins;
    }

    private static PathAttributes stated(NvaBgp.Advertisement statement) {
        return statement.asPath().isEmpty()
                ? PLAIN
                : PathAttributes.of(Origin.IGP, AsPath.sequence(statement.asPath()), OWN);
    }

    /// What the NVA originates, with ORIGIN IGP (azure ruling R-RUL-21): statements, tunnels that
    /// it redistributes, and what a run added. Communities are set where a statement goes out:
    /// NO_ADVERTISE must not keep it at home.
    Originated origins() {
        return origins;
    }

    /// The static prefixes of its tunnels that it redistributes.
    Set<Ipv4Prefix> redistributed() {
        return redistributed;
    }

    /// The statements that hold now, by prefix.
    Map<Ipv4Prefix, List<NvaBgp.Advertisement>> byPrefix() {
        return byPrefix;
    }

    /// The prefixes of all statements, also of those that a run has withdrawn, and what it added.
    Set<Ipv4Prefix> configured() {
        return configured;
    }
}
