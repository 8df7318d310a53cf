package studio.routeserver.desktop.workbench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.lab.SessionId;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// Something that can be selected: on the canvas, in the outline, in a table.
public sealed interface Item {

    /// An object with a list of its own in the project file.
    record Resource(Ref ref) implements Item {
        @Override
        public String name() {
            return ref.name();
        }
    }

    record Subnet(SubnetRef ref) implements Item {
        @Override
        public String name() {
            return ref.toString();
        }
    }

    /// One instance of a Route Server or gateway.
    record Instance(Ref owner, int instance) implements Item {
        @Override
        public String name() {
            return owner.name() + "/" + instance;
        }
    }

    /// A BGP session.
    record Session(SessionId id) implements Item {
        @Override
        public String name() {
            return id.toString();
        }
    }

    /// As findings, timeline rows and the command line name it.
    String name();

    static Item of(Kind kind, String name) {
        return new Resource(new Ref(kind, name));
    }

    /// Whether it is in the drawing. A session is as long as both its speakers are.
    default boolean in(Topology topology) {
        return switch (this) {
            case Resource(var ref) -> topology.find(ref).isPresent();
            case Subnet(var ref) -> topology.subnet(ref).isPresent();
            case Instance(var owner, _) -> topology.find(owner).isPresent();
            case Session(var id) ->
                    named(topology, id.local()).isPresent()
                            && named(topology, id.remote()).isPresent();
        };
    }

    /// What a name means: of a resource, an instance `hub-route-server/0`, a subnet `hub/nva`, a
    /// further NIC `nva1/outside`, or a session `hub-route-server/0-nva1`.
    static Optional<Item> named(Topology topology, String name) {
        return Stream.of(resource(topology, name), inside(topology, name), session(topology, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Item> resource(Topology topology, String name) {
        return Stream.of(Kind.values())
                .map(kind -> new Ref(kind, name))
                .filter(ref -> topology.find(ref).isPresent())
                .<Item>map(Resource::new)
                .findFirst();
    }

    private static Optional<Item> inside(Topology topology, String name) {
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1) {
            return Optional.empty();
        }
        String owner = name.substring(0, slash);
        String rest = name.substring(slash + 1);
        if (List.of("0", "1").contains(rest)) {
            Optional<Ref> server = topology.routeServer(owner).map(RouteServer::ref);
            Optional<Ref> gateway = topology.gateway(owner).map(Gateway::ref);
            Optional<Item> instance =
                    server.or(() -> gateway).map(ref -> new Instance(ref, Integer.parseInt(rest)));
            if (instance.isPresent()) {
                return instance;
            }
        }
        SubnetRef subnet = new SubnetRef(owner, rest);
        return topology.subnet(subnet).isPresent()
                ? Optional.of(new Subnet(subnet))
                : topology.nva(owner).map(nva -> new Resource(nva.ref()));
    }

    /// Names may hold a dash themselves, so each dash is tried.
    private static Optional<Item> session(Topology topology, String name) {
        for (int dash = name.indexOf('-'); dash > 0; dash = name.indexOf('-', dash + 1)) {
            SessionId id = new SessionId(name.substring(0, dash), name.substring(dash + 1));
            if (speaks(topology, id.local()) && speaks(topology, id.remote())) {
                return Optional.of(new Session(id));
            }
        }
        return Optional.empty();
    }

    private static boolean speaks(Topology topology, String name) {
        return topology.nva(name).isPresent()
                || topology.branch(name).isPresent()
                || inside(topology, name).filter(Instance.class::isInstance).isPresent();
    }
}
