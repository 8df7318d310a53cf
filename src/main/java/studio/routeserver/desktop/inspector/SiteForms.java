package studio.routeserver.desktop.inspector;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Topology;

/// Forms of branches and connections.
final class SiteForms {

    private SiteForms() {}

    static Form branch(Topology topology, Branch branch) {
        Draft draft =
                new Draft(topology)
                        .group("inspector.group.site")
                        .entries(
                                "prefixes",
                                "inspector.field.prefixes",
                                branch.prefixes(),
                                "inspector.prompt.prefix",
                                Typed::prefix,
                                prefixes -> new Edit.Change(branch.withPrefixes(prefixes)))
                        .optional(
                                "asn",
                                "inspector.field.asn",
                                branch.asn() == null ? null : branch.asn().toString(),
                                text("inspector.value.nobgp"),
                                Typed::asn,
                                asn -> new Edit.Change(branch.withAsn(asn)));
        draft.group("inspector.group.connections");
        for (Connection connection : topology.connections()) {
            if (branch.name().equals(connection.branch())) {
                draft.fact(
                        connection.to(),
                        connection.type().text(),
                        new Item.Resource(connection.ref()));
            }
        }
        return draft.of(branch.ref());
    }

    static Form connection(Topology topology, Connection connection) {
        String automatic = text("inspector.value.automatic");
        Draft draft =
                new Draft(topology)
                        .group("inspector.group.connection")
                        .fact(text("inspector.fact.type"), connection.type().text(), null)
                        .choice(
                                "routing",
                                "inspector.field.routing",
                                connection.routing() == null
                                        ? automatic
                                        : connection.routing().text(),
                                Stream.concat(
                                                Stream.of(automatic),
                                                Stream.of(Connection.Routing.values())
                                                        .map(Connection.Routing::text))
                                        .toList(),
                                name -> new Edit.Change(connection.withRouting(routing(name))))
                        .entries(
                                "prefixes",
                                "inspector.field.staticprefixes",
                                connection.prefixes(),
                                "inspector.prompt.prefix",
                                Typed::prefix,
                                prefixes -> new Edit.Change(connection.withPrefixes(prefixes)));
        if (connection.prefixes().isEmpty()) {
            draft.remark(
                    text(
                            topology.joinsGateways(connection)
                                    ? "inspector.connection.networkprefixes"
                                    : "inspector.connection.branchprefixes"));
        }
        draft.group("inspector.group.ends");
        for (String end : List.of(connection.farEnd(), connection.to())) {
            draft.fact(text("inspector.fact.end"), end, end(topology, end));
        }
        return draft.of(connection.ref());
    }

    private static @Nullable Item end(Topology topology, String name) {
        return Stream.of(Kind.BRANCH, Kind.NVA, Kind.GATEWAY)
                .map(kind -> Item.of(kind, name))
                .filter(item -> item.in(topology))
                .findFirst()
                .orElse(null);
    }

    private static Connection.@Nullable Routing routing(String name) {
        return Stream.of(Connection.Routing.values())
                .filter(routing -> routing.text().equals(name))
                .findFirst()
                .orElse(null);
    }
}
