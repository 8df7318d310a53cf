package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.util.List;

/// Messages to bytes and back, in the dialect that a session negotiated.
///
/// Decoding never throws, whatever the bytes: what RFC 4271 §6 and RFC 7606 ask for is the result.
///
/// @param fourOctetAs whether AS numbers in AS_PATH and AGGREGATOR have four octets (RFC 6793)
/// @param ibgp whether both ends are of one AS: decides which attributes are expected
public record Codec(boolean fourOctetAs, boolean ibgp) {

    /// The longest message (RFC 4271 §4.1).
    public static final int LONGEST_MESSAGE = 4096;

    /// The octets of marker, length and type.
    static final int HEADER = 19;

    private static final int MARKER = 16;

    /// The whole message with its header, read-only.
    ///
    /// @throws IllegalArgumentException if it is longer than a message may be; [UpdatePacking]
    ///   splits UPDATEs so that they are not
    public ByteBuffer encode(Message message) {
        WireWriter out = new WireWriter();
        for (int i = 0; i < MARKER; i++) {
            out.u8(0xFF);
        }
        int length = out.placeU16();
        out.u8(message.type());
        switch (message) {
            case Message.Open open -> OpenCodec.write(open, out);
            case Message.Update update -> new UpdateWriter(this).write(update, out);
            case Message.Notification(int code, int subcode, Bytes data) ->
                    out.u8(code).u8(subcode).bytes(data);
            case Message.Keepalive _ -> {}
            case Message.RouteRefresh(int afi, int subtype, int safi) ->
                    out.u16(afi).u8(subtype).u8(safi);
        }
        if (out.size() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "a message of %d octets is longer than 4096".formatted(out.size()));
        }
        out.setU16(length, out.size());
        return out.toBytes().buffer();
    }

    /// Reads one whole message, header included; the buffer's position does not move.
    public Decoded decode(ByteBuffer message) {
        ByteBuffer in = message.slice();
        if (!markerIsAllOnes(in)) {
            return reset(1, 1, Bytes.EMPTY, "the marker is not all ones");
        }
        if (in.remaining() < HEADER) {
            return reset(1, 2, Bytes.EMPTY, "the message is shorter than its header");
        }
        int length = in.getShort(MARKER) & 0xFFFF;
        int type = in.get(MARKER + 2) & 0xFF;
        boolean unknown = type < 1 || type > 5;
        if (!lengthFits(type, length) || (!unknown && length != in.remaining())) {
            return reset(
                    1,
                    2,
                    Bytes.of(length >>> 8, length & 0xFF),
                    "a message of type %d cannot be %d octets long".formatted(type, length));
        }
        if (unknown) {
            return reset(1, 3, Bytes.of(type), "there is no message of type " + type);
        }
        ByteBuffer body = in.slice(HEADER, length - HEADER);
        return switch (type) {
            case 1 -> OpenCodec.read(body);
            case 2 -> new UpdateReader(this).read(body);
            case 3 ->
                    fine(
                            new Message.Notification(
                                    body.get() & 0xFF, body.get() & 0xFF, Bytes.remaining(body)));
            case 4 -> fine(new Message.Keepalive());
            default -> readRouteRefresh(body, in);
        };
    }

    /// How many octets the message at the front has, as far as the header can be trusted.
    ///
    /// @return 0 where more octets are needed; where the header is wrong, as many as [#decode]
    ///   needs to say so
    static int messageLength(ByteBuffer stream) {
        if (stream.remaining() < HEADER) {
            return 0;
        }
        ByteBuffer header = stream.slice();
        int length = header.getShort(MARKER) & 0xFFFF;
        int type = header.get(MARKER + 2) & 0xFF;
        boolean wrong =
                !markerIsAllOnes(header) || !lengthFits(type, length) || type < 1 || type > 5;
        return wrong ? HEADER : length;
    }

    private static boolean markerIsAllOnes(ByteBuffer message) {
        for (int i = 0; i < Math.min(MARKER, message.remaining()); i++) {
            if (message.get(i) != (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    /// RFC 4271 §6.1; an unknown type is refused for its type, not its length.
    private static boolean lengthFits(int type, int length) {
        boolean fitsType =
                switch (type) {
                    case 1 -> length >= 29;
                    case 2, 5 -> length >= 23;
                    case 3 -> length >= 21;
                    case 4 -> length == HEADER;
                    default -> true;
                };
        return length >= HEADER && length <= LONGEST_MESSAGE && fitsType;
    }

    private static Decoded readRouteRefresh(ByteBuffer body, ByteBuffer whole) {
        int afi = body.getShort() & 0xFFFF;
        int subtype = body.get() & 0xFF;
        int safi = body.get() & 0xFF;
        boolean marksBeginOrEnd = subtype == 1 || subtype == 2;
        if (marksBeginOrEnd && body.hasRemaining()) {
            return reset(
                    7,
                    1,
                    Bytes.remaining(whole),
                    "a refresh mark is longer than it may be (RFC 7313)");
        }
        return fine(new Message.RouteRefresh(afi, subtype, safi));
    }

    private static Decoded fine(Message message) {
        return new Decoded.Read(message, Reaction.OK, List.of());
    }

    static Decoded.Reset reset(int code, int subcode, Bytes data, String note) {
        return new Decoded.Reset(new Message.Notification(code, subcode, data), List.of(note));
    }
}
