package studio.routeserver.bgp.message;

/// A path attribute that is carried and not interpreted (RFC 4271 §5).
///
/// @param flags the high four bits as on the wire, without the extended-length bit
/// @param type the attribute's type code, 0 to 255
public record RawAttribute(int flags, int type, Bytes value) {

    static final int OPTIONAL = 0x80;
    static final int TRANSITIVE = 0x40;
    static final int PARTIAL = 0x20;
    static final int EXTENDED_LENGTH = 0x10;

    public RawAttribute {
        if (type < 0 || type > 255) {
            throw new IllegalArgumentException("attribute type " + type + " is outside 0 to 255");
        }
        flags &= OPTIONAL | TRANSITIVE | PARTIAL;
    }

    public boolean transitive() {
        return (flags & TRANSITIVE) != 0;
    }

    /// Whether a router on the way passed it on without understanding it.
    public boolean partial() {
        return (flags & PARTIAL) != 0;
    }

    /// The same attribute as a router sends it on that does not understand it.
    public RawAttribute passedOn() {
        return new RawAttribute(flags | PARTIAL, type, value);
    }
}
