package studio.routeserver.bgp.message;

/// Writes the body of an UPDATE (RFC 4271 §4.3).
final class UpdateWriter {

    private final Codec codec;

    UpdateWriter(Codec codec) {
        this.codec = codec;
    }

    void write(Message.Update update, WireWriter out) {
        int withdrawnLength = out.placeU16();
        Prefixes.write(update.withdrawn(), out);
        out.setU16(withdrawnLength, out.size() - withdrawnLength - 2);
        int attributesLength = out.placeU16();
        // RFC 7606 §5.1 wants the multiprotocol pair first.
        for (RawAttribute family : update.otherFamilies()) {
            AttributeWriter.write(family.flags(), family.type(), family.value(), out);
        }
        PathAttributes attributes = update.attributes();
        if (attributes != null) {
            new AttributeWriter(codec, out).write(attributes);
        }
        out.setU16(attributesLength, out.size() - attributesLength - 2);
        Prefixes.write(update.announced(), out);
    }

    /// How many octets the attributes take.
    int size(PathAttributes attributes) {
        WireWriter out = new WireWriter();
        new AttributeWriter(codec, out).write(attributes);
        return out.size();
    }
}
