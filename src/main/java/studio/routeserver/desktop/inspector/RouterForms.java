package studio.routeserver.desktop.inspector;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// Forms of Route Servers, gateways, their instances and BGP sessions.
final class RouterForms {

    private RouterForms() {}

    static Form routeServer(Topology topology, @Nullable Moment moment, RouteServer server) {
        Draft draft =
                new Draft(topology)
                        .group("inspector.group.server")
                        .fixed(
                                "asn",
                                "inspector.field.asn",
                                Asn.AZURE.toString(),
                                "inspector.reason.serverasn")
                        .toggle(
                                "branchToBranch",
                                "inspector.field.branchtobranch",
                                server.branchToBranch(),
                                "inspector.hint.branchtobranch",
                                on -> new Edit.Change(server.withBranchToBranch(on)))
                        .choice(
                                "preference",
                                "inspector.field.preference",
                                server.hubRoutingPreference().text(),
                                Stream.of(HubRoutingPreference.values())
                                        .map(HubRoutingPreference::text)
                                        .toList(),
                                name ->
                                        new Edit.Change(
                                                server.withHubRoutingPreference(preference(name))));
        draft.group("inspector.group.instances");
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            draft.fact(
                    server.instanceName(i),
                    Addresses.instance(topology, server, i)
                            .map(Ipv4Address::toString)
                            .orElse(text("inspector.value.none")),
                    new Item.Instance(server.ref(), i));
        }
        draft.group("inspector.group.peers");
        draft.fact(
                text("inspector.fact.peers"),
                text(
                        "inspector.fact.peersof",
                        server.peers().size(),
                        Profile.of(topology).limitOrMax(Limit.PEERS_PER_ROUTE_SERVER)),
                null);
        for (RouteServer.Peer peer : server.peers()) {
            draft.fact(
                    peer.name(),
                    peer.ip() + " · AS " + peer.asn(),
                    topology.nva(peer.name())
                            .map(nva -> Item.of(Kind.NVA, nva.name()))
                            .orElse(null));
            Edit remove = new Edit.RemovePeer(server.name(), peer.name());
            draft.act("unpeer-" + peer.name(), remove.title(), remove);
        }
        sessions(draft, moment, server.name() + "/");
        return draft.of(server.ref());
    }

    private static HubRoutingPreference preference(String name) {
        return Stream.of(HubRoutingPreference.values())
                .filter(preference -> preference.text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void sessions(Draft draft, @Nullable Moment moment, String local) {
        if (moment == null) {
            return;
        }
        draft.group("inspector.group.sessions");
        for (SessionView session : moment.snapshot().sessions().values()) {
            if (session.id().local().startsWith(local) || session.id().remote().startsWith(local)) {
                draft.fact(
                        session.id().toString(),
                        session.state().text(),
                        new Item.Session(session.id()));
            }
        }
    }

    static Form gateway(Topology topology, Gateway gateway) {
        boolean vpn = gateway.type() == Gateway.Type.VPN;
        Draft draft = new Draft(topology).group("inspector.group.gateway");
        if (vpn) {
            draft.toggle(
                    "activeActive",
                    "inspector.field.activeactive",
                    gateway.activeActive(),
                    "inspector.hint.activeactive",
                    on -> new Edit.Change(gateway.withActiveActive(on)));
            draft.optional(
                    "asn",
                    "inspector.field.asn",
                    gateway.asn() == null ? null : gateway.asn().toString(),
                    Asn.AZURE.toString(),
                    Typed::asn,
                    asn -> new Edit.Change(gateway.withAsn(asn)));
        } else {
            draft.fixed(
                    "asn",
                    "inspector.field.asn",
                    gateway.localAsn().toString(),
                    "inspector.reason.gatewayasn");
        }
        draft.optional(
                "sku",
                "inspector.field.sku",
                gateway.sku(),
                vpn ? Gateway.DEFAULT_VPN_SKU : Gateway.DEFAULT_EXPRESSROUTE_SKU,
                Typed::name,
                sku -> new Edit.Change(gateway.withSku(sku)));
        draft.group("inspector.group.instances");
        List<Ipv4Address> addresses = Addresses.gateway(topology, gateway);
        for (int i = 0; i < addresses.size(); i++) {
            draft.fact(
                    gateway.instanceName(i),
                    addresses.get(i).toString(),
                    new Item.Instance(gateway.ref(), i));
        }
        draft.group("inspector.group.connections");
        for (Connection connection : topology.connections()) {
            if (topology.nearEnd(connection).equals(gateway.ref())) {
                draft.fact(
                        topology.farEnd(connection).name(),
                        connection.type().text(),
                        new Item.Resource(connection.ref()));
            }
        }
        return draft.of(
                new Item.Resource(gateway.ref()),
                gateway.name(),
                gateway.type().title(),
                renames(topology, gateway.ref()));
    }

    private static java.util.function.Function<String, Reading> renames(
            Topology topology, Ref ref) {
        Form named = new Draft(topology).of(ref);
        return java.util.Objects.requireNonNull(named.renames());
    }

    static Form instance(Topology topology, @Nullable Moment moment, Ref owner, int instance) {
        Draft draft =
                new Draft(topology)
                        .group("inspector.group.instance")
                        .fact(
                                text("inspector.fact.partof"),
                                owner.name(),
                                new Item.Resource(owner));
        address(topology, owner, instance, draft);
        draft.fixed(
                "asn",
                "inspector.field.asn",
                topology.gateway(owner.name()).map(Gateway::localAsn).orElse(Asn.AZURE).toString(),
                "inspector.reason.instanceasn");
        String name = owner.name() + "/" + instance;
        sessions(draft, moment, name);
        return draft.of(
                new Item.Instance(owner, instance), name, text("inspector.kind.instance"), null);
    }

    private static void address(Topology topology, Ref owner, int instance, Draft draft) {
        topology.routeServer(owner.name())
                .flatMap(server -> Addresses.instance(topology, server, instance))
                .or(() ->
                        topology.gateway(owner.name())
                                .map(gateway -> Addresses.gateway(topology, gateway))
                                .filter(addresses -> instance < addresses.size())
                                .map(addresses -> addresses.get(instance)))
                .ifPresent(address ->
                        draft.fixed(
                                "ip",
                                "inspector.field.ip",
                                address.toString(),
                                "inspector.reason.instanceip"));
    }

    static Form session(Topology topology, @Nullable Moment moment, SessionId id) {
        Draft draft = new Draft(topology).group("inspector.group.session");
        SessionView session = moment == null ? null : moment.snapshot().sessions().get(id);
        if (session == null || moment == null) {
            draft.remark(text("inspector.session.gone"));
        } else {
            draft.fact(text("inspector.fact.state"), session.state().text(), null);
            draft.fact(text("inspector.fact.remotestate"), session.remoteState().text(), null);
            if (!session.note().isEmpty()) {
                draft.remark(session.note());
            }
            if (session.establishedSince() != null) {
                draft.fact(
                        text("inspector.fact.uptime"),
                        Times.countdown(Duration.between(session.establishedSince(), moment.at())),
                        null);
            }
            // The ends agree on timers as they meet (RFC 4271 section 4.2): before, there are none.
            if (!session.holdTime().isZero() || session.state() == SessionState.ESTABLISHED) {
                draft.fact(text("inspector.field.hold"), Times.length(session.holdTime()), null);
                draft.fact(
                        text("inspector.field.keepalive"), Times.length(session.keepalive()), null);
            }
            draft.fact(text("inspector.fact.received"), String.valueOf(session.received()), null);
            draft.fact(
                    text("inspector.fact.advertised"), String.valueOf(session.advertised()), null);
            draft.group("inspector.group.ends");
            end(
                    draft,
                    topology,
                    id.local(),
                    session.localAddress() + " · AS " + session.localAsn());
            end(
                    draft,
                    topology,
                    id.remote(),
                    session.remoteAddress() + " · AS " + session.remoteAsn());
        }
        return draft.of(new Item.Session(id), id.toString(), text("inspector.kind.session"), null);
    }

    private static void end(Draft draft, Topology topology, String name, String value) {
        draft.fact(name, value, Item.named(topology, name).orElse(null));
    }
}
