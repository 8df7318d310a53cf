package studio.routeserver.advice.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// The change that lets several NVAs advertise a load balancer in front of them as next hop (azure
/// rules R-RS-24, R-NVA-12).
final class BehindBalancer {

    private BehindBalancer() {}

    /// The change; empty where a prefix is no statement of each of them, or they stand in different
    /// networks and no load balancer has them all.
    static Optional<Fix> fix(Topology topology, List<Nva> nvas, Set<Ipv4Prefix> prefixes) {
        boolean stated =
                nvas.stream()
                        .allMatch(nva ->
                                nva.speaks().filter(bgp -> states(bgp, prefixes)).isPresent());
        if (!stated) {
            return Optional.empty();
        }
        List<String> names = nvas.stream().map(Nva::name).toList();
        Optional<LoadBalancer> there =
                topology.loadBalancers().stream()
                        .filter(balancer -> balancer.backends().containsAll(names))
                        .findFirst();
        Optional<LoadBalancer> balancer = there.or(() -> drawn(topology, nvas, names));
        return balancer.map(one -> {
            List<Edit> edits = new ArrayList<>();
            if (there.isEmpty()) {
                edits.add(new Edit.Add(one));
            }
            nvas.forEach(nva -> edits.add(new Edit.Change(pointing(nva, prefixes, one.ip()))));
            String title =
                    "Let %s advertise %s as next hop".formatted(Words.list(names), one.name());
            return new Fix(title, new Edit.Together(title, edits));
        });
    }

    private static boolean states(NvaBgp bgp, Set<Ipv4Prefix> prefixes) {
        return bgp.advertise().stream()
                .map(NvaBgp.Advertisement::prefix)
                .collect(Collectors.toSet())
                .containsAll(prefixes);
    }

    private static Optional<LoadBalancer> drawn(
            Topology topology, List<Nva> nvas, List<String> names) {
        SubnetRef subnet = nvas.getFirst().subnet();
        boolean together =
                nvas.stream().allMatch(nva -> nva.subnet().network().equals(subnet.network()));
        List<String> taken = topology.loadBalancers().stream().map(LoadBalancer::name).toList();
        return together
                ? Addresses.firstFree(topology, subnet)
                        .map(ip ->
                                new LoadBalancer(FreeName.like("nva-lb", taken), subnet, ip, names))
                : Optional.empty();
    }

    private static Nva pointing(Nva nva, Set<Ipv4Prefix> prefixes, Ipv4Address hop) {
        NvaBgp bgp = nva.speaks().orElseThrow();
        return nva.withBgp(
                bgp.withAdvertise(
                        bgp.advertise().stream()
                                .map(one ->
                                        prefixes.contains(one.prefix())
                                                ? new NvaBgp.Advertisement(
                                                        one.prefix(),
                                                        one.asPathPrepend(),
                                                        one.asPath(),
                                                        one.communities(),
                                                        one.med(),
                                                        hop,
                                                        one.to(),
                                                        one.extra())
                                                : one)
                                .toList()));
    }
}
