package studio.routeserver.bgp.message;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Reads the path attributes of one UPDATE and collects what is wrong with them (RFC 7606 §3 to
/// §7).
final class AttributeReader {

    private final Codec codec;
    private final Faults faults = new Faults();
    private final Set<Integer> seen = new HashSet<>();
    private final List<RawAttribute> others = new ArrayList<>();
    private final MultiprotocolReader multiprotocol = new MultiprotocolReader();

    private @Nullable Origin origin;
    private @Nullable AsPath asPath;
    private @Nullable Ipv4Address nextHop;
    private @Nullable Long med;
    private @Nullable Long localPref;
    private boolean nextHopIsMalformed;
    private boolean atomicAggregate;
    private @Nullable Aggregator aggregator;
    private List<Community> communities = List.of();
    private @Nullable Ipv4Address originatorId;
    private List<Ipv4Address> clusterList = List.of();
    private List<Long> extendedCommunities = List.of();
    private List<LargeCommunity> largeCommunities = List.of();
    private @Nullable AsPath as4Path;
    private @Nullable Aggregator as4Aggregator;
    private Message.@Nullable Notification reset;

    AttributeReader(Codec codec) {
        this.codec = codec;
    }

    Faults faults() {
        return faults;
    }

    /// Why the session has to end, if it has.
    Message.@Nullable Notification reset() {
        return reset;
    }

    List<RawAttribute> otherFamilies() {
        return multiprotocol.otherFamilies();
    }

    List<Ipv4Prefix> multiprotocolAnnounced() {
        return multiprotocol.announced();
    }

    List<Ipv4Prefix> multiprotocolWithdrawn() {
        return multiprotocol.withdrawn();
    }

    boolean hasReachableOfMultiprotocol() {
        return seen.contains(AttributeType.MP_REACH_NLRI.number);
    }

    /// Reads the whole field. After a length that cannot be, the rest of it is not looked at.
    void read(ByteBuffer in) {
        while (in.hasRemaining() && reset == null) {
            int flags = in.get() & 0xFF;
            boolean extended = (flags & RawAttribute.EXTENDED_LENGTH) != 0;
            if (in.remaining() < (extended ? 3 : 2)) {
                faults.add(Reaction.TREAT_AS_WITHDRAW, "the last attribute's header is cut off");
                return;
            }
            int type = in.get() & 0xFF;
            int length = extended ? in.getShort() & 0xFFFF : in.get() & 0xFF;
            if (length > in.remaining()) {
                faults.add(Reaction.TREAT_AS_WITHDRAW, "attribute " + type + " runs over the end");
                return;
            }
            ByteBuffer value = in.slice(in.position(), length);
            in.position(in.position() + length);
            readOne(new RawAttribute(flags, type, Bytes.remaining(value)));
        }
    }

    private void readOne(RawAttribute raw) {
        @Nullable AttributeType type = AttributeType.of(raw.type());
        if (!seen.add(raw.type())) {
            repeated(raw, type);
        } else if (type == null) {
            unknown(raw);
        } else if (!type.flagsAreRight(raw.flags())) {
            faults.add(
                    type.whenFlagsAreWrong(),
                    "%s has the flags 0x%02X".formatted(type, raw.flags()));
        } else if (notExpectedHere(type)) {
            faults.add(Reaction.ATTRIBUTE_DISCARD, type + " has no meaning between two AS");
        } else if (!readKnown(type, raw)) {
            if (type == AttributeType.NEXT_HOP) {
                nextHopIsMalformed = true;
                return;
            }
            faults.add(type.whenMalformed, type + " is malformed");
            if (type.whenMalformed == Reaction.SESSION_RESET) {
                // RFC 4760 §7 asks for "optional attribute error"; a next hop is worse than that.
                reset = Message.Notification.of(3, type == AttributeType.MP_REACH_NLRI ? 1 : 9);
            }
        }
    }

    /// The first one counts (RFC 7606 §3 (g)); of the multiprotocol pair there must be one each.
    private void repeated(RawAttribute raw, @Nullable AttributeType type) {
        if (type == AttributeType.MP_REACH_NLRI || type == AttributeType.MP_UNREACH_NLRI) {
            faults.add(Reaction.SESSION_RESET, type + " is there twice");
            reset = Message.Notification.of(3, 1);
        } else {
            faults.add(
                    Reaction.ATTRIBUTE_DISCARD,
                    "attribute %d is there twice, the first counts".formatted(raw.type()));
        }
    }

    private void unknown(RawAttribute raw) {
        boolean optional = (raw.flags() & RawAttribute.OPTIONAL) != 0;
        if (raw.type() == 0) {
            faults.add(Reaction.ATTRIBUTE_DISCARD, "attribute type 0 is reserved");
        } else if (!optional) {
            faults.add(
                    Reaction.SESSION_RESET,
                    "well-known attribute %d is unknown".formatted(raw.type()));
            reset = new Message.Notification(3, 2, wire(raw));
        } else if (raw.transitive()) {
            others.add(raw);
        }
    }

    private static Bytes wire(RawAttribute raw) {
        WireWriter out = new WireWriter();
        AttributeWriter.write(raw.flags(), raw.type(), raw.value(), out);
        return out.toBytes();
    }

    /// What only routers of one AS tell each other is ignored from another (RFC 7606 §7.5, §7.9,
    /// §7.10).
    private boolean notExpectedHere(AttributeType type) {
        return !codec.ibgp()
                && (type == AttributeType.LOCAL_PREF
                        || type == AttributeType.ORIGINATOR_ID
                        || type == AttributeType.CLUSTER_LIST);
    }

    /// Reads the value of an attribute whose flags are right.
    ///
    /// @return whether the value was well-formed
    private boolean readKnown(AttributeType type, RawAttribute raw) {
        ByteBuffer value = raw.value().buffer();
        int length = raw.value().size();
        switch (type) {
            case ORIGIN -> {
                origin = length == 1 ? Origin.of(raw.value().at(0)) : null;
                return origin != null;
            }
            case AS_PATH -> {
                asPath = AsPathCodec.read(value, codec.fourOctetAs());
                return asPath != null && (codec.ibgp() || isPlain(asPath));
            }
            case NEXT_HOP -> {
                if (length != 4 || !isHost(value.getInt(0))) {
                    return false;
                }
                nextHop = new Ipv4Address(value.getInt());
            }
            case MULTI_EXIT_DISC -> {
                if (length != 4) {
                    return false;
                }
                med = value.getInt() & 0xFFFF_FFFFL;
            }
            case LOCAL_PREF -> {
                if (length != 4) {
                    return false;
                }
                localPref = value.getInt() & 0xFFFF_FFFFL;
            }
            case ATOMIC_AGGREGATE -> {
                atomicAggregate = length == 0;
                return atomicAggregate;
            }
            case AGGREGATOR -> {
                aggregator = readAggregator(value, codec.fourOctetAs());
                return aggregator != null;
            }
            case COMMUNITIES -> {
                if (length == 0 || length % 4 != 0) {
                    return false;
                }
                communities = new ArrayList<>();
                while (value.hasRemaining()) {
                    communities.add(new Community(value.getInt()));
                }
            }
            case ORIGINATOR_ID -> {
                if (length != 4) {
                    return false;
                }
                originatorId = new Ipv4Address(value.getInt());
            }
            case CLUSTER_LIST -> {
                if (length == 0 || length % 4 != 0) {
                    return false;
                }
                clusterList = new ArrayList<>();
                while (value.hasRemaining()) {
                    clusterList.add(new Ipv4Address(value.getInt()));
                }
            }
            case MP_REACH_NLRI -> {
                return multiprotocol.readReach(raw);
            }
            case MP_UNREACH_NLRI -> {
                return multiprotocol.readUnreach(raw);
            }
            case EXTENDED_COMMUNITIES -> {
                if (length == 0 || length % 8 != 0) {
                    return false;
                }
                extendedCommunities = new ArrayList<>();
                while (value.hasRemaining()) {
                    extendedCommunities.add(value.getLong());
                }
            }
            case AS4_PATH -> {
                as4Path = AsPathCodec.read(value, true);
                return as4Path != null && length > 0 && onlyFromOldSpeakers(type);
            }
            case AS4_AGGREGATOR -> {
                as4Aggregator = length == 8 ? readAggregator(value, true) : null;
                return as4Aggregator != null && onlyFromOldSpeakers(type);
            }
            case LARGE_COMMUNITIES -> {
                if (length == 0 || length % 12 != 0) {
                    return false;
                }
                largeCommunities = new ArrayList<>();
                while (value.hasRemaining()) {
                    largeCommunities.add(
                            new LargeCommunity(value.getInt(), value.getInt(), value.getInt()));
                }
            }
            case IPV6_EXTENDED_COMMUNITIES -> {
                others.add(raw);
                return length > 0 && length % 20 == 0;
            }
            case ONLY_TO_CUSTOMER -> {
                others.add(raw);
                return length == 4 && value.getInt() != 0;
            }
            case AIGP, BGP_LS -> faults.note(type + " is not transitive and is left out");
            case PMSI_TUNNEL, TUNNEL_ENCAPSULATION, PREFIX_SID -> others.add(raw);
        }
        return true;
    }

    /// RFC 6793 §3: a speaker of four-octet numbers has no use for the AS4 pair.
    private boolean onlyFromOldSpeakers(AttributeType type) {
        if (codec.fourOctetAs()) {
            faults.add(
                    Reaction.ATTRIBUTE_DISCARD,
                    type + " came from a speaker of four-octet numbers");
        }
        return true;
    }

    private static boolean isPlain(AsPath path) {
        return path.segments().stream().noneMatch(segment -> segment.kind().confederation());
    }

    /// Not 0/8, 127/8, 224/4 or 240/4.
    private static boolean isHost(int address) {
        int first = address >>> 24;
        return first != 0 && first != 127 && first < 224;
    }

    private static @Nullable Aggregator readAggregator(ByteBuffer value, boolean fourOctets) {
        if (value.remaining() != (fourOctets ? 8 : 6)) {
            return null;
        }
        long as = fourOctets ? value.getInt() & 0xFFFF_FFFFL : value.getShort() & 0xFFFFL;
        return as == 0 ? null : new Aggregator(new Asn(as), new Ipv4Address(value.getInt()));
    }

    /// Notes what a message with these routes has to have and has not (RFC 7606 §3 (d)).
    void requireMandatory(boolean announces) {
        // Without prefixes of its own it speaks of nothing, and is ignored (RFC 4760 §3).
        if (nextHopIsMalformed && announces) {
            AttributeType type = AttributeType.NEXT_HOP;
            faults.add(type.whenMalformed, type + " is malformed");
        }
        if (!announces && !hasReachableOfMultiprotocol()) {
            return;
        }
        require(AttributeType.ORIGIN);
        require(AttributeType.AS_PATH);
        if (announces) {
            require(AttributeType.NEXT_HOP);
        }
        if (codec.ibgp()) {
            require(AttributeType.LOCAL_PREF);
        }
    }

    private void require(AttributeType type) {
        if (!seen.contains(type.number)) {
            faults.add(Reaction.TREAT_AS_WITHDRAW, type + " is missing");
        }
    }

    /// The attributes, or null where a mandatory one is missing or malformed.
    @Nullable PathAttributes build() {
        @Nullable Ipv4Address hop = nextHop == null ? multiprotocol.nextHop() : nextHop;
        if (origin == null || asPath == null || hop == null) {
            return null;
        }
        others.sort(Comparator.comparingInt(RawAttribute::type));
        return new PathAttributes.Draft(origin, wholePath(asPath), hop)
                .med(med)
                .localPref(localPref)
                .atomicAggregate(atomicAggregate)
                .aggregator(wholeAggregator())
                .communities(communities)
                .originatorId(originatorId)
                .clusterList(clusterList)
                .extendedCommunities(extendedCommunities)
                .largeCommunities(largeCommunities)
                .others(others)
                .build();
    }

    /// RFC 6793 §4.2.3: where both aggregators are told, a real two-octet number in AGGREGATOR says
    /// that a router behind the last one of four-octet numbers aggregated anew, so the AS4 pair is
    /// stale.
    private boolean as4PairIsStale() {
        return as4Aggregator != null && aggregator != null && !aggregator.as().equals(Asn.TRANS);
    }

    private AsPath wholePath(AsPath path) {
        boolean plain = codec.fourOctetAs() || as4Path == null || as4PairIsStale();
        return plain || as4Path == null
                ? path
                : AsPathCodec.merge(path, as4Path.withoutConfederation());
    }

    private @Nullable Aggregator wholeAggregator() {
        boolean plain = codec.fourOctetAs() || as4Aggregator == null || as4PairIsStale();
        return plain || aggregator == null ? aggregator : as4Aggregator;
    }
}
