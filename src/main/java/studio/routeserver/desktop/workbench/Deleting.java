package studio.routeserver.desktop.workbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// Deleting what is selected, as one edit that says what goes with it.
public final class Deleting {

    private Deleting() {}

    /// The edit; empty where nothing of the selection can be deleted.
    public static Optional<Edit> of(Topology topology, List<Item> items) {
        List<Edit> edits = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Item.Resource(var ref) when ref.kind() == Kind.PEERING ->
                        edits.addAll(peering(topology, ref));
                case Item.Resource(var ref) -> edits.add(new Edit.Remove(ref));
                case Item.Subnet(var ref) -> edits.add(new Edit.RemoveSubnet(ref));
                case Item.Session(var id) -> edits.addAll(session(topology, id.remote()));
                case Item.Instance _ -> {}
            }
        }
        List<Edit> possible = possible(topology, edits);
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        Topology after = topology.apply(new Edit.Together("", possible));
        return Optional.of(new Edit.Together(title(topology, after, items), possible));
    }

    /// Both directions: half a peering carries nothing.
    private static List<Edit> peering(Topology topology, Ref ref) {
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.Remove(ref));
        topology.find(ref)
                .map(Peering.class::cast)
                .flatMap(peering -> topology.peering(peering.to(), peering.from()))
                .ifPresent(back -> edits.add(new Edit.Remove(back.ref())));
        return edits;
    }

    private static List<Edit> session(Topology topology, String nva) {
        List<Edit> edits = new ArrayList<>();
        topology.nva(nva)
                .ifPresent(speaker -> {
                    for (RouteServer server : topology.routeServers()) {
                        server.peers().stream()
                                .filter(peer -> speaker.owns(peer.ip()))
                                .forEach(peer ->
                                        edits.add(new Edit.RemovePeer(server.name(), peer.name())));
                    }
                });
        return edits;
    }

    /// Of a selection that holds a network and what stands in it, the second is gone with the
    /// first.
    private static List<Edit> possible(Topology topology, List<Edit> edits) {
        List<Edit> possible = new ArrayList<>();
        Topology now = topology;
        for (Edit edit : edits) {
            if (now.attempt(edit) instanceof Edited.Applied(var after)) {
                possible.add(edit);
                now = after;
            }
        }
        return possible;
    }

    private static String title(Topology before, Topology after, List<Item> items) {
        Set<String> with = new LinkedHashSet<>();
        for (Kind kind : Kind.values()) {
            int chosen =
                    (int)
                            items.stream()
                                    .filter(item ->
                                            item instanceof Item.Resource(var ref)
                                                    && ref.kind() == kind)
                                    .count();
            int gone = before.all(kind).size() - after.all(kind).size() - chosen;
            if (gone > 0) {
                with.add(gone + " " + kind.title() + (gone > 1 ? "s" : ""));
            }
        }
        int peers = peers(before) - peers(after);
        if (peers > 0) {
            with.add(peers + " BGP peer" + (peers > 1 ? "s" : ""));
        }
        String what =
                items.size() == 1
                        ? items.getFirst().name()
                        : Messages.text("deleting.several", items.size());
        return with.isEmpty()
                ? Messages.text("deleting.title", what)
                : Messages.text(
                        "deleting.titlewith",
                        what,
                        with.stream().collect(Collectors.joining(", ")));
    }

    private static int peers(Topology topology) {
        return topology.routeServers().stream().mapToInt(server -> server.peers().size()).sum();
    }
}
