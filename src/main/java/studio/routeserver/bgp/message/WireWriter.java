package studio.routeserver.bgp.message;

import java.util.Arrays;

/// Octets that grow at the end, big-endian.
final class WireWriter {

    private byte[] octets = new byte[64];
    private int size;

    int size() {
        return size;
    }

    WireWriter u8(int value) {
        if (size == octets.length) {
            octets = Arrays.copyOf(octets, size * 2);
        }
        octets[size++] = (byte) value;
        return this;
    }

    WireWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    WireWriter u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    WireWriter u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    WireWriter bytes(Bytes value) {
        for (int i = 0; i < value.size(); i++) {
            u8(value.at(i));
        }
        return this;
    }

    /// Leaves room for a number that is known later; answers where.
    int placeU16() {
        u16(0);
        return size - 2;
    }

    void setU16(int place, int value) {
        octets[place] = (byte) (value >>> 8);
        octets[place + 1] = (byte) value;
    }

    Bytes toBytes() {
        return Bytes.copyOf(Arrays.copyOf(octets, size));
    }
}
