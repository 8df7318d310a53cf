package studio.routeserver.bgp.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;

/// The autonomous systems a route came through, nearest first (RFC 4271 §5.1.2).
///
/// Neighbouring sequences are kept as the wire has them: a path of more than 255 hops has several.
public record AsPath(List<Segment> segments) {

    public static final AsPath EMPTY = new AsPath(List.of());

    private static final int LONGEST_SEGMENT = 255;

    /// What the numbers of a segment mean.
    public enum Kind {
        /// In no order: a router aggregated several paths.
        SET(1, "{", ",", "}"),
        SEQUENCE(2, "", " ", ""),
        /// Inside a confederation (RFC 5065).
        CONFED_SEQUENCE(3, "(", " ", ")"),
        CONFED_SET(4, "[", ",", "]");

        private final int code;
        private final String open;
        private final String between;
        private final String close;

        Kind(int code, String open, String between, String close) {
            this.code = code;
            this.open = open;
            this.between = between;
            this.close = close;
        }

        /// The number on the wire.
        int code() {
            return code;
        }

        static @Nullable Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            return null;
        }

        boolean confederation() {
            return this == CONFED_SEQUENCE || this == CONFED_SET;
        }
    }

    /// A run of numbers of one kind, 1 to 255 of them.
    public record Segment(Kind kind, List<Asn> asns) {
        public Segment {
            asns = List.copyOf(asns);
            if (asns.isEmpty() || asns.size() > LONGEST_SEGMENT) {
                throw new IllegalArgumentException(
                        "a path segment has 1 to 255 AS numbers, not " + asns.size());
            }
        }

        private int hops() {
            return switch (kind) {
                case SET -> 1;
                case SEQUENCE -> asns.size();
                case CONFED_SEQUENCE, CONFED_SET -> 0;
            };
        }

        @Override
        public String toString() {
            return asns.stream()
                    .map(Asn::toString)
                    .collect(Collectors.joining(kind.between, kind.open, kind.close));
        }
    }

    public AsPath {
        segments = List.copyOf(segments);
    }

    /// One sequence of these numbers, nearest first.
    public static AsPath of(long... asns) {
        List<Asn> sequence = new ArrayList<>();
        for (long asn : asns) {
            sequence.add(new Asn(asn));
        }
        return sequence(sequence);
    }

    /// One sequence of these numbers, nearest first; of several segments where one cannot hold it.
    public static AsPath sequence(List<Asn> asns) {
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < asns.size(); at += LONGEST_SEGMENT) {
            int end = Math.min(asns.size(), at + LONGEST_SEGMENT);
            segments.add(new Segment(Kind.SEQUENCE, asns.subList(at, end)));
        }
        return new AsPath(segments);
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /// The length that decisions compare: each repetition counts, a set counts one, a confederation
    /// nothing (RFC 4271 §9.1.2.2 (a), RFC 5065 §5.3).
    public int length() {
        return segments.stream().mapToInt(Segment::hops).sum();
    }

    /// Every number in wire order, sets included.
    public List<Asn> asns() {
        if (segments.size() == 1) {
            return segments.getFirst().asns;
        }
        return segments.stream().flatMap(segment -> segment.asns.stream()).toList();
    }

    public boolean contains(Asn asn) {
        return segments.stream().anyMatch(segment -> segment.asns.contains(asn));
    }

    /// The neighbouring AS that the route came from: the first number, if a sequence begins the
    /// path.
    public Optional<Asn> first() {
        return segments.stream()
                .filter(segment -> !segment.kind.confederation())
                .findFirst()
                .filter(segment -> segment.kind == Kind.SEQUENCE)
                .map(segment -> segment.asns.getFirst());
    }

    /// The AS that originated the route: the last number.
    public Optional<Asn> last() {
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(segments.getLast().asns.getLast());
    }

    /// The path with the number put in front that many times.
    public AsPath prepend(Asn asn, int times) {
        List<Asn> front = new ArrayList<>(Collections.nCopies(times, asn));
        List<Segment> rest = segments;
        if (!segments.isEmpty() && segments.getFirst().kind == Kind.SEQUENCE) {
            front.addAll(segments.getFirst().asns);
            rest = segments.subList(1, segments.size());
        }
        List<Segment> all = new ArrayList<>(splitFromTheBack(front));
        all.addAll(rest);
        return new AsPath(all);
    }

    /// Full segments at the back, so that prepending again only touches the first one.
    private static List<Segment> splitFromTheBack(List<Asn> asns) {
        List<Segment> segments = new ArrayList<>();
        for (int end = asns.size(); end > 0; end -= LONGEST_SEGMENT) {
            int start = Math.max(0, end - LONGEST_SEGMENT);
            segments.addFirst(new Segment(Kind.SEQUENCE, asns.subList(start, end)));
        }
        return segments;
    }

    /// The path without each number that the test takes out; a segment left empty goes too.
    public AsPath without(Predicate<Asn> takenOut) {
        List<Segment> left = new ArrayList<>();
        for (Segment segment : segments) {
            List<Asn> kept = segment.asns.stream().filter(takenOut.negate()).toList();
            if (!kept.isEmpty()) {
                left.add(new Segment(segment.kind, kept));
            }
        }
        return new AsPath(left);
    }

    /// The path without its confederation segments, as it leaves the confederation (RFC 5065 §4.1).
    public AsPath withoutConfederation() {
        return new AsPath(
                segments.stream().filter(segment -> !segment.kind.confederation()).toList());
    }

    /// As routers print it: `65001 65515`, a set as `{1,2}`; the empty path is the empty string.
    @Override
    public String toString() {
        return segments.stream().map(Segment::toString).collect(Collectors.joining(" "));
    }
}
