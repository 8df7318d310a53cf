package studio.routeserver.desktop.canvas;

import java.util.Optional;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// What a part of the drawing is to the shell, and the other way round.
final class Subjects {

    private Subjects() {}

    /// The item that is selected by a click on the subject; empty for bundles and the sheet.
    static Optional<Item> item(Topology topology, Subject subject) {
        return switch (subject.sort()) {
            case SUBNET -> Optional.of(new Item.Subnet(SubnetRef.parse(subject.name())));
            case TAG ->
                    topology.subnet(SubnetRef.parse(subject.name()))
                            .map(Subnet::routeTable)
                            .map(table -> Item.of(Kind.ROUTE_TABLE, table));
            case INSTANCE, SESSION -> Item.named(topology, subject.name());
            case NETWORK,
                    PEERING,
                    CONNECTION,
                    ROUTE_SERVER,
                    GATEWAY,
                    NVA,
                    LOAD_BALANCER,
                    MACHINE,
                    BRANCH,
                    ROUTE_TABLE,
                    NOTE ->
                    subject.ref().map(Item.Resource::new);
            case REGION, BUNDLE, SHEET -> Optional.empty();
        };
    }

    /// Where an item is drawn.
    static Optional<Subject> subject(Topology topology, Item item) {
        return switch (item) {
            case Item.Subnet(var ref) -> Optional.of(Subject.subnet(ref));
            case Item.Session(var id) -> Optional.of(Subject.session(id));
            case Item.Instance(var owner, var instance) ->
                    owner.kind() == Kind.ROUTE_SERVER
                            ? Optional.of(Subject.instance(owner.name(), instance))
                            : Subject.of(owner);
            case Item.Resource(var ref) -> resource(topology, ref);
        };
    }

    private static Optional<Subject> resource(Topology topology, Ref ref) {
        return switch (ref.kind()) {
            case PEERING ->
                    topology.peerings().stream()
                            .filter(peering ->
                                    peering.name().equals(ref.name())
                                            || peering.reverse().equals(ref.name()))
                            .findFirst()
                            .map(Peering::name)
                            .map(Subject::peering);
            case ROUTE_TABLE -> tag(topology, ref.name()).or(() -> Subject.of(ref));
            default -> Subject.of(ref);
        };
    }

    private static Optional<Subject> tag(Topology topology, String table) {
        return topology.virtualNetworks().stream()
                .flatMap(network ->
                        network.subnets().stream()
                                .filter(subnet -> table.equals(subnet.routeTable()))
                                .map(subnet -> new SubnetRef(network.name(), subnet.name())))
                .findFirst()
                .map(Subject::tag);
    }
}
