package studio.routeserver.bgp.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.net.Ipv4Prefix;

class CodecProperties {

    private static Codec codec(Seed seed) {
        return new Codec(seed.nextBoolean(), seed.nextBoolean());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void what_was_encoded_decodes_to_the_same(Seed seed) {
        Codec codec = codec(seed);
        for (int i = 0; i < 8; i++) {
            Message message = SomeMessages.message(seed, codec);

            Decoded decoded = codec.decode(codec.encode(message));

            assertThat(decoded).isEqualTo(new Decoded.Read(message, Reaction.OK, List.of()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void mutated_bytes_are_an_answer_and_never_an_exception(Seed seed) {
        Codec codec = codec(seed);
        for (int i = 0; i < 30; i++) {
            byte[] bytes = mutated(seed, codec.encode(SomeMessages.message(seed, codec)));

            Decoded decoded = codec.decode(ByteBuffer.wrap(bytes));

            if (decoded instanceof Decoded.Read(Message.Update update, _, _)) {
                assertThat(codec.decode(codec.encode(update)).reaction())
                        .as("an UPDATE that passed once passes again")
                        .isLessThanOrEqualTo(Reaction.TREAT_AS_WITHDRAW);
            }
        }
    }

    /// Some octets changed, now and then the end cut off, and mostly a length that is right again,
    /// so that the bytes come past the header.
    private static byte[] mutated(Seed seed, ByteBuffer message) {
        byte[] bytes = Bytes.remaining(message).toArray();
        if (seed.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, seed.nextInt(bytes.length + 8));
        }
        int changes = seed.nextInt(1, 5);
        for (int change = 0; change < changes && bytes.length > 19; change++) {
            bytes[seed.nextInt(19, bytes.length)] = (byte) seed.nextInt();
        }
        if (seed.nextInt(10) > 0 && bytes.length >= 19) {
            bytes[16] = (byte) (bytes.length >>> 8);
            bytes[17] = (byte) bytes.length;
        }
        return bytes;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void random_bytes_are_an_answer_and_never_an_exception(Seed seed) {
        Codec codec = codec(seed);
        byte[] body = Some.bytes(seed, 4 + seed.size());
        for (int type = 0; type < 8; type++) {
            Bytes message = Hex.message(type, Bytes.copyOf(body).toString());

            assertThat(codec.decode(message.buffer()).notes()).isNotNull();
        }
        assertThat(codec.decode(ByteBuffer.wrap(body)).reaction())
                .isEqualTo(Reaction.SESSION_RESET);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_chopped_stream_gives_the_same_messages(Seed seed) {
        Codec codec = codec(seed);
        List<Bytes> sent = new ArrayList<>();
        WireWriter stream = new WireWriter();
        for (int i = 0; i < 5; i++) {
            Bytes message = Bytes.remaining(codec.encode(SomeMessages.message(seed, codec)));
            sent.add(message);
            stream.bytes(message);
        }
        Framer framer = new Framer();
        List<Bytes> received = new ArrayList<>();

        ByteBuffer left = stream.toBytes().buffer();
        while (left.hasRemaining()) {
            int taken = Math.min(left.remaining(), seed.nextInt(1, 40));
            framer.add(left.slice(left.position(), taken));
            left.position(left.position() + taken);
            Optional<ByteBuffer> next = framer.next();
            while (next.isPresent()) {
                received.add(Bytes.remaining(next.get()));
                next = framer.next();
            }
        }

        assertThat(received).isEqualTo(sent);
        assertThat(framer.waiting()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void packed_routes_arrive_whole_and_grouped_by_attributes(Seed seed) {
        Codec codec = codec(seed);
        List<PathAttributes> sets =
                List.of(SomeMessages.attributes(seed, codec), SomeMessages.attributes(seed, codec));
        Map<Ipv4Prefix, PathAttributes> routes = new LinkedHashMap<>();
        for (int i = 0; i < 8 * seed.size(); i++) {
            Ipv4Prefix prefix = Some.prefixIn(seed, Ipv4Prefix.parse("10.0.0.0/8"));
            routes.put(prefix, Some.oneOf(seed, sets));
        }

        UpdatePacking packing = UpdatePacking.of(codec, List.copyOf(routes.keySet()), routes);

        Map<Ipv4Prefix, PathAttributes> arrived = new LinkedHashMap<>();
        List<Ipv4Prefix> withdrawn = new ArrayList<>();
        long octets = 0;
        for (Message.Update update : packing.updates()) {
            ByteBuffer bytes = codec.encode(update);
            octets += bytes.remaining();
            assertThat(bytes.remaining()).isLessThanOrEqualTo(Codec.LONGEST_MESSAGE);
            withdrawn.addAll(update.withdrawn());
            update.announced()
                    .forEach(prefix ->
                            arrived.put(prefix, Objects.requireNonNull(update.attributes())));
        }
        assertThat(arrived).isEqualTo(routes);
        assertThat(withdrawn).containsExactlyElementsOf(routes.keySet());
        assertThat(packing.tooLong()).isEmpty();
        assertThat(packing.updates().size())
                .as("messages are full, but for the last of each kind")
                .isLessThanOrEqualTo((int) (octets / 3000) + 3);
    }
}
