package studio.routeserver.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Gives something another name and carries every reference along.
final class Renaming {

    private final Kind kind;
    private final String before;
    private final String after;

    private Renaming(Ref ref, String after) {
        this.kind = ref.kind();
        this.before = ref.name();
        this.after = after;
    }

    static Topology of(Topology topology, Ref ref, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("every " + ref.kind().title() + " needs a name");
        }
        if (ref.kind() == Kind.PEERING) {
            throw new IllegalArgumentException("a peering is named by the networks it joins");
        }
        Renaming renaming = new Renaming(ref, name);
        Topology.Builder builder = topology.edit().replaceAll(renaming::renamed);
        builder.layout(renamedKeys(topology.layout(), renaming::key));
        builder.suppressions(
                topology.suppressions().stream()
                        .map(s ->
                                new Suppression(
                                        s.rule(), renaming.word(s.object()), s.reason(), s.extra()))
                        .toList());
        return builder.build();
    }

    static Topology ofSubnet(Topology topology, SubnetRef ref, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("every subnet needs a name");
        }
        SubnetRef renamed = new SubnetRef(ref.network(), name);
        UnaryOperator<SubnetRef> follow = other -> other.equals(ref) ? renamed : other;
        return topology.edit()
                .replaceAll(resource ->
                        resource instanceof VirtualNetwork network
                                        && network.name().equals(ref.network())
                                ? network.withSubnets(
                                        network.subnets().stream()
                                                .map(subnet ->
                                                        subnet.name().equals(ref.subnet())
                                                                ? subnet.withName(name)
                                                                : subnet)
                                                .toList())
                                : withSubnetRefs(resource, follow))
                .layout(
                        renamedKeys(
                                topology.layout(),
                                key -> key.equals(ref.toString()) ? renamed.toString() : key))
                .build();
    }

    private static Map<String, Box> renamedKeys(
            Map<String, Box> layout, UnaryOperator<String> key) {
        Map<String, Box> renamed = new LinkedHashMap<>();
        layout.forEach((name, box) -> renamed.put(key.apply(name), box));
        return renamed;
    }

    private static Resource withSubnetRefs(Resource resource, UnaryOperator<SubnetRef> follow) {
        return switch (resource) {
            case Nva nva ->
                    nva.edit()
                            .subnet(follow.apply(nva.subnet()))
                            .interfaces(
                                    nva.interfaces().stream()
                                            .map(further ->
                                                    further.withSubnet(
                                                            follow.apply(further.subnet())))
                                            .toList())
                            .build();
            case Gateway gateway -> gateway.withSubnet(follow.apply(gateway.subnet()));
            case LoadBalancer balancer ->
                    balancer.withPlace(follow.apply(balancer.subnet()), balancer.ip());
            case VirtualMachine machine ->
                    machine.withPlace(follow.apply(machine.subnet()), machine.ip());
            default -> resource;
        };
    }

    private Resource renamed(Resource resource) {
        Resource referring =
                kind == Kind.VIRTUAL_NETWORK ? withNetwork(resource) : withName(resource);
        if (resource.kind() != kind || !resource.name().equals(before)) {
            return referring;
        }
        return switch (referring) {
            case VirtualNetwork network -> network.withName(after);
            case RouteServer server -> server.withName(after);
            case Nva nva -> nva.withName(after);
            case Gateway gateway -> gateway.withName(after);
            case LoadBalancer balancer -> balancer.withName(after);
            case Branch branch -> branch.withName(after);
            case Connection connection -> connection.withName(after);
            case RouteTable table -> table.withName(after);
            case VirtualMachine machine -> machine.withName(after);
            case Expectation e ->
                    new Expectation(
                            after,
                            e.from(),
                            e.to(),
                            e.outcome(),
                            e.via(),
                            e.survives(),
                            e.within(),
                            e.extra());
            case Run run -> new Run(after, run.events(), run.until(), run.extra());
            case Note note -> new Note(after, note.text(), note.extra());
            case Peering peering -> peering;
        };
    }

    private Resource withNetwork(Resource resource) {
        return switch (resource) {
            case Peering peering -> peering.withEnds(word(peering.from()), word(peering.to()));
            case RouteServer server -> server.withVirtualNetwork(word(server.virtualNetwork()));
            default ->
                    withSubnetRefs(
                            resource, ref -> new SubnetRef(word(ref.network()), ref.subnet()));
        };
    }

    private Resource withName(Resource resource) {
        return switch (resource) {
            case Connection c ->
                    c.withEnds(
                            kind == Kind.BRANCH ? maybe(c.branch()) : c.branch(),
                            kind == Kind.NVA || kind == Kind.GATEWAY ? maybe(c.from()) : c.from(),
                            kind == Kind.NVA || kind == Kind.GATEWAY ? word(c.to()) : c.to());
            case LoadBalancer balancer when kind == Kind.NVA ->
                    balancer.withBackends(words(balancer.backends()));
            case VirtualNetwork network when kind == Kind.ROUTE_TABLE ->
                    network.withSubnets(
                            network.subnets().stream()
                                    .map(subnet ->
                                            subnet.withRouteTable(maybe(subnet.routeTable())))
                                    .toList());
            case Branch b when kind == Kind.CONNECTION -> b.withPreference(words(b.preference()));
            case Nva nva when kind == Kind.CONNECTION && nva.bgp() != null ->
                    nva.withBgp(nva.bgp().withPolicies(policies(nva.bgp().policies())));
            case RouteServer server when kind == Kind.CONNECTION ->
                    server.withRouteMaps(maps(server));
            case Expectation e when speaksOf() ->
                    new Expectation(
                            e.name(),
                            word(e.from()),
                            word(e.to()),
                            e.outcome(),
                            words(e.via()),
                            e.survives(),
                            e.within(),
                            e.extra());
            default -> resource;
        };
    }

    /// Whether expectations may speak of such a thing by its name.
    private boolean speaksOf() {
        return switch (kind) {
            case NVA, BRANCH, GATEWAY, VIRTUAL_MACHINE, CONNECTION, LOAD_BALANCER -> true;
            case VIRTUAL_NETWORK, PEERING, ROUTE_SERVER, ROUTE_TABLE, EXPECTATION, RUN, NOTE ->
                    false;
        };
    }

    private List<NvaBgp.Policy> policies(List<NvaBgp.Policy> policies) {
        return policies.stream()
                .map(policy -> policy.withNeighbor(maybe(policy.neighbor())))
                .toList();
    }

    private List<RouteMap> maps(RouteServer server) {
        return server.routeMaps().stream()
                .map(map ->
                        new RouteMap(
                                map.name(),
                                map.attach().stream()
                                        .map(a ->
                                                new RouteMap.Attachment(
                                                        a.peer(),
                                                        maybe(a.connection()),
                                                        a.direction()))
                                        .toList(),
                                map.rules(),
                                map.extra()))
                .toList();
    }

    private String key(String layoutKey) {
        if (kind == Kind.VIRTUAL_NETWORK && layoutKey.startsWith(before + "/")) {
            return after + layoutKey.substring(before.length());
        }
        return word(layoutKey);
    }

    private String word(String name) {
        return name.equals(before) ? after : name;
    }

    private @Nullable String maybe(@Nullable String name) {
        return Objects.equals(name, before) ? after : name;
    }

    private List<String> words(List<String> names) {
        return names.stream().map(this::word).toList();
    }
}
