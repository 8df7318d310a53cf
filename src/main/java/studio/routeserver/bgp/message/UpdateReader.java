package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;

/// Reads the body of an UPDATE (RFC 4271 §4.3) and reacts to its faults (RFC 7606).
final class UpdateReader {

    private static final int MALFORMED_LIST = 1;
    private static final int INVALID_NETWORK_FIELD = 10;

    private final Codec codec;

    UpdateReader(Codec codec) {
        this.codec = codec;
    }

    Decoded read(ByteBuffer body) {
        int withdrawnLength = body.getShort() & 0xFFFF;
        if (withdrawnLength + 2 > body.remaining()) {
            return reset(MALFORMED_LIST, "the withdrawn routes run over the end");
        }
        ByteBuffer withdrawnField = take(body, withdrawnLength);
        int attributesLength = body.getShort() & 0xFFFF;
        if (attributesLength > body.remaining()) {
            return reset(MALFORMED_LIST, "the path attributes run over the end");
        }
        ByteBuffer attributesField = take(body, attributesLength);
        @Nullable List<Ipv4Prefix> withdrawn = Prefixes.read(withdrawnField);
        @Nullable List<Ipv4Prefix> announced = Prefixes.read(body);
        if (withdrawn == null || announced == null) {
            return reset(
                    INVALID_NETWORK_FIELD,
                    withdrawn == null
                            ? "a withdrawn prefix cannot be read"
                            : "an announced prefix cannot be read");
        }
        AttributeReader attributes = new AttributeReader(codec);
        attributes.read(attributesField);
        attributes.requireMandatory(!announced.isEmpty());
        Message.@Nullable Notification reset = attributes.reset();
        if (reset != null) {
            return new Decoded.Reset(reset, attributes.faults().notes());
        }
        boolean nothingReachable = announced.isEmpty() && !attributes.hasReachableOfMultiprotocol();
        if (nothingReachable
                && attributes.faults().reaction().compareTo(Reaction.ATTRIBUTE_DISCARD) > 0) {
            // RFC 7606 §5.2: withdrawing "all its prefixes" would withdraw nothing, and hide the
            // fault.
            List<String> notes = new ArrayList<>(attributes.faults().notes());
            notes.add("there is no route that could be withdrawn for it (RFC 7606 §5.2)");
            return new Decoded.Reset(Message.Notification.of(3, MALFORMED_LIST), notes);
        }
        return assemble(withdrawn, announced, attributes);
    }

    private static Decoded assemble(
            List<Ipv4Prefix> withdrawn, List<Ipv4Prefix> announced, AttributeReader attributes) {
        Set<Ipv4Prefix> gone = new LinkedHashSet<>(withdrawn);
        Set<Ipv4Prefix> there = new LinkedHashSet<>(announced);
        gone.addAll(attributes.multiprotocolWithdrawn());
        there.addAll(attributes.multiprotocolAnnounced());
        for (Ipv4Prefix prefix : List.copyOf(there)) {
            if (!Prefixes.routable(prefix)) {
                there.remove(prefix);
                attributes.faults().note(prefix + " is no unicast prefix and is left out");
            }
        }
        Reaction reaction = attributes.faults().reaction();
        @Nullable PathAttributes built = attributes.build();
        if (reaction == Reaction.TREAT_AS_WITHDRAW || built == null) {
            gone.addAll(there);
            there.clear();
        }
        // Announced in the same message counts as announced only (RFC 4271 §4.3).
        gone.removeAll(there);
        return new Decoded.Read(
                new Message.Update(
                        List.copyOf(gone),
                        List.copyOf(there),
                        reaction == Reaction.TREAT_AS_WITHDRAW ? null : built,
                        attributes.otherFamilies()),
                reaction,
                attributes.faults().notes());
    }

    private static ByteBuffer take(ByteBuffer from, int length) {
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }

    private static Decoded reset(int subcode, String note) {
        return Codec.reset(3, subcode, Bytes.EMPTY, note);
    }
}
