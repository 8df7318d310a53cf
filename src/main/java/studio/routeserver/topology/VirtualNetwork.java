package studio.routeserver.topology;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A virtual network (VNet).
///
/// @param region where it stands; null means the project's region
public record VirtualNetwork(
        String name,
        @Nullable String region,
        List<Ipv4Prefix> addressSpace,
        List<Subnet> subnets,
        @Nullable Json extra)
        implements Resource {

    public VirtualNetwork {
        addressSpace = List.copyOf(addressSpace);
        subnets = List.copyOf(subnets);
    }

    public VirtualNetwork(String name, List<Ipv4Prefix> addressSpace, List<Subnet> subnets) {
        this(name, null, addressSpace, subnets, null);
    }

    public Optional<Subnet> subnet(String subnetName) {
        return subnets.stream().filter(subnet -> subnet.name().equals(subnetName)).findFirst();
    }

    /// Whether an address lies in the address space.
    public boolean contains(Ipv4Address address) {
        return addressSpace.stream().anyMatch(prefix -> prefix.contains(address));
    }

    /// Whether a prefix equals or lies inside a prefix of the address space.
    public boolean contains(Ipv4Prefix prefix) {
        return addressSpace.stream().anyMatch(space -> space.contains(prefix));
    }

    public VirtualNetwork withName(String value) {
        return new VirtualNetwork(value, region, addressSpace, subnets, extra);
    }

    public VirtualNetwork withRegion(@Nullable String value) {
        return new VirtualNetwork(name, value, addressSpace, subnets, extra);
    }

    public VirtualNetwork withAddressSpace(List<Ipv4Prefix> value) {
        return new VirtualNetwork(name, region, value, subnets, extra);
    }

    public VirtualNetwork withSubnets(List<Subnet> value) {
        return new VirtualNetwork(name, region, addressSpace, value, extra);
    }
}
