package studio.routeserver.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.topology.Durations;

/// Sessions: `sessions [COUNT]`, COUNT being how many stand in all. A row is the two ends, `up` or
/// `down` as the first one sees it, and where they matter `hold`, `keepalive` with their times,
/// `ibgp`, or `note` and a word of why it does not stand.
record SessionsCheck(Block block) implements Check {

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        List<String> failures = new ArrayList<>();
        if (block.words().size() > 1) {
            long standing =
                    snapshot.sessions().keySet().stream()
                            .filter(id -> up(snapshot, id.local(), id.remote()))
                            .count();
            if (standing != Long.parseLong(block.word(1))) {
                failures.add("%s: %d stand".formatted(block.text(), standing));
            }
        }
        block.rows().forEach(row -> row(snapshot, row).forEach(failures::add));
        return failures;
    }

    private static List<String> row(LabSnapshot snapshot, Block row) {
        boolean up = up(snapshot, row.word(0), row.word(1));
        List<String> failures = new ArrayList<>();
        if (up != row.word(2).equals("up")) {
            failures.add("session %s: it is %s".formatted(row.text(), up ? "up" : "down"));
            return failures;
        }
        for (int i = 3; i < row.words().size(); i++) {
            String word = row.word(i);
            String value = i + 1 < row.words().size() ? row.word(i + 1) : "";
            Optional<SessionView> view = view(snapshot, row.word(0), row.word(1));
            Predicate<SessionView> wanted =
                    switch (word) {
                        case "hold" -> one -> one.holdTime().equals(Durations.parse(value));
                        case "keepalive" -> one -> one.keepalive().equals(Durations.parse(value));
                        case "note" -> one -> one.note().contains(value);
                        case "ibgp" -> one -> one.localAsn().equals(one.remoteAsn());
                        default -> _ -> true;
                    };
            if (view.filter(wanted).isEmpty()) {
                failures.add("session %s: it is %s".formatted(row.text(), view));
            }
        }
        return failures;
    }

    static Optional<SessionView> view(LabSnapshot snapshot, String end, String other) {
        return PeerTableCheck.session(snapshot, end, other).map(id -> snapshot.sessions().get(id));
    }

    /// Whether the first end takes the session as established.
    static boolean up(LabSnapshot snapshot, String end, String other) {
        Optional<SessionId> id = PeerTableCheck.session(snapshot, end, other);
        return view(snapshot, end, other)
                .map(view ->
                        id.filter(one -> one.local().equals(end)).isPresent()
                                ? view.state()
                                : view.remoteState())
                .filter(state -> state == SessionState.ESTABLISHED)
                .isPresent();
    }
}
