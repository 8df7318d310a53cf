package studio.routeserver.bgp.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Random legal messages.
final class SomeMessages {

    private SomeMessages() {}

    static Message message(Seed seed, Codec codec) {
        return switch (seed.nextInt(6)) {
            case 0 -> open(seed);
            case 1 ->
                    new Message.Notification(
                            seed.nextInt(256),
                            seed.nextInt(256),
                            Bytes.copyOf(Some.bytes(seed, seed.size())));
            case 2 -> new Message.Keepalive();
            case 3 -> new Message.RouteRefresh(seed.nextInt(0x10000), 0, seed.nextInt(256));
            default -> update(seed, codec);
        };
    }

    static Message.Open open(Seed seed) {
        int hold = seed.nextBoolean() ? 0 : seed.nextInt(3, 0x10000);
        Asn as = realAs(seed);
        List<Capability> capabilities = new ArrayList<>();
        if (!as.fitsTwoOctets() || seed.nextBoolean()) {
            capabilities.add(new Capability.FourOctetAs(as));
        }
        capabilities.addAll(Some.listOf(seed, Math.min(8, seed.size()), SomeMessages::capability));
        return new Message.Open(as, hold, host(seed), capabilities);
    }

    private static Capability capability(Seed seed) {
        return switch (seed.nextInt(6)) {
            case 0 -> new Capability.Multiprotocol(seed.nextInt(0x10000), seed.nextInt(256));
            case 1 -> new Capability.RouteRefresh();
            case 2 ->
                    new Capability.GracefulRestart(
                            seed.nextInt(16),
                            seed.nextInt(0x1000),
                            Bytes.copyOf(new byte[4 * seed.nextInt(3)]));
            case 3 -> new Capability.EnhancedRouteRefresh();
            case 4 -> new Capability.HostName("nva1", seed.nextBoolean() ? "contoso" : "");
            default ->
                    new Capability.Other(
                            Some.oneOf(seed, List.of(3, 5, 6, 9, 69, 71, 128, 255)),
                            Bytes.copyOf(Some.bytes(seed, 60)));
        };
    }

    static Message.Update update(Seed seed, Codec codec) {
        List<Ipv4Prefix> withdrawn = unicast(seed);
        Set<Ipv4Prefix> announced = new LinkedHashSet<>(unicast(seed));
        withdrawn.forEach(announced::remove);
        return announced.isEmpty()
                ? Message.Update.withdraw(withdrawn)
                : new Message.Update(
                        withdrawn, List.copyOf(announced), attributes(seed, codec), List.of());
    }

    private static List<Ipv4Prefix> unicast(Seed seed) {
        return Some.prefixes(seed, 0, 32).stream().filter(Prefixes::routable).toList();
    }

    /// Attributes that such a peer may send.
    static PathAttributes attributes(Seed seed, Codec codec) {
        PathAttributes.Draft draft =
                new PathAttributes.Draft(
                                Some.oneOf(seed, List.of(Origin.values())), path(seed), host(seed))
                        .med(seed.nextBoolean() ? seed.nextLong(1L << 32) : null)
                        .atomicAggregate(seed.nextBoolean())
                        .aggregator(
                                seed.nextBoolean()
                                        ? new Aggregator(realAs(seed), Some.address(seed))
                                        : null)
                        .communities(Some.listOf(seed, 5, Some::community))
                        .extendedCommunities(Some.listOf(seed, 3, Seed::nextLong))
                        .largeCommunities(
                                Some.listOf(
                                        seed,
                                        3,
                                        s ->
                                                new LargeCommunity(
                                                        s.nextInt(), s.nextInt(), s.nextInt())))
                        .others(others(seed));
        if (codec.ibgp()) {
            draft.localPref(seed.nextLong(1L << 32))
                    .originatorId(seed.nextBoolean() ? Some.address(seed) : null)
                    .clusterList(Some.listOf(seed, 3, Some::address));
        }
        return draft.build();
    }

    private static List<RawAttribute> others(Seed seed) {
        List<RawAttribute> others = new ArrayList<>();
        for (int type : List.of(23, 40, 99, 128, 254)) {
            if (seed.nextInt(4) == 0) {
                int flags = seed.nextBoolean() ? 0xC0 : 0xE0;
                int most = seed.nextInt(4) == 0 ? 300 : 20;
                others.add(new RawAttribute(flags, type, Bytes.copyOf(Some.bytes(seed, most))));
            }
        }
        return others;
    }

    private static AsPath path(Seed seed) {
        AsPath path = AsPath.EMPTY;
        if (seed.nextInt(4) == 0) {
            List<Asn> set = new ArrayList<>();
            set.add(realAs(seed));
            set.addAll(Some.listOf(seed, 4, SomeMessages::realAs));
            path = new AsPath(List.of(new AsPath.Segment(AsPath.Kind.SET, set)));
        }
        int hops = seed.nextInt(20) == 0 ? seed.nextInt(300) : seed.nextInt(6);
        for (int i = 0; i < hops; i++) {
            path = path.prepend(realAs(seed), 1);
        }
        return path;
    }

    /// Not AS_TRANS, which two-octet speakers cannot tell from a number that needs four.
    private static Asn realAs(Seed seed) {
        return drawnUntil(seed, as -> !as.equals(Asn.TRANS));
    }

    private static Asn drawnUntil(Seed seed, Predicate<Asn> fits) {
        Asn as = Some.asn(seed);
        return fits.test(as) ? as : drawnUntil(seed, fits);
    }

    static Ipv4Address host(Seed seed) {
        return Some.addressIn(seed, Ipv4Prefix.parse("10.0.0.0/8"));
    }
}
