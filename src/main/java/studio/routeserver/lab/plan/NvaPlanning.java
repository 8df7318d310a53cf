package studio.routeserver.lab.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.SessionId;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;

/// Plans the routers of NVAs, and their sessions with branches and with each other.
final class NvaPlanning {

    private final Draft draft;
    private final Site site;

    /// Pairs of NVAs whose session without a tunnel is planned already.
    private final Set<String> direct = new HashSet<>();

    private NvaPlanning(Draft draft) {
        this.draft = draft;
        this.site = draft.site();
    }

    static void into(Draft draft) {
        NvaPlanning planning = new NvaPlanning(draft);
        List<Nva> nvas = draft.site().topology().nvas();
        nvas.forEach(planning::router);
        nvas.forEach(planning::tunnels);
        for (Nva nva : nvas) {
            nva.speaks().ifPresent(bgp -> planning.neighbors(nva, bgp));
        }
    }

    private void router(Nva nva) {
        @Nullable NvaBgp bgp = nva.bgp();
        if (bgp == null || !Draft.mute(nva).isEmpty()) {
            return;
        }
        draft.add(
                new SpeakerPlan(
                        nva.name(),
                        nva.ref(),
                        0,
                        Role.NVA,
                        bgp.asn(),
                        nva.ip(),
                        Chooser.plain(),
                        "RFC 4271 §9.1.2",
                        draft.statements(nva).origins()));
    }

    // ---- tunnels

    private void tunnels(Nva nva) {
        for (Connection connection : site.connectionsOf(Kind.NVA, nva.name())) {
            boolean near = !nva.name().equals(connection.from());
            if (!near || !site.bgpOver(connection)) {
                continue;
            }
            @Nullable String branch = connection.branch();
            if (branch != null) {
                site.topology().branch(branch).ifPresent(far -> toBranch(nva, far, connection));
            } else {
                site.topology()
                        .nva(connection.farEnd())
                        .ifPresent(far -> toNva(nva, far, connection));
            }
        }
    }

    private void toBranch(Nva nva, Branch branch, Connection connection) {
        SessionId id = draft.free(nva.name(), site.routerOf(branch), connection.name());
        @Nullable Asn told = branch.asn();
        Asn asn = told == null ? new Asn(0) : told;
        SessionPlan.Seat local =
                draft.nvaSeat(
                        nva,
                        id.remote(),
                        nva.ip(),
                        branch.address(),
                        asn,
                        connection.name(),
                        false);
        SessionPlan.Seat far =
                told == null
                        ? new SessionPlan.Seat(null, branch.address(), asn, null)
                        : BranchPlanning.seat(
                                draft, branch, told, Draft.localName(id), nva.ip(), local.asn());
        String why =
                Draft.first(Draft.mute(nva), told == null ? branch.name() + " speaks no BGP" : "")
                        .orElse("");
        draft.add(
                SessionPlan.between(
                                id,
                                far.neighbor() == null ? local.unconfigured() : local,
                                local.neighbor() == null ? far.unconfigured() : far)
                        .over(connection.name(), SessionPlan.FAR)
                        .obstacle(why)
                        .build());
    }

    private void toNva(Nva near, Nva far, Connection connection) {
        boolean inOrder = near.name().compareTo(far.name()) <= 0;
        draft.add(
                pair(inOrder ? near : far, inOrder ? far : near, connection.name())
                        .over(connection.name(), SessionPlan.NEAR)
                        .build());
    }

    private SessionPlan.Builder pair(Nva first, Nva second, @Nullable String connection) {
        SessionId id =
                draft.free(
                        first.name(), second.name(), connection == null ? "network" : connection);
        Asn firstAs = first.speaks().map(NvaBgp::asn).orElse(new Asn(0));
        Asn secondAs = second.speaks().map(NvaBgp::asn).orElse(new Asn(0));
        SessionPlan.Seat local =
                draft.nvaSeat(
                        first, id.remote(), first.ip(), second.ip(), secondAs, connection, false);
        SessionPlan.Seat remote =
                draft.nvaSeat(
                        second,
                        Draft.localName(id),
                        second.ip(),
                        first.ip(),
                        firstAs,
                        connection,
                        false);
        String why = Draft.first(Draft.mute(first), Draft.mute(second)).orElse("");
        return SessionPlan.between(
                        id,
                        remote.neighbor() == null ? local.unconfigured() : local,
                        local.neighbor() == null ? remote.unconfigured() : remote)
                .obstacle(why);
    }

    // ---- neighbours in the virtual networks

    private void neighbors(Nva nva, NvaBgp bgp) {
        for (Ipv4Address address : bgp.neighbors()) {
            Optional<Nva> other = site.nvaAt(address).filter(one -> !one.equals(nva));
            if (other.isPresent()) {
                direct(nva, other.get());
            } else if (!isInstance(address)) {
                nobody(nva, address);
            }
        }
    }

    private boolean isInstance(Ipv4Address address) {
        return site.topology().routeServers().stream()
                .anyMatch(server -> Addresses.instances(site.topology(), server).contains(address));
    }

    /// A session between two NVAs without a tunnel, once for both ends.
    private void direct(Nva nva, Nva other) {
        boolean mutual =
                other.speaks()
                        .filter(bgp -> bgp.neighbors().stream().anyMatch(nva::owns))
                        .isPresent();
        boolean inOrder = nva.name().compareTo(other.name()) <= 0;
        if ((mutual && !inOrder) || !direct.add(nva.name() + " " + other.name())) {
            return;
        }
        SessionPlan both = pair(inOrder ? nva : other, inOrder ? other : nva, null).build();
        String apart = site.apart(nva.subnet().network(), other.subnet().network());
        String why =
                Draft.first(
                                both.obstacle(),
                                mutual ? "" : other.name() + " has no neighbour " + nva.name(),
                                apart)
                        .orElse("");
        boolean otherIsLocal = !inOrder;
        SessionPlan.Seat local = both.local();
        SessionPlan.Seat remote = both.remote();
        draft.add(
                SessionPlan.between(
                                both.id(),
                                mutual || !otherIsLocal ? local : local.unconfigured(),
                                mutual || otherIsLocal ? remote : remote.unconfigured())
                        .open(apart.isEmpty())
                        .obstacle(why)
                        .build());
    }

    /// A neighbour that is no instance of a Route Server and no NVA: nobody answers.
    private void nobody(Nva nva, Ipv4Address address) {
        SessionId id = new SessionId(nva.name(), address.toString());
        SessionPlan.Seat local =
                draft.nvaSeat(nva, id.remote(), nva.ip(), address, Asn.AZURE, null, true);
        draft.add(
                SessionPlan.between(id, local, new SessionPlan.Seat(null, address, Asn.AZURE, null))
                        .open(false)
                        .obstacle(address + " is no instance of a Route Server (R-RS-02)")
                        .build());
    }
}
