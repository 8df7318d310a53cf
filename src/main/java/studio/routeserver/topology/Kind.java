package studio.routeserver.topology;

/// The kinds of resource, one a list of the project file, in the order of the lists there.
public enum Kind {
    VIRTUAL_NETWORK("virtualNetworks", "virtual network"),
    PEERING("peerings", "peering"),
    ROUTE_SERVER("routeServers", "Route Server"),
    NVA("nvas", "NVA"),
    GATEWAY("gateways", "gateway"),
    LOAD_BALANCER("loadBalancers", "load balancer"),
    BRANCH("branches", "branch"),
    CONNECTION("connections", "connection"),
    ROUTE_TABLE("routeTables", "route table"),
    VIRTUAL_MACHINE("virtualMachines", "virtual machine"),
    EXPECTATION("expectations", "expectation"),
    RUN("runs", "run"),
    NOTE("notes", "note");

    private final String list;
    private final String title;

    Kind(String list, String title) {
        this.list = list;
        this.title = title;
    }

    /// The key of its list in the project file.
    public String list() {
        return list;
    }

    /// What people call one of them, in the middle of a sentence.
    public String title() {
        return title;
    }
}
