package studio.routeserver.lab.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.PrefixLimit;
import studio.routeserver.bgp.session.SessionConfig;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.policy.GuestPolicy;
import studio.routeserver.lab.policy.NvaExport;
import studio.routeserver.lab.policy.NvaImport;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Timer;

/// A plan that is being put together.
final class Draft {

    private static final Duration LEAST_HOLD = Duration.ofSeconds(3);
    private static final Duration MOST_HOLD = Duration.ofSeconds(0xFFFF);

    private final Site site;
    private final SortedMap<String, SpeakerPlan> speakers = new TreeMap<>();
    private final SortedMap<SessionId, SessionPlan> sessions = new TreeMap<>();
    private final Map<String, Statements> before;
    private final Map<String, Statements> statements = new HashMap<>();

    /// @param before the statements of the NVAs in the plan before
    Draft(Site site, Map<String, Statements> before) {
        this.site = site;
        this.before = before;
    }

    Site site() {
        return site;
    }

    Plan plan() {
        return new Plan(site, speakers, sessions, statements);
    }

    void add(SpeakerPlan speaker) {
        speakers.putIfAbsent(speaker.name(), speaker);
    }

    boolean has(String speaker) {
        return speakers.containsKey(speaker);
    }

    /// Adds a session; the first of a name stays.
    void add(SessionPlan session) {
        sessions.putIfAbsent(session.id(), session);
    }

    /// A name for the session that is not taken yet: a second session of two routers is told apart
    /// by what it runs over.
    SessionId free(String local, String remote, String over) {
        SessionId plain = new SessionId(local, remote);
        return sessions.containsKey(plain) ? new SessionId(local, remote + "@" + over) : plain;
    }

    /// What the remote end calls the local one: as the session does.
    static String localName(SessionId id) {
        int at = id.remote().indexOf('@');
        return at < 0 ? id.local() : id.local() + id.remote().substring(at);
    }

    // ---- session configurations

    /// As Azure configures its own end (azure rules R-RS-14, R-GW-40).
    SessionConfig azure(Asn own, Ipv4Address id, Asn remote, Timer hold, Timer keepalive) {
        Duration retry = site.profile().timer(Timer.CONNECT_RETRY);
        return SessionConfig.of(own, id, remote)
                .withTimers(site.profile().timer(hold), site.profile().timer(keepalive))
                .withRetries(retry, retry);
    }

    /// As [#azure], with the timers of gateways, edge routers and the branches behind them.
    SessionConfig gateway(Asn own, Ipv4Address id, Asn remote) {
        return azure(own, id, remote, Timer.GATEWAY_HOLD, Timer.GATEWAY_KEEPALIVE);
    }

    /// The limit that the profile sets; one that it leaves out is never reached.
    PrefixLimit limit(Limit limit, Predicate<AdjRibIn.Entry> counted, String rule) {
        int most = Math.clamp(site.profile().limitOrMax(limit), 1, Integer.MAX_VALUE);
        return new PrefixLimit(most, counted, rule);
    }

    /// As an NVA is configured: the file's timers, else the profile's.
    SessionConfig guest(Nva nva, NvaBgp bgp, Asn remote) {
        @Nullable Duration hold = bgp.holdTime();
        @Nullable Duration keepalive = bgp.keepalive();
        Duration retry = site.profile().timer(Timer.CONNECT_RETRY);
        Duration offered = hold == null ? site.profile().timer(Timer.NVA_HOLD) : hold;
        Duration beat =
                keepalive == null || !keepalive.isPositive()
                        ? site.profile().timer(Timer.NVA_KEEPALIVE)
                        : keepalive;
        return SessionConfig.of(bgp.asn(), nva.ip(), remote)
                .withTimers(offered, beat)
                .withRetries(retry, retry)
                .withRouteRefresh(bgp.routeRefresh());
    }

    /// Why an NVA cannot speak at all; empty where it can.
    static String mute(Nva nva) {
        @Nullable NvaBgp bgp = nva.bgp();
        if (bgp == null) {
            return nva.name() + " speaks no BGP";
        }
        if (nva.speaker() == Nva.Speaker.EXTERNAL) {
            return "a real router speaks for " + nva.name() + " and has not joined";
        }
        if (nva.ip().bits() == 0) {
            return nva.name() + " has no address";
        }
        @Nullable Duration hold = bgp.holdTime();
        boolean badHold =
                hold != null
                        && !hold.isZero()
                        && (hold.compareTo(LEAST_HOLD) < 0
                                || hold.compareTo(MOST_HOLD) > 0
                                || !hold.equals(Duration.ofSeconds(hold.toSeconds())));
        return badHold
                ? nva.name() + "'s hold time is not 0 or 3 s to 65535 s in whole seconds"
                : "";
    }

    /// How long BFD takes towards an NVA, where the profile has it (azure rule R-RS-15, T-04).
    @Nullable Duration bfd(Nva nva) {
        NvaBgp.@Nullable Bfd bfd = nva.speaks().map(NvaBgp::bfd).orElse(null);
        return bfd == null || !site.profile().bfd()
                ? null
                : bfd.transmit().multipliedBy(bfd.multiplier());
    }

    // ---- ends

    /// An end that names the other as its neighbour.
    static SessionPlan.Seat seat(
            String node, Neighbor neighbor, Function<Neighbor, Neighbor> finish) {
        Neighbor finished = finish.apply(neighbor);
        return new SessionPlan.Seat(
                node, finished.localAddress(), finished.session().localAs(), finished);
    }

    /// The end of an NVA; unconfigured where it cannot speak.
    ///
    /// @param own its address towards the neighbour
    /// @param named the neighbour's address
    /// @param connection the connection that the session runs over, or null
    SessionPlan.Seat nvaSeat(
            Nva nva,
            String neighbor,
            Ipv4Address own,
            Ipv4Address named,
            Asn remote,
            @Nullable String connection,
            boolean routeServer) {
        @Nullable NvaBgp bgp = nva.bgp();
        if (bgp == null || !mute(nva).isEmpty()) {
            Asn asn = bgp == null ? new Asn(0) : bgp.asn();
            return new SessionPlan.Seat(null, own, asn, null);
        }
        SessionConfig config = guest(nva, bgp, remote);
        GuestPolicy policy =
                new GuestPolicy(bgp.policies(), bgp.asn(), named.toString(), connection);
        NvaExport export =
                new NvaExport(
                        policy,
                        statements(nva).byPrefix(),
                        statements(nva).redistributed(),
                        named,
                        config.ibgp(),
                        bgp.asOverride() && routeServer);
        return seat(
                nva.name(),
                Neighbor.of(neighbor, named, own, config),
                one -> one.withNextHopSelf(true).withPolicies(new NvaImport(policy), export));
    }

    /// What the statements of an NVA come to.
    Statements statements(Nva nva) {
        return statements.computeIfAbsent(
                nva.name(), name -> Statements.of(nva, site, before.get(name)));
    }

    static Optional<String> first(String... obstacles) {
        for (String obstacle : obstacles) {
            if (!obstacle.isEmpty()) {
                return Optional.of(obstacle);
            }
        }
        return Optional.empty();
    }
}
