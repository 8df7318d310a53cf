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

    /// The NIC of a VM or NVA.
    record Interface(Nic nic) implements Owner {
        @Override
        public Ref ref() {
            return nic.owner();
        }
    }

    /// The frontend of a load balancer.
    record Frontend(LoadBalancer balancer) implements Owner {
        @Override
        public Ref ref() {
            return balancer.ref();
        }
    }

    /// An instance of a gateway.
    record GatewayInstance(Gateway gateway, int instance, Ipv4Address ip) implements Owner {
        @Override
        public Ref ref() {
            return gateway.ref();
        }
    }

    /// An instance of a Route Server: it answers, and never forwards (azure rule R-RS-05).
    record RouteServerInstance(Ref ref, SubnetRef subnet, Ipv4Address ip) implements Owner {}

    /// A private endpoint; its network stands for it.
    record Endpoint(Ref ref, PrivateEndpoint endpoint) implements Owner {}
}
