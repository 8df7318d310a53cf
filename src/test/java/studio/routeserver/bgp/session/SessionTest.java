package studio.routeserver.bgp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.bgp.message.Bytes;
import studio.routeserver.bgp.message.Capability;
import studio.routeserver.bgp.message.Codec;
import studio.routeserver.bgp.message.Decoded;
import studio.routeserver.bgp.message.Message;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// One session against a peer that is a script.
class SessionTest {

    private static final Codec CODEC = new Codec(true, false);
    private static final Ipv4Address OURS = Ipv4Address.parse("10.0.6.4");
    private static final Ipv4Address THEIRS = Ipv4Address.parse("10.0.4.4");
    private static final ConnectionId DIALLED = ConnectionId.dialled(1);
    private static final ConnectionId ACCEPTED = ConnectionId.accepted(7);

    private final List<String> said = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Session session = session(config -> config);

    private static Session session(UnaryOperator<SessionConfig> change) {
        SessionConfig config = SessionConfig.of(Asn.AZURE, OURS, new Asn(65001));
        AtomicLong dials = new AtomicLong();
        return new Session(change.apply(config), new SplittableRandom(1), dials::incrementAndGet);
    }

    private void tell(Session.Input input) {
        for (Session.Output output : session.accept(input, now)) {
            said.add(shown(output));
        }
    }

    private static String shown(Session.Output output) {
        return switch (output) {
            case Session.Output.Connect(ConnectionId id) -> "dial " + id.number();
            case Session.Output.Send(ConnectionId id, ByteBuffer bytes) ->
                    "send " + name(bytes) + " on " + id;
            case Session.Output.Disconnect(ConnectionId id) -> "close " + id;
            case Session.Output.Changed(State from, State to, String because) ->
                    from + " to " + to + ": " + because;
            case Session.Output.Up _ -> "up";
            case Session.Output.Down(String because, _) -> "down: " + because;
            case Session.Output.UpdateReceived(Message.Update update, _, _) ->
                    "update " + update.announced();
            case Session.Output.RefreshRequested _ -> "refresh requested";
        };
    }

    private static String name(ByteBuffer bytes) {
        return switch (CODEC.decode(bytes)) {
            case Decoded.Read(Message.Notification sent, _, _) -> sent.toString();
            case Decoded.Read(Message message, _, _) ->
                    message.getClass().getSimpleName().toUpperCase(Locale.ROOT);
            case Decoded.Reset reset -> reset.toString();
        };
    }

    private void receive(ConnectionId id, Message... messages) {
        for (Message message : messages) {
            tell(new Session.Input.Received(id, CODEC.encode(message)));
        }
    }

    private static Message.Open open(int hold) {
        return new Message.Open(
                new Asn(65001),
                hold,
                THEIRS,
                List.of(
                        Capability.Multiprotocol.IPV4_UNICAST,
                        new Capability.RouteRefresh(),
                        new Capability.FourOctetAs(new Asn(65001))));
    }

    private void establish(int hold) {
        tell(new Session.Input.Start());
        tell(new Session.Input.Connected(DIALLED));
        receive(DIALLED, open(hold), new Message.Keepalive());
        said.clear();
    }

    /// Lets the time of the next deadline come.
    private void wait(Duration atLeast, Duration atMost) {
        Instant deadline = session.nextDeadline().orElseThrow();
        assertThat(Duration.between(now, deadline)).isBetween(atLeast, atMost);
        now = deadline;
        tell(new Session.Input.DeadlinePassed());
    }

    @Test
    void a_session_comes_up_step_by_step() {
        tell(new Session.Input.Start());
        tell(new Session.Input.Connected(DIALLED));
        receive(DIALLED, open(180), new Message.Keepalive());

        assertThat(said)
                .containsExactly(
                        "dial 1",
                        "Idle to Connect: started",
                        "send OPEN on dialled connection 1",
                        "Connect to OpenSent: connected, OPEN sent",
                        "OpenSent to OpenConfirm: OPEN received",
                        "send KEEPALIVE on dialled connection 1",
                        "OpenConfirm to Established: KEEPALIVE received",
                        "up");
        assertThat(session.establishedSince()).contains(Instant.EPOCH);
    }

    @ParameterizedTest(name = "offers {0} and {1}: hold {2}, keepalive {3}")
    @CsvSource({
        "180, 180, 180, 60",
        "180, 15, 15, 5",
        "180, 0, 0, 0",
        "9, 180, 9, 3",
        "3, 240, 3, 1"
    })
    void r_rs_14_the_lower_hold_time_wins(int ours, int theirs, int hold, int keepalive) {
        session =
                session(config ->
                        config.withTimers(Duration.ofSeconds(ours), Duration.ofMinutes(1)));

        establish(theirs);

        Negotiated negotiated = session.negotiated().orElseThrow();
        assertThat(negotiated.hold()).isEqualTo(Duration.ofSeconds(hold));
        assertThat(negotiated.keepalive()).isEqualTo(Duration.ofSeconds(keepalive));
        assertThat(session.nextDeadline().isPresent()).as("timers run").isEqualTo(hold > 0);
    }

    @Test
    void keepalives_leave_with_jitter_and_silence_ends_the_session() {
        establish(180);

        for (int i = 0; i < 3; i++) {
            wait(Duration.ofSeconds(45), Duration.ofMinutes(1));
        }
        assertThat(said).hasSize(3).containsOnly("send KEEPALIVE on dialled connection 1");
        said.clear();
        while (session.state() == State.ESTABLISHED) {
            wait(Duration.ZERO, Duration.ofMinutes(1));
        }

        assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(180));
        assertThat(said)
                .endsWith(
                        "send hold timer expired (4/0) on dialled connection 1",
                        "close dialled connection 1",
                        "down: hold timer expired: nothing heard for 180 s (4/0)",
                        "Established to Idle: hold timer expired: nothing heard for 180 s (4/0)");
        wait(Duration.ofMillis(7500), Duration.ofSeconds(10));
        assertThat(said).endsWith("dial 2", "Idle to Connect: trying again");
    }

    @Test
    void what_is_heard_keeps_the_session_alive() {
        establish(180);
        now = now.plusSeconds(100);

        receive(DIALLED, Message.Update.END_OF_RIB);
        assertThat(session.holdDeadline()).contains(now.plusSeconds(180));
        now = now.plusSeconds(100);
        receive(DIALLED, Message.RouteRefresh.IPV4_UNICAST);

        assertThat(session.holdDeadline())
                .as("ROUTE-REFRESH does not count (RFC 4271 §8.2.2)")
                .contains(now.plusSeconds(80));
        assertThat(said).contains("refresh requested");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "another AS,         65002, 10.0.4.4, 1, bad peer AS (2/2)",
        "no IPv4 unicast,    65001, 10.0.4.4, 2, unsupported capability (2/7)"
    })
    void an_open_that_does_not_fit_is_refused(
            String name, long as, String id, int afi, String words) {
        tell(new Session.Input.Start());
        tell(new Session.Input.Connected(DIALLED));
        said.clear();

        receive(
                DIALLED,
                new Message.Open(
                        new Asn(as),
                        180,
                        Ipv4Address.parse(id),
                        List.of(new Capability.Multiprotocol(afi, 1))));

        assertThat(said.getFirst()).as(name).contains(words);
        assertThat(session.state()).isEqualTo(State.IDLE);
    }

    @Test
    void equal_identifiers_are_fine_between_two_as_and_not_within_one() {
        Message.Open twin = new Message.Open(new Asn(65001), 180, OURS, List.of());
        tell(new Session.Input.Start());
        tell(new Session.Input.Connected(DIALLED));
        receive(DIALLED, twin);
        assertThat(session.state()).isEqualTo(State.OPEN_CONFIRM);

        SessionConfig inside = SessionConfig.of(Asn.AZURE, OURS, Asn.AZURE);
        session = new Session(inside, new SplittableRandom(1), () -> 1);
        tell(new Session.Input.Start());
        tell(new Session.Input.Connected(DIALLED));
        receive(DIALLED, new Message.Open(Asn.AZURE, 180, OURS, List.of()));

        assertThat(said).anyMatch(line -> line.contains("bad BGP identifier (2/3)"));
    }

    @Test
    void a_message_out_of_turn_is_an_error_of_the_state_machine() {
        tell(new Session.Input.Start());
        tell(new Session.Input.Connected(DIALLED));
        receive(DIALLED, new Message.Keepalive());
        assertThat(said).anyMatch(line -> line.contains("unexpected message in OpenSent (5/1)"));

        session = session(config -> config);
        establish(180);
        receive(DIALLED, open(180));

        assertThat(said).anyMatch(line -> line.contains("unexpected message in Established (5/3)"));
    }

    @Test
    void bytes_that_make_no_message_end_the_session() {
        establish(180);

        tell(new Session.Input.Received(DIALLED, Bytes.parse("00".repeat(19)).buffer()));

        assertThat(said)
                .contains(
                        "send message header error: connection not synchronised (1/1) on dialled"
                                + " connection 1",
                        "down: the marker is not all ones");
    }

    @Test
    void a_dial_that_is_refused_or_never_answered_is_tried_again() {
        tell(new Session.Input.Start());
        tell(new Session.Input.ConnectFailed(DIALLED));
        assertThat(session.state()).isEqualTo(State.ACTIVE);
        wait(Duration.ofMillis(7500), Duration.ofSeconds(10));
        assertThat(said).contains("dial 2");

        wait(Duration.ofMillis(7500), Duration.ofSeconds(10));

        assertThat(said).contains("close dialled connection 2", "dial 3");
        tell(new Session.Input.Connected(ConnectionId.dialled(2)));
        assertThat(said).as("too late").endsWith("close dialled connection 2");
    }

    @Test
    void a_passive_session_never_dials() {
        session = session(config -> config.withPassive(true));

        tell(new Session.Input.Start());

        assertThat(said).containsExactly("Idle to Active: started");
        assertThat(session.nextDeadline()).isEmpty();
        tell(new Session.Input.Accepted(ACCEPTED));
        receive(ACCEPTED, open(180), new Message.Keepalive());
        assertThat(session.state()).isEqualTo(State.ESTABLISHED);
    }

    @Test
    void r_rs_11_of_two_connections_the_one_of_the_higher_identifier_stays() {
        tell(new Session.Input.Start());
        tell(new Session.Input.Accepted(ACCEPTED));
        tell(new Session.Input.Connected(DIALLED));
        receive(ACCEPTED, open(180));
        assertThat(session.state()).isEqualTo(State.OPEN_CONFIRM);
        said.clear();

        receive(DIALLED, open(180));

        assertThat(said)
                .containsExactly(
                        "send Cease: connection collision resolution (6/7) on accepted connection"
                                + " 7",
                        "close accepted connection 7",
                        "send KEEPALIVE on dialled connection 1");
    }

    @Test
    void a_dead_second_connection_does_no_harm() {
        tell(new Session.Input.Start());
        tell(new Session.Input.Connected(DIALLED));
        tell(new Session.Input.Accepted(ACCEPTED));

        receive(ACCEPTED, open(180), new Message.Keepalive());

        assertThat(session.state()).isEqualTo(State.ESTABLISHED);
        assertThat(said)
                .contains("close dialled connection 1")
                .doesNotContain("close accepted connection 7");
    }

    @Test
    void an_established_connection_beats_a_new_one() {
        establish(180);

        tell(new Session.Input.Accepted(ACCEPTED));

        assertThat(said)
                .containsExactly(
                        "send Cease: connection collision resolution (6/7) on accepted connection"
                                + " 7",
                        "close accepted connection 7");
        assertThat(session.state()).isEqualTo(State.ESTABLISHED);
    }

    @Test
    void a_stop_is_told_and_refuses_whoever_dials() {
        establish(180);

        tell(new Session.Input.Stop(Cease.administrativeShutdown("")));
        tell(new Session.Input.Accepted(ACCEPTED));

        assertThat(said)
                .containsExactly(
                        "send Cease: administrative shutdown (6/2) on dialled connection 1",
                        "close dialled connection 1",
                        "down: sent Cease: administrative shutdown (6/2)",
                        "Established to Idle: sent Cease: administrative shutdown (6/2)",
                        "close accepted connection 7");
        assertThat(session.nextDeadline()).isEmpty();
    }

    @Test
    void a_start_during_the_wait_after_a_fall_tries_at_once() {
        establish(180);
        tell(new Session.Input.ConnectionLost(DIALLED));
        assertThat(session.state()).isEqualTo(State.IDLE);
        assertThat(session.lastFall()).isEqualTo("the connection broke");
        said.clear();

        tell(new Session.Input.Start());

        assertThat(said).containsExactly("dial 2", "Idle to Connect: started");
    }

    @Test
    void messages_are_counted() {
        establish(180);
        tell(new Session.Input.Transmit(List.of(Message.Update.END_OF_RIB)));
        receive(DIALLED, Message.Update.END_OF_RIB, Message.Update.END_OF_RIB);

        assertThat(session.counters().updatesSent()).isEqualTo(1);
        assertThat(session.counters().updatesReceived()).isEqualTo(2);
        assertThat(session.counters().timesEstablished()).isEqualTo(1);
        assertThat(said).contains("send UPDATE on dialled connection 1");
    }
}
