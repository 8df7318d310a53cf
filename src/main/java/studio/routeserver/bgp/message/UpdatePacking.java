package studio.routeserver.bgp.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.routeserver.net.Ipv4Prefix;

/// Routes in as few UPDATEs as hold them: prefixes of equal attributes share a message, and each
/// message is filled to 4096 octets.
///
/// @param updates withdrawals first, then the announcements in the order of their first prefix
/// @param tooLong prefixes whose attributes alone fill a message; they cannot be announced (RFC
///   4271 §9.2)
public record UpdatePacking(List<Message.Update> updates, List<Ipv4Prefix> tooLong) {

    /// Header and the two length fields.
    private static final int FIXED = Codec.HEADER + 4;

    private static final int LONGEST_PREFIX = 5;

    public UpdatePacking {
        updates = List.copyOf(updates);
        tooLong = List.copyOf(tooLong);
    }

    /// Packs them for that dialect.
    ///
    /// @param withdrawn in the order they are to be written
    /// @param announced in the order they are to be written
    public static UpdatePacking of(
            Codec codec, List<Ipv4Prefix> withdrawn, Map<Ipv4Prefix, PathAttributes> announced) {
        List<Message.Update> updates = new ArrayList<>();
        for (List<Ipv4Prefix> chunk : chunks(withdrawn, Codec.LONGEST_MESSAGE - FIXED)) {
            updates.add(Message.Update.withdraw(chunk));
        }
        Map<PathAttributes, List<Ipv4Prefix>> groups = new LinkedHashMap<>();
        announced.forEach((prefix, attributes) ->
                groups.computeIfAbsent(attributes, _ -> new ArrayList<>()).add(prefix));
        List<Ipv4Prefix> tooLong = new ArrayList<>();
        UpdateWriter writer = new UpdateWriter(codec);
        groups.forEach((attributes, prefixes) -> {
            int room = Codec.LONGEST_MESSAGE - FIXED - writer.size(attributes);
            if (room < LONGEST_PREFIX) {
                tooLong.addAll(prefixes);
                return;
            }
            for (List<Ipv4Prefix> chunk : chunks(prefixes, room)) {
                updates.add(Message.Update.announce(attributes, chunk));
            }
        });
        return new UpdatePacking(updates, tooLong);
    }

    private static List<List<Ipv4Prefix>> chunks(List<Ipv4Prefix> prefixes, int room) {
        List<List<Ipv4Prefix>> chunks = new ArrayList<>();
        int start = 0;
        int used = 0;
        for (int at = 0; at < prefixes.size(); at++) {
            int octets = Prefixes.octets(prefixes.get(at));
            if (used + octets > room) {
                chunks.add(prefixes.subList(start, at));
                start = at;
                used = 0;
            }
            used += octets;
        }
        if (start < prefixes.size()) {
            chunks.add(prefixes.subList(start, prefixes.size()));
        }
        return chunks;
    }
}
