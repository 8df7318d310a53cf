package studio.routeserver.whatif.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;

/// Explains routes of one snapshot. Never throws for a prefix, whatever it is; costs a walk over
/// the rows of a NIC and over the sessions.
///
/// What change would flip an answer is a question of its own, because it runs the network again
/// ([Flips]).
public final class Why {

    private final LabSnapshot snapshot;
    private final Routers routers;

    private Why(LabSnapshot snapshot) {
        this.snapshot = snapshot;
        this.routers = new Routers(snapshot);
    }

    public static Why of(LabSnapshot snapshot) {
        return new Why(snapshot);
    }

    /// Why a packet to the address follows the route that it follows: the longest match, with the
    /// shorter ones that it beats.
    public Explanation explain(Vantage vantage, Ipv4Address destination) {
        EffectiveRoutes routes = vantage.routes(snapshot.fabric());
        Optional<EffectiveRoute> row = routes.match(destination);
        @Nullable Ipv4Prefix prefix = row.map(EffectiveRoute::prefix).orElse(null);
        if (prefix == null) {
            return explain(vantage, destination.asPrefix());
        }
        Explanation whole = explain(vantage, prefix);
        List<Loser> losers = new ArrayList<>(whole.losers());
        losers.addAll(shorter(vantage, routes, prefix));
        return new Explanation(
                vantage,
                prefix,
                "%s at %s follows %s, the longest match: %s"
                        .formatted(destination, vantage.name(), prefix, whole.headline()),
                whole.route(),
                whole.chain(),
                losers,
                whole.stops());
    }

    /// Why the vantage has the prefix, or what keeps it out.
    public Explanation explain(Vantage vantage, Ipv4Prefix prefix) {
        EffectiveRoutes routes = vantage.routes(snapshot.fabric());
        List<EffectiveRoute> rows =
                routes.rows().stream().filter(row -> prefix.equals(row.prefix())).toList();
        Optional<EffectiveRoute> winner = rows.stream().filter(EffectiveRoute::active).findFirst();
        return winner.isPresent()
                ? present(vantage, routes, prefix, rows, winner.get())
                : absent(vantage, routes, prefix);
    }

    /// Why a hop of a trace went where it went: the effective route that decided there, explained;
    /// empty where no effective route did.
    public Optional<Explanation> explain(Hop hop) {
        Optional<Nic> nic =
                snapshot.topology().nics().stream()
                        .filter(one -> one.owner().equals(hop.at()))
                        .filter(one -> one.ip().equals(hop.address()))
                        .findFirst();
        if (nic.isEmpty() || !hop.rule().equals("R-EFF-17") || hop.route().isEmpty()) {
            return Optional.empty();
        }
        Vantage vantage = Vantage.of(nic.get());
        return vantage.routes(snapshot.fabric()).rows().stream()
                .filter(EffectiveRoute::active)
                .filter(row -> row.addressPrefix().equals(hop.route()))
                .flatMap(row -> Optional.ofNullable(row.prefix()).stream())
                .findFirst()
                .map(prefix -> explain(vantage, prefix));
    }

    /// Why a packet was there where its way ended: the last effective route that decided on the
    /// way; empty where none did.
    public Optional<Explanation> explain(Trace trace) {
        return trace.hops().reversed().stream()
                .map(this::explain)
                .flatMap(Optional::stream)
                .findFirst();
    }

    // ---- a prefix with a row

    private Explanation present(
            Vantage vantage,
            EffectiveRoutes routes,
            Ipv4Prefix prefix,
            List<EffectiveRoute> rows,
            EffectiveRoute winner) {
        List<Loser> losers = new ArrayList<>();
        rows.stream().filter(row -> !row.active()).forEach(row -> losers.add(beaten(vantage, row)));
        routes.hidden().stream()
                .filter(row -> prefix.equals(row.prefix()))
                .forEach(row -> losers.add(beaten(vantage, row)));
        List<Reason> chain = new ArrayList<>();
        if (winner.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY) {
            Learned learned = new Learned(snapshot, routers, vantage, winner, prefix);
            chain.addAll(learned.chain());
            chain.addAll(unreachable(vantage, winner));
            losers.addAll(learned.losers());
        } else {
            chain.add(new Reason(vantage.network(), winner.rule(), winner.why()));
            chain.addAll(nextHops(vantage, winner));
        }
        List<Stop> instead = List.of();
        if (givenToAll(winner)) {
            Missing missing = new Missing(snapshot, routers, vantage, prefix);
            instead = missing.others(routes);
            if (missing.nowhere() && losers.isEmpty()) {
                chain.add(
                        new Reason(
                                vantage.name(),
                                "R-EFF-17",
                                "no route table and no router has another route for " + prefix));
            }
        }
        return new Explanation(
                vantage,
                prefix,
                "%s is Active at %s: %s".formatted(prefix, vantage.name(), Phrases.way(winner)),
                winner,
                chain,
                losers,
                instead);
    }

    /// Whether every subnet has it, unless something takes its place.
    private static boolean givenToAll(EffectiveRoute row) {
        return row.source() == EffectiveRoute.Source.DEFAULT
                && (row.type() == EffectiveRoute.Type.INTERNET
                        || row.type() == EffectiveRoute.Type.NONE);
    }

    private static Loser beaten(Vantage vantage, EffectiveRoute row) {
        return new Loser(
                Phrases.row(row),
                "fabric precedence",
                new Reason(vantage.name(), row.rule(), row.why()));
    }

    /// R-NVA-04, R-NVA-07: a BGP route looks healthy whether or not its next hop can be reached.
    private List<Reason> unreachable(Vantage vantage, EffectiveRoute row) {
        List<Reason> reasons = new ArrayList<>();
        for (Ipv4Address hop : row.nextHops()) {
            Optional<Ref> owner = snapshot.fabric().nextHopOwner(vantage.network(), hop);
            if (owner.isEmpty() && !isGateway(hop)) {
                reasons.add(
                        new Reason(
                                hop.toString(),
                                "R-NVA-04",
                                "but nothing in %s or a network peered with it takes packets for %s: they are dropped"
                                        .formatted(vantage.network(), hop)));
            } else if (owner.isPresent() && isItself(vantage, owner.get())) {
                reasons.add(
                        new Reason(
                                hop.toString(),
                                "R-NVA-07",
                                "but %s is %s itself: what it sends there in plain comes back to it"
                                        .formatted(hop, owner.get().name())));
            }
        }
        return reasons;
    }

    private boolean isGateway(Ipv4Address hop) {
        return snapshot.topology().gateways().stream()
                .flatMap(gateway -> snapshot.topology().subnet(gateway.subnet()).stream())
                .anyMatch(subnet -> subnet.prefix().contains(hop));
    }

    private static boolean isItself(Vantage vantage, Ref owner) {
        Nic nic = vantage.nic();
        return nic != null && nic.owner().equals(owner);
    }

    /// Who takes what a user-defined route sends to an appliance.
    private List<Reason> nextHops(Vantage vantage, EffectiveRoute row) {
        List<Reason> reasons = new ArrayList<>();
        for (Ipv4Address hop : row.nextHops()) {
            reasons.add(
                    snapshot.fabric()
                            .nextHopOwner(vantage.network(), hop)
                            .map(owner ->
                                    new Reason(
                                            owner.name(),
                                            "R-EFF-22",
                                            "%s is an address of %s".formatted(hop, owner.name())))
                            .orElseGet(() ->
                                    new Reason(
                                            hop.toString(),
                                            "R-EFF-22",
                                            "nothing in %s or a network peered with it takes packets for %s: they are dropped"
                                                    .formatted(vantage.network(), hop))));
        }
        return reasons;
    }

    /// Active rows that contain the prefix and are shorter, the longest first.
    private static List<Loser> shorter(Vantage vantage, EffectiveRoutes routes, Ipv4Prefix prefix) {
        return routes.rows().stream()
                .filter(EffectiveRoute::active)
                .filter(row -> covers(row, prefix))
                .sorted(Comparator.comparing(Why::length).reversed())
                .map(row ->
                        new Loser(
                                row.addressPrefix() + ", a " + Phrases.row(row),
                                "longest prefix",
                                new Reason(
                                        vantage.name(),
                                        "R-EFF-17",
                                        "%s is shorter than %s"
                                                .formatted(row.addressPrefix(), prefix))))
                .toList();
    }

    private static boolean covers(EffectiveRoute row, Ipv4Prefix prefix) {
        Ipv4Prefix own = row.prefix();
        return own != null && own.length() < prefix.length() && own.contains(prefix);
    }

    private static int length(EffectiveRoute row) {
        Ipv4Prefix own = row.prefix();
        return own == null ? 0 : own.length();
    }

    // ---- a prefix without a row

    private Explanation absent(Vantage vantage, EffectiveRoutes routes, Ipv4Prefix prefix) {
        Missing missing = new Missing(snapshot, routers, vantage, prefix);
        List<Stop> stops = missing.stops(routes);
        return new Explanation(
                vantage,
                prefix,
                headline(vantage, routes, prefix, missing.nowhere()),
                null,
                List.of(),
                List.of(),
                stops);
    }

    private static String headline(
            Vantage vantage, EffectiveRoutes routes, Ipv4Prefix prefix, boolean nowhere) {
        String origin = nowhere ? ", and nothing here could bring it" : "";
        boolean inside =
                routes.rows().stream()
                        .filter(EffectiveRoute::active)
                        .flatMap(row -> Optional.ofNullable(row.prefix()).stream())
                        .anyMatch(own -> own.length() > prefix.length() && prefix.contains(own));
        String follow =
                routes.rows().stream()
                        .filter(EffectiveRoute::active)
                        .filter(row -> covers(row, prefix))
                        .max(Comparator.comparing(Why::length))
                        .map(row ->
                                "follow %s (%s)".formatted(row.addressPrefix(), Phrases.way(row)))
                        .orElse("have no route and are dropped");
        return "%s has no route %s%s; addresses in it %s%s"
                .formatted(
                        vantage.name(),
                        prefix,
                        origin,
                        follow,
                        inside ? ", except where a longer prefix matches" : "");
    }
}
