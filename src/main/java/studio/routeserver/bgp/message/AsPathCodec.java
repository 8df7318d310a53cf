package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;

/// AS_PATH and AS4_PATH to octets and back, and the two into one (RFC 4271 §4.3, RFC 6793 §4.2.3).
final class AsPathCodec {

    private AsPathCodec() {}

    /// Reads to the end of the buffer.
    ///
    /// @return null where the segments do not fill the buffer, are empty, of an unknown kind, or
    ///   name AS 0 (RFC 7607)
    static @Nullable AsPath read(ByteBuffer in, boolean fourOctets) {
        List<AsPath.Segment> segments = new ArrayList<>();
        while (in.hasRemaining()) {
            if (in.remaining() < 2) {
                return null;
            }
            AsPath.@Nullable Kind kind = AsPath.Kind.of(in.get() & 0xFF);
            int count = in.get() & 0xFF;
            if (kind == null || count == 0 || count * (fourOctets ? 4 : 2) > in.remaining()) {
                return null;
            }
            List<Asn> asns = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                long asn = fourOctets ? in.getInt() & 0xFFFF_FFFFL : in.getShort() & 0xFFFFL;
                if (asn == 0) {
                    return null;
                }
                asns.add(new Asn(asn));
            }
            segments.add(new AsPath.Segment(kind, asns));
        }
        return new AsPath(segments);
    }

    static void write(AsPath path, boolean fourOctets, WireWriter out) {
        for (AsPath.Segment segment : path.segments()) {
            out.u8(segment.kind().code()).u8(segment.asns().size());
            for (Asn asn : segment.asns()) {
                if (fourOctets) {
                    out.u32((int) asn.value());
                } else {
                    out.u16((int) (asn.fitsTwoOctets() ? asn : Asn.TRANS).value());
                }
            }
        }
    }

    /// The whole path of a route that passed speakers of two-octet numbers: what they put in front
    /// is in AS_PATH alone, the rest in AS4_PATH. An AS4_PATH that is longer is not believed.
    static AsPath merge(AsPath path, AsPath as4Path) {
        int inFront = path.length() - as4Path.length();
        if (inFront < 0) {
            return path;
        }
        List<AsPath.Segment> merged = new ArrayList<>();
        int left = inFront;
        for (AsPath.Segment segment : path.segments()) {
            boolean set = segment.kind() == AsPath.Kind.SET;
            int hops = segment.kind().confederation() ? 0 : set ? 1 : segment.asns().size();
            if (hops > left && !set) {
                if (left > 0) {
                    merged.add(new AsPath.Segment(segment.kind(), segment.asns().subList(0, left)));
                }
                break;
            }
            if (hops > left) {
                break;
            }
            merged.add(segment);
            left -= hops;
        }
        return joined(merged, as4Path.segments());
    }

    /// One sequence where one ends and the other begins with a sequence and both fit.
    private static AsPath joined(List<AsPath.Segment> front, List<AsPath.Segment> back) {
        List<AsPath.Segment> all = new ArrayList<>(front);
        List<AsPath.Segment> rest = back;
        if (!front.isEmpty() && !back.isEmpty()) {
            AsPath.Segment last = front.getLast();
            AsPath.Segment first = back.getFirst();
            boolean sequences =
                    last.kind() == AsPath.Kind.SEQUENCE && first.kind() == AsPath.Kind.SEQUENCE;
            if (sequences && last.asns().size() + first.asns().size() <= 255) {
                List<Asn> asns = new ArrayList<>(last.asns());
                asns.addAll(first.asns());
                all.set(all.size() - 1, new AsPath.Segment(AsPath.Kind.SEQUENCE, asns));
                rest = back.subList(1, back.size());
            }
        }
        all.addAll(rest);
        return new AsPath(all);
    }
}
