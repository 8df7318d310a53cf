package studio.routeserver.desktop.inspector;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.palette.Placement;
import studio.routeserver.desktop.palette.Placing;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// Forms of networks, subnets, and what merely stands in them.
final class NetworkForms {

    private NetworkForms() {}

    static Form network(Topology topology, VirtualNetwork network) {
        Draft draft =
                new Draft(topology)
                        .group("inspector.group.addresses")
                        .entries(
                                "space",
                                "inspector.field.space",
                                network.addressSpace(),
                                "inspector.prompt.prefix",
                                Typed::prefix,
                                space -> {
                                    Checks.space(topology, network.name(), space);
                                    return new Edit.Change(network.withAddressSpace(space));
                                })
                        .optional(
                                "region",
                                "inspector.field.region",
                                network.region(),
                                String.valueOf(topology.region()),
                                Typed::name,
                                region -> new Edit.Change(network.withRegion(region)));
        draft.group("inspector.group.subnets");
        for (Subnet subnet : network.subnets()) {
            SubnetRef ref = new SubnetRef(network.name(), subnet.name());
            draft.fact(subnet.name(), subnet.prefix().toString(), new Item.Subnet(ref));
        }
        draft.group("inspector.group.peerings");
        for (Peering peering : topology.peerings()) {
            if (peering.from().equals(network.name())) {
                draft.fact(peering.to(), flags(peering), new Item.Resource(peering.ref()));
            }
        }
        return draft.of(network.ref());
    }

    /// The flags that are on, by the letters of the canvas.
    private static String flags(Peering peering) {
        return (peering.allowForwardedTraffic() ? "F " : "")
                + (peering.allowGatewayTransit() ? "T " : "")
                + (peering.useRemoteGateways() ? "R" : "");
    }

    static Form subnet(Topology topology, SubnetRef ref) {
        Subnet subnet = topology.subnet(ref).orElseThrow();
        Draft draft =
                new Draft(topology)
                        .group("inspector.group.addresses")
                        .entry(
                                "prefix",
                                "inspector.field.prefix",
                                subnet.prefix().toString(),
                                Typed::prefix,
                                prefix -> Checks.subnet(topology, ref, prefix),
                                prefix -> new Edit.ResizeSubnet(ref, prefix))
                        .fact(
                                text("inspector.fact.free"),
                                text(
                                        "inspector.fact.freeof",
                                        Addresses.free(topology, ref),
                                        subnet.prefix().size()),
                                null);
        draft.group("inspector.group.routing");
        if (subnet.name().equals(Subnet.ROUTE_SERVER)) {
            draft.fixed(
                    "routeTable",
                    "inspector.field.table",
                    text("inspector.value.none"),
                    "inspector.reason.servertable");
        } else {
            draft.choice(
                    "routeTable",
                    "inspector.field.table",
                    subnet.routeTable() == null
                            ? text("inspector.value.none")
                            : subnet.routeTable(),
                    tables(topology),
                    name ->
                            new Edit.ChangeSubnet(
                                    ref.network(), subnet.withRouteTable(table(topology, name))));
            topology.routeTableOf(ref)
                    .ifPresent(table ->
                            draft.fact(
                                    text("inspector.fact.routes"),
                                    String.valueOf(table.routes().size()),
                                    new Item.Resource(table.ref())));
        }
        draft.fact(
                text("inspector.fact.network"),
                ref.network(),
                Item.of(Kind.VIRTUAL_NETWORK, ref.network()));
        boolean named = reserved(subnet.name());
        return draft.of(
                new Item.Subnet(ref),
                subnet.name(),
                text("inspector.kind.subnet"),
                named ? null : draft.renaming(ref));
    }

    private static boolean reserved(String name) {
        return name.equals(Subnet.ROUTE_SERVER) || name.equals(Subnet.GATEWAY);
    }

    private static List<String> tables(Topology topology) {
        return Stream.concat(
                        Stream.of(text("inspector.value.none")),
                        topology.routeTables().stream().map(RouteTable::name))
                .toList();
    }

    private static @Nullable String table(Topology topology, String name) {
        return topology.routeTable(name).map(RouteTable::name).orElse(null);
    }

    static Form machine(Topology topology, VirtualMachine machine) {
        return new Draft(topology)
                .group("inspector.group.nic")
                .address(machine.ref(), machine.subnet(), machine.ip())
                .home(
                        machine.ref(),
                        machine.subnet(),
                        homes(topology),
                        subnet -> moved(topology, machine.ref(), subnet))
                .choice(
                        "state",
                        "inspector.field.state",
                        machine.state().text(),
                        Stream.of(VirtualMachine.State.values())
                                .map(VirtualMachine.State::text)
                                .toList(),
                        state -> new Edit.Change(machine.withState(state(state))))
                .of(machine.ref());
    }

    private static VirtualMachine.State state(String text) {
        return Stream.of(VirtualMachine.State.values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /// The subnets that take something with an address.
    static List<SubnetRef> homes(Topology topology) {
        return topology.virtualNetworks().stream()
                .flatMap(network ->
                        network.subnets().stream()
                                .filter(subnet -> !reserved(subnet.name()))
                                .map(subnet -> new SubnetRef(network.name(), subnet.name())))
                .toList();
    }

    /// A move that cannot be changes nothing.
    static Edit moved(Topology topology, Ref ref, SubnetRef subnet) {
        return switch (Placing.move(topology, new Item.Resource(ref), subnet)) {
            case Placement.Possible(_, var edit) -> edit;
            case Placement.Refused(var sentence) -> new Edit.Together(sentence, List.of());
        };
    }

    static Form balancer(Topology topology, LoadBalancer balancer) {
        return new Draft(topology)
                .group("inspector.group.nic")
                .address(balancer.ref(), balancer.subnet(), balancer.ip())
                .home(
                        balancer.ref(),
                        balancer.subnet(),
                        homes(topology),
                        subnet -> moved(topology, balancer.ref(), subnet))
                .entries(
                        "backends",
                        "inspector.field.backends",
                        balancer.backends(),
                        "inspector.prompt.nva",
                        Typed::name,
                        backends -> new Edit.Change(balancer.withBackends(backends)))
                .of(balancer.ref());
    }
}
