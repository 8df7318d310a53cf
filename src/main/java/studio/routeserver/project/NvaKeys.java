package studio.routeserver.project;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;

/// The keys of NVAs and of how they speak BGP.
final class NvaKeys {

    /// The hold time has two octets, in seconds (RFC 4271 §4.2).
    private static final long LONGEST_HOLD = 0xFFFF;

    private static final int MOST_PREPENDS = 255;
    private static final List<Boolean> ACTIONS = List.of(true, false);

    private NvaKeys() {}

    static Nva nva(Fields fields) {
        return new Nva(
                fields.name(),
                fields.subnet(),
                fields.address("ip"),
                fields.flag("ipForwarding", false),
                fields.flag("forwarding", true),
                fields.flag("stateful", false),
                fields.object("bgp", "an NVA's bgp", NvaKeys::bgp),
                fields.objects("interfaces", "an interface", NvaKeys::further),
                fields.objects("staticRoutes", "a static route", NvaKeys::staticRoute),
                fields.maybeFlag("bgpToKernel"),
                snat(fields),
                fields.word("zone"),
                fields.choice(
                        "speaker",
                        List.of(Nva.Speaker.values()),
                        Nva.Speaker::text,
                        Nva.Speaker.SIMULATED),
                fields.extra());
    }

    static Tree write(Nva nva) {
        Keys keys =
                new Keys()
                        .text("name", nva.name())
                        .text("subnet", nva.subnet())
                        .text("ip", nva.ip())
                        .text("zone", nva.zone())
                        .flag("ipForwarding", nva.ipForwarding(), false)
                        .flag("forwarding", nva.forwarding(), true)
                        .flag("stateful", nva.stateful(), false)
                        .flag("bgpToKernel", nva.bgpToKernel());
        if (nva.snat().all()) {
            keys.flag("snat", true);
        } else {
            keys.texts("snat", nva.snat().prefixes());
        }
        boolean external = nva.speaker() != Nva.Speaker.SIMULATED;
        keys.text("speaker", external ? nva.speaker().text() : null)
                .list("interfaces", nva.interfaces(), NvaKeys::write)
                .list("staticRoutes", nva.staticRoutes(), NvaKeys::write);
        NvaBgp bgp = nva.bgp();
        if (bgp != null) {
            keys.put("bgp", write(bgp));
        }
        return keys.extra(nva.extra()).tree();
    }

    /// True, false, or the destinations that are translated.
    private static Nva.Snat snat(Fields fields) {
        if (fields.isList("snat")) {
            return new Nva.Snat(false, fields.prefixes("snat"));
        }
        return fields.flag("snat", false) ? Nva.Snat.ALL : Nva.Snat.NONE;
    }

    private static Nva.Interface further(Fields fields) {
        return new Nva.Interface(
                fields.name(), fields.subnet(), fields.address("ip"), fields.extra());
    }

    private static Tree write(Nva.Interface further) {
        return new Keys()
                .text("name", further.name())
                .text("subnet", further.subnet())
                .text("ip", further.ip())
                .extra(further.extra())
                .tree();
    }

    private static Nva.StaticRoute staticRoute(Fields fields) {
        return new Nva.StaticRoute(fields.prefix("prefix"), fields.address("via"), fields.extra());
    }

    private static Tree write(Nva.StaticRoute route) {
        return new Keys()
                .text("prefix", route.prefix())
                .text("via", route.via())
                .extra(route.extra())
                .tree();
    }

    private static NvaBgp bgp(Fields fields) {
        return new NvaBgp(
                fields.asn(),
                timer(fields, "holdTime"),
                timer(fields, "keepalive"),
                fields.object("bfd", "bfd", NvaKeys::bfd),
                fields.number("multihop", 1, 255, NvaBgp.DEFAULT_MULTIHOP),
                fields.flag("routeRefresh", true),
                fields.addresses("neighbors"),
                fields.objects("advertise", "an advertisement", NvaKeys::advertisement),
                fields.objects("policies", "a policy", NvaKeys::policy),
                fields.flag("asOverride", false),
                fields.flag("redistributeTunnels", false),
                fields.extra());
    }

    private static Tree write(NvaBgp bgp) {
        Keys keys =
                new Keys()
                        .number("asn", bgp.asn())
                        .duration("holdTime", bgp.holdTime())
                        .duration("keepalive", bgp.keepalive());
        NvaBgp.Bfd bfd = bgp.bfd();
        if (bfd != null) {
            keys.put("bfd", write(bfd));
        }
        return keys.number("multihop", bgp.multihop(), NvaBgp.DEFAULT_MULTIHOP)
                .flag("routeRefresh", bgp.routeRefresh(), true)
                .texts("neighbors", bgp.neighbors())
                .list("advertise", bgp.advertise(), NvaKeys::write)
                .list("policies", bgp.policies(), NvaKeys::write)
                .flag("asOverride", bgp.asOverride(), false)
                .flag("redistributeTunnels", bgp.redistributeTunnels(), false)
                .extra(bgp.extra())
                .tree();
    }

    /// BGP speaks of whole seconds.
    private static @Nullable Duration timer(Fields fields, String key) {
        Duration timer = fields.duration(key);
        if (timer != null && (timer.getNano() != 0 || timer.getSeconds() > LONGEST_HOLD)) {
            fields.problemAt(
                    key,
                    "'%s' is no whole number of seconds up to %d".formatted(key, LONGEST_HOLD),
                    "write one, such as 180s");
            return null;
        }
        return timer;
    }

    private static NvaBgp.Bfd bfd(Fields fields) {
        return new NvaBgp.Bfd(
                fields.requiredDuration("transmit"),
                fields.requiredDuration("receive"),
                fields.requiredNumber("multiplier", 1, 255));
    }

    private static Tree write(NvaBgp.Bfd bfd) {
        return new Keys()
                .duration("transmit", bfd.transmit())
                .duration("receive", bfd.receive())
                .number("multiplier", bfd.multiplier())
                .tree();
    }

    private static NvaBgp.Advertisement advertisement(Fields fields) {
        return new NvaBgp.Advertisement(
                fields.prefix("prefix"),
                fields.number("asPathPrepend", 0, MOST_PREPENDS, 0),
                fields.asns("asPath"),
                fields.values("communities", Community::parse),
                fields.maybeLong("med", 0, 0xFFFF_FFFFL),
                fields.optional("nextHop", Ipv4Address::parse),
                fields.addresses("to"),
                fields.extra());
    }

    private static Tree write(NvaBgp.Advertisement advertisement) {
        return new Keys()
                .text("prefix", advertisement.prefix())
                .number("asPathPrepend", advertisement.asPathPrepend(), 0)
                .asns("asPath", advertisement.asPath())
                .texts("communities", advertisement.communities())
                .number("med", advertisement.med())
                .text("nextHop", advertisement.nextHop())
                .texts("to", advertisement.to())
                .extra(advertisement.extra())
                .tree();
    }

    private static NvaBgp.Policy policy(Fields fields) {
        NvaBgp.Match match = fields.object("match", "a match", NvaKeys::match);
        return new NvaBgp.Policy(
                fields.optional("neighbor"),
                fields.requiredChoice("direction", List.of(Direction.values()), Direction::text),
                match == null ? NvaBgp.Match.ALL : match,
                fields.requiredChoice("action", ACTIONS, NvaKeys::action),
                fields.number("prepend", 0, MOST_PREPENDS, 0),
                fields.asns("removeAsn"),
                fields.values("addCommunities", Community::parse),
                fields.optional("nextHop", Ipv4Address::parse),
                fields.extra());
    }

    private static String action(boolean accept) {
        return accept ? "accept" : "reject";
    }

    private static Tree write(NvaBgp.Policy policy) {
        Keys keys =
                new Keys()
                        .text("neighbor", policy.neighbor())
                        .text("direction", policy.direction().text());
        if (!policy.match().equals(NvaBgp.Match.ALL)) {
            keys.put("match", write(policy.match()));
        }
        return keys.text("action", action(policy.accept()))
                .number("prepend", policy.prepend(), 0)
                .asns("removeAsn", policy.removeAsn())
                .texts("addCommunities", policy.addCommunities())
                .text("nextHop", policy.nextHop())
                .extra(policy.extra())
                .tree();
    }

    private static NvaBgp.Match match(Fields fields) {
        Ipv4Prefix prefix = fields.optional("prefix", Ipv4Prefix::parse);
        NvaBgp.Match match =
                new NvaBgp.Match(
                        prefix,
                        fields.maybeNumber("ge", 0, 32),
                        fields.maybeNumber("le", 0, 32),
                        fields.maybeAsn("asPathContains"),
                        fields.optional("community", Community::parse));
        if (!fields.has("prefix") && (fields.has("ge") || fields.has("le"))) {
            fields.problem("'ge' and 'le' bound the lengths of a 'prefix'", "add the prefix");
        }
        return match;
    }

    private static Tree write(NvaBgp.Match match) {
        return new Keys()
                .text("prefix", match.prefix())
                .number("ge", match.ge())
                .number("le", match.le())
                .number("asPathContains", match.asPathContains())
                .text("community", match.community())
                .tree();
    }
}
