package studio.routeserver.whatif.why;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.RouterView;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;

/// Where a prefix comes to an end on its way to a hub: the sessions that part the routers which
/// have it from those which do not, and the routers that could originate it and do not.
final class Frontier {

    private final LabSnapshot snapshot;
    private final Routers routers;
    private final Ipv4Prefix prefix;
    private final Consumer<Stop> stops;
    private final Set<String> searched = new LinkedHashSet<>();

    /// @param stops takes what is found, in the order in which it is found
    Frontier(LabSnapshot snapshot, Routers routers, Ipv4Prefix prefix, Consumer<Stop> stops) {
        this.snapshot = snapshot;
        this.routers = routers;
        this.prefix = prefix;
        this.stops = stops;
    }

    /// Whether the search came to the router.
    boolean searched(RouterView router) {
        return searched.contains(router.name());
    }

    private void stop(String origin, Reason because) {
        stops.accept(new Stop(origin, because));
    }

    /// Where the prefix comes to an end on its way to the hub: from the hub's own routers outwards,
    /// through routers that do not have it, up to the first that does.
    void search(String hub, String instance) {
        Deque<RouterView> left = new ArrayDeque<>();
        routers.find(instance).ifPresent(left::add);
        for (Gateway gateway : snapshot.topology().gatewaysOf(hub)) {
            for (int i = 0; i < gateway.activeInstances(); i++) {
                routers.find(gateway.instanceName(i)).ifPresent(left::add);
            }
        }
        left.forEach(router -> searched.add(router.name()));
        for (RouterView start : new ArrayList<>(left)) {
            end(start);
        }
        while (!left.isEmpty()) {
            RouterView here = left.removeFirst();
            if (here.table().decision(prefix).isPresent()) {
                continue;
            }
            for (RouterView.Link link : here.links().values()) {
                @Nullable RouterView other = routers.find(link.other()).orElse(null);
                if (cross(here, link, other) && other != null && searched.add(other.name())) {
                    end(other);
                    left.add(other);
                }
            }
        }
    }

    /// A router that could originate the prefix itself.
    private void end(RouterView router) {
        router.withheld(prefix)
                .ifPresent(said ->
                        stop(
                                router.name(),
                                new Reason(router.name(), said.rule(), said.sentence())));
        if (!router.alive()) {
            router.origin(prefix)
                    .ifPresent(said ->
                            stop(
                                    router.name(),
                                    new Reason(
                                            router.name(),
                                            "R-NVA-22",
                                            "%s does not live; %s"
                                                    .formatted(router.name(), said.sentence()))));
        }
    }

    /// Looks over a session from the end that does not have the prefix. Answers whether to go on
    /// behind the other end.
    private boolean cross(RouterView here, RouterView.Link link, @Nullable RouterView other) {
        Optional<AdjRibIn.Entry> heard =
                snapshot.heard(link.session(), link.remote()).routes().get(prefix);
        if (heard.isPresent()) {
            if (heard.get().verdict() instanceof ImportVerdict.Reject(var rule, var sentence)) {
                String giver = other == null ? link.session().toString() : other.name();
                stop(
                        Phrases.path(giver, heard.get().received()),
                        new Reason(
                                link.session().toString(),
                                rule,
                                "%s refuses it: %s".formatted(here.name(), sentence)));
            }
            if (heard.get().verdict()
                    instanceof ImportVerdict.Aggregate(_, var rule, var sentence)) {
                stop(
                        link.session().toString(),
                        new Reason(
                                link.session().toString(),
                                rule,
                                "%s replaces it: %s".formatted(here.name(), sentence)));
            }
            return false;
        }
        if (other == null || other.table().decision(prefix).isEmpty()) {
            return true;
        }
        if (!routers.up(link)) {
            stop(other.name(), down(link, other));
            return false;
        }
        Optional<ExportVerdict.Hold> held =
                snapshot.told(link.session(), !link.remote()).held().get(prefix);
        stop(
                other.name(),
                held.map(hold ->
                                new Reason(
                                        other.name(),
                                        hold.rule(),
                                        "%s does not tell %s: %s"
                                                .formatted(
                                                        other.name(),
                                                        here.name(),
                                                        hold.sentence())))
                        .orElseGet(() ->
                                new Reason(
                                        link.session().toString(),
                                        "",
                                        "%s has it, and %s has not heard of it yet"
                                                .formatted(other.name(), here.name()))));
        return false;
    }

    private Reason down(RouterView.Link link, RouterView other) {
        SessionView view = routers.session(link).orElseThrow();
        String since =
                snapshot.downSince(link.session())
                        .map(at -> " " + Phrases.since(at))
                        .orElse(", and never came up");
        Reason note = Phrases.reason(link.session().toString(), view.note(), "R-NVA-22");
        return new Reason(
                note.object(),
                note.rule(),
                "%s has it, and its session %s is %s%s: %s"
                        .formatted(
                                other.name(),
                                link.session(),
                                view.state().name().toLowerCase(Locale.ROOT),
                                since,
                                note.sentence()));
    }
}
