package studio.routeserver.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.HubRoutingPreference;
import studio.routeserver.bgp.rib.ImportPolicy;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.bgp.session.Cease;
import studio.routeserver.bgp.session.Session;
import studio.routeserver.bgp.session.State;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// Whatever happens to three routers: once it is quiet, tables that must agree agree.
class SpeakersProperties {

    private static final List<Ipv4Prefix> PREFIXES =
            List.of(
                    Ipv4Prefix.parse("10.0.0.0/8"),
                    Ipv4Prefix.parse("10.1.0.0/16"),
                    Ipv4Prefix.parse("172.16.0.0/12"),
                    Ipv4Prefix.parse("192.168.0.0/16"));

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void after_the_storm_every_table_is_what_it_would_be_from_scratch(Seed seed) {
        Routers routers = new Routers(seed.nextLong());
        List<Speaker> nvas =
                List.of(
                        routers.nva("nva1", 65001, "10.0.4.4"),
                        routers.nva("nva2", 65002, "10.0.7.5"));
        routers.startAll();
        for (int i = 0; i < seed.size(); i++) {
            happen(seed, routers, nvas);
            routers.pump.advance(Duration.ofMillis(seed.nextLong(40)));
        }
        nvas.forEach(nva -> routers.pump.heal(nva, routers.routeServer));
        nvas.forEach(nva -> routers.pump.start(nva, "rs"));
        routers.pump.advance(Duration.ofMinutes(10));

        for (Speaker nva : nvas) {
            assertThat(nva.neighbor("rs").orElseThrow().state()).isEqualTo(State.ESTABLISHED);
            agrees(nva, routers.routeServer);
            agrees(routers.routeServer, nva);
            summarises(
                    routers.routeServer.adjRibIn(nva.name()),
                    routers.routeServer.adjRibOut(nva.name()));
        }
        decidesAsFromScratch(routers.routeServer, nvas);
    }

    private static void happen(Seed seed, Routers routers, List<Speaker> nvas) {
        Speaker nva = Some.oneOf(seed, nvas);
        Pump pump = routers.pump;
        Ipv4Prefix prefix = Some.oneOf(seed, PREFIXES);
        switch (seed.nextInt(12)) {
            case 0 -> pump.reset(nva, routers.routeServer);
            case 1 -> pump.cut(nva, routers.routeServer);
            case 2 -> pump.heal(nva, routers.routeServer);
            case 3 -> pump.tell(nva, "rs", new Session.Input.Reset(Cease.administrativeReset("")));
            case 4 ->
                    pump.carryOut(
                            routers.routeServer,
                            routers.routeServer.requestRefresh(nva.name(), pump.now()));
            case 5 -> pump.carryOut(nva, nva.withdraw(List.of(prefix), pump.now()));
            case 6 -> {
                int asn = nva.name().equals("nva1") ? 65001 : 65002;
                Neighbor changed =
                        routers.atRouteServer(nva.name(), asn)
                                .withPolicies(refusing(seed), holding(seed));
                pump.carryOut(
                        routers.routeServer, routers.routeServer.reconfigure(changed, pump.now()));
            }
            case 7 ->
                    pump.carryOut(
                            routers.routeServer,
                            routers.routeServer.decideBy(
                                    DecisionProcess.routeServer(
                                            Some.oneOf(
                                                    seed, List.of(HubRoutingPreference.values()))),
                                    pump.now()));
            default -> {
                PathAttributes attributes =
                        Routers.plain()
                                .withAsPath(AsPath.sequence(Some.asns(seed, 2)))
                                .with(draft -> draft.med(seed.nextLong(3)));
                pump.carryOut(nva, nva.originate(Map.of(prefix, attributes), pump.now()));
            }
        }
    }

    private static ImportPolicy refusing(Seed seed) {
        Ipv4Prefix refused = Some.oneOf(seed, PREFIXES);
        Ipv4Prefix summary = Some.oneOf(seed, PREFIXES);
        List<Ipv4Prefix> summarised = seed.nextBoolean() ? PREFIXES.subList(1, 3) : List.of();
        return path ->
                path.prefix().equals(refused)
                        ? new ImportVerdict.Reject("R-RS-21", "refused")
                        : summarised.contains(path.prefix())
                                ? new ImportVerdict.Aggregate(
                                        List.of(
                                                new Path(
                                                        summary,
                                                        path.from(),
                                                        path.attributes(),
                                                        path.received(),
                                                        path.weight())),
                                        "R-GW-50",
                                        "summarised")
                                : new ImportVerdict.Accept(path);
    }

    private static ExportPolicy holding(Seed seed) {
        Ipv4Prefix held = Some.oneOf(seed, PREFIXES);
        Ipv4Prefix summary = Some.oneOf(seed, PREFIXES);
        List<Ipv4Prefix> summarised = seed.nextBoolean() ? PREFIXES.subList(1, 3) : List.of();
        ExportVerdict.Hold hold = new ExportVerdict.Hold("R-RS-35", "held");
        return (path, proposed, table) ->
                path.prefix().equals(held)
                        ? hold
                        : summarised.contains(path.prefix())
                                ? new ExportVerdict.Aggregate(List.of(summary), proposed, hold)
                                : new ExportVerdict.Send(proposed);
    }

    /// What stands for others stands for exactly those that are there, and is told with them.
    private static void summarises(AdjRibIn in, AdjRibOut out) {
        Map<Ipv4Prefix, Set<Ipv4Prefix>> heard = new TreeMap<>();
        in.routes()
                .forEach(entry ->
                        entry.value()
                                .aggregated()
                                .forEach(path ->
                                        heard.computeIfAbsent(path.prefix(), _ -> new TreeSet<>())
                                                .add(entry.prefix())));
        assertThat(members(in.aggregates())).isEqualTo(heard);

        Map<Ipv4Prefix, Set<Ipv4Prefix>> told = new TreeMap<>();
        out.replaced()
                .forEach(entry ->
                        entry.value()
                                .forEach(summary ->
                                        told.computeIfAbsent(summary, _ -> new TreeSet<>())
                                                .add(entry.prefix())));
        assertThat(members(out.aggregates())).isEqualTo(told);
        told.keySet().forEach(summary -> assertThat(out.sent(summary)).isPresent());
        told.forEach((summary, replaced) ->
                replaced.stream()
                        .filter(prefix -> !told.containsKey(prefix))
                        .forEach(prefix -> assertThat(out.sent(prefix)).isEmpty()));
    }

    private static <T> Map<Ipv4Prefix, Set<Ipv4Prefix>> members(
            PrefixTable<PrefixTable<T>> aggregates) {
        Map<Ipv4Prefix, Set<Ipv4Prefix>> members = new TreeMap<>();
        aggregates.forEach(entry -> {
            Set<Ipv4Prefix> of = new TreeSet<>();
            entry.value().forEach(member -> of.add(member.prefix()));
            members.put(entry.prefix(), of);
        });
        return members;
    }

    /// What one end was told is what the other end holds. LOCAL_PREF and the like never cross here.
    private static void agrees(Speaker sender, Speaker receiver) {
        PrefixTable<PathAttributes> told = sender.adjRibOut(receiver.name()).sent();
        PrefixTable<PathAttributes> held =
                receiver.adjRibIn(sender.name())
                        .routes()
                        .map((_, entry) -> entry.received().attributes());
        assertThat(held).isEqualTo(told);
    }

    private static void decidesAsFromScratch(Speaker routeServer, List<Speaker> nvas) {
        List<Ipv4Prefix> decided = new ArrayList<>();
        routeServer
                .locRib()
                .decisions()
                .forEach(entry -> {
                    decided.add(entry.prefix());
                    List<Path> candidates = candidates(routeServer, nvas, entry.prefix());
                    assertThat(entry.value().paths())
                            .containsExactlyInAnyOrderElementsOf(candidates);
                });
        for (Ipv4Prefix prefix : PREFIXES) {
            assertThat(decided.contains(prefix))
                    .isEqualTo(!candidates(routeServer, nvas, prefix).isEmpty());
        }
    }

    private static List<Path> candidates(
            Speaker routeServer, List<Speaker> nvas, Ipv4Prefix prefix) {
        return nvas.stream()
                .flatMap(nva -> routeServer.adjRibIn(nva.name()).accepted(prefix).stream())
                .toList();
    }
}
