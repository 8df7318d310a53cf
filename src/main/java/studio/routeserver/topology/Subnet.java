package studio.routeserver.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;

/// A subnet of a virtual network.
///
/// @param routeTable the name of its route table, if it has one
/// @param networkSecurityGroup the name of its network security group; its rules are not modelled
/// @param serviceEndpoints service names, such as `Microsoft.Storage`
public record Subnet(
        String name,
        Ipv4Prefix prefix,
        @Nullable String routeTable,
        @Nullable String networkSecurityGroup,
        List<String> serviceEndpoints,
        List<PrivateEndpoint> privateEndpoints,
        @Nullable Json extra) {

    /// The subnet that Azure asks for by name for a Route Server (azure rule R-RS-01).
    public static final String ROUTE_SERVER = "RouteServerSubnet";

    /// The subnet that Azure asks for by name for gateways (azure rule R-GW-01).
    public static final String GATEWAY = "GatewaySubnet";

    public Subnet {
        serviceEndpoints = List.copyOf(serviceEndpoints);
        privateEndpoints = List.copyOf(privateEndpoints);
    }

    public Subnet(String name, Ipv4Prefix prefix) {
        this(name, prefix, null, null, List.of(), List.of(), null);
    }

    public Subnet withName(String value) {
        return new Subnet(
                value,
                prefix,
                routeTable,
                networkSecurityGroup,
                serviceEndpoints,
                privateEndpoints,
                extra);
    }

    public Subnet withPrefix(Ipv4Prefix value) {
        return new Subnet(
                name,
                value,
                routeTable,
                networkSecurityGroup,
                serviceEndpoints,
                privateEndpoints,
                extra);
    }

    public Subnet withRouteTable(@Nullable String value) {
        return new Subnet(
                name,
                prefix,
                value,
                networkSecurityGroup,
                serviceEndpoints,
                privateEndpoints,
                extra);
    }

    public Subnet withNetworkSecurityGroup(@Nullable String value) {
        return new Subnet(
                name, prefix, routeTable, value, serviceEndpoints, privateEndpoints, extra);
    }
}
