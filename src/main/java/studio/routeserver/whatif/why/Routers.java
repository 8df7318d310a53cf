package studio.routeserver.whatif.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.RouterView;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Kind;

/// The routers of a snapshot: who told a route to whom, back to its origin.
final class Routers {

    private final LabSnapshot snapshot;
    private final SortedMap<String, RouterView> all;

    Routers(LabSnapshot snapshot) {
        this.snapshot = snapshot;
        this.all = snapshot.routers();
    }

    Optional<RouterView> find(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(all.get(name));
    }

    SortedMap<String, RouterView> all() {
        return all;
    }

    Optional<SessionView> session(RouterView.Link link) {
        return Optional.ofNullable(snapshot.sessions().get(link.session()));
    }

    /// Whether both ends hold a session up.
    boolean up(RouterView.Link link) {
        return session(link)
                .filter(view -> view.state() == SessionState.ESTABLISHED)
                .filter(view -> view.remoteState() == SessionState.ESTABLISHED)
                .isPresent();
    }

    /// The name of the object that a router brought a path from: the router at the other end, or
    /// the gateway instance that speaks with no Route Server.
    String giver(@Nullable RouterView at, Path path) {
        RouterView.@Nullable Link link = at == null ? null : at.links().get(path.from().neighbor());
        return link == null || link.other() == null ? path.from().toString() : link.other();
    }

    /// How a router came to a path, step by step back to where it is originated.
    List<Reason> back(@Nullable RouterView at, Path path) {
        List<Reason> steps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        @Nullable RouterView here = at;
        Path now = path;
        while (true) {
            String giver = giver(here, now);
            if (now.from().isLocal()) {
                if (here != null) {
                    String name = here.name();
                    here.origin(now.prefix())
                            .ifPresent(said ->
                                    steps.add(new Reason(name, said.rule(), said.sentence())));
                }
                return steps;
            }
            steps.add(learned(here, now, giver));
            @Nullable RouterView next = find(giver).orElse(null);
            if (next == null || !seen.add(giver)) {
                return steps;
            }
            if (echoes(at, path, next)) {
                steps.add(order(Objects.requireNonNull(at), next, giver(at, path)));
            }
            Optional<Path> theirs = told(next, here, now.prefix());
            if (theirs.isEmpty()) {
                return steps;
            }
            here = next;
            now = theirs.get();
        }
    }

    /// Whether a way back leads into the other instance of the same Route Server, though this one
    /// has another path of its own: then there are two stable states (azure ruling R-RUL-20).
    private static boolean echoes(@Nullable RouterView at, Path path, RouterView next) {
        return at != null
                && at.owner().kind() == Kind.ROUTE_SERVER
                && at.owner().equals(next.owner())
                && at.table().decision(path.prefix()).stream()
                        .flatMap(decision -> decision.paths().stream())
                        .anyMatch(other ->
                                !other.from().isLocal()
                                        && other.from().kind() != path.from().kind());
    }

    private static Reason order(RouterView at, RouterView other, String echoing) {
        return new Reason(
                at.name(),
                "R-RUL-20",
                ("%s tells %s what %s told it, and that wins here; had %s been the later one, it"
                                + " would hold the echo: which of the two does depends on the order"
                                + " (undocumented)")
                        .formatted(echoing, at.name(), other.name(), other.name()));
    }

    private Reason learned(@Nullable RouterView at, Path path, String giver) {
        RouterView.@Nullable Link link = at == null ? null : at.links().get(path.from().neighbor());
        String who = at == null ? "" : at.name() + " learned it: ";
        String shown = Phrases.path(giver, path);
        if (link == null) {
            return new Reason(
                    giver, "R-EFF-12", shown + ", told to the NICs by the gateway itself");
        }
        @Nullable Instant since = session(link).map(SessionView::establishedSince).orElse(null);
        String session =
                since == null
                        ? " over session " + link.session()
                        : " over session %s, Established %s"
                                .formatted(link.session(), Phrases.since(since));
        return new Reason(link.session().toString(), rule(at, giver), who + shown + session);
    }

    private String rule(@Nullable RouterView at, String giver) {
        if (at == null || at.owner().kind() != Kind.ROUTE_SERVER) {
            return "";
        }
        boolean gateway = find(giver).filter(one -> one.owner().kind() == Kind.GATEWAY).isPresent();
        return gateway ? "R-GW-11" : "R-RS-27";
    }

    /// The path that a router told another: its best one, or where a gateway speaks with a Route
    /// Server what it has from outside (azure ruling R-RUL-23).
    private Optional<Path> told(RouterView router, @Nullable RouterView to, Ipv4Prefix prefix) {
        Optional<Decision> decision = router.table().decision(prefix);
        boolean gateway = router.owner().kind() == Kind.GATEWAY;
        boolean outside = gateway && (to == null || to.owner().kind() == Kind.ROUTE_SERVER);
        return decision.flatMap(choice ->
                outside
                        ? choice.paths().stream()
                                .filter(path -> !fromRouteServer(router, path))
                                .findFirst()
                        : Optional.of(choice.best()));
    }

    private boolean fromRouteServer(RouterView router, Path path) {
        return find(giver(router, path))
                .filter(giver -> !path.from().isLocal())
                .filter(giver -> giver.owner().kind() == Kind.ROUTE_SERVER)
                .isPresent();
    }
}
