package studio.routeserver.desktop.inspector;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// Both directions of a peering side by side, with what each flag lets through.
final class PeeringForm {

    private PeeringForm() {}

    static Form of(Topology topology, Ref ref) {
        Peering there = (Peering) topology.find(ref).orElseThrow();
        Optional<Peering> back = topology.peering(there.to(), there.from());
        List<Peering> directions = new ArrayList<>();
        directions.add(there);
        back.ifPresent(directions::add);
        Draft draft =
                new Draft(topology)
                        .group("inspector.group.flags")
                        .flags(
                                directions.stream()
                                        .map(peering -> peering.from() + " → " + peering.to())
                                        .toList(),
                                List.of(
                                        flag(
                                                "access",
                                                directions,
                                                Peering::allowVirtualNetworkAccess,
                                                Peering::withAllowVirtualNetworkAccess),
                                        flag(
                                                "forwarded",
                                                directions,
                                                Peering::allowForwardedTraffic,
                                                Peering::withAllowForwardedTraffic),
                                        flag(
                                                "transit",
                                                directions,
                                                Peering::allowGatewayTransit,
                                                Peering::withAllowGatewayTransit),
                                        flag(
                                                "remote",
                                                directions,
                                                Peering::useRemoteGateways,
                                                Peering::withUseRemoteGateways)));
        if (back.isEmpty()) {
            draft.remark(text("inspector.peering.onesided", there.to(), there.from()));
            draft.act(
                    "addBack",
                    text("inspector.peering.addback", there.to(), there.from()),
                    new Edit.Add(Peering.between(there.to(), there.from())));
        }
        draft.group("inspector.group.ends");
        for (String end : List.of(there.from(), there.to())) {
            String spaces =
                    topology.virtualNetwork(end).stream()
                            .flatMap(network -> network.addressSpace().stream())
                            .map(Object::toString)
                            .collect(Collectors.joining(" "));
            draft.fact(end, spaces, Item.of(Kind.VIRTUAL_NETWORK, end));
        }
        return draft.of(
                new Item.Resource(ref),
                there.from() + " – " + there.to(),
                text("inspector.kind.peering"),
                null);
    }

    private static Form.Flag flag(
            String id,
            List<Peering> directions,
            Predicate<Peering> value,
            BiFunction<Peering, Boolean, Peering> with) {
        List<Function<Boolean, Edit>> edits = new ArrayList<>();
        for (Peering peering : directions) {
            edits.add(on -> new Edit.Change(with.apply(peering, on)));
        }
        return new Form.Flag(
                id,
                text("inspector.flag." + id),
                text("inspector.means." + id),
                directions.stream().map(value::test).toList(),
                edits);
    }
}
