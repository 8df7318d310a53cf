package studio.routeserver.bgp.rib;

import java.time.Instant;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// One way to a prefix.
///
/// @param received since when the peer announces it with these attributes
/// @param weight preferred within this router alone, the higher the better; 0 where nobody set it
public record Path(
        Ipv4Prefix prefix, Source from, PathAttributes attributes, Instant received, int weight) {

    private static final long DEFAULT_LOCAL_PREFERENCE = 100;

    /// LOCAL_PREF, 100 where the path has none (RFC 4271 §9.1.1 leaves the number to us; all use
    /// it).
    public long localPreference() {
        Long told = attributes.localPref();
        return told == null ? DEFAULT_LOCAL_PREFERENCE : told;
    }

    /// MED, 0 where the path has none (RFC 4271 §9.1.2.2 (c)).
    public long med() {
        Long told = attributes.med();
        return told == null ? 0 : told;
    }

    public int asPathLength() {
        return attributes.asPath().length();
    }

    /// The BGP identifier that a tie compares: the originator's where the path was reflected (RFC
    /// 4456 §9).
    public Ipv4Address comparedId() {
        Ipv4Address originator = attributes.originatorId();
        return originator == null ? from.routerId() : originator;
    }

    public Path withAttributes(PathAttributes changed) {
        return new Path(prefix, from, changed, received, weight);
    }

    public Path withWeight(int changed) {
        return new Path(prefix, from, attributes, received, changed);
    }
}
