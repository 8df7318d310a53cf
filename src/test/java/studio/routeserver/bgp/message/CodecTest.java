package studio.routeserver.bgp.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

class CodecTest {

    private static final Codec NEW = new Codec(true, false);
    private static final Codec OLD = new Codec(false, false);

    @Test
    void an_open_is_written_as_the_rfc_has_it() {
        Message.Open open =
                new Message.Open(
                        new Asn(65515),
                        180,
                        Ipv4Address.parse("10.0.6.4"),
                        List.of(
                                Capability.Multiprotocol.IPV4_UNICAST,
                                new Capability.RouteRefresh(),
                                new Capability.FourOctetAs(new Asn(65515))));

        assertThat(Bytes.remaining(NEW.encode(open)))
                .isEqualTo(
                        Hex.message(
                                1,
                                // version, AS, hold, identifier
                                "04 ffeb 00b4 0a000604"
                                        // one parameter of capabilities: IPv4 unicast, refresh, AS
                                        + "10 02 0e 0104 00010001 0200 4104 0000ffeb"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "BGP-3,                     03 fde9 00b4 0a000404 00, 2/1 0004",
        "no such AS,                04 0000 00b4 0a000404 00, 2/2",
        "AS_TRANS for itself,       04 5ba0 00b4 0a000404 00, 2/2",
        "identifier of zeros,       04 fde9 00b4 00000000 00, 2/3",
        "parameter type 3,          04 fde9 00b4 0a000404 02 0300, 2/4",
        "hold time of two seconds,  04 fde9 0002 0a000404 00, 2/6",
        "parameters run over,       04 fde9 00b4 0a000404 04 0200, 2/0",
        "capability runs over,      04 fde9 00b4 0a000404 04 02 02 41 04, 2/0",
        "AS of three octets,        04 fde9 00b4 0a000404 07 02 05 41 03 00fde9, 2/0"
    })
    void a_bad_open_is_refused(String name, String body, String notification) {
        Decoded decoded = NEW.decode(Hex.message(1, body).buffer());

        assertThat(decoded).isInstanceOf(Decoded.Reset.class);
        Message.Notification sent = ((Decoded.Reset) decoded).notification();
        assertThat("%d/%d %s".formatted(sent.code(), sent.subcode(), sent.data()).strip())
                .as(name)
                .isEqualTo(notification);
    }

    @Test
    void capabilities_come_in_one_parameter_or_in_many_or_in_extended_form() {
        String one = "04 fde9 00b4 0a000404 0a 02 08 0104 00010001 0200";
        String many = "04 fde9 00b4 0a000404 0c 02 06 0104 00010001 02 02 0200";
        String extended = "04 fde9 00b4 0a000404 ff ff 000b 02 0008 0104 00010001 0200";

        Decoded expected = NEW.decode(Hex.message(1, one).buffer());

        assertThat(expected.reaction()).isEqualTo(Reaction.OK);
        assertThat(NEW.decode(Hex.message(1, many).buffer())).isEqualTo(expected);
        assertThat(NEW.decode(Hex.message(1, extended).buffer())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "marker,           00ffffffffffffffffffffffffffffff 0013 04, 1/1 ''",
        "too short,        ffffffffffffffffffffffffffffffff 0012 04, 1/2 0012",
        "too long,         ffffffffffffffffffffffffffffffff 1001 02, 1/2 1001",
        "KEEPALIVE of 20,  ffffffffffffffffffffffffffffffff 0014 0400, 1/2 0014",
        "type 9,           ffffffffffffffffffffffffffffffff 0013 09, 1/3 09"
    })
    void a_bad_header_is_refused_however_it_is_framed(String name, String hex, String expected) {
        Framer framer = new Framer();
        framer.add(Bytes.parse(hex.replace(" ", "")).buffer());

        Decoded decoded = NEW.decode(framer.next().orElseThrow());

        Message.Notification sent = ((Decoded.Reset) decoded).notification();
        assertThat("%d/%d %s".formatted(sent.code(), sent.subcode(), sent.data()).strip())
                .as(name)
                .isEqualTo(expected.replace("''", "").strip());
    }

    @Test
    void an_old_speaker_gets_as_trans_and_the_whole_path_beside_it() {
        PathAttributes attributes =
                PathAttributes.of(
                        Origin.IGP,
                        AsPath.of(65001, 4_200_000_000L),
                        Ipv4Address.parse("10.0.4.4"));
        Message.Update update =
                Message.Update.announce(attributes, List.of(Ipv4Prefix.parse("10.1.0.0/16")));

        assertThat(Bytes.remaining(OLD.encode(update)).toString())
                .contains("40020602" + "02fde95ba0")
                .contains("c0110a0202" + "0000fde9fa56ea00");
        assertThat(OLD.decode(OLD.encode(update)))
                .isEqualTo(new Decoded.Read(update, Reaction.OK, List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "old speakers in front,          02 03 0001 0002 5ba0, 02 01 fa56ea00, 1 2 4200000000",
        "a longer AS4_PATH is not right, 02 01 5ba0, 02 02 fa56ea00 00000007, 23456",
        "a set counts one,               02 01 0001 01 02 0008 5ba0, 01 02 00000008 fa56ea00, "
                + "'1 {8,4200000000}'"
    })
    void two_paths_become_one(String name, String path, String as4Path, String expected) {
        Bytes two = Bytes.parse(path.replace(" ", ""));
        Bytes four = Bytes.parse(as4Path.replace(" ", ""));
        String attributes =
                "40010100 4003040a000404 4002%02x%s c011%02x%s"
                        .formatted(two.size(), two, four.size(), four)
                        .replace(" ", "");

        Decoded decoded = OLD.decode(Hex.update("", attributes, "18c0a832").buffer());

        PathAttributes read = ((Message.Update) ((Decoded.Read) decoded).message()).attributes();
        assertThat(Objects.requireNonNull(read, name).asPath()).hasToString(expected);
    }

    @Test
    void a_communication_is_shown_and_made_harmless() {
        Bytes data = Bytes.of(6, 'b', 'y', 'e', 27, '!', '\n');

        assertThat(new Message.Notification(6, 2, data))
                .hasToString("Cease: administrative shutdown (6/2): \"bye?!?\"");
        assertThat(new Message.Notification(6, 2, Bytes.of(200, 'x')))
                .hasToString("Cease: administrative shutdown (6/2)");
        assertThat(Message.Notification.of(77, 3)).hasToString("code 77 (77/3)");
    }

    @Test
    void prepending_opens_another_segment_when_one_is_full() {
        AsPath path = AsPath.of(7);
        for (int i = 0; i < 300; i++) {
            path = path.prepend(new Asn(65001), 1);
        }

        assertThat(path.length()).isEqualTo(301);
        assertThat(path.segments()).hasSize(2);
        assertThat(path.first()).contains(new Asn(65001));
        assertThat(path.without(new Asn(65001)::equals)).isEqualTo(AsPath.of(7));
    }

    @Test
    void attributes_that_fill_a_message_cannot_be_announced() {
        AsPath huge = AsPath.EMPTY.prepend(new Asn(65001), 1100);
        PathAttributes attributes =
                PathAttributes.of(Origin.IGP, huge, Ipv4Address.parse("10.0.4.4"));
        Ipv4Prefix prefix = Ipv4Prefix.parse("10.1.0.0/16");

        UpdatePacking packing = UpdatePacking.of(NEW, List.of(), Map.of(prefix, attributes));

        assertThat(packing.updates()).isEmpty();
        assertThat(packing.tooLong()).containsExactly(prefix);
    }
}
