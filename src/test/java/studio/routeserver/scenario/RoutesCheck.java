package studio.routeserver.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nic;

/// The effective routes of a NIC: `routes NIC [complete|excerpt|absent|of SOURCE|on PREFIX] [fed by
/// INSTANCE]`.
///
/// A row is source, state, prefix, next hop type and next hops. A complete table is compared
/// without `None` rows other than the four documented ones (azure rule R-EFF-04). `fed by` asks
/// only where the NIC follows that instance (R-EFF-13).
///
/// @param instance whom the NIC must follow to be asked; null means whomever
record RoutesCheck(
        String name,
        String nic,
        Rows.Meant meant,
        Predicate<EffectiveRoute> part,
        @Nullable Integer instance,
        List<String> rows)
        implements Check {

    private static final Set<String> DOCUMENTED_NONE =
            Set.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");

    static RoutesCheck of(Block block) {
        List<String> words = block.words();
        int fed = words.indexOf("fed");
        @Nullable Integer instance = fed < 0 ? null : Integer.valueOf(block.word(fed + 2));
        String mode = words.size() == 2 || fed == 2 ? "complete" : words.get(2);
        Predicate<EffectiveRoute> part =
                switch (mode) {
                    case "complete" -> RoutesCheck::family;
                    case "excerpt", "absent" -> _ -> true;
                    case "of" -> row -> source(row).equals(block.word(3));
                    case "on" -> row -> row.addressPrefix().equals(block.word(3));
                    default -> throw block.bad("write complete, excerpt, absent, of or on");
                };
        Rows.Meant meant =
                switch (mode) {
                    case "excerpt" -> Rows.Meant.EXCERPT;
                    case "absent" -> Rows.Meant.ABSENT;
                    default -> Rows.Meant.COMPLETE;
                };
        return new RoutesCheck(
                block.text(), block.word(1), meant, part, instance, Rows.of(block.rows()));
    }

    private static boolean family(EffectiveRoute row) {
        return switch (row.type()) {
            case VNET_LOCAL,
                    VNET_PEERING,
                    VNET_GLOBAL_PEERING,
                    VIRTUAL_NETWORK_GATEWAY,
                    VIRTUAL_APPLIANCE,
                    INTERNET ->
                    true;
            case NONE ->
                    row.source() == EffectiveRoute.Source.USER
                            || DOCUMENTED_NONE.contains(row.addressPrefix());
            case SERVICE_ENDPOINT, INTERFACE_ENDPOINT -> false;
        };
    }

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        Nic asked = nic(snapshot, nic);
        if (instance != null && Cohort.of(snapshot.seed(), asked.name()).instance() != instance) {
            return List.of();
        }
        return Rows.failures(name, meant, rows, rows(snapshot));
    }

    /// The rows that are there.
    List<String> rows(LabSnapshot snapshot) {
        return snapshot.fabric().routes(nic(snapshot, nic)).rows().stream()
                .filter(part)
                .map(RoutesCheck::text)
                .toList();
    }

    static Nic nic(LabSnapshot snapshot, String name) {
        return snapshot.topology().nics().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no NIC " + name));
    }

    static String text(EffectiveRoute row) {
        String hops =
                row.nextHops().stream()
                        .sorted(Comparator.naturalOrder())
                        .map(Ipv4Address::toString)
                        .collect(Collectors.joining(", "));
        return "%s %s %s %s %s"
                .formatted(
                        source(row),
                        row.state().text(),
                        row.addressPrefix(),
                        row.type().text(),
                        hops)
                .strip();
    }

    /// As the tables write it.
    static String source(EffectiveRoute row) {
        return switch (row.source()) {
            case DEFAULT -> "Default";
            case USER -> "User";
            case VIRTUAL_NETWORK_GATEWAY -> "VNG";
        };
    }
}
