package studio.routeserver.lab.look;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.lab.plan.Conditions;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;

/// What Azure lists of gateways and circuits: `az network vnet-gateway list-learned-routes`,
/// `list-advertised-routes` and `list-bgp-peer-status`, `az network express-route
/// list-route-tables`.
public final class GatewayListing {

    /// Of what the gateway has itself, and of what a VPN gateway learned (azure rule R-GW-09).
    private static final int WEIGHT = 32768;

    /// Of what an ExpressRoute gateway learned (azure rule R-GW-25).
    private static final int WEIGHT_OVER_EXPRESSROUTE = 32769;

    private GatewayListing() {}

    /// Where a gateway has a route from.
    public enum Origin {
        /// Its own: an address space, or a static prefix behind it.
        NETWORK("Network"),
        /// A branch or an edge router.
        EBGP("EBgp"),
        /// Route Server (azure rule R-GW-16), or the other instance.
        IBGP("IBgp");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// A route that an instance has.
    ///
    /// @param nextHop null for its own
    /// @param source who brought it; the instance itself for its own
    public record Learned(
            Ipv4Address local,
            Ipv4Prefix prefix,
            @Nullable Ipv4Address nextHop,
            List<Asn> asPath,
            Origin origin,
            Ipv4Address source,
            int weight) {

        public Learned {
            asPath = List.copyOf(asPath);
        }
    }

    /// A BGP session as one end sees it.
    ///
    /// @param state `Connected`, `Connecting`, or `Unknown` of an instance towards itself
    /// @param received how many routes it holds from there
    public record Peer(
            Ipv4Address local, Ipv4Address neighbor, Asn asn, String state, int received) {}

    /// One end of a session: whose table, and who is on the other side.
    private record End(SessionView view, boolean remote) {

        Ipv4Address own() {
            return remote ? view.remoteAddress() : view.localAddress();
        }

        Ipv4Address other() {
            return remote ? view.localAddress() : view.remoteAddress();
        }

        Asn asn() {
            return remote ? view.localAsn() : view.remoteAsn();
        }

        boolean internal() {
            return view.localAsn().equals(view.remoteAsn());
        }

        boolean up() {
            return (remote ? view.remoteState() : view.state()) == SessionState.ESTABLISHED;
        }

        List<PeerRoute> accepted(LabSnapshot snapshot) {
            return snapshot.learned(view.id(), remote).stream()
                    .filter(PeerRoute::accepted)
                    .toList();
        }

        Peer peer(LabSnapshot snapshot) {
            return new Peer(
                    own(),
                    other(),
                    asn(),
                    up() ? "Connected" : "Connecting",
                    accepted(snapshot).size());
        }
    }

    private static List<End> ends(LabSnapshot snapshot, String router) {
        List<End> ends = new ArrayList<>();
        for (SessionView view : snapshot.sessions().values()) {
            if (view.id().local().equals(router)) {
                ends.add(new End(view, false));
            } else if (router(view.id().remote()).equals(router)) {
                ends.add(new End(view, true));
            }
        }
        return ends;
    }

    /// Without what tells two sessions of one pair apart.
    private static String router(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /// All that the instances of a gateway have, instance by instance and by prefix.
    public static List<Learned> learned(LabSnapshot snapshot, Gateway gateway) {
        Site site = Site.of(snapshot.topology(), Conditions.NONE);
        Set<Ipv4Prefix> own = new LinkedHashSet<>();
        site.spaces(gateway.subnet().network()).forEach(space -> own.add(space.prefix()));
        own.addAll(site.staticPrefixes(gateway));
        own.addAll(site.hosts(gateway));
        int weight =
                gateway.type() == Gateway.Type.EXPRESSROUTE ? WEIGHT_OVER_EXPRESSROUTE : WEIGHT;
        List<Ipv4Address> addresses = Addresses.gateway(snapshot.topology(), gateway);
        List<Learned> all = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            Ipv4Address self = addresses.get(i);
            List<Learned> of = new ArrayList<>();
            for (Ipv4Prefix prefix : own) {
                of.add(new Learned(self, prefix, null, List.of(), Origin.NETWORK, self, WEIGHT));
            }
            for (End end : ends(snapshot, gateway.instanceName(i))) {
                Origin origin = end.internal() ? Origin.IBGP : Origin.EBGP;
                for (PeerRoute route : end.accepted(snapshot)) {
                    of.add(
                            new Learned(
                                    self,
                                    route.prefix(),
                                    route.nextHop(),
                                    route.asPath(),
                                    origin,
                                    end.other(),
                                    weight));
                }
            }
            of.sort(Comparator.comparing(Learned::prefix));
            all.addAll(of);
        }
        return List.copyOf(all);
    }

    /// The sessions of a gateway's instances. An instance of an active-active VPN gateway is listed
    /// as its own peer, too, in state `Unknown`.
    public static List<Peer> peers(LabSnapshot snapshot, Gateway gateway) {
        List<Ipv4Address> addresses = Addresses.gateway(snapshot.topology(), gateway);
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            ends(snapshot, gateway.instanceName(i)).forEach(end -> peers.add(end.peer(snapshot)));
            if (gateway.type() == Gateway.Type.VPN && addresses.size() > 1) {
                Ipv4Address self = addresses.get(i);
                peers.add(new Peer(self, self, gateway.localAsn(), "Unknown", 0));
            }
        }
        return List.copyOf(peers);
    }

    /// What a gateway has told the peer with that address; nothing where it has no such peer.
    public static List<PeerRoute> advertised(
            LabSnapshot snapshot, Gateway gateway, Ipv4Address peer) {
        List<PeerRoute> told = new ArrayList<>();
        for (int i = 0; i < gateway.activeInstances(); i++) {
            for (End end : ends(snapshot, gateway.instanceName(i))) {
                if (end.other().equals(peer)) {
                    told.addAll(snapshot.learned(end.view().id(), !end.remote()));
                }
            }
        }
        return List.copyOf(told);
    }

    /// The table of the Microsoft edge router at one link of a circuit (azure rule R-GW-26).
    ///
    /// @param link 0 for the primary, 1 for the secondary
    public static List<PeerRoute> circuit(LabSnapshot snapshot, Connection circuit, int link) {
        return ends(snapshot, circuit.name() + "/" + link).stream()
                .flatMap(end -> end.accepted(snapshot).stream())
                .sorted(Comparator.comparing(PeerRoute::prefix))
                .toList();
    }

    /// The sessions of that edge router.
    public static List<Peer> circuitPeers(LabSnapshot snapshot, Connection circuit, int link) {
        return ends(snapshot, circuit.name() + "/" + link).stream()
                .map(end -> end.peer(snapshot))
                .toList();
    }
}
