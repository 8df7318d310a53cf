package studio.routeserver.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;

/// Something that becomes true, or stops, in the course of a run:
///
/// - `session END OTHER up|down` as the first end sees it;
/// - `nic NIC PREFIX none` or `nic NIC PREFIX HOP, HOP`: the row that came by BGP;
/// - `hears END from END PREFIX`, `misses END from END PREFIX`;
/// - `flow FROM [SOURCE] > DESTINATION SHARE`: how much of the flow works, there and back.
interface Condition {

    boolean holds(LabSnapshot snapshot);

    static Condition of(Block block, List<String> words) {
        return switch (words.getFirst()) {
            case "session" -> session(words);
            case "nic" -> nic(words);
            case "hears" -> snapshot -> hears(snapshot, words);
            case "misses" -> snapshot -> !hears(snapshot, words);
            case "flow" -> {
                Flow flow = Flow.of(block, words.subList(1, words.size()));
                double share = Double.parseDouble(words.getLast());
                yield snapshot -> Math.abs(flow.path(snapshot).works() - share) < 0.001;
            }
            default -> throw block.bad("there is no such condition");
        };
    }

    private static Condition session(List<String> words) {
        boolean up = words.get(3).equals("up");
        return snapshot -> SessionsCheck.up(snapshot, words.get(1), words.get(2)) == up;
    }

    private static Condition nic(List<String> words) {
        String wanted = String.join(" ", words.subList(3, words.size()));
        return snapshot -> hops(snapshot, words.get(1), words.get(2)).equals(wanted);
    }

    private static String hops(LabSnapshot snapshot, String nic, String prefix) {
        return snapshot.fabric().routes(RoutesCheck.nic(snapshot, nic)).rows().stream()
                .filter(row -> row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)
                .filter(row -> row.addressPrefix().equals(prefix))
                .findFirst()
                .map(row ->
                        row.nextHops().stream()
                                .sorted(Comparator.naturalOrder())
                                .map(Ipv4Address::toString)
                                .collect(Collectors.joining(", ")))
                .orElse("none");
    }

    private static boolean hears(LabSnapshot snapshot, List<String> words) {
        return PeerTableCheck.heard(snapshot, words.get(1), words.get(3)).stream()
                .anyMatch(route -> route.prefix().toString().equals(words.get(4)));
    }
}
