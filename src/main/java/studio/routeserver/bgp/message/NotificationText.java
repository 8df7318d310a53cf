package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The words for NOTIFICATION codes (RFC 4271 §6, RFC 4486, RFC 6608, RFC 9003, RFC 9384, RFC
/// 9687).
final class NotificationText {

    private static final List<String> CODES =
            List.of(
                    "code 0",
                    "message header error",
                    "OPEN message error",
                    "UPDATE message error",
                    "hold timer expired",
                    "state machine error",
                    "Cease",
                    "ROUTE-REFRESH message error",
                    "send hold timer expired",
                    "loss of synchronisation");

    private static final List<List<String>> SUBCODES =
            List.of(
                    List.of(),
                    List.of("", "connection not synchronised", "bad message length", "bad type"),
                    List.of(
                            "",
                            "unsupported version number",
                            "bad peer AS",
                            "bad BGP identifier",
                            "unsupported optional parameter",
                            "authentication failure",
                            "unacceptable hold time",
                            "unsupported capability",
                            "",
                            "",
                            "",
                            "role mismatch"),
                    List.of(
                            "",
                            "malformed attribute list",
                            "unrecognised well-known attribute",
                            "missing well-known attribute",
                            "attribute flags error",
                            "attribute length error",
                            "invalid ORIGIN",
                            "AS routing loop",
                            "invalid NEXT_HOP",
                            "optional attribute error",
                            "invalid network field",
                            "malformed AS_PATH"),
                    List.of(),
                    List.of(
                            "",
                            "unexpected message in OpenSent",
                            "unexpected message in OpenConfirm",
                            "unexpected message in Established"),
                    List.of(
                            "",
                            "maximum number of prefixes reached",
                            "administrative shutdown",
                            "peer de-configured",
                            "administrative reset",
                            "connection rejected",
                            "other configuration change",
                            "connection collision resolution",
                            "out of resources",
                            "hard reset",
                            "BFD down"),
                    List.of("", "invalid message length"));

    private NotificationText() {}

    static String of(Message.Notification notification) {
        int code = notification.code();
        int subcode = notification.subcode();
        String words = code < CODES.size() ? CODES.get(code) : "code " + code;
        List<String> subcodes = code < SUBCODES.size() ? SUBCODES.get(code) : List.of();
        if (subcode < subcodes.size() && !subcodes.get(subcode).isEmpty()) {
            words += ": " + subcodes.get(subcode);
        }
        return "%s (%d/%d)%s".formatted(words, code, subcode, communication(notification));
    }

    /// What the peer's operator wrote on shutdown or reset (RFC 9003), made safe to show.
    private static String communication(Message.Notification notification) {
        boolean mayHaveText =
                notification.code() == 6
                        && (notification.subcode() == 2 || notification.subcode() == 4);
        Bytes data = notification.data();
        if (!mayHaveText || data.isEmpty() || data.at(0) == 0 || data.at(0) >= data.size()) {
            return "";
        }
        ByteBuffer text = data.buffer().slice(1, data.at(0));
        String shown =
                StandardCharsets.UTF_8
                        .decode(text)
                        .toString()
                        .replaceAll("[\\p{Cntrl}\\uFFFD]", "?");
        return ": \"" + shown + "\"";
    }
}
