package studio.routeserver.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.routeserver.topology.Integrity;
import studio.routeserver.topology.Ref;

/// Finds where in the file the bad name of a fault stands.
final class FaultPlaces {

    private final Map<Ref, List<Node.ObjectNode>> nodes = new HashMap<>();
    private final Map<Integrity.Fault, Integer> reported = new HashMap<>();

    FaultPlaces(List<FormatOne.Placed> resources) {
        resources.forEach(placed ->
                nodes.computeIfAbsent(placed.resource().ref(), _ -> new ArrayList<>())
                        .add(placed.node()));
    }

    /// Adds the fault to the problems. Equal faults are of one name that stands there several
    /// times: each gets the next place.
    void report(Integrity.Fault fault, Problems problems) {
        List<Node.ObjectNode> owners = nodes.getOrDefault(fault.where(), List.of());
        List<Integer> places = new ArrayList<>();
        boolean duplicate = fault.key().equals("name");
        boolean blank = duplicate && fault.value().isEmpty();
        boolean ownName = duplicate && fault.value().equals(fault.where().name());
        for (Node.ObjectNode owner : owners) {
            if (blank || (ownName && owners.size() > 1)) {
                Node name = owner.get("name");
                places.add(name == null ? owner.start() : name.start());
            } else {
                find(owner, fault, places);
            }
        }
        int seen = reported.merge(fault, 1, Integer::sum);
        // Of two equal names the second one is the duplicate.
        int index = duplicate && !blank && places.size() > 1 ? seen : seen - 1;
        int offset = places.isEmpty() ? 0 : places.get(Math.min(index, places.size() - 1));
        problems.add(offset, fault.sentence());
    }

    private static void find(Node node, Integrity.Fault fault, List<Integer> places) {
        switch (node) {
            case Node.ObjectNode object -> {
                for (Node.Member member : object.members()) {
                    if (member.key().equals(fault.key())) {
                        match(member.value(), fault.value(), places);
                    }
                    find(member.value(), fault, places);
                }
            }
            case Node.ArrayNode array -> array.items().forEach(item -> find(item, fault, places));
            case Node.TextNode _,
                    Node.NumberNode _,
                    Node.FlagNode _,
                    Node.NullNode _,
                    Node.OpaqueNode _ -> {}
        }
    }

    private static void match(Node value, String wanted, List<Integer> places) {
        switch (value) {
            case Node.TextNode text when text.value().equals(wanted) -> places.add(text.start());
            case Node.ArrayNode array -> array.items().forEach(item -> match(item, wanted, places));
            default -> {}
        }
    }
}
