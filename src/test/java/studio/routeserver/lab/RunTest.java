package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// What holds of every run: it repeats, it heals, an edit touches nothing else, and snapshots
/// share.
class RunTest {

    // ---- the same again

    private static List<String> wire(Topology topology, long seed, String... events) {
        List<String> bytes = new ArrayList<>();
        Lab lab =
                RunningLab.boot(
                        topology,
                        seed,
                        (at, from, to, message) ->
                                bytes.add(at + " " + from + " " + to + " " + hex(message)));
        lab.advanceTo(Instant.EPOCH);
        for (String event : events) {
            ScheduledFault fault = Faults.parse(topology, event);
            lab.advanceTo(fault.instant());
            lab.apply(fault.fault());
        }
        lab.advanceTo(lab.now().plusSeconds(300));
        lab.timeline().forEach(event -> bytes.add(event.toString()));
        return bytes;
    }

    private static String hex(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 77})
    void the_same_seed_and_events_give_the_same_bytes(long seed) {
        String[] events = {
            "10s:fail:nva1", "60s:cut:nva2/1", "200s:restore:nva1", "201s:reset:nva1"
        };

        List<String> once = wire(Drive.founding(), seed, events);
        List<String> again = wire(Drive.founding(), seed, events);

        assertThat(once).hasSizeGreaterThan(1000).isEqualTo(again);
    }

    @Test
    void another_seed_gives_another_run() {
        assertThat(wire(Drive.founding(), 1)).isNotEqualTo(wire(Drive.founding(), 2));
    }

    @Test
    void how_far_time_goes_at_a_time_makes_no_difference() {
        Lab far = RunningLab.of(Drive.founding(), 1);
        Lab near = RunningLab.of(Drive.founding(), 1);
        ScheduledFault fault = Faults.parse(Drive.founding(), "10s:fail:nva1");
        for (Lab lab : List.of(far, near)) {
            lab.advanceTo(fault.instant());
            lab.apply(fault.fault());
        }
        far.advanceTo(Drive.at(400));
        for (int i = 11; i <= 400; i++) {
            near.advanceTo(Drive.at(i));
        }
        assertThat(near.timeline()).isEqualTo(far.timeline());
        assertThat(near.snapshot().sessions()).isEqualTo(far.snapshot().sessions());
    }

    // ---- healing

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fail:nva1",
                "cut:nva1",
                "cut:nva1/1",
                "shut:nva2",
                "down:hq-tunnel",
                "fail:vpn-gw/0",
                "fail:vpn-gw",
                "fail:hub-route-server/0",
                "fail:hub-route-server",
                "withdraw:nva1:172.16.0.0/12",
                "fail:branch-a"
            })
    void what_is_restored_is_as_it_was(String event) {
        Topology topology = Drive.founding();
        String name =
                event.startsWith("down:")
                        ? "down:" + topology.connections().getFirst().name()
                        : event;
        Drive drive = new Drive(topology, 1);
        Map<String, List<String>> before = state(drive);
        ScheduledFault fault = Faults.parse(topology, "10s:" + name);
        drive.with("10s:" + name).to(500);
        String object = fault.fault().text().split(":")[1];
        drive.with("500s:restore:" + object).to(1500);

        assertThat(state(drive)).isEqualTo(before);
        assertThat(drive.now().faults()).isEmpty();
        assertThat(drive.lab().converged()).isTrue();
    }

    private static Map<String, List<String>> state(Drive drive) {
        Map<String, List<String>> state = new java.util.TreeMap<>();
        for (Nic nic : drive.now().topology().nics()) {
            state.put(nic.name(), drive.bgpRows(nic.name()));
        }
        drive.now()
                .sessions()
                .forEach((id, view) -> {
                    state.put(id + " " + view.state() + view.remoteState(), List.of());
                    state.put(id + " in", rows(drive.now().learned(id, false)));
                    state.put(id + " out", rows(drive.now().learned(id, true)));
                });
        return state;
    }

    private static List<String> rows(List<PeerRoute> routes) {
        return routes.stream().map(PeerRoute::toString).toList();
    }

    // ---- edits

    private static Topology withSpoke4(Topology topology) {
        VirtualNetwork hub = topology.virtualNetworks().getFirst();
        Topology.Builder edit = topology.edit();
        edit.add(
                new VirtualNetwork(
                        "spoke4",
                        List.of(studio.routeserver.net.Ipv4Prefix.parse("10.4.0.0/16")),
                        List.of(
                                new Subnet(
                                        "default",
                                        studio.routeserver.net.Ipv4Prefix.parse("10.4.0.0/24")))));
        edit.add(
                Peering.between(hub.name(), "spoke4")
                        .withAllowGatewayTransit(true)
                        .withAllowForwardedTraffic(true));
        edit.add(Peering.between("spoke4", hub.name()).withUseRemoteGateways(true));
        edit.add(
                new VirtualMachine(
                        "spoke4-vm",
                        new SubnetRef("spoke4", "default"),
                        studio.routeserver.net.Ipv4Address.parse("10.4.0.4")));
        return edit.build();
    }

    @Test
    void a_new_spoke_has_its_routes_at_once_and_no_session_restarts() {
        Drive drive = new Drive(Drive.founding(), 1);
        List<Instant> since = established(drive.now());

        drive.lab().reconcile(withSpoke4(Drive.founding()));
        assertThat(drive.bgpRows("spoke4-vm")).isEqualTo(drive.bgpRows("spoke1-vm"));
        drive.to(5);

        assertThat(drive.advertised("hub-route-server", 0, "nva1"))
                .anySatisfy(row -> assertThat(row).startsWith("10.4.0.0/16"));
        assertThat(established(drive.now())).isEqualTo(since);
        assertThat(drive.when("loses")).isEmpty();

        drive.lab().reconcile(Drive.founding());
        drive.to(10);
        assertThat(drive.advertised("hub-route-server", 0, "nva1"))
                .noneSatisfy(row -> assertThat(row).startsWith("10.4.0.0/16"));
        assertThat(established(drive.now())).isEqualTo(since);
    }

    private static List<Instant> established(LabSnapshot snapshot) {
        return snapshot.sessions().values().stream()
                .map(SessionView::establishedSince)
                .map(instant -> instant == null ? Instant.MIN : instant)
                .toList();
    }

    @Test
    void moving_things_on_the_canvas_sends_no_byte() {
        List<String> sent = new ArrayList<>();
        Lab lab = RunningLab.boot(Drive.founding(), 1, (at, from, to, message) -> sent.add(from));
        lab.advanceTo(Instant.EPOCH);
        LabSnapshot before = lab.snapshot();
        int bytes = sent.size();

        LabSnapshot after =
                lab.reconcile(
                        Drive.founding()
                                .edit()
                                .layout(Map.of("hub", new Box(1.0, 1.0, 10.0, 10.0)))
                                .build());

        assertThat(sent).hasSize(bytes);
        assertThat(established(after)).isEqualTo(established(before));
        assertThat(after.topology().layout()).containsKey("hub");
    }

    @Test
    void an_NVA_that_is_taken_away_says_goodbye() {
        Drive drive = Drive.open("S-02");
        drive.lab().reconcile(Drive.scenario("S-01"));
        drive.to(60);

        assertThat(drive.now().sessions()).hasSize(2);
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16")).containsExactly("10.0.4.4");
        drive.lab().reconcile(Drive.scenario("S-02"));
        drive.to(200);
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16"))
                .containsExactly("10.0.4.4", "10.0.4.5");
    }

    @Test
    void a_network_may_be_drawn_from_nothing_and_wiped_again() {
        Drive drive = new Drive(Topology.empty("nothing"), 1);
        drive.lab().reconcile(Drive.founding());
        drive.to(300);
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(4);

        drive.lab().reconcile(Topology.empty("nothing"));
        drive.to(600);
        assertThat(drive.now().sessions()).isEmpty();
        assertThat(drive.now().topology().virtualNetworks()).isEmpty();
    }

    // ---- snapshots and time

    @Test
    @SuppressWarnings("ReferenceEquality") // what is asserted is that it is the same object
    void what_did_not_change_is_the_same_object() {
        Drive drive = new Drive(Drive.founding(), 1);
        LabSnapshot before = drive.now();
        drive.to(200);
        assertThat(drive.now().controlPlane() == before.controlPlane()).isTrue();
        assertThat(drive.now().fabric() == before.fabric()).isTrue();

        drive.with("200s:cut:nva1/0").to(330);
        Cohort second = new Cohort(1, 0);
        assertThat(
                        drive.now().controlPlane().programmed("hub", second)
                                == before.controlPlane().programmed("hub", second))
                .isTrue();
    }

    @Test
    void nothing_is_seen_while_nothing_happens() {
        Drive drive = new Drive(Drive.founding(), 1).to(3000);
        assertThat(drive.seen()).hasSize(1);
        assertThat(drive.seen().getFirst().at()).isEqualTo(Drive.at(3000));
    }

    @Test
    void a_NIC_says_until_when_it_is_being_programmed() {
        Drive drive = Drive.open("S-02").with("10s:shut:nva1").to(11);
        Nic nic = drive.nic("spoke1-vm");
        Instant until = drive.now().reprogrammingUntil(nic).orElseThrow();
        assertThat(Drive.seconds(until)).isBetween(30.0, 41.0);
        assertThat(drive.lab().nextVisibleEvent()).isPresent();

        drive.to(Drive.seconds(until) + 1);
        assertThat(drive.now().reprogrammingUntil(nic)).isEmpty();
    }

    @Test
    void settling_stops_300_seconds_after_the_last_change() {
        Drive drive = Drive.open("S-02").with("10s:fail:nva1").settle();
        assertThat(drive.lab().converged()).isTrue();
        double last = drive.when("programmed").getLast();
        assertThat(Drive.seconds(drive.lab().now())).isBetween(last + 300, last + 301);
    }

    @Test
    void a_lab_that_boots_shows_its_sessions_coming_up() {
        Lab lab = RunningLab.boot(Drive.founding(), 1);
        assertThat(lab.now()).isEqualTo(Instant.EPOCH.minus(Duration.ofHours(1)));
        List<LabSnapshot> seen = lab.advanceTo(lab.now().plusSeconds(60));

        assertThat(seen.size()).isBetween(5, 60);
        assertThat(seen.getFirst().sessions().values())
                .noneMatch(view -> view.state() == SessionState.ESTABLISHED);
        assertThat(seen.getLast().sessions().values())
                .allMatch(view -> view.state() == SessionState.ESTABLISHED);
    }

    @Test
    void time_does_not_run_backwards() {
        Lab lab = RunningLab.of(Drive.founding(), 1);
        assertThatThrownBy(() -> lab.advanceTo(Instant.EPOCH.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backwards");
    }
}
