package studio.routeserver.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Bytes;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.message.RawAttribute;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.ImportPolicy;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.bgp.rib.PrefixLimit;
import studio.routeserver.bgp.session.Cease;
import studio.routeserver.bgp.session.Counters;
import studio.routeserver.bgp.session.Session;
import studio.routeserver.bgp.session.State;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

class SpeakersScenario {

    private static final Ipv4Prefix BRANCH = Ipv4Prefix.parse("192.168.0.0/16");

    private static State state(Speaker speaker, String neighbor) {
        return speaker.neighbor(neighbor).orElseThrow().state();
    }

    private static PathAttributes best(Speaker speaker, Ipv4Prefix prefix) {
        return speaker.locRib().best(prefix).map(Path::attributes).orElseThrow();
    }

    @Test
    void routes_cross_a_session_with_the_own_as_in_front_and_the_own_address_as_next_hop() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        routers.originate(nva1, "192.168.0.0/16");
        routers.originate(routers.routeServer, "10.0.0.0/16");

        routers.startAll();

        PathAttributes atRouteServer = best(routers.routeServer, BRANCH);
        assertThat(atRouteServer.asPath()).isEqualTo(AsPath.of(65001));
        assertThat(atRouteServer.nextHop()).hasToString("10.0.4.4");
        PathAttributes atNva = best(nva1, Ipv4Prefix.parse("10.0.0.0/16"));
        assertThat(atNva.asPath()).isEqualTo(AsPath.of(65515));
        assertThat(atNva.nextHop()).hasToString("10.0.6.4");
        assertThat(routers.routeServer.neighbor("nva1").orElseThrow().received()).isEqualTo(1);
    }

    @Test
    void two_nvas_share_the_load_until_one_of_them_prepends() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        Speaker nva2 = routers.nva("nva2", 65002, "10.0.4.5");
        routers.originate(nva1, "192.168.0.0/16");
        routers.originate(nva2, "192.168.0.0/16");
        routers.startAll();
        assertThat(nextHops(routers)).containsExactly("10.0.4.4", "10.0.4.5");

        PathAttributes longer = Routers.plain().withAsPath(AsPath.of(65002, 65002));
        routers.pump.carryOut(nva2, nva2.originate(Map.of(BRANCH, longer), routers.pump.now()));
        routers.pump.advance(Duration.ofSeconds(1));

        assertThat(nextHops(routers)).containsExactly("10.0.4.4");
        Decision decision = routers.routeServer.locRib().decision(BRANCH).orElseThrow();
        assertThat(decision.eliminated())
                .singleElement()
                .satisfies(out -> {
                    assertThat(out.by().rule()).isEqualTo("R-RS-28");
                    assertThat(out.sentence())
                            .isEqualTo(
                                    "nva2 has an AS_PATH of 3 hops (65002 65002 65002), nva1"
                                            + " has an AS_PATH of 1 hop (65001)");
                });
    }

    private static List<String> nextHops(Routers routers) {
        return routers.routeServer.locRib().decision(BRANCH).orElseThrow().multipath().stream()
                .map(path -> path.attributes().nextHop().toString())
                .toList();
    }

    @Test
    void a_silent_peer_keeps_its_routes_until_the_hold_timer_expires() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        routers.originate(nva1, "192.168.0.0/16");
        routers.startAll();
        routers.pump.advance(Duration.ofMinutes(5));

        routers.pump.cut(nva1, routers.routeServer);
        routers.pump.advance(Duration.ofSeconds(119));
        assertThat(routers.routeServer.locRib().best(BRANCH)).isPresent();
        routers.pump.advance(Duration.ofSeconds(62));

        assertThat(routers.routeServer.locRib().best(BRANCH)).isEmpty();
        assertThat(routers.pump.log)
                .anyMatch(line ->
                        line.contains(
                                "rs route 192.168.0.0/16: nva1: hold timer expired: nothing"
                                        + " heard for 180 s"));
        routers.pump.heal(nva1, routers.routeServer);
        routers.pump.advance(Duration.ofMinutes(1));
        assertThat(routers.routeServer.locRib().best(BRANCH)).isPresent();
    }

    @Test
    void a_broken_connection_withdraws_at_once_and_comes_back() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        routers.originate(nva1, "192.168.0.0/16");
        routers.startAll();

        routers.pump.reset(nva1, routers.routeServer);

        assertThat(routers.routeServer.locRib().best(BRANCH)).isEmpty();
        routers.pump.advance(Duration.ofSeconds(30));
        assertThat(routers.routeServer.locRib().best(BRANCH)).isPresent();
        assertThat(routers.routeServer.neighbor("nva1").orElseThrow().counters().timesEstablished())
                .isEqualTo(2);
    }

    @Test
    void a_shutdown_says_why_and_stays_down() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        routers.originate(nva1, "192.168.0.0/16");
        routers.startAll();

        routers.pump.tell(
                nva1, "rs", new Session.Input.Stop(Cease.administrativeShutdown("maintenance")));
        routers.pump.advance(Duration.ofMinutes(10));

        assertThat(routers.routeServer.locRib().best(BRANCH)).isEmpty();
        assertThat(state(nva1, "rs")).isEqualTo(State.IDLE);
        assertThat(state(routers.routeServer, "nva1")).isNotEqualTo(State.ESTABLISHED);
        assertThat(routers.pump.log)
                .anyMatch(line ->
                        line.contains(
                                "because=received Cease: administrative shutdown (6/2):"
                                        + " \"maintenance\""));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void r_rs_11_two_ends_that_dial_at_the_same_instant_end_with_one_connection(Seed seed) {
        Routers routers = new Routers(seed.nextLong());
        Speaker nva1 = routers.nva("nva1", 65001, seed.nextBoolean() ? "10.0.4.4" : "10.0.7.4");
        routers.originate(nva1, "192.168.0.0/16");

        routers.startAll();
        routers.pump.advance(Duration.ofMinutes(10));

        assertThat(state(nva1, "rs")).isEqualTo(State.ESTABLISHED);
        assertThat(state(routers.routeServer, "nva1")).isEqualTo(State.ESTABLISHED);
        assertThat(routers.pump.connections(nva1, routers.routeServer)).isEqualTo(1);
        assertThat(nva1.neighbor("rs").orElseThrow().establishedSince())
                .as("no later than the first retries, and for good")
                .isBefore(Instant.EPOCH.plusSeconds(30));
        assertThat(routers.routeServer.locRib().best(BRANCH)).isPresent();
        Counters counters = nva1.neighbor("rs").orElseThrow().counters();
        assertThat(counters.notificationsSent() + counters.notificationsReceived())
                .as("there was a collision, and it was solved by one Cease")
                .isEqualTo(1);
        assertThat(counters.timesEstablished()).isEqualTo(1);
    }

    @Test
    void r_rs_19_the_own_as_in_a_path_is_kept_and_shown_and_takes_no_part() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        PathAttributes looped = Routers.plain().withAsPath(AsPath.of(65515));
        nva1.originate(Map.of(BRANCH, looped), Instant.EPOCH);

        routers.startAll();

        assertThat(routers.routeServer.locRib().best(BRANCH)).isEmpty();
        AdjRibIn.Entry entry =
                routers.routeServer.adjRibIn("nva1").routes().get(BRANCH).orElseThrow();
        assertThat(entry.verdict())
                .isEqualTo(
                        new ImportVerdict.Reject(
                                "R-RS-19", "own AS 65515 is in the AS_PATH 65001 65515"));
    }

    @Test
    void a_neighbour_that_may_bring_the_own_as_from_now_on_is_judged_again() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        nva1.originate(Map.of(BRANCH, Routers.plain().withAsPath(AsPath.of(65515))), Instant.EPOCH);
        routers.startAll();

        change(routers, routers.atRouteServer("nva1", 65001).withTakesOwnAs(true));

        assertThat(routers.routeServer.locRib().best(BRANCH)).isPresent();
    }

    @Test
    void r_rs_25_no_advertise_reaches_the_route_server_and_nobody_else() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        Speaker nva2 = routers.nva("nva2", 65002, "10.0.4.5");
        PathAttributes quiet = Routers.plain().withCommunities(List.of(Community.NO_ADVERTISE));
        nva1.originate(Map.of(BRANCH, quiet), Instant.EPOCH);
        routers.originate(nva1, "172.16.0.0/12");

        routers.startAll();

        assertThat(routers.routeServer.locRib().best(BRANCH)).isPresent();
        assertThat(nva2.locRib().best(BRANCH)).isEmpty();
        assertThat(nva2.locRib().best(Ipv4Prefix.parse("172.16.0.0/12")))
                .map(path -> path.attributes().asPath())
                .contains(AsPath.of(65515, 65001));
        assertThat(routers.routeServer.adjRibOut("nva2").held().get(BRANCH))
                .contains(
                        new ExportVerdict.Hold(
                                "RFC 1997", "the path has the community NO_ADVERTISE"));
        assertThat(routers.routeServer.adjRibOut("nva1").size()).as("split horizon").isZero();
    }

    @Test
    void what_is_not_understood_is_passed_on_with_the_partial_bit() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        Speaker nva2 = routers.nva("nva2", 65002, "10.0.4.5");
        RawAttribute unknown = new RawAttribute(0xC0, 99, Bytes.of(1, 2, 3));
        PathAttributes odd = Routers.plain().with(draft -> draft.others(List.of(unknown)).med(7L));
        nva1.originate(Map.of(BRANCH, odd), Instant.EPOCH);

        routers.startAll();

        PathAttributes seen = best(nva2, BRANCH);
        assertThat(seen.others()).containsExactly(unknown.passedOn());
        assertThat(seen.med()).as("MED is for one AS").isNull();
        assertThat(best(routers.routeServer, BRANCH).med()).isEqualTo(7L);
    }

    @Test
    void r_rs_18_refreshing_more_than_half_the_limit_ends_the_session() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        limit(routers, 1000);
        nva1.originate(Routers.many(501), Instant.EPOCH);
        routers.startAll();
        assertThat(routers.routeServer.locRib().size()).isEqualTo(501);

        routers.pump.carryOut(
                routers.routeServer,
                routers.routeServer.requestRefresh("nva1", routers.pump.now()));
        routers.pump.advance(Duration.ofSeconds(1));

        assertThat(routers.routeServer.locRib().size()).isZero();
        assertThat(routers.pump.log)
                .anyMatch(line ->
                        line.contains("received Cease: maximum number of prefixes reached (6/1)"));
        assertThat(routers.pump.log)
                .anyMatch(line ->
                        line.contains(
                                "1002 prefixes, those announced again counted again, are"
                                        + " more than the limit of 1000 (R-RS-18)"));
        routers.pump.advance(Duration.ofMinutes(1));
        assertThat(routers.routeServer.locRib().size()).as("the next try holds").isEqualTo(501);
    }

    @Test
    void r_rs_18_refreshing_half_the_limit_is_well() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        limit(routers, 4000);
        nva1.originate(Routers.many(2000), Instant.EPOCH);
        routers.startAll();
        long before = nva1.neighbor("rs").orElseThrow().counters().updatesSent();

        routers.pump.carryOut(
                routers.routeServer,
                routers.routeServer.requestRefresh("nva1", routers.pump.now()));
        routers.pump.advance(Duration.ofMinutes(1));

        assertThat(state(routers.routeServer, "nva1")).isEqualTo(State.ESTABLISHED);
        assertThat(nva1.neighbor("rs").orElseThrow().counters().updatesSent())
                .as("all routes again, a thousand an UPDATE")
                .isBetween(before + 2, before + 3);
        assertThat(routers.routeServer.locRib().size()).isEqualTo(2000);
    }

    private static void limit(Routers routers, int maximum) {
        PrefixLimit limit = new PrefixLimit(maximum, entry -> true, "R-RS-18");
        routers.routeServer.reconfigure(
                routers.atRouteServer("nva1", 65001).withLimit(limit), Instant.EPOCH);
    }

    @Test
    void a_changed_policy_takes_effect_without_the_session() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        Speaker nva2 = routers.nva("nva2", 65002, "10.0.4.5");
        routers.originate(nva1, "192.168.0.0/16");
        routers.startAll();
        Instant since = sinceWhen(routers, "nva1");
        ImportPolicy refuse = path -> new ImportVerdict.Reject("R-RS-21", "not this one");
        ExportPolicy hush =
                (path, proposed, table) -> new ExportVerdict.Hold("R-RS-35", "not to nva2");

        change(
                routers,
                routers.atRouteServer("nva2", 65002).withPolicies(ImportPolicy.ACCEPT_ALL, hush));
        assertThat(nva2.locRib().best(BRANCH)).as("withdrawn from nva2").isEmpty();
        assertThat(routers.routeServer.locRib().best(BRANCH)).isPresent();
        change(routers, routers.atRouteServer("nva2", 65002));
        assertThat(nva2.locRib().best(BRANCH)).as("announced again").isPresent();
        change(
                routers,
                routers.atRouteServer("nva1", 65001).withPolicies(refuse, ExportPolicy.SEND_ALL));

        assertThat(routers.routeServer.locRib().best(BRANCH)).isEmpty();
        assertThat(nva2.locRib().best(BRANCH)).isEmpty();
        assertThat(routers.routeServer.adjRibIn("nva1").size()).isEqualTo(1);
        assertThat(sinceWhen(routers, "nva1")).isEqualTo(since);
    }

    private static void change(Routers routers, Neighbor neighbor) {
        routers.pump.carryOut(
                routers.routeServer, routers.routeServer.reconfigure(neighbor, routers.pump.now()));
        routers.pump.advance(Duration.ofSeconds(1));
    }

    private static Instant sinceWhen(Routers routers, String neighbor) {
        return Objects.requireNonNull(
                routers.routeServer.neighbor(neighbor).orElseThrow().establishedSince());
    }

    @Test
    void another_configuration_of_one_neighbour_leaves_the_others_alone() {
        Routers routers = new Routers(1);
        routers.nva("nva1", 65001, "10.0.4.4");
        Speaker nva2 = routers.nva("nva2", 65002, "10.0.4.5");
        routers.startAll();
        Instant since = sinceWhen(routers, "nva1");
        Neighbor old = routers.atRouteServer("nva2", 65002);
        Duration hold = Duration.ofSeconds(15);

        change(
                routers,
                new Neighbor(
                        old.name(),
                        old.address(),
                        old.localAddress(),
                        old.session().withTimers(hold, Duration.ofSeconds(5)),
                        old.kind(),
                        old.nextHopSelf(),
                        old.importPolicy(),
                        old.exportPolicy(),
                        old.limit(),
                        old.takesOwnAs()));
        routers.pump.advance(Duration.ofMinutes(1));

        assertThat(sinceWhen(routers, "nva1")).isEqualTo(since);
        assertThat(nva2.neighbor("rs").orElseThrow().negotiated())
                .satisfies(negotiated -> {
                    assertThat(Objects.requireNonNull(negotiated).hold()).isEqualTo(hold);
                    assertThat(negotiated.keepalive()).isEqualTo(Duration.ofSeconds(5));
                });
        routers.pump.carryOut(
                routers.routeServer,
                routers.routeServer.removeNeighbor("nva2", routers.pump.now()));
        routers.pump.advance(Duration.ofSeconds(1));
        assertThat(routers.routeServer.neighbor("nva2")).isEqualTo(Optional.empty());
        assertThat(state(nva2, "rs")).isNotEqualTo(State.ESTABLISHED);
        assertThat(sinceWhen(routers, "nva1")).isEqualTo(since);
    }

    @Test
    void r_rs_38_a_gateway_of_the_same_as_hears_nva_routes_as_they_are() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        Speaker gateway = routers.nva("vpn-gw", 65515, "10.0.5.4");
        routers.originate(nva1, "192.168.0.0/16");
        PathAttributes branch = Routers.plain().withAsPath(AsPath.of(65010));
        gateway.originate(Map.of(Ipv4Prefix.parse("192.168.1.0/24"), branch), Instant.EPOCH);

        routers.startAll();

        PathAttributes seen = best(gateway, BRANCH);
        assertThat(seen.asPath()).isEqualTo(AsPath.of(65001));
        assertThat(seen.nextHop()).hasToString("10.0.4.4");
        PathAttributes atNva = best(nva1, Ipv4Prefix.parse("192.168.1.0/24"));
        assertThat(atNva.asPath()).isEqualTo(AsPath.of(65515, 65010));
        assertThat(atNva.nextHop()).isEqualTo(Routers.INSTANCE);
    }

    @Test
    void thousands_of_routes_take_few_messages_and_nothing_is_said_twice() {
        Routers routers = new Routers(1);
        for (int i = 0; i < 8; i++) {
            Speaker nva = routers.nva("nva" + i, 65001 + i, "10.0.4." + (4 + i));
            nva.originate(Routers.many(1000), Instant.EPOCH);
        }

        routers.startAll();

        assertThat(routers.routeServer.locRib().size()).isEqualTo(1000);
        Decision decision = routers.routeServer.locRib().decisions().iterator().next().value();
        assertThat(decision.multipath()).hasSize(8);
        long sent =
                routers.routeServer.neighbors().stream()
                        .mapToLong(neighbor -> neighbor.counters().updatesSent())
                        .sum();
        assertThat(sent).as("UPDATEs to eight neighbours").isLessThan(8 * 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void the_same_seed_gives_the_same_run(Seed seed) {
        long number = seed.nextLong();

        assertThat(run(number)).isEqualTo(run(number));
    }

    private static List<String> run(long seed) {
        Routers routers = new Routers(seed);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        Speaker nva2 = routers.nva("nva2", 65002, "10.0.4.5");
        routers.originate(nva1, "192.168.0.0/16", "10.100.0.0/16");
        routers.originate(nva2, "192.168.0.0/16");
        routers.startAll();
        routers.pump.cut(nva1, routers.routeServer);
        routers.pump.advance(Duration.ofSeconds(400));
        return routers.pump.log;
    }

    @Test
    void a_malformed_announcement_takes_the_route_away_and_says_so() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        routers.originate(nva1, "192.168.0.0/16");
        routers.startAll();

        PathAttributes loopback = Routers.plain().withNextHop(Ipv4Address.parse("127.0.0.1"));
        routers.pump.carryOut(nva1, nva1.originate(Map.of(BRANCH, loopback), routers.pump.now()));
        routers.pump.advance(Duration.ofSeconds(1));

        assertThat(routers.routeServer.locRib().best(BRANCH)).isEmpty();
        assertThat(state(routers.routeServer, "nva1")).isEqualTo(State.ESTABLISHED);
        assertThat(routers.pump.log)
                .anyMatch(line ->
                        line.endsWith(
                                "rs route 192.168.0.0/16: announced malformed by nva1:"
                                        + " NEXT_HOP is malformed"));
    }

    @Test
    void r_rs_24_an_address_of_ours_as_next_hop_is_refused() {
        Routers routers = new Routers(1);
        Speaker nva1 = routers.nva("nva1", 65001, "10.0.4.4");
        PathAttributes wrong = Routers.plain().withNextHop(Routers.INSTANCE);
        PathAttributes third = Routers.plain().withNextHop(Ipv4Address.parse("10.0.4.10"));
        nva1.originate(Map.of(BRANCH, wrong), Instant.EPOCH);
        nva1.originate(Map.of(Ipv4Prefix.DEFAULT, third), Instant.EPOCH);

        routers.startAll();

        assertThat(routers.routeServer.locRib().best(BRANCH)).isEmpty();
        assertThat(best(routers.routeServer, Ipv4Prefix.DEFAULT).nextHop())
                .as("a third party's address is kept")
                .hasToString("10.0.4.10");
    }
}
