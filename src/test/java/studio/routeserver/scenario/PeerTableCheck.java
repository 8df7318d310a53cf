package studio.routeserver.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.SessionId;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.RouteServer;

/// What two speakers have told each other: `learned|advertised|refused ROUTE-SERVER PEER both|0|1
/// [excerpt|absent]` and `heard SPEAKER from SPEAKER [excerpt|absent]`.
///
/// A row is prefix, next hop and AS path (`65515-65010`); of a refused route prefix and rule.
/// `self` stands for the address of the Route Server's instance.
///
/// @param instances which of a Route Server's
record PeerTableCheck(Block block, List<Integer> instances, Rows.Meant meant, List<String> rows)
        implements Check {

    static PeerTableCheck of(Block block) {
        boolean heard = block.verb().equals("heard");
        String which = block.word(3);
        List<Integer> instances =
                heard || which.equals("both") ? List.of(0, 1) : List.of(Integer.valueOf(which));
        Rows.Meant meant =
                switch (block.words().size() > 4 ? block.word(4) : "complete") {
                    case "complete" -> Rows.Meant.COMPLETE;
                    case "excerpt" -> Rows.Meant.EXCERPT;
                    case "absent" -> Rows.Meant.ABSENT;
                    default -> throw block.bad("write complete, excerpt or absent");
                };
        return new PeerTableCheck(block, instances, meant, Rows.of(block.rows()));
    }

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        if (block.verb().equals("heard")) {
            List<String> actual =
                    heard(snapshot, block.word(1), block.word(3)).stream()
                            .map(PeerTableCheck::text)
                            .toList();
            return Rows.failures(block.text(), meant, rows, actual);
        }
        List<String> failures = new ArrayList<>();
        for (int instance : instances) {
            String self = self(snapshot, instance);
            List<String> expected =
                    rows.stream().map(row -> row.replace(" self", " " + self)).toList();
            List<String> actual =
                    block.verb().equals("refused")
                            ? refused(snapshot, instance)
                            : table(snapshot, instance).stream().map(PeerTableCheck::text).toList();
            String what = block.text() + ", instance " + instance;
            failures.addAll(Rows.failures(what, meant, expected, actual));
        }
        return failures;
    }

    private List<PeerRoute> table(LabSnapshot snapshot, int instance) {
        return block.verb().equals("learned")
                ? snapshot.learned(block.word(1), instance, block.word(2)).stream()
                        .filter(PeerRoute::accepted)
                        .toList()
                : snapshot.advertised(block.word(1), instance, block.word(2));
    }

    private List<String> refused(LabSnapshot snapshot, int instance) {
        return snapshot.learned(block.word(1), instance, block.word(2)).stream()
                .filter(route -> !route.accepted())
                .map(route -> route.prefix() + " " + route.rule())
                .toList();
    }

    private String self(LabSnapshot snapshot, int instance) {
        RouteServer server =
                snapshot.topology()
                        .routeServer(block.word(1))
                        .orElseThrow(() -> block.bad("there is no such Route Server"));
        return Addresses.instance(snapshot.topology(), server, instance)
                .map(Object::toString)
                .orElse("none");
    }

    /// What a speaker accepted from another; nothing where they have no session.
    static List<PeerRoute> heard(LabSnapshot snapshot, String speaker, String from) {
        Optional<SessionId> session = session(snapshot, speaker, from);
        return session.map(id ->
                        snapshot.learned(id, id.remote().equals(speaker)).stream()
                                .filter(PeerRoute::accepted)
                                .toList())
                .orElse(List.of());
    }

    static Optional<SessionId> session(LabSnapshot snapshot, String one, String other) {
        return List.of(new SessionId(one, other), new SessionId(other, one)).stream()
                .filter(snapshot.sessions()::containsKey)
                .findFirst();
    }

    static String text(PeerRoute route) {
        return "%s %s %s"
                .formatted(
                        route.prefix(),
                        route.nextHop(),
                        route.asPath().stream().map(Asn::toString).collect(Collectors.joining("-")))
                .strip();
    }
}
