package studio.routeserver.topology;

/// An object that stands in a list of its own in the project file and is referred to by its name.
public sealed interface Resource
        permits VirtualNetwork,
                Peering,
                RouteServer,
                Nva,
                Gateway,
                LoadBalancer,
                Branch,
                Connection,
                RouteTable,
                VirtualMachine,
                Expectation,
                Run,
                Note {

    /// The name, unique within the list. A peering's is `from>to`.
    String name();

    /// Which list it stands in.
    default Kind kind() {
        return switch (this) {
            case VirtualNetwork _ -> Kind.VIRTUAL_NETWORK;
            case Peering _ -> Kind.PEERING;
            case RouteServer _ -> Kind.ROUTE_SERVER;
            case Nva _ -> Kind.NVA;
            case Gateway _ -> Kind.GATEWAY;
            case LoadBalancer _ -> Kind.LOAD_BALANCER;
            case Branch _ -> Kind.BRANCH;
            case Connection _ -> Kind.CONNECTION;
            case RouteTable _ -> Kind.ROUTE_TABLE;
            case VirtualMachine _ -> Kind.VIRTUAL_MACHINE;
            case Expectation _ -> Kind.EXPECTATION;
            case Run _ -> Kind.RUN;
            case Note _ -> Kind.NOTE;
        };
    }

    /// What refers to it.
    default Ref ref() {
        return new Ref(kind(), name());
    }
}
