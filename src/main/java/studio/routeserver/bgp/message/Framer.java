package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Cuts a stream of bytes into messages, however the transport chopped it.
///
/// After a message whose header is wrong the stream has no known borders: the session has to end.
public final class Framer {

    private ByteBuffer pending = ByteBuffer.allocate(0);

    /// Takes all that remains in the buffer, whose position does not move.
    public void add(ByteBuffer bytes) {
        ByteBuffer joined = ByteBuffer.allocate(pending.remaining() + bytes.remaining());
        pending = joined.put(pending).put(bytes.duplicate()).flip();
    }

    /// The next whole message, header included, or as much of a wrong header as [Codec#decode]
    /// needs to refuse it; empty where more bytes are needed.
    public Optional<ByteBuffer> next() {
        int length = Codec.messageLength(pending);
        if (length == 0 || length > pending.remaining()) {
            return Optional.empty();
        }
        ByteBuffer message = pending.slice(pending.position(), length);
        pending.position(pending.position() + length);
        return Optional.of(message);
    }

    /// How many bytes wait for the rest of their message.
    public int waiting() {
        return pending.remaining();
    }
}
