package studio.routeserver.fabric;

import java.util.List;
import java.util.Optional;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.SubnetRef;

/// Something that the way of a packet depends on. As narrow as the walk needs it: an edit elsewhere
/// leaves the answer, and so the way.
///
/// @param <T> the answer; compared with `equals`
sealed interface Question<T> {

    T of(Fabric fabric);

    /// The part of a fabric that it is about.
    default Aspect aspect() {
        return switch (this) {
            case Drawn _, GatewaysOf _, EndsOf _ -> Aspect.DRAWN;
            case Holder _ -> Aspect.OWNERS;
            case Around _, Joined _, Fed _, Region _, AddressesOf _ -> Aspect.JOINS;
            case Match _, KeptOut _ -> Aspect.ROUTES;
            case Guest _, Offers _ -> Aspect.DEVICES;
            case Entrances _, Alive _, InstanceAlive _, Carries _, Healthy _ -> Aspect.LIFE;
            case RefusedTo _ -> Aspect.REFUSED;
        };
    }

    /// The effective route that takes a packet at a NIC of the cohort.
    record Match(SubnetRef subnet, Cohort cohort, Ipv4Address destination)
            implements Question<Optional<Found>> {
        @Override
        public Optional<Found> of(Fabric fabric) {
            return fabric.routes(subnet, cohort).find(destination);
        }
    }

    record KeptOut(SubnetRef subnet, Cohort cohort, Ipv4Prefix prefix)
            implements Question<Boolean> {
        @Override
        public Boolean of(Fabric fabric) {
            return fabric.routes(subnet, cohort).keepsOut(prefix);
        }
    }

    /// The instances into which the branch of a connection sends.
    record Entrances(String connection, Gateway gateway) implements Question<List<Integer>> {
        @Override
        public List<Integer> of(Fabric fabric) {
            return fabric.controlPlane().entrances(connection, gateway);
        }
    }

    /// The entry of a device's own table that takes a packet.
    record Guest(Ref device, Ipv4Address destination) implements Question<Optional<DeviceRoute>> {
        @Override
        public Optional<DeviceRoute> of(Fabric fabric) {
            return fabric.controlPlane()
                    .device(device)
                    .longestMatch(destination)
                    .map(entry -> entry.value());
        }
    }

    /// Who has an address in a network.
    record Holder(String network, Ipv4Address address) implements Question<Optional<Owner>> {
        @Override
        public Optional<Owner> of(Fabric fabric) {
            return fabric.ground().owner(network, address);
        }
    }

    /// The network, own or directly peered, whose space holds an address.
    record Around(String network, Ipv4Address address) implements Question<Optional<String>> {
        @Override
        public Optional<String> of(Fabric fabric) {
            return fabric.ground().around(network, address);
        }
    }

    record Joined(String local, String remote) implements Question<Optional<Peerings.Link>> {
        @Override
        public Optional<Peerings.Link> of(Fabric fabric) {
            return fabric.peerings().between(local, remote);
        }
    }

    /// Whose Route Server and gateways program the NICs of a network.
    record Fed(String network) implements Question<Optional<String>> {
        @Override
        public Optional<String> of(Fabric fabric) {
            return fabric.peerings().routesFrom(network);
        }
    }

    record Region(String network) implements Question<String> {
        @Override
        public String of(Fabric fabric) {
            return fabric.topology().regionOf(fabric.ground().network(network));
        }
    }

    record Drawn(Ref ref) implements Question<Optional<? extends Resource>> {
        @Override
        public Optional<? extends Resource> of(Fabric fabric) {
            return fabric.topology().find(ref);
        }
    }

    record GatewaysOf(String network) implements Question<List<Ref>> {
        @Override
        public List<Ref> of(Fabric fabric) {
            return fabric.topology().gatewaysOf(network).stream().map(Resource::ref).toList();
        }
    }

    record AddressesOf(String gateway) implements Question<List<Ipv4Address>> {
        @Override
        public List<Ipv4Address> of(Fabric fabric) {
            return fabric.topology()
                    .gateway(gateway)
                    .map(one -> Addresses.gateway(fabric.topology(), one))
                    .orElse(List.of());
        }
    }

    /// The two ends of a connection.
    record EndsOf(Connection connection) implements Question<Ends> {
        @Override
        public Ends of(Fabric fabric) {
            return new Ends(
                    fabric.topology().nearEnd(connection), fabric.topology().farEnd(connection));
        }
    }

    /// An answer of [EndsOf].
    record Ends(Ref near, Ref far) {}

    record Alive(Ref object) implements Question<Boolean> {
        @Override
        public Boolean of(Fabric fabric) {
            return fabric.controlPlane().alive(object);
        }
    }

    record InstanceAlive(String gateway, int instance) implements Question<Boolean> {
        @Override
        public Boolean of(Fabric fabric) {
            return fabric.controlPlane().alive(gateway, instance);
        }
    }

    record Carries(String connection) implements Question<Boolean> {
        @Override
        public Boolean of(Fabric fabric) {
            return fabric.controlPlane().carries(connection);
        }
    }

    record Offers(String branch, String connection, Ipv4Address destination)
            implements Question<Boolean> {
        @Override
        public Boolean of(Fabric fabric) {
            return fabric.controlPlane().offers(branch, connection, destination);
        }
    }

    record RefusedTo(String hub, Ipv4Address destination)
            implements Question<List<ControlPlane.Refused>> {
        @Override
        public List<ControlPlane.Refused> of(Fabric fabric) {
            return fabric.controlPlane().refused(hub, destination);
        }
    }

    record Healthy(String balancer) implements Question<List<String>> {
        @Override
        public List<String> of(Fabric fabric) {
            return fabric.controlPlane().healthyBackends(balancer);
        }
    }
}
