package studio.routeserver.bgp.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import studio.routeserver.bgp.message.Bytes;
import studio.routeserver.bgp.message.Message;

/// Why we end a session that had nothing wrong (RFC 4486).
///
/// @param subcode 1 to 10
public record Cease(int subcode, Bytes data) {

    private static final int CODE = 6;
    private static final int LONGEST_TEXT = 255;

    /// The peer sent more prefixes than the limit (RFC 4486 §4).
    public static Cease tooManyPrefixes(int limit) {
        return new Cease(
                1,
                Bytes.of(
                        0, 1, 1, limit >>> 24, limit >>> 16 & 255, limit >>> 8 & 255, limit & 255));
    }

    /// An operator ended it and says why; empty for no words (RFC 9003).
    public static Cease administrativeShutdown(String words) {
        return new Cease(2, communication(words));
    }

    public static Cease peerDeconfigured() {
        return new Cease(3, Bytes.EMPTY);
    }

    /// An operator restarts it and says why; empty for no words (RFC 9003).
    public static Cease administrativeReset(String words) {
        return new Cease(4, communication(words));
    }

    public static Cease otherConfigurationChange() {
        return new Cease(6, Bytes.EMPTY);
    }

    static Cease collision() {
        return new Cease(7, Bytes.EMPTY);
    }

    private static Bytes communication(String words) {
        if (words.isEmpty()) {
            return Bytes.EMPTY;
        }
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_TEXT) {
            throw new IllegalArgumentException("a shutdown communication has at most 255 octets");
        }
        byte[] data = new byte[text.length + 1];
        data[0] = (byte) text.length;
        System.arraycopy(text, 0, data, 1, text.length);
        return Bytes.copyOf(Arrays.copyOf(data, data.length));
    }

    /// The message that says so.
    public Message.Notification notification() {
        return new Message.Notification(CODE, subcode, data);
    }
}
