package studio.routeserver.desktop.palette;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// Prefixes, names and AS numbers that are still free: the lowest that fits.
public final class FreeSpace {

    private static final Ipv4Prefix NETWORKS = Ipv4Prefix.parse("10.0.0.0/8");
    private static final Ipv4Prefix SITES = Ipv4Prefix.parse("192.168.0.0/16");
    private static final int NETWORK_LENGTH = 16;
    private static final int SITE_LENGTH = 24;
    private static final long FIRST_PRIVATE_ASN = 65001;
    private static final long FIRST_SITE_ASN = 65010;

    private FreeSpace() {}

    /// A /16 of 10/8 that nothing in the project overlaps.
    static Optional<Ipv4Prefix> network(Topology topology) {
        return firstFree(NETWORKS, NETWORK_LENGTH, used(topology));
    }

    /// A /24 of 192.168/16 that nothing in the project overlaps.
    static Optional<Ipv4Prefix> site(Topology topology) {
        return firstFree(SITES, SITE_LENGTH, used(topology))
                .or(() -> firstFree(NETWORKS, SITE_LENGTH, used(topology)));
    }

    private static List<Ipv4Prefix> used(Topology topology) {
        Stream<Ipv4Prefix> networks =
                topology.virtualNetworks().stream()
                        .flatMap(network -> network.addressSpace().stream());
        Stream<Ipv4Prefix> branches =
                topology.branches().stream().flatMap(branch -> branch.prefixes().stream());
        Stream<Ipv4Prefix> advertised =
                topology.nvas().stream()
                        .map(Nva::bgp)
                        .flatMap(Stream::ofNullable)
                        .flatMap(bgp -> bgp.advertise().stream())
                        .map(NvaBgp.Advertisement::prefix)
                        .filter(prefix -> !prefix.contains(NETWORKS))
                        .filter(prefix -> !prefix.contains(SITES));
        return Stream.of(networks, branches, advertised).flatMap(stream -> stream).toList();
    }

    /// A prefix of that length in the network's space that none of its subnets overlaps.
    public static Optional<Ipv4Prefix> subnet(VirtualNetwork network, int length) {
        List<Ipv4Prefix> used = network.subnets().stream().map(Subnet::prefix).toList();
        return network.addressSpace().stream()
                .filter(space -> space.length() <= length)
                .flatMap(space -> firstFree(space, length, used).stream())
                .findFirst();
    }

    private static Optional<Ipv4Prefix> firstFree(
            Ipv4Prefix space, int length, Collection<Ipv4Prefix> used) {
        long step = 1L << (32 - length);
        for (long offset = 0; offset < space.size(); offset += step) {
            Ipv4Prefix candidate =
                    Ipv4Prefix.containing(new Ipv4Address(space.bits() + (int) offset), length);
            if (used.stream().noneMatch(candidate::overlaps)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static List<String> names(Topology topology, Kind kind) {
        return topology.all(kind).stream().map(Resource::name).toList();
    }

    /// The AS number that the project's NVAs speak with already, else the first private one that a
    /// Route Server takes.
    static Asn nva(Topology topology) {
        return topology.nvas().stream()
                .map(Nva::bgp)
                .flatMap(Stream::ofNullable)
                .map(NvaBgp::asn)
                .findFirst()
                .orElseGet(() -> from(topology, FIRST_PRIVATE_ASN, List.of()));
    }

    static Asn branch(Topology topology) {
        List<Asn> taken =
                Stream.concat(
                                topology.branches().stream().map(Branch::asn),
                                topology.nvas().stream()
                                        .map(Nva::bgp)
                                        .flatMap(Stream::ofNullable)
                                        .map(NvaBgp::asn))
                        .flatMap(Stream::ofNullable)
                        .toList();
        return from(topology, FIRST_SITE_ASN, taken);
    }

    private static Asn from(Topology topology, long first, List<Asn> taken) {
        Profile profile = Profile.of(topology);
        Asn asn = new Asn(first);
        while (profile.refusesPeerAsn(asn) || taken.contains(asn)) {
            asn = new Asn(asn.value() + 1);
        }
        return asn;
    }
}
