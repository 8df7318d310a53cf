package studio.routeserver.fabric;

import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.PrivateEndpoint;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;

/// What has an address inside a virtual network.
sealed interface Owner {

    Ref ref();

    Ipv4Address address();

    /// Whether it takes packets whose destination is another's.
    default boolean takesOthersPackets() {
        return this instanceof Interface || this instanceof Frontend;
    }

    /// The NIC of a VM or NVA.
    record Interface(Nic nic) implements Owner {
        @Override
        public Ref ref() {
            return nic.owner();
        }

        @Override
        public Ipv4Address address() {
            return nic.ip();
        }
    }

    /// The frontend of a load balancer.
    record Frontend(LoadBalancer balancer) implements Owner {
        @Override
        public Ref ref() {
            return balancer.ref();
        }

        @Override
        public Ipv4Address address() {
            return balancer.ip();
        }
    }

    /// An instance of a gateway.
    record GatewayInstance(Gateway gateway, int instance, Ipv4Address address) implements Owner {
        @Override
        public Ref ref() {
            return gateway.ref();
        }
    }

    /// An instance of a Route Server: it answers, and never forwards (azure rule R-RS-05).
    record RouteServerInstance(Ref ref, SubnetRef subnet, Ipv4Address address) implements Owner {}

    /// A private endpoint; its network stands for it.
    record Endpoint(Ref ref, PrivateEndpoint endpoint) implements Owner {
        @Override
        public Ipv4Address address() {
            return endpoint.ip();
        }
    }
}
