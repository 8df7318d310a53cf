package studio.routeserver.desktop.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.palette.Standing;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.fabric.Peerings;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// The effective routes of an item at one moment. Projects a snapshot; decides nothing.
///
/// @param title whose routes they are
/// @param vantage the same as `routes --vm` takes it
/// @param note what must be known about them, such as that the VM is stopped; empty for nothing
/// @param rows what Azure lists, in Azure's order, what was beaten under what it was beaten by
/// @param azure the same in the fabric's words, for copying; null where nothing has routes
public record RouteList(
        String title,
        String vantage,
        String note,
        List<RouteRow> rows,
        @Nullable EffectiveRoutes azure) {

    static final RouteList NONE = new RouteList("", "", "", List.of(), null);

    public RouteList {
        rows = List.copyOf(rows);
    }

    /// The routes of an item: of its NIC, or of a NIC that stood in its subnet.
    static RouteList of(LabSnapshot snapshot, Item item) {
        Topology topology = snapshot.topology();
        Optional<Nic> nic = nic(topology, item);
        if (nic.isPresent()) {
            return new Reading(snapshot, nic.get())
                    .list(item.name(), note(snapshot, nic.get(), item));
        }
        Optional<SubnetRef> subnet =
                Standing.subnet(topology, item).filter(ref -> topology.subnet(ref).isPresent());
        return subnet.map(ref ->
                        new Reading(snapshot, ref)
                                .list(item.name(), Messages.text("routes.note.subnet", ref)))
                .orElse(NONE);
    }

    private static Optional<Nic> nic(Topology topology, Item item) {
        if (!(item instanceof Item.Resource(var ref))) {
            return Optional.empty();
        }
        return switch (ref.kind()) {
            case VIRTUAL_MACHINE -> topology.virtualMachine(ref.name()).map(VirtualMachine::nic);
            case NVA -> topology.nva(ref.name()).map(nva -> nva.nics().getFirst());
            default -> Optional.empty();
        };
    }

    private static String note(LabSnapshot snapshot, Nic nic, Item item) {
        boolean runs =
                snapshot.topology()
                        .virtualMachine(item.name())
                        .map(machine -> machine.state() == VirtualMachine.State.RUNNING)
                        .orElse(true);
        if (!runs) {
            return Messages.text("routes.note.predicted");
        }
        return snapshot.reprogrammingUntil(nic).isPresent()
                ? Messages.text("routes.note.programming")
                : "";
    }

    /// Reads the rows of one NIC or subnet.
    private static final class Reading {
        private final LabSnapshot snapshot;
        private final EffectiveRoutes routes;
        private final String vantage;
        private final String network;
        private final Cohort cohort;

        Reading(LabSnapshot snapshot, Nic nic) {
            this.snapshot = snapshot;
            this.routes = snapshot.fabric().routes(nic);
            this.vantage = nic.name();
            this.network = nic.subnet().network();
            this.cohort = Cohort.of(snapshot.seed(), nic.name());
        }

        Reading(LabSnapshot snapshot, SubnetRef subnet) {
            this.snapshot = snapshot;
            this.routes = snapshot.fabric().routes(subnet);
            this.vantage = subnet.toString();
            this.network = subnet.network();
            this.cohort = new Cohort(0, 0);
        }

        RouteList list(String title, String note) {
            List<RouteRow> rows = new ArrayList<>();
            routes.rows().forEach(route -> rows.add(row(route, true)));
            for (EffectiveRoute beaten : routes.hidden()) {
                rows.add(under(rows, beaten), row(beaten, false));
            }
            return new RouteList(title, vantage, note, rows, routes);
        }

        /// Behind the last row of the same prefix; at the end where there is none.
        private static int under(List<RouteRow> rows, EffectiveRoute beaten) {
            for (int i = rows.size() - 1; i >= 0; i--) {
                if (rows.get(i).prefix().equals(beaten.addressPrefix())) {
                    return i + 1;
                }
            }
            return rows.size();
        }

        private RouteRow row(EffectiveRoute route, boolean listed) {
            List<String> owners =
                    route.nextHops().stream()
                            .map(address -> RouteOwners.name(snapshot.topology(), address))
                            .toList();
            return new RouteRow(route, listed, owners, programmed(route), null);
        }

        private @Nullable ProgrammedRoute programmed(EffectiveRoute route) {
            Ipv4Prefix prefix = route.prefix();
            if (route.source() != EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY || prefix == null) {
                return null;
            }
            return Peerings.of(snapshot.topology())
                    .routesFrom(network)
                    .flatMap(hub -> snapshot.controlPlane().programmed(hub, cohort).get(prefix))
                    .or(() -> snapshot.controlPlane().programmed(network, cohort).get(prefix))
                    .orElse(null);
        }
    }
}
