package studio.routeserver.desktop.inspector;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// The form of what is selected.
public final class Forms {

    private Forms() {}

    /// The form of the selection: of the project where it is empty, of what several have in common
    /// where it is more than one.
    public static Form of(Topology topology, @Nullable Moment moment, List<Item> selection) {
        if (selection.isEmpty()) {
            return project(topology);
        }
        if (selection.size() > 1) {
            Draft draft = new Draft(topology).group("inspector.group.several");
            selection.forEach(item -> draft.fact("", item.name(), item));
            return draft.ofProject(
                    text("inspector.title.several", selection.size()),
                    text("inspector.kind.several"));
        }
        Item item = selection.getFirst();
        return switch (item) {
            case Item.Resource(var ref) when topology.find(ref).isPresent() ->
                    resource(topology, moment, ref);
            case Item.Subnet(var ref) when topology.subnet(ref).isPresent() ->
                    NetworkForms.subnet(topology, ref);
            case Item.Instance(var owner, var instance) when topology.find(owner).isPresent() ->
                    RouterForms.instance(topology, moment, owner, instance);
            case Item.Session(var id) -> RouterForms.session(topology, moment, id);
            default -> project(topology);
        };
    }

    private static Form resource(Topology topology, @Nullable Moment moment, Ref ref) {
        String name = ref.name();
        return switch (ref.kind()) {
            case VIRTUAL_NETWORK ->
                    NetworkForms.network(topology, topology.virtualNetwork(name).orElseThrow());
            case PEERING -> PeeringForm.of(topology, ref);
            case ROUTE_SERVER ->
                    RouterForms.routeServer(
                            topology, moment, topology.routeServer(name).orElseThrow());
            case NVA -> NvaForm.of(topology, moment, topology.nva(name).orElseThrow());
            case GATEWAY -> RouterForms.gateway(topology, topology.gateway(name).orElseThrow());
            case LOAD_BALANCER ->
                    NetworkForms.balancer(topology, topology.loadBalancer(name).orElseThrow());
            case BRANCH -> SiteForms.branch(topology, topology.branch(name).orElseThrow());
            case CONNECTION ->
                    SiteForms.connection(topology, topology.connection(name).orElseThrow());
            case ROUTE_TABLE -> TableForm.of(topology, topology.routeTable(name).orElseThrow());
            case VIRTUAL_MACHINE ->
                    NetworkForms.machine(topology, topology.virtualMachine(name).orElseThrow());
            case EXPECTATION, RUN, NOTE -> new Draft(topology).of(ref);
        };
    }

    private static Form project(Topology topology) {
        Draft draft =
                new Draft(topology)
                        .group("inspector.group.project")
                        .choice(
                                "profile",
                                "inspector.field.profile",
                                topology.profile().text(),
                                Stream.of(ProfileName.values()).map(ProfileName::text).toList(),
                                name -> new Edit.SetProfile(profile(name)));
        for (Kind kind :
                List.of(
                        Kind.VIRTUAL_NETWORK,
                        Kind.ROUTE_SERVER,
                        Kind.NVA,
                        Kind.GATEWAY,
                        Kind.VIRTUAL_MACHINE,
                        Kind.BRANCH,
                        Kind.CONNECTION)) {
            draft.fact(
                    text("inspector.count." + kind.list()),
                    String.valueOf(topology.all(kind).size()),
                    null);
        }
        return draft.ofProject(topology.name(), text("inspector.kind.project"));
    }

    private static ProfileName profile(String name) {
        return Stream.of(ProfileName.values())
                .filter(profile -> profile.text().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
