package studio.routeserver.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Kind;

/// What becomes of a flow: `path FROM [SOURCE] > DESTINATION VERDICT`. The verdict is one, several
/// with `or`, `not` and one, or `any`. Inside may stand
///
/// - `hops A, B` all hops of every member after the sender; `direct`: only the destination;
/// - `first A` the first hop after the sender; `works SHARE` of the flow, there and back;
/// - `via A, B` in this order among the hops of every member; `not via A`;
/// - `way SHARE A, B` one member each: its share, and names in this order among its hops;
/// - `pair A / B OUTCOME` the answer through B to what went through A; several with `or`;
/// - `route [at NIC] PREFIX SOURCE|TYPE` the row that decided at the sender, or at another NIC;
/// - `ends at A` where every member that fails does, answers included;
/// - `because TEXT` in the reason of the verdict;
/// - `answer via A, B` for every answer.
record PathCheck(Block block, Flow flow, List<String> verdict) implements Check {

    static PathCheck of(Block block) {
        List<String> words = block.words().subList(1, block.words().size());
        return new PathCheck(
                block, Flow.of(block, words), words.subList(words.indexOf(">") + 2, words.size()));
    }

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        PathReport report = flow.path(snapshot);
        List<String> failures = new ArrayList<>();
        if (!verdictIs(report.verdict().text())) {
            failures.add("expected " + String.join(" ", verdict));
        }
        if (traces(report).flatMap(one -> one.hops().stream()).anyMatch(PathCheck::routeServer)) {
            failures.add("no Route Server carries packets (azure rule R-RS-05)");
        }
        ways(report).forEach(failures::add);
        for (Block row : block.rows()) {
            if (!row.verb().equals("way") && !holds(snapshot, report, row)) {
                failures.add("expected '" + row.text() + "'");
            }
        }
        if (failures.isEmpty()) {
            return List.of();
        }
        return List.of(
                "%s: %s; it is %s (%s): %s"
                        .formatted(
                                block.text(),
                                String.join(", ", failures),
                                report.verdict().text(),
                                report.reason(),
                                told(report)));
    }

    private static Stream<Trace> traces(PathReport report) {
        return Stream.concat(
                report.forward().stream(), report.answers().stream().flatMap(List::stream));
    }

    private static boolean routeServer(Hop hop) {
        return hop.at().kind() == Kind.ROUTE_SERVER;
    }

    private boolean verdictIs(String actual) {
        return switch (verdict.isEmpty() ? "any" : verdict.getFirst()) {
            case "any" -> true;
            case "not" -> !verdict.contains(actual);
            default -> verdict.contains(actual);
        };
    }

    private static String told(PathReport report) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < report.forward().size(); i++) {
            text.append("\n        there %s".formatted(told(report.forward().get(i))));
            for (Trace back : report.answers().get(i)) {
                text.append("\n            back %s".formatted(told(back)));
            }
        }
        return text.toString();
    }

    private static String told(Trace trace) {
        return "%.2f %s %s %s"
                .formatted(
                        trace.share(),
                        trace.hops().stream()
                                .map(hop -> hop.at().name() + " [" + hop.route() + "]")
                                .toList(),
                        trace.outcome().text(),
                        trace.reason());
    }

    private static List<String> names(Trace trace) {
        return trace.hops().stream().skip(1).map(hop -> hop.at().name()).toList();
    }

    /// Whether the names stand among the hops, in this order.
    private static boolean passes(Trace trace, List<String> wanted) {
        int next = 0;
        for (Hop hop : trace.hops()) {
            if (next < wanted.size() && hop.at().name().equals(wanted.get(next))) {
                next++;
            }
        }
        return next == wanted.size();
    }

    private static List<String> list(String text) {
        return Stream.of(text.split(",")).map(String::strip).toList();
    }

    private boolean holds(LabSnapshot snapshot, PathReport report, Block row) {
        List<Trace> there = report.forward();
        return switch (row.verb()) {
            case "hops" -> there.stream().allMatch(one -> names(one).equals(list(row.rest())));
            case "direct" -> there.stream().allMatch(one -> one.hops().size() == 2);
            case "first" ->
                    there.stream()
                            .allMatch(one ->
                                    names(one).stream()
                                            .findFirst()
                                            .filter(row.word(1)::equals)
                                            .isPresent());
            case "works" -> Math.abs(report.works() - Double.parseDouble(row.word(1))) < 0.001;
            case "via" -> there.stream().allMatch(one -> passes(one, list(row.rest())));
            case "not" ->
                    there.stream()
                            .noneMatch(one -> passes(one, list(row.rest().substring(3).strip())));
            case "answer" -> {
                List<String> wanted = list(row.rest().substring(3).strip());
                yield report.answers().stream()
                        .flatMap(List::stream)
                        .allMatch(one -> passes(one, wanted));
            }
            case "pair" -> pair(report, row);
            case "route" -> route(snapshot, report, row);
            case "ends" ->
                    traces(report)
                            .filter(PathCheck::fails)
                            .allMatch(one -> one.hops().getLast().at().name().equals(row.word(2)));
            case "because" -> report.reason().contains(row.rest());
            default -> throw row.bad("a path has no such thing");
        };
    }

    private static boolean fails(Trace trace) {
        return !trace.delivered() && trace.outcome() != Trace.Outcome.INTERNET;
    }

    /// Each `way` is one member, and each member is one of them.
    private List<String> ways(PathReport report) {
        List<Block> rows = block.rows().stream().filter(row -> row.verb().equals("way")).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Trace> left = new ArrayList<>(report.forward());
        List<String> failures = new ArrayList<>();
        for (Block row : rows) {
            double share = Double.parseDouble(row.word(1));
            List<String> wanted = list(row.rest().substring(row.word(1).length()).strip());
            Optional<Trace> found =
                    left.stream()
                            .filter(one -> passes(one, wanted))
                            .filter(one -> Math.abs(one.share() - share) < 0.001)
                            .findFirst();
            found.ifPresentOrElse(left::remove, () -> failures.add("expected " + row.text()));
        }
        left.forEach(one -> failures.add("did not expect " + told(one)));
        return failures;
    }

    private static boolean pair(PathReport report, Block row) {
        boolean found = false;
        for (int i = 0; i < report.forward().size(); i++) {
            if (!passes(report.forward().get(i), List.of(row.word(1)))) {
                continue;
            }
            for (Trace back : report.answers().get(i)) {
                if (passes(back, List.of(row.word(3)))) {
                    found = true;
                    if (!row.words()
                            .subList(4, row.words().size())
                            .contains(back.outcome().text())) {
                        return false;
                    }
                }
            }
        }
        return found;
    }

    private boolean route(LabSnapshot snapshot, PathReport report, Block row) {
        boolean elsewhere = row.word(1).equals("at");
        String nic = elsewhere ? row.word(2) : flow.from();
        String prefix = row.word(elsewhere ? 3 : 1);
        String kind = row.word(elsewhere ? 4 : 2);
        boolean decided =
                report.forward().stream()
                        .allMatch(one ->
                                one.hops().stream()
                                        .anyMatch(hop ->
                                                hop.at().name().equals(nic)
                                                        && hop.route().startsWith(prefix)));
        Optional<EffectiveRoute> match =
                snapshot.fabric().routes(RoutesCheck.nic(snapshot, nic)).match(flow.destination());
        return decided
                && match.filter(one -> one.addressPrefix().equals(prefix))
                        .filter(one ->
                                RoutesCheck.source(one).equals(kind)
                                        || one.type().text().equals(kind))
                        .isPresent();
    }
}
