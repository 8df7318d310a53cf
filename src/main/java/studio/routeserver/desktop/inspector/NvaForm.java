package studio.routeserver.desktop.inspector;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Timer;
import studio.routeserver.topology.Topology;

/// An NVA: its NIC, how it forwards, and how it speaks BGP.
final class NvaForm {

    private static final int LARGEST_TTL = 255;

    private final Topology topology;
    private final Nva nva;
    private final Draft draft;

    private NvaForm(Topology topology, Nva nva) {
        this.topology = topology;
        this.nva = nva;
        this.draft = new Draft(topology);
    }

    static Form of(Topology topology, @Nullable Moment moment, Nva nva) {
        NvaForm form = new NvaForm(topology, nva);
        form.nic();
        NvaBgp bgp = nva.bgp();
        if (bgp == null) {
            form.silent();
        } else {
            form.speaks(bgp);
            form.timers(bgp);
        }
        form.sessions(moment);
        return form.draft.of(nva.ref());
    }

    private void nic() {
        draft.group("inspector.group.nic")
                .address(nva.ref(), nva.subnet(), nva.ip())
                .home(
                        nva.ref(),
                        nva.subnet(),
                        NetworkForms.homes(topology),
                        subnet -> NetworkForms.moved(topology, nva.ref(), subnet))
                .toggle(
                        "ipForwarding",
                        "inspector.field.ipforwarding",
                        nva.ipForwarding(),
                        "inspector.hint.ipforwarding",
                        on -> changed(nva.edit().ipForwarding(on).build()))
                .toggle(
                        "stateful",
                        "inspector.field.stateful",
                        nva.stateful(),
                        "inspector.hint.stateful",
                        on -> changed(nva.edit().stateful(on).build()));
    }

    private static Edit changed(Nva changed) {
        return new Edit.Change(changed);
    }

    private void silent() {
        draft.group("inspector.group.bgp").remark(text("inspector.nva.silent"));
        for (RouteServer server : topology.routeServers()) {
            Edit edit = new Edit.AddPeer(server.name(), nva.name());
            draft.act("peer-" + server.name(), edit.title(), edit);
        }
    }

    private Edit bgp(NvaBgp bgp) {
        return changed(nva.withBgp(bgp));
    }

    private void speaks(NvaBgp bgp) {
        draft.group("inspector.group.bgp")
                .entry(
                        "asn",
                        "inspector.field.asn",
                        bgp.asn().toString(),
                        Typed::asn,
                        asn -> Checks.peerAsn(topology, asn),
                        this::withAsn)
                .entries(
                        "neighbors",
                        "inspector.field.neighbors",
                        bgp.neighbors(),
                        "inspector.prompt.address",
                        Typed::address,
                        neighbors -> bgp(bgp.withNeighbors(neighbors)))
                .entries(
                        "advertise",
                        "inspector.field.advertise",
                        bgp.advertise().stream().map(NvaBgp.Advertisement::prefix).toList(),
                        "inspector.prompt.prefix",
                        Typed::prefix,
                        prefixes -> bgp(bgp.withAdvertise(advertisements(bgp, prefixes))));
        for (RouteServer server : topology.routeServers()) {
            boolean peer = server.peers().stream().anyMatch(p -> nva.owns(p.ip()));
            if (!peer) {
                Edit edit = new Edit.AddPeer(server.name(), nva.name());
                draft.act("peer-" + server.name(), edit.title(), edit);
            }
        }
    }

    /// Both sides: the NVA's own, and what the Route Servers expect of it.
    private Edit withAsn(Asn asn) {
        NvaBgp bgp = nva.speaks().orElseThrow();
        List<Edit> edits = new ArrayList<>();
        edits.add(bgp(bgp.withAsn(asn)));
        for (RouteServer server : topology.routeServers()) {
            if (server.peers().stream().anyMatch(peer -> nva.owns(peer.ip()))) {
                edits.add(
                        new Edit.Change(
                                server.withPeers(
                                        server.peers().stream()
                                                .map(peer ->
                                                        nva.owns(peer.ip())
                                                                ? new RouteServer.Peer(
                                                                        peer.name(),
                                                                        peer.ip(),
                                                                        asn,
                                                                        peer.extra())
                                                                : peer)
                                                .toList())));
            }
        }
        return new Edit.Together(text("inspector.edit.asn", nva.name(), asn), edits);
    }

    /// Prefixes that stay keep their attributes.
    private static List<NvaBgp.Advertisement> advertisements(
            NvaBgp bgp, List<Ipv4Prefix> prefixes) {
        Map<Ipv4Prefix, NvaBgp.Advertisement> known = new LinkedHashMap<>();
        bgp.advertise().forEach(advertised -> known.put(advertised.prefix(), advertised));
        return prefixes.stream()
                .map(prefix -> known.getOrDefault(prefix, new NvaBgp.Advertisement(prefix)))
                .toList();
    }

    private void timers(NvaBgp bgp) {
        Profile profile = Profile.of(topology);
        draft.advanced("inspector.group.timers")
                .optional(
                        "holdTime",
                        "inspector.field.hold",
                        written(bgp.holdTime()),
                        Durations.text(profile.timer(Timer.NVA_HOLD)),
                        Typed::duration,
                        hold -> bgp(bgp.withTimers(hold, bgp.keepalive())))
                .optional(
                        "keepalive",
                        "inspector.field.keepalive",
                        written(bgp.keepalive()),
                        Durations.text(profile.timer(Timer.NVA_KEEPALIVE)),
                        Typed::duration,
                        keepalive -> bgp(bgp.withTimers(bgp.holdTime(), keepalive)))
                .entry(
                        "multihop",
                        "inspector.field.multihop",
                        String.valueOf(bgp.multihop()),
                        typed -> Typed.number(typed, 1, LARGEST_TTL),
                        hops -> bgp(bgp.withMultihop(hops)))
                .toggle(
                        "routeRefresh",
                        "inspector.field.refresh",
                        bgp.routeRefresh(),
                        "inspector.hint.refresh",
                        on -> bgp(bgp.withRouteRefresh(on)));
        if (bgp.bfd() != null) {
            draft.fact(
                    "BFD",
                    Messages.text(
                            "inspector.fact.bfd",
                            Durations.text(bgp.bfd().transmit()),
                            bgp.bfd().multiplier()),
                    null);
        }
    }

    private static @Nullable String written(@Nullable Duration duration) {
        return duration == null ? null : Durations.text(duration);
    }

    private void sessions(@Nullable Moment moment) {
        if (moment == null) {
            return;
        }
        draft.group("inspector.group.sessions");
        for (SessionView session : moment.snapshot().sessions().values()) {
            if (session.id().remote().equals(nva.name())
                    || session.id().local().equals(nva.name())) {
                boolean far = session.id().remote().equals(nva.name());
                draft.fact(
                        far ? session.id().local() : session.id().remote(),
                        far ? session.remoteState().text() : session.state().text(),
                        new Item.Session(session.id()));
            }
        }
    }
}
