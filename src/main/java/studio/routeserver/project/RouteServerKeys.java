package studio.routeserver.project;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Community;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteMap.ActionType;
import studio.routeserver.topology.RouteMap.Condition;
import studio.routeserver.topology.RouteMap.NextStep;
import studio.routeserver.topology.RouteMap.Subject;
import studio.routeserver.topology.RouteServer;

/// The keys of Route Servers, their peers and route maps.
final class RouteServerKeys {

    private static final int MOST_UNITS = 1000;

    private RouteServerKeys() {}

    static RouteServer routeServer(Fields fields) {
        return new RouteServer(
                fields.name(),
                fields.required("virtualNetwork", "hub"),
                fields.flag("branchToBranch", false),
                fields.choice(
                        "hubRoutingPreference",
                        List.of(HubRoutingPreference.values()),
                        HubRoutingPreference::text,
                        HubRoutingPreference.EXPRESS_ROUTE),
                fields.maybeNumber("capacityUnits", 0, MOST_UNITS),
                fields.objects("peers", "a peer", RouteServerKeys::peer),
                fields.objects("routeMaps", "a route map", RouteServerKeys::map),
                fields.extra());
    }

    static Tree write(RouteServer server) {
        HubRoutingPreference preference = server.hubRoutingPreference();
        return new Keys()
                .text("name", server.name())
                .text("virtualNetwork", server.virtualNetwork())
                .flag("branchToBranch", server.branchToBranch(), false)
                .text(
                        "hubRoutingPreference",
                        preference == HubRoutingPreference.EXPRESS_ROUTE ? null : preference.text())
                .number("capacityUnits", server.capacityUnits())
                .list("peers", server.peers(), RouteServerKeys::write)
                .list("routeMaps", server.routeMaps(), RouteServerKeys::write)
                .extra(server.extra())
                .tree();
    }

    private static RouteServer.Peer peer(Fields fields) {
        return new RouteServer.Peer(
                fields.name(), fields.address("ip"), fields.asn(), fields.extra());
    }

    private static Tree write(RouteServer.Peer peer) {
        return new Keys()
                .text("name", peer.name())
                .text("ip", peer.ip())
                .number("asn", peer.asn())
                .extra(peer.extra())
                .tree();
    }

    private static RouteMap map(Fields fields) {
        return new RouteMap(
                fields.name(),
                fields.oneOrMore("attach", "an attachment", RouteServerKeys::attachment),
                fields.objects("rules", "a route map's rule", RouteServerKeys::rule),
                fields.extra());
    }

    private static Tree write(RouteMap map) {
        return new Keys()
                .text("name", map.name())
                .list("attach", map.attach(), RouteServerKeys::write)
                .list("rules", map.rules(), RouteServerKeys::write)
                .extra(map.extra())
                .tree();
    }

    private static RouteMap.@Nullable Attachment attachment(Fields fields) {
        String peer = fields.optional("peer");
        String connection = fields.optional("connection");
        Direction direction =
                fields.requiredChoice("direction", List.of(Direction.values()), Direction::text);
        if (fields.has("peer") == fields.has("connection")) {
            fields.problem(
                    "a route map is attached to a peer or to a connection",
                    "name exactly one of the two");
        }
        return (peer == null) == (connection == null)
                ? null
                : new RouteMap.Attachment(peer, connection, direction);
    }

    private static Tree write(RouteMap.Attachment attachment) {
        return new Keys()
                .text("peer", attachment.peer())
                .text("connection", attachment.connection())
                .text("direction", attachment.direction().text())
                .tree();
    }

    private static RouteMap.Rule rule(Fields fields) {
        return new RouteMap.Rule(
                fields.name(),
                fields.objects("match", "a criterion", RouteServerKeys::criterion),
                fields.objects("actions", "an action", RouteServerKeys::action),
                fields.requiredChoice("nextStep", List.of(NextStep.values()), NextStep::text),
                fields.extra());
    }

    private static Tree write(RouteMap.Rule rule) {
        return new Keys()
                .text("name", rule.name())
                .list("match", rule.match(), RouteServerKeys::write)
                .list("actions", rule.actions(), RouteServerKeys::write)
                .text("nextStep", rule.nextStep().text())
                .extra(rule.extra())
                .tree();
    }

    private static RouteMap.@Nullable Criterion criterion(Fields fields) {
        RouteMap.Criterion criterion =
                new RouteMap.Criterion(
                        fields.requiredChoice(
                                "condition", List.of(Condition.values()), Condition::text),
                        fields.prefixes("routePrefix"),
                        fields.values("community", Community::parse),
                        fields.asns("asPath"));
        return subject(fields, true) == null ? null : criterion;
    }

    private static Tree write(RouteMap.Criterion criterion) {
        return new Keys()
                .text("condition", criterion.condition().text())
                .texts("routePrefix", criterion.routePrefix())
                .texts("community", criterion.community())
                .asns("asPath", criterion.asPath())
                .tree();
    }

    private static RouteMap.Action action(Fields fields) {
        ActionType type =
                fields.requiredChoice("type", List.of(ActionType.values()), ActionType::text);
        return new RouteMap.Action(
                type,
                subject(fields, type != ActionType.DROP),
                fields.prefixes("routePrefix"),
                fields.values("community", Community::parse),
                fields.asns("asPath"));
    }

    /// Which of the three lists is there, be it an empty one.
    private static @Nullable Subject subject(Fields fields, boolean needed) {
        List<Subject> subjects =
                Stream.of(Subject.values()).filter(subject -> fields.has(subject.text())).toList();
        if (subjects.size() > 1 || (needed && subjects.isEmpty())) {
            fields.problem(
                    "this speaks of one of 'routePrefix', 'community' and 'asPath'",
                    "write exactly one of them");
        }
        return subjects.isEmpty() ? null : subjects.getFirst();
    }

    private static Tree write(RouteMap.Action action) {
        Keys keys = new Keys().text("type", action.type().text());
        Subject subject = action.subject();
        if (subject == null) {
            return keys.tree();
        }
        return switch (subject) {
            case ROUTE_PREFIX ->
                    keys.requiredList(subject.text(), action.routePrefix(), Keys::text).tree();
            case COMMUNITY ->
                    keys.requiredList(subject.text(), action.community(), Keys::text).tree();
            case AS_PATH -> keys.requiredList(subject.text(), action.asPath(), Keys::number).tree();
        };
    }
}
