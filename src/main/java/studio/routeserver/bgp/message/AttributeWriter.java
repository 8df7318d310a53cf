package studio.routeserver.bgp.message;

import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;

/// Writes path attributes in ascending order of type, as RFC 4271 §5 recommends.
final class AttributeWriter {

    private final Codec codec;
    private final WireWriter out;

    AttributeWriter(Codec codec, WireWriter out) {
        this.codec = codec;
        this.out = out;
    }

    void write(PathAttributes attributes) {
        write(AttributeType.ORIGIN, new WireWriter().u8(attributes.origin().code()));
        WireWriter path = new WireWriter();
        AsPathCodec.write(attributes.asPath(), codec.fourOctetAs(), path);
        write(AttributeType.AS_PATH, path);
        write(AttributeType.NEXT_HOP, new WireWriter().u32(attributes.nextHop().bits()));
        Long med = attributes.med();
        if (med != null) {
            write(AttributeType.MULTI_EXIT_DISC, new WireWriter().u32(med.intValue()));
        }
        Long localPref = attributes.localPref();
        if (localPref != null) {
            write(AttributeType.LOCAL_PREF, new WireWriter().u32(localPref.intValue()));
        }
        if (attributes.atomicAggregate()) {
            write(AttributeType.ATOMIC_AGGREGATE, new WireWriter());
        }
        Aggregator aggregator = attributes.aggregator();
        if (aggregator != null) {
            write(AttributeType.AGGREGATOR, aggregator(aggregator, codec.fourOctetAs()));
        }
        WireWriter communities = new WireWriter();
        for (Community community : attributes.communities()) {
            communities.u32(community.bits());
        }
        writeUnlessEmpty(AttributeType.COMMUNITIES, communities);
        Ipv4Address originator = attributes.originatorId();
        if (originator != null) {
            write(AttributeType.ORIGINATOR_ID, new WireWriter().u32(originator.bits()));
        }
        WireWriter clusters = new WireWriter();
        for (Ipv4Address cluster : attributes.clusterList()) {
            clusters.u32(cluster.bits());
        }
        writeUnlessEmpty(AttributeType.CLUSTER_LIST, clusters);
        WireWriter extended = new WireWriter();
        for (long community : attributes.extendedCommunities()) {
            extended.u64(community);
        }
        writeUnlessEmpty(AttributeType.EXTENDED_COMMUNITIES, extended);
        writeAs4Pair(attributes);
        WireWriter large = new WireWriter();
        for (LargeCommunity community : attributes.largeCommunities()) {
            large.u32(community.global()).u32(community.first()).u32(community.second());
        }
        boolean largeWritten = large.size() == 0;
        for (RawAttribute other : attributes.others()) {
            if (!largeWritten && other.type() > AttributeType.LARGE_COMMUNITIES.number) {
                write(AttributeType.LARGE_COMMUNITIES, large);
                largeWritten = true;
            }
            write(other.flags(), other.type(), other.value(), out);
        }
        if (!largeWritten) {
            write(AttributeType.LARGE_COMMUNITIES, large);
        }
    }

    /// What two octets could not say (RFC 6793 §4.2.2).
    private void writeAs4Pair(PathAttributes attributes) {
        if (codec.fourOctetAs()) {
            return;
        }
        if (attributes.asPath().asns().stream().anyMatch(asn -> !asn.fitsTwoOctets())) {
            WireWriter path = new WireWriter();
            AsPathCodec.write(attributes.asPath().withoutConfederation(), true, path);
            writeUnlessEmpty(AttributeType.AS4_PATH, path);
        }
        Aggregator aggregator = attributes.aggregator();
        if (aggregator != null && !aggregator.as().fitsTwoOctets()) {
            write(AttributeType.AS4_AGGREGATOR, aggregator(aggregator, true));
        }
    }

    private static WireWriter aggregator(Aggregator aggregator, boolean fourOctets) {
        WireWriter value = new WireWriter();
        Asn as = aggregator.as();
        if (fourOctets) {
            value.u32((int) as.value());
        } else {
            value.u16((int) (as.fitsTwoOctets() ? as : Asn.TRANS).value());
        }
        return value.u32(aggregator.address().bits());
    }

    private void writeUnlessEmpty(AttributeType type, WireWriter value) {
        if (value.size() > 0) {
            write(type, value);
        }
    }

    private void write(AttributeType type, WireWriter value) {
        write(type.flags, type.number, value.toBytes(), out);
    }

    static void write(int flags, int type, Bytes value, WireWriter out) {
        boolean extended = value.size() > 255;
        out.u8(extended ? flags | RawAttribute.EXTENDED_LENGTH : flags).u8(type);
        if (extended) {
            out.u16(value.size());
        } else {
            out.u8(value.size());
        }
        out.bytes(value);
    }
}
