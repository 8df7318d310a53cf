package studio.routeserver.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;

/// How many: `count learned ROUTE-SERVER PEER COUNT` in each instance, and `count BGP NIC COUNT`
/// rows of a NIC that came by BGP.
record CountCheck(Block block) implements Check {

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        List<String> failures = new ArrayList<>();
        long wanted = Long.parseLong(block.words().getLast());
        counts(snapshot)
                .filter(count -> count != wanted)
                .forEach(count -> failures.add("%s: there are %d".formatted(block.text(), count)));
        return failures;
    }

    private IntStream counts(LabSnapshot snapshot) {
        return switch (block.word(1)) {
            case "learned" ->
                    IntStream.of(0, 1)
                            .map(instance ->
                                    (int)
                                            snapshot
                                                    .learned(block.word(2), instance, block.word(3))
                                                    .stream()
                                                    .filter(PeerRoute::accepted)
                                                    .count());
            case "BGP" ->
                    IntStream.of(
                            (int)
                                    snapshot
                                            .fabric()
                                            .routes(RoutesCheck.nic(snapshot, block.word(2)))
                                            .rows()
                                            .stream()
                                            .filter(row ->
                                                    row.source()
                                                            == EffectiveRoute.Source
                                                                    .VIRTUAL_NETWORK_GATEWAY)
                                            .count());
            default -> throw block.bad("count learned or BGP");
        };
    }
}
