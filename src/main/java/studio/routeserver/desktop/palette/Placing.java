package studio.routeserver.desktop.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// What dropping a kind from the palette means: one edit, with what it needs made around it, or a
/// refusal that names the rule and what to do. Knows no pixels beyond where it was dropped.
public final class Placing {

    private static final int SUBNET_LENGTH = 24;
    private static final int ROUTE_SERVER_SUBNET_LENGTH = 26;
    private static final int GATEWAY_SUBNET_LENGTH = 27;
    private static final String DEFAULT_SUBNET = "default";

    private final Topology topology;
    private final double x;
    private final double y;
    private final List<Edit> edits = new ArrayList<>();
    private @Nullable VirtualNetwork fresh;

    private Placing(Topology topology, double x, double y) {
        this.topology = topology;
        this.x = x;
        this.y = y;
    }

    /// The edit that a drop would make.
    ///
    /// @param over what it is dropped on; null for the empty canvas
    /// @param x where, in world units
    /// @param y where, in world units
    public static Placement of(
            Topology topology, PaletteKind kind, @Nullable Item over, double x, double y) {
        Placing placing = new Placing(topology, x, y);
        try {
            return placing.place(kind, over);
        } catch (Refusal refusal) {
            return new Placement.Refused(refusal.sentence());
        }
    }

    /// What moving an object into another subnet means: the lowest free address there.
    public static Placement move(Topology topology, Item item, SubnetRef into) {
        Placing placing = new Placing(topology, 0, 0);
        try {
            if (!(item instanceof Item.Resource(var ref)) || !moves(ref.kind())) {
                throw new Refusal(Messages.text("placing.refused.moves", item.name()));
            }
            placing.ordinary(into, ref.name());
            Edit.Move move = new Edit.Move(ref, into, placing.address(into));
            return new Placement.Possible(move.title(), move);
        } catch (Refusal refusal) {
            return new Placement.Refused(refusal.sentence());
        }
    }

    private static boolean moves(Kind kind) {
        return kind == Kind.NVA || kind == Kind.VIRTUAL_MACHINE || kind == Kind.LOAD_BALANCER;
    }

    private Placement place(PaletteKind kind, @Nullable Item over) throws Refusal {
        return switch (kind) {
            case VIRTUAL_NETWORK -> network();
            case SUBNET -> subnet(required(over, kind));
            case ROUTE_SERVER -> routeServer(over);
            case NVA -> nva(over);
            case VIRTUAL_MACHINE -> machine(over);
            case LOAD_BALANCER -> balancer(over);
            case VPN_GATEWAY -> gateway(Gateway.Type.VPN, over);
            case EXPRESSROUTE_GATEWAY -> gateway(Gateway.Type.EXPRESSROUTE, over);
            case ROUTE_TABLE -> routeTable(over);
            case BRANCH -> branch();
        };
    }

    private Placement network() throws Refusal {
        VirtualNetwork network = newNetwork(DEFAULT_SUBNET);
        return done(network);
    }

    /// A network for what needs one: the first free /16, with one subnet.
    private VirtualNetwork newNetwork(String subnet) throws Refusal {
        Ipv4Prefix space =
                FreeSpace.network(topology)
                        .orElseThrow(() -> new Refusal(Messages.text("placing.refused.space")));
        Ipv4Prefix first = Ipv4Prefix.containing(space.network(), SUBNET_LENGTH);
        VirtualNetwork network =
                new VirtualNetwork(
                        networkName(), List.of(space), List.of(new Subnet(subnet, first)));
        edits.add(new Edit.Add(network));
        fresh = network;
        return network;
    }

    /// `spoke4` where the project counts its spokes, else `vnet1`.
    private String networkName() {
        List<String> taken = FreeSpace.names(topology, Kind.VIRTUAL_NETWORK);
        boolean spokes = taken.stream().anyMatch(name -> name.matches("spoke\\d+"));
        return FreeName.numbered(spokes ? "spoke" : "vnet", 1, taken);
    }

    private Placement subnet(VirtualNetwork network) throws Refusal {
        List<String> taken = network.subnets().stream().map(Subnet::name).toList();
        String name = FreeName.like("subnet", taken);
        Subnet subnet = new Subnet(name, freePrefix(network, SUBNET_LENGTH));
        Edit edit = new Edit.AddSubnet(network.name(), subnet);
        return new Placement.Possible(edit.title(), edit);
    }

    private Ipv4Prefix freePrefix(VirtualNetwork network, int length) throws Refusal {
        return FreeSpace.subnet(network, length)
                .orElseThrow(() ->
                        new Refusal(Messages.text("placing.refused.full", network.name(), length)));
    }

    private Placement routeServer(@Nullable Item over) throws Refusal {
        VirtualNetwork network = over == null ? newNetwork(DEFAULT_SUBNET) : around(over);
        for (RouteServer other : topology.routeServersOf(network.name())) {
            throw new Refusal(
                    Messages.text("placing.refused.server", network.name(), other.name()));
        }
        reserve(network, Subnet.ROUTE_SERVER, ROUTE_SERVER_SUBNET_LENGTH);
        String stem = network.name() + "-route-server";
        String name = FreeName.like(stem, FreeSpace.names(topology, Kind.ROUTE_SERVER));
        return done(new RouteServer(name, network.name()));
    }

    private Placement gateway(Gateway.Type type, @Nullable Item over) throws Refusal {
        VirtualNetwork network = over == null ? newNetwork(DEFAULT_SUBNET) : around(over);
        for (Gateway other : topology.gatewaysOf(network.name())) {
            if (other.type() == type) {
                throw new Refusal(
                        Messages.text(
                                "placing.refused.gateway",
                                network.name(),
                                other.name(),
                                type.title()));
            }
        }
        reserve(network, Subnet.GATEWAY, GATEWAY_SUBNET_LENGTH);
        String stem = type == Gateway.Type.VPN ? "vpn-gw" : "er-gw";
        String name = FreeName.like(stem, FreeSpace.names(topology, Kind.GATEWAY));
        return done(new Gateway(name, type, new SubnetRef(network.name(), Subnet.GATEWAY), true));
    }

    /// Adds the subnet that Azure asks for by name, if it is missing.
    private void reserve(VirtualNetwork network, String name, int length) throws Refusal {
        if (network.subnet(name).isEmpty()) {
            edits.add(
                    new Edit.AddSubnet(
                            network.name(), new Subnet(name, freePrefix(network, length))));
        }
    }

    private Placement nva(@Nullable Item over) throws Refusal {
        String name = FreeName.numbered("nva", 1, FreeSpace.names(topology, Kind.NVA));
        SubnetRef subnet = home(over, name, "nva");
        return done(new Nva(name, subnet, address(subnet)));
    }

    private Placement machine(@Nullable Item over) throws Refusal {
        List<String> taken = FreeSpace.names(topology, Kind.VIRTUAL_MACHINE);
        SubnetRef subnet = home(over, "vm", DEFAULT_SUBNET);
        String name = FreeName.like(subnet.network() + "-vm", taken);
        return done(new VirtualMachine(name, subnet, address(subnet)));
    }

    private Placement balancer(@Nullable Item over) throws Refusal {
        String name = FreeName.like("lb", FreeSpace.names(topology, Kind.LOAD_BALANCER));
        SubnetRef subnet = home(over, name, "nva");
        List<String> backends =
                topology.nvas().stream()
                        .filter(nva -> nva.subnet().network().equals(subnet.network()))
                        .map(Nva::name)
                        .toList();
        return done(new LoadBalancer(name, subnet, address(subnet), backends));
    }

    /// The subnet for something with an address: the one it is dropped on, else the first ordinary
    /// one of the network, else a new one.
    private SubnetRef home(@Nullable Item over, String what, String stem) throws Refusal {
        if (over == null) {
            VirtualNetwork network = newNetwork(stem);
            return new SubnetRef(network.name(), stem);
        }
        Optional<SubnetRef> exactly = subnetOf(over);
        if (exactly.isPresent()) {
            return ordinary(exactly.get(), what);
        }
        VirtualNetwork network = around(over);
        Optional<Subnet> ordinary =
                network.subnets().stream()
                        .filter(subnet -> !reserved(subnet.name()))
                        .min((a, b) -> preference(a, stem) - preference(b, stem));
        if (ordinary.isPresent()) {
            return new SubnetRef(network.name(), ordinary.get().name());
        }
        edits.add(
                new Edit.AddSubnet(
                        network.name(), new Subnet(stem, freePrefix(network, SUBNET_LENGTH))));
        return new SubnetRef(network.name(), stem);
    }

    private static int preference(Subnet subnet, String stem) {
        return subnet.name().equals(stem) ? 0 : 1;
    }

    private static boolean reserved(String subnet) {
        return subnet.equals(Subnet.ROUTE_SERVER) || subnet.equals(Subnet.GATEWAY);
    }

    private SubnetRef ordinary(SubnetRef subnet, String what) throws Refusal {
        if (!reserved(subnet.subnet())) {
            return subnet;
        }
        String elsewhere =
                topology.virtualNetwork(subnet.network()).stream()
                        .flatMap(network -> network.subnets().stream())
                        .map(Subnet::name)
                        .filter(name -> !reserved(name))
                        .findFirst()
                        .map(name -> Messages.text("placing.refused.elsewhere", what, name))
                        .orElse(Messages.text("placing.refused.anew", what));
        String key =
                subnet.subnet().equals(Subnet.ROUTE_SERVER)
                        ? Messages.text("placing.refused.inserver", elsewhere)
                        : Messages.text("placing.refused.ingateway", elsewhere);
        throw new Refusal(key);
    }

    private Ipv4Address address(SubnetRef subnet) throws Refusal {
        Topology made = topology.apply(new Edit.Together("", edits));
        return Addresses.firstFree(made, subnet)
                .orElseThrow(() ->
                        new Refusal(
                                Messages.text(
                                        "placing.refused.addresses",
                                        subnet,
                                        made.subnet(subnet).map(Subnet::prefix).orElseThrow())));
    }

    private Placement routeTable(@Nullable Item over) throws Refusal {
        SubnetRef subnet = over == null ? null : subnetOf(over).orElse(null);
        if (subnet == null) {
            throw new Refusal(Messages.text("placing.refused.table"));
        }
        if (subnet.subnet().equals(Subnet.ROUTE_SERVER)) {
            throw new Refusal(Messages.text("placing.refused.servertable"));
        }
        Subnet before = topology.subnet(subnet).orElseThrow();
        if (before.routeTable() != null) {
            throw new Refusal(
                    Messages.text("placing.refused.secondtable", subnet, before.routeTable()));
        }
        String name =
                FreeName.like(
                        "rt-"
                                + (subnet.subnet().equals(DEFAULT_SUBNET)
                                        ? subnet.network()
                                        : subnet.subnet()),
                        FreeSpace.names(topology, Kind.ROUTE_TABLE));
        RouteTable table = new RouteTable(name, false, List.of(), null);
        edits.add(new Edit.Add(table));
        edits.add(new Edit.ChangeSubnet(subnet.network(), before.withRouteTable(name)));
        return together(name);
    }

    private Placement branch() throws Refusal {
        String name = branchName();
        Ipv4Prefix prefix =
                FreeSpace.site(topology)
                        .orElseThrow(() -> new Refusal(Messages.text("placing.refused.space")));
        Branch branch = new Branch(name, List.of(prefix), FreeSpace.branch(topology));
        edits.add(new Edit.Add(branch));
        edits.add(new Edit.Place(Map.of(name, new Box(x, y, null, null))));
        return together(name);
    }

    /// `branch-c` after `branch-b`.
    private String branchName() {
        List<String> taken = FreeSpace.names(topology, Kind.BRANCH);
        for (char letter = 'a'; letter <= 'z'; letter++) {
            if (!taken.contains("branch-" + letter)) {
                return "branch-" + letter;
            }
        }
        return FreeName.numbered("branch-", 1, taken);
    }

    private VirtualNetwork required(@Nullable Item over, PaletteKind kind) throws Refusal {
        if (over == null) {
            throw new Refusal(Messages.text("placing.refused.nowhere", kind.title()));
        }
        return around(over);
    }

    /// The network that an item is or stands in.
    private VirtualNetwork around(Item item) throws Refusal {
        return Standing.network(topology, item)
                .flatMap(topology::virtualNetwork)
                .orElseThrow(
                        () -> new Refusal(Messages.text("placing.refused.outside", item.name())));
    }

    private Optional<SubnetRef> subnetOf(Item item) {
        return Standing.subnet(topology, item);
    }

    private Placement done(Resource resource) {
        if (!(resource instanceof VirtualNetwork)) {
            edits.add(new Edit.Add(resource));
        }
        return together(resource.name());
    }

    private Placement together(String name) {
        VirtualNetwork network = fresh;
        if (network != null) {
            edits.add(new Edit.Place(Map.of(network.name(), box(network))));
        }
        String title = Messages.text("placing.added", name);
        return new Placement.Possible(title, new Edit.Together(title, edits));
    }

    /// Where a new network stands: where it was dropped if there is room for it and for a first VM
    /// in it, else beside what stands there. Networks that overlap say what is not so.
    private Box box(VirtualNetwork network) {
        List<Edit> all = new ArrayList<>(edits);
        all.add(new Edit.Place(Map.of(network.name(), new Box(x, y, null, null))));
        Topology made = topology.apply(new Edit.Together("", all));
        SubnetRef first = new SubnetRef(network.name(), network.subnets().getFirst().name());
        Topology lived =
                Addresses.firstFree(made, first)
                        .map(ip ->
                                made.apply(
                                        new Edit.Add(
                                                new VirtualMachine(
                                                        FreeName.like(
                                                                "vm",
                                                                FreeSpace.names(
                                                                        made,
                                                                        Kind.VIRTUAL_MACHINE)),
                                                        first,
                                                        ip))))
                        .orElse(made);
        Layout layout = Layout.of(lived);
        Subject subject = Subject.network(network.name());
        return layout.rect(subject)
                .map(rect -> new Clearing(layout, subject).nearest(rect))
                .map(rect -> new Box(rect.x(), rect.y(), null, null))
                .orElse(new Box(x, y, null, null));
    }

    /// Ends a placing with its sentence.
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final String sentence;

        Refusal(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
