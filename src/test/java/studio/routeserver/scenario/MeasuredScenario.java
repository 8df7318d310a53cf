package studio.routeserver.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.RouteServer;

/// What Azure itself answered in a deployed lab, line by line against what the engine says.
///
/// A check of an expectation file that has a line `captured FILE` is compared with that file; a
/// line `except PREFIX` names what the project cannot have, and the file says why.
class MeasuredScenario {

    /// A check with the file to compare it with.
    record Measured(Case run, Case.Item item, String file) {

        @Override
        public String toString() {
            return run + ": " + item.block().text() + " = " + file;
        }
    }

    static Stream<Measured> what_was_captured() {
        return GoldenScenario.runs()
                .flatMap(run ->
                        run.items().stream()
                                .flatMap(item ->
                                        item.block().inside("captured").stream()
                                                .map(file -> new Measured(run, item, file))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("what_was_captured")
    void the_engine_says_what_azure_said(Measured measured) {
        Optional<Captures> captures = Captures.known();
        if (captures.isEmpty()) {
            abort("set " + Captures.VARIABLE + " to the folder of the lab's captures");
            return;
        }
        Block block = measured.item().block();
        List<String> except = block.inside("except");
        LabSnapshot snapshot = measured.run().at(measured.item());
        List<String> failures =
                block.verb().equals("routes")
                        ? routes(snapshot, block, captures.get(), measured.file())
                        : learned(snapshot, block, captures.get().learned(measured.file()), except);

        assertThat(failures).as(measured.toString()).isEmpty();
    }

    private static List<String> routes(
            LabSnapshot snapshot, Block block, Captures captures, String file) {
        Block complete = new Block("routes " + block.word(1), block.line(), List.of());
        RoutesCheck asked = RoutesCheck.of(complete);
        return new RoutesCheck(
                        block.text(),
                        asked.nic(),
                        Rows.Meant.COMPLETE,
                        asked.part(),
                        null,
                        captures.effectiveRoutes(file))
                .failures(snapshot);
    }

    private static List<String> learned(
            LabSnapshot snapshot,
            Block block,
            Map<String, List<String>> captured,
            List<String> except) {
        RouteServer server =
                snapshot.topology()
                        .routeServer(block.word(1))
                        .orElseThrow(() -> block.bad("there is no such Route Server"));
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            String address =
                    Addresses.instance(snapshot.topology(), server, i).orElseThrow().toString();
            List<String> rows =
                    captured.getOrDefault(address, List.of()).stream()
                            .filter(row -> except.stream().noneMatch(row::startsWith))
                            .toList();
            PeerTableCheck check = new PeerTableCheck(block, List.of(i), Rows.Meant.COMPLETE, rows);
            failures.addAll(check.failures(snapshot));
        }
        return failures;
    }
}
