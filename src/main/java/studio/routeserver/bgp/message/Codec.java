package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;

/// Messages to bytes and back, in the dialect that a session negotiated.
///
/// Decoding never throws, whatever the bytes: what RFC 4271 §6 and RFC 7606 ask for is the result.
///
/// @param fourOctetAs whether AS numbers in AS_PATH and AGGREGATOR have four octets (RFC 6793)
/// @param ibgp whether both ends are of one AS: decides which attributes are expected
@SuppressWarnings("DoNotCallSuggester")
public record Codec(boolean fourOctetAs, boolean ibgp) {

    /// The longest message (RFC 4271 §4.1).
    public static final int LONGEST_MESSAGE = 4096;

    /// The whole message with its header, read-only.
    public ByteBuffer encode(Message message) {
        throw new UnsupportedOperationException();
    }

    /// Reads one whole message, header included; the buffer's position does not move.
    public Decoded decode(ByteBuffer message) {
        throw new UnsupportedOperationException();
    }
}
