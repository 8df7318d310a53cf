package studio.routeserver.bgp.rib;

import java.util.function.Predicate;

/// How many prefixes a neighbour may announce before its session ends with Cease 6/1.
///
/// @param maximum the most that may be held and announced anew together (azure rule R-RS-18)
/// @param counts whether a received route counts
/// @param rule the id to name when the session ends
public record PrefixLimit(int maximum, Predicate<AdjRibIn.Entry> counts, String rule) {

    public static final PrefixLimit NONE = new PrefixLimit(Integer.MAX_VALUE, entry -> false, "");
}
