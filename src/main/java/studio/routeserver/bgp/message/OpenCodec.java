package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// OPEN to bytes and back (RFC 4271 §4.2 and §6.2, RFC 5492, RFC 9072).
final class OpenCodec {

    private static final int CAPABILITIES = 2;
    private static final int EXTENDED = 255;

    private OpenCodec() {}

    static void write(Message.Open open, WireWriter out) {
        Asn as = open.as();
        out.u8(Message.Open.VERSION)
                .u16((int) (as.fitsTwoOctets() ? as : Asn.TRANS).value())
                .u16(open.holdTimeSeconds())
                .u32(open.identifier().bits());
        WireWriter capabilities = new WireWriter();
        open.capabilities().forEach(capability -> writeCapability(capability, capabilities));
        Bytes value = capabilities.toBytes();
        if (value.isEmpty()) {
            out.u8(0);
        } else if (value.size() + 2 < EXTENDED) {
            out.u8(value.size() + 2).u8(CAPABILITIES).u8(value.size()).bytes(value);
        } else {
            out.u8(EXTENDED).u8(EXTENDED).u16(value.size() + 3);
            out.u8(CAPABILITIES).u16(value.size()).bytes(value);
        }
    }

    private static void writeCapability(Capability capability, WireWriter out) {
        WireWriter value = new WireWriter();
        switch (capability) {
            case Capability.Multiprotocol(int afi, int safi) -> value.u16(afi).u8(0).u8(safi);
            case Capability.RouteRefresh _, Capability.EnhancedRouteRefresh _ -> {}
            case Capability.FourOctetAs(Asn as) -> value.u32((int) as.value());
            case Capability.GracefulRestart(int flags, int seconds, Bytes families) ->
                    value.u16((flags << 12) | (seconds & 0xFFF)).bytes(families);
            case Capability.HostName(String host, String domain) -> {
                writeText(host, value);
                writeText(domain, value);
            }
            case Capability.Other(_, Bytes octets) -> value.bytes(octets);
        }
        out.u8(capability.code()).u8(value.size()).bytes(value.toBytes());
    }

    private static void writeText(String text, WireWriter out) {
        Bytes utf8 = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
        out.u8(utf8.size()).bytes(utf8);
    }

    static Decoded read(ByteBuffer body) {
        int version = body.get() & 0xFF;
        if (version != Message.Open.VERSION) {
            return Codec.reset(
                    2,
                    1,
                    Bytes.of(0, Message.Open.VERSION),
                    "BGP version " + version + " is not 4");
        }
        int twoOctetAs = body.getShort() & 0xFFFF;
        int hold = body.getShort() & 0xFFFF;
        Ipv4Address identifier = new Ipv4Address(body.getInt());
        Parameters parameters = Parameters.read(body);
        if (parameters.failure != null) {
            return parameters.failure;
        }
        Asn as = asOf(twoOctetAs, parameters.capabilities);
        if (as.value() == 0 || as.equals(Asn.TRANS)) {
            return Codec.reset(
                    2, 2, Bytes.EMPTY, "AS " + as + " is no peer's (RFC 7607, RFC 6793)");
        }
        if (identifier.bits() == 0) {
            return Codec.reset(2, 3, Bytes.EMPTY, "the BGP identifier is 0.0.0.0");
        }
        if (hold == 1 || hold == 2) {
            return Codec.reset(2, 6, Bytes.EMPTY, "a hold time of " + hold + " s is not allowed");
        }
        return new Decoded.Read(
                new Message.Open(as, hold, identifier, parameters.capabilities),
                Reaction.OK,
                List.of());
    }

    /// The four-octet number where the sender told it, else the field of the fixed part.
    private static Asn asOf(int field, List<Capability> capabilities) {
        for (Capability capability : capabilities) {
            if (capability instanceof Capability.FourOctetAs(Asn as)) {
                return as;
            }
        }
        return new Asn(field);
    }

    /// The optional parameters: what they hold, or why they cannot be read.
    private record Parameters(List<Capability> capabilities, Decoded.@Nullable Reset failure) {

        static Parameters read(ByteBuffer body) {
            int length = body.get() & 0xFF;
            boolean extended =
                    length != 0
                            && body.hasRemaining()
                            && (body.get(body.position()) & 0xFF) == EXTENDED;
            if (extended) {
                body.get();
                if (body.remaining() < 2) {
                    return malformed("the extended parameter length is cut off");
                }
                length = body.getShort() & 0xFFFF;
            }
            if (length != body.remaining()) {
                return malformed(
                        "%d octets of parameters are announced and %d are there"
                                .formatted(length, body.remaining()));
            }
            List<Capability> capabilities = new ArrayList<>();
            int lengthOctets = extended ? 2 : 1;
            while (body.hasRemaining()) {
                int type = body.get() & 0xFF;
                if (body.remaining() < lengthOctets) {
                    return malformed("a parameter is cut off");
                }
                int size = extended ? body.getShort() & 0xFFFF : body.get() & 0xFF;
                if (size > body.remaining()) {
                    return malformed("a parameter runs over the end");
                }
                if (type != CAPABILITIES) {
                    return new Parameters(
                            List.of(),
                            Codec.reset(
                                    2, 4, Bytes.EMPTY, "parameter type " + type + " is unknown"));
                }
                ByteBuffer value = body.slice(body.position(), size);
                body.position(body.position() + size);
                String fault = readCapabilities(value, capabilities);
                if (!fault.isEmpty()) {
                    return malformed(fault);
                }
            }
            return new Parameters(capabilities, null);
        }

        private static Parameters malformed(String note) {
            return new Parameters(List.of(), Codec.reset(2, 0, Bytes.EMPTY, note));
        }
    }

    /// Reads each capability inside its own length; answers what is wrong, or nothing.
    private static String readCapabilities(ByteBuffer in, List<Capability> capabilities) {
        while (in.hasRemaining()) {
            int code = in.get() & 0xFF;
            if (!in.hasRemaining()) {
                return "capability " + code + " has no length";
            }
            int size = in.get() & 0xFF;
            if (size > in.remaining()) {
                return "capability " + code + " runs over the end";
            }
            ByteBuffer value = in.slice(in.position(), size);
            in.position(in.position() + size);
            boolean needsFour = code == 1 || code == 65;
            if (needsFour && size != 4) {
                return "capability %d has %d octets and needs 4".formatted(code, size);
            }
            capabilities.add(readCapability(code, value));
        }
        return "";
    }

    private static Capability readCapability(int code, ByteBuffer value) {
        Bytes octets = Bytes.remaining(value);
        return switch (code) {
            case 1 -> new Capability.Multiprotocol(value.getShort() & 0xFFFF, value.get(3) & 0xFF);
            // Code 128 is what came before RFC 2918; some routers still send both.
            case 2 -> new Capability.RouteRefresh();
            case 65 -> new Capability.FourOctetAs(new Asn(value.getInt() & 0xFFFF_FFFFL));
            case 64 -> readGracefulRestart(octets);
            case 70 -> new Capability.EnhancedRouteRefresh();
            case 73 -> readHostName(octets);
            default -> new Capability.Other(code, octets);
        };
    }

    private static Capability readGracefulRestart(Bytes octets) {
        if (octets.size() < 2 || octets.size() % 4 != 2) {
            return new Capability.Other(64, octets);
        }
        ByteBuffer value = octets.buffer();
        int head = value.getShort() & 0xFFFF;
        return new Capability.GracefulRestart(head >>> 12, head & 0xFFF, Bytes.remaining(value));
    }

    private static Capability readHostName(Bytes octets) {
        int host = octets.isEmpty() ? 0 : octets.at(0);
        int domain = octets.size() > host + 1 ? octets.at(host + 1) : -1;
        if (octets.size() != host + domain + 2) {
            return new Capability.Other(73, octets);
        }
        ByteBuffer value = octets.buffer();
        return new Capability.HostName(
                text(value.slice(1, host)), text(value.slice(host + 2, domain)));
    }

    private static String text(ByteBuffer utf8) {
        return StandardCharsets.UTF_8.decode(utf8).toString();
    }
}
