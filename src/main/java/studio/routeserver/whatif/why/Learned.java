package studio.routeserver.whatif.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.Elimination;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.Choice;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.RouterView;
import studio.routeserver.lab.Wish;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.RouteServer;

/// A BGP row of a NIC: who programmed it, what it was chosen over, and the way back to its origin.
final class Learned {

    private final LabSnapshot snapshot;
    private final Routers routers;
    private final Vantage vantage;
    private final EffectiveRoute row;
    private final Ipv4Prefix prefix;
    private final String hub;
    private final Optional<RouteServer> server;
    private final OptionalInt feeder;

    Learned(
            LabSnapshot snapshot,
            Routers routers,
            Vantage vantage,
            EffectiveRoute row,
            Ipv4Prefix prefix) {
        this.snapshot = snapshot;
        this.routers = routers;
        this.vantage = vantage;
        this.row = row;
        this.prefix = prefix;
        this.hub =
                snapshot.fabric()
                        .peerings()
                        .routesFrom(vantage.network())
                        .orElse(vantage.network());
        this.server = snapshot.topology().routeServersOf(hub).stream().findFirst();
        this.feeder = feeder(snapshot, hub, vantage);
    }

    /// Which instance feeds the vantage; a subnet answers as a NIC of instance 0 (R-RUL-36).
    static OptionalInt feeder(LabSnapshot snapshot, String hub, Vantage vantage) {
        @Nullable Nic nic = vantage.nic();
        return nic == null ? OptionalInt.of(0) : snapshot.feeder(hub, nic);
    }

    private String instance() {
        int number = feeder.orElse(0);
        return server.map(one -> one.instanceName(number)).orElse(hub);
    }

    private Optional<RouterView> router() {
        return routers.find(instance());
    }

    private Optional<Choice> choice() {
        return feeder.isPresent()
                ? snapshot.choice(hub, feeder.getAsInt(), prefix)
                : Optional.empty();
    }

    // ---- the winner

    List<Reason> chain() {
        List<Reason> chain = new ArrayList<>();
        chain.add(receives());
        chain.add(programmed());
        pending().ifPresent(chain::add);
        chain.add(new Reason(instance(), row.rule(), row.why()));
        if (pending().isEmpty()) {
            Set<Reason> steps = new LinkedHashSet<>();
            for (Path path : choice().map(Choice::used).orElse(List.of())) {
                // What several paths have in common stands once, behind all of them.
                List<Reason> back = routers.back(router().orElse(null), path);
                steps.removeAll(back);
                steps.addAll(back);
            }
            chain.addAll(steps);
        }
        return chain;
    }

    private Reason receives() {
        return hub.equals(vantage.network())
                ? new Reason(hub, "R-EFF-12", "%s stands in %s".formatted(vantage.name(), hub))
                : new Reason(
                        vantage.network() + ">" + hub,
                        "R-GW-37",
                        "%s uses the remote gateways of %s, which offers transit"
                                .formatted(vantage.network(), hub));
    }

    private Reason programmed() {
        String since = route().map(ProgrammedRoute::since).map(Phrases::since).orElse("by now");
        if (server.isEmpty()) {
            return new Reason(
                    hub,
                    "R-EFF-12",
                    "the gateways of %s program %s, %s".formatted(hub, vantage.name(), since));
        }
        return feeder.isPresent()
                ? new Reason(
                        instance(),
                        "R-EFF-13",
                        "instance %d of %s programs %s, %s"
                                .formatted(
                                        feeder.getAsInt(),
                                        server.get().name(),
                                        vantage.name(),
                                        since))
                : new Reason(
                        server.get().name(),
                        "R-RS-36",
                        "no instance of %s lives: what it programmed stays, %s"
                                .formatted(server.get().name(), since));
    }

    private Optional<ProgrammedRoute> route() {
        @Nullable Nic nic = vantage.nic();
        Cohort cohort = nic == null ? new Cohort(0, 0) : Cohort.of(snapshot.seed(), nic.name());
        return snapshot.controlPlane().programmed(hub, cohort).get(prefix);
    }

    /// That the NIC does not have yet what its instance wants (azure rule R-EFF-29).
    private Optional<Reason> pending() {
        if (feeder.isEmpty()) {
            return Optional.empty();
        }
        Optional<Wish> wish = snapshot.wanted(hub, feeder.getAsInt(), prefix);
        boolean same =
                wish.filter(one -> one.nextHops().equals(row.nextHops()))
                        .filter(one ->
                                route().filter(has -> has.speakers().equals(one.speakers()))
                                        .isPresent())
                        .isPresent();
        if (same) {
            return Optional.empty();
        }
        String wants =
                wish.map(one ->
                                "wants next hops "
                                        + Phrases.list(
                                                one.nextHops().stream()
                                                        .map(String::valueOf)
                                                        .toList())
                                        + " by now: "
                                        + one.why())
                        .orElse("has no route any more");
        return Optional.of(
                new Reason(
                        instance(), "R-EFF-29", "%s %s%s".formatted(instance(), wants, until())));
    }

    private String until() {
        return until(snapshot, vantage);
    }

    static String until(LabSnapshot snapshot, Vantage vantage) {
        @Nullable Nic nic = vantage.nic();
        Optional<Instant> until = nic == null ? Optional.empty() : snapshot.reprogrammingUntil(nic);
        return until.map(at ->
                        "; %s is programmed anew by %s".formatted(vantage.name(), Phrases.at(at)))
                .orElse("");
    }

    // ---- the losers

    List<Loser> losers() {
        List<Loser> losers = new ArrayList<>();
        @Nullable RouterView router = router().orElse(null);
        for (Elimination out : choice().map(Choice::lost).orElse(List.of())) {
            losers.add(
                    new Loser(
                            Phrases.path(routers.giver(router, out.path()), out.path()),
                            out.by().name(),
                            new Reason(instance(), out.by().rule(), out.sentence())));
        }
        if (router != null) {
            router.links().values().forEach(link -> refused(link).ifPresent(losers::add));
        }
        return losers;
    }

    private Optional<Loser> refused(RouterView.Link link) {
        Optional<AdjRibIn.Entry> entry =
                snapshot.heard(link.session(), link.remote()).routes().get(prefix);
        if (entry.isPresent()
                && entry.get().verdict() instanceof ImportVerdict.Reject(var rule, var sentence)) {
            String giver = link.other() == null ? link.session().toString() : link.other();
            return Optional.of(
                    new Loser(
                            Phrases.path(giver, entry.get().received()),
                            "refused",
                            new Reason(link.session().toString(), rule, sentence)));
        }
        return Optional.empty();
    }
}
