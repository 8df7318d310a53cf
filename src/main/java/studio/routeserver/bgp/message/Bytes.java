package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An immutable run of octets, compared by content.
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    /// The octets given, each 0 to 255.
    public static Bytes of(int... octets) {
        byte[] copy = new byte[octets.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (byte) octets[i];
        }
        return new Bytes(copy);
    }

    /// A copy of the array.
    public static Bytes copyOf(byte[] octets) {
        return octets.length == 0 ? EMPTY : new Bytes(octets.clone());
    }

    /// Reads hexadecimal digits, two an octet.
    public static Bytes parse(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    /// What remains in the buffer, whose position does not move.
    public static Bytes remaining(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return new Bytes(copy);
    }

    public int size() {
        return octets.length;
    }

    public boolean isEmpty() {
        return octets.length == 0;
    }

    /// The octet at that place, 0 to 255.
    public int at(int index) {
        return octets[index] & 0xFF;
    }

    /// A read-only view, positioned at the first octet.
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(octets).asReadOnlyBuffer();
    }

    /// A copy that the caller may change.
    public byte[] toArray() {
        return octets.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(octets, bytes.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /// Hexadecimal digits without blanks.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets);
    }
}
