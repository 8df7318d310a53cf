package studio.routeserver.fabric;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import studio.routeserver.net.Ipv4Prefix;

/// The routes that every subnet starts from.
final class SystemDefaults {

    /// R-EFF-03: in every subnet, also where it has no outbound access.
    static final EffectiveRoute INTERNET =
            EffectiveRoute.system(
                    EffectiveRoute.Type.INTERNET,
                    Ipv4Prefix.DEFAULT,
                    "R-EFF-03",
                    "what no other route takes leaves to the Internet");

    private static final Set<Ipv4Prefix> DOCUMENTED =
            Set.of(
                    Ipv4Prefix.parse("10.0.0.0/8"),
                    Ipv4Prefix.parse("172.16.0.0/12"),
                    Ipv4Prefix.parse("192.168.0.0/16"),
                    Ipv4Prefix.parse("100.64.0.0/10"));

    /// R-EFF-04: the four that Azure documents and those seen in its listings, by ascending prefix
    /// length (R-EFF-32).
    static final List<EffectiveRoute> NONE =
            Stream.of(
                            "10.0.0.0/8",
                            "127.0.0.0/8",
                            "100.64.0.0/10",
                            "172.16.0.0/12",
                            "25.48.0.0/12",
                            "25.4.0.0/14",
                            "198.18.0.0/15",
                            "25.30.0.0/15",
                            "192.168.0.0/16",
                            "25.33.0.0/16",
                            "40.109.0.0/16",
                            "104.147.0.0/16",
                            "157.59.0.0/16",
                            "40.108.0.0/17",
                            "104.146.0.0/17",
                            "23.103.0.0/18",
                            "25.41.0.0/20",
                            "20.35.252.0/22")
                    .map(Ipv4Prefix::parse)
                    .sorted(
                            Comparator.comparingInt(Ipv4Prefix::length)
                                    .thenComparing(Comparator.naturalOrder()))
                    .map(SystemDefaults::none)
                    .toList();

    private SystemDefaults() {}

    private static EffectiveRoute none(Ipv4Prefix prefix) {
        return EffectiveRoute.system(
                EffectiveRoute.Type.NONE,
                prefix,
                "R-EFF-04",
                documented(prefix)
                        ? "Azure drops private addresses that no other route takes"
                        : "Azure drops this range, as its listings show");
    }

    /// Whether a None row is one of the four that Azure documents; that the others drop as well is
    /// ruling R-RUL-15.
    static boolean documented(Ipv4Prefix prefix) {
        return DOCUMENTED.contains(prefix);
    }
}
