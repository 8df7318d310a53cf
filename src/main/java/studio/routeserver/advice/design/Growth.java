package studio.routeserver.advice.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.VirtualNetwork;

/// What one branch more takes by hand (A-15, point 6): the entries that are to be written then, and
/// which gateways have to be told.
///
/// @param prefix the branch's
/// @param via the NVA or load balancer that leads there, by its name
/// @param nextHop its address
/// @param added the entries, by subnet; none where a shorter prefix leads there already
/// @param gateways whose branches have to be told of the prefix by hand
public record Growth(
        Ipv4Prefix prefix,
        String via,
        Ipv4Address nextHop,
        List<ByHand.SubnetEntries> added,
        List<String> gateways) {

    private static final int SITE_LENGTH = 24;
    private static final int BLOCK_LENGTH = 16;
    private static final List<Ipv4Prefix> PRIVATE =
            List.of(
                    Ipv4Prefix.parse("192.168.0.0/16"),
                    Ipv4Prefix.parse("172.16.0.0/12"),
                    Ipv4Prefix.parse("10.0.0.0/8"));

    public Growth {
        added = List.copyOf(added);
        gateways = List.copyOf(gateways);
    }

    /// What that prefix takes, behind whatever most entries point to. Empty where there are no
    /// entries, and so nothing that leads to branches.
    public static Optional<Growth> of(ByHand hand, Ipv4Prefix prefix) {
        return nextHop(hand)
                .map(hop ->
                        new Growth(
                                prefix,
                                owner(hand, hop),
                                hop,
                                hand.added(prefix, hop),
                                hand.gateways().stream().map(ByHand.Told::object).toList()));
    }

    /// What a branch takes whose prefix nothing covers yet.
    public static Optional<Growth> example(ByHand hand) {
        return free(hand).flatMap(prefix -> of(hand, prefix));
    }

    /// How many entries there are to write.
    public int entries() {
        return added.stream().mapToInt(one -> one.entries().size()).sum();
    }

    private static Optional<Ipv4Address> nextHop(ByHand hand) {
        Map<Ipv4Address, Integer> used = new LinkedHashMap<>();
        hand.subnets().stream()
                .flatMap(one -> one.entries().stream())
                .forEach(entry -> used.merge(entry.nextHop(), 1, Integer::sum));
        return used.entrySet().stream()
                .max(
                        Map.Entry.<Ipv4Address, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static String owner(ByHand hand, Ipv4Address hop) {
        Optional<String> balancer =
                hand.topology().loadBalancers().stream()
                        .filter(one -> one.ip().equals(hop))
                        .map(LoadBalancer::name)
                        .findFirst();
        return balancer.or(() ->
                        hand.topology().nvas().stream()
                                .filter(nva ->
                                        nva.nics().stream().anyMatch(nic -> nic.ip().equals(hop)))
                                .map(Nva::name)
                                .findFirst())
                .orElse(hop.toString());
    }

    /// The first /24 of the private addresses whose /16 is not used anywhere here.
    private static Optional<Ipv4Prefix> free(ByHand hand) {
        List<Ipv4Prefix> used = new ArrayList<>();
        hand.routes().forEach(route -> used.add(route.prefix()));
        hand.topology().virtualNetworks().stream()
                .map(VirtualNetwork::addressSpace)
                .forEach(used::addAll);
        hand.topology().branches().stream().map(Branch::prefixes).forEach(used::addAll);
        used.removeIf(prefix -> prefix.length() == 0);
        for (Ipv4Prefix range : PRIVATE) {
            long blocks = 1L << (BLOCK_LENGTH - range.length());
            for (long i = 0; i < blocks; i++) {
                int bits = range.bits() + (int) (i << (Integer.SIZE - BLOCK_LENGTH));
                Ipv4Prefix block = Ipv4Prefix.containing(new Ipv4Address(bits), BLOCK_LENGTH);
                if (used.stream().noneMatch(one -> one.contains(block) || block.contains(one))) {
                    return Optional.of(Ipv4Prefix.containing(block.network(), SITE_LENGTH));
                }
            }
        }
        return Optional.empty();
    }
}
