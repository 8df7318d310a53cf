package studio.routeserver.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Note;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Topology;

/// Says in comments what of the project Azure has no resource for: sites without a gateway, tunnels
/// that end on an NVA, what is configured inside an NVA, and notes.
final class ArmRemarks {

    private final ArmDraft draft;
    private final Topology topology;

    ArmRemarks(ArmDraft draft) {
        this.draft = draft;
        this.topology = draft.topology();
    }

    void write() {
        topology.branches().forEach(this::remark);
        topology.connections().stream()
                .filter(connection -> topology.gateway(connection.to()).isEmpty())
                .forEach(this::remark);
        topology.nvas().forEach(this::remark);
        topology.notes().forEach(this::remark);
    }

    private void remark(Branch branch) {
        boolean onGateway =
                topology.connections().stream()
                        .filter(connection -> branch.name().equals(connection.branch()))
                        .anyMatch(connection -> topology.gateway(connection.to()).isPresent());
        if (!onGateway) {
            draft.comment(
                    "branch %s (%s) is not joined to a gateway: Azure has no resource for it."
                            .formatted(branch.name(), list(branch.prefixes())));
        }
    }

    private void remark(Connection connection) {
        String prefixes =
                connection.prefixes().isEmpty() ? "" : " for " + list(connection.prefixes());
        draft.comment(
                "connection %s (%s, %s to NVA %s%s) is configured in the NVA: Azure has no resource for it."
                        .formatted(
                                connection.name(),
                                connection.type().text(),
                                connection.farEnd(),
                                connection.to(),
                                prefixes));
    }

    private void remark(Nva nva) {
        List<String> inside = new ArrayList<>();
        NvaBgp bgp = nva.bgp();
        if (bgp != null) {
            inside.add(bgp(bgp));
        }
        if (!nva.staticRoutes().isEmpty()) {
            inside.add(
                    nva.staticRoutes().stream()
                            .map(route ->
                                    "a route to %s via %s".formatted(route.prefix(), route.via()))
                            .collect(Collectors.joining(", ")));
        }
        if (nva.snat().all()) {
            inside.add("source NAT");
        } else if (!nva.snat().prefixes().isEmpty()) {
            inside.add("source NAT toward " + list(nva.snat().prefixes()));
        }
        if (!nva.forwarding()) {
            inside.add("no forwarding");
        }
        if (!inside.isEmpty()) {
            draft.comment(
                    "NVA %s is configured in its guest, which a template does not reach: %s."
                            .formatted(nva.name(), String.join("; ", inside)));
        }
    }

    private static String bgp(NvaBgp bgp) {
        StringBuilder text = new StringBuilder("BGP as AS ").append(bgp.asn());
        append(text, " with ", bgp.neighbors());
        append(
                text,
                ", advertising ",
                bgp.advertise().stream().map(NvaBgp.Advertisement::prefix).toList());
        if (!bgp.policies().isEmpty()) {
            text.append(", ").append(bgp.policies().size()).append(" routing policies");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String lead, List<?> values) {
        String listed = list(values);
        if (!listed.isEmpty()) {
            text.append(lead).append(listed);
        }
    }

    private void remark(Note note) {
        draft.comment("note %s: %s".formatted(note.name(), note.text()));
    }

    private static String list(List<?> values) {
        return values.stream().map(ArmRemarks::text).collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
