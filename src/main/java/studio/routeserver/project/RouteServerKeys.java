package studio.routeserver.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Community;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteMap.ActionType;
import studio.routeserver.topology.RouteMap.Condition;
import studio.routeserver.topology.RouteMap.NextStep;
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
                fields.requiredChoice("nextStep", List.of(NextStep.values()), NextStep::text));
    }

    private static Tree write(RouteMap.Rule rule) {
        return new Keys()
                .text("name", rule.name())
                .list("match", rule.match(), RouteServerKeys::write)
                .list("actions", rule.actions(), RouteServerKeys::write)
                .text("nextStep", rule.nextStep().text())
                .tree();
    }

    private static RouteMap.@Nullable Criterion criterion(Fields fields) {
        Condition condition =
                fields.requiredChoice("condition", List.of(Condition.values()), Condition::text);
        RouteMap.Criterion criterion =
                new RouteMap.Criterion(
                        condition,
                        fields.prefixes("routePrefix"),
                        fields.values("community", Community::parse),
                        fields.asns("asPath"));
        return oneSubject(fields, true) ? criterion : null;
    }

    private static Tree write(RouteMap.Criterion criterion) {
        return new Keys()
                .text("condition", criterion.condition().text())
                .texts("routePrefix", criterion.routePrefix())
                .texts("community", criterion.community())
                .asns("asPath", criterion.asPath())
                .tree();
    }

    private static RouteMap.@Nullable Action action(Fields fields) {
        ActionType type =
                fields.requiredChoice("type", List.of(ActionType.values()), ActionType::text);
        RouteMap.Action action =
                new RouteMap.Action(
                        type,
                        fields.prefixes("routePrefix"),
                        fields.values("community", Community::parse),
                        fields.asns("asPath"));
        return oneSubject(fields, type != ActionType.DROP) ? action : null;
    }

    private static boolean oneSubject(Fields fields, boolean needed) {
        long subjects =
                List.of("routePrefix", "community", "asPath").stream().filter(fields::has).count();
        if (subjects > 1 || (needed && subjects == 0)) {
            fields.problem(
                    "it speaks of one of 'routePrefix', 'community' and 'asPath'",
                    "write exactly one of them");
            return false;
        }
        return true;
    }

    /// An empty list is one too: `Replace` with nothing strips all (azure rule R-GW-50).
    private static Tree write(RouteMap.Action action) {
        return new Keys()
                .text("type", action.type().text())
                .texts("routePrefix", action.routePrefix())
                .texts("community", action.community())
                .asns("asPath", action.asPath())
                .tree();
    }
}
