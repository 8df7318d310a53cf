package studio.routeserver.lab.look;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Ipv4Prefix;

/// A session in a snapshot: its view, and the tables of both ends as they stood.
///
/// @param in what the local end holds from the remote
/// @param out what the local end has told
/// @param remoteIn what the remote end holds from the local
/// @param remoteOut what the remote end has told
/// @param downSince since when it is not established; null where it is, or never was
public record SessionRow(
        SessionView view,
        AdjRibIn in,
        AdjRibOut out,
        AdjRibIn remoteIn,
        AdjRibOut remoteOut,
        @Nullable Instant downSince) {

    /// Whether a person would see a difference; hold timers that run on do not count. Tables are
    /// compared by identity: they are persistent.
    @SuppressWarnings("ReferenceEquality")
    boolean looksLike(SessionRow other) {
        return in.routes() == other.in.routes()
                && out.sent() == other.out.sent()
                && remoteIn.routes() == other.remoteIn.routes()
                && still(view).equals(still(other.view));
    }

    private static SessionView still(SessionView view) {
        return new SessionView(
                view.id(),
                view.peer(),
                view.routeServer(),
                view.instance(),
                view.localAddress(),
                view.remoteAddress(),
                view.localAsn(),
                view.remoteAsn(),
                view.state(),
                view.remoteState(),
                view.holdTime(),
                view.keepalive(),
                null,
                null,
                view.establishedSince(),
                view.received(),
                view.advertised(),
                view.cut(),
                view.note());
    }

    static List<PeerRoute> learned(AdjRibIn table) {
        Stream<PeerRoute> heard =
                table.routes().entries().map(entry -> learned(entry.prefix(), entry.value()));
        if (table.aggregates().isEmpty()) {
            return heard.toList();
        }
        return Stream.concat(heard, table.summaries().map(SessionRow::summary))
                .sorted(Comparator.comparing(PeerRoute::prefix))
                .toList();
    }

    private static PeerRoute summary(Path path) {
        return route(
                path.prefix(),
                path.attributes(),
                true,
                "R-GW-50",
                "a route map puts it in place of what it replaces");
    }

    private static PeerRoute learned(Ipv4Prefix prefix, AdjRibIn.Entry entry) {
        return switch (entry.verdict()) {
            case ImportVerdict.Accept(var path) ->
                    route(prefix, path.attributes(), true, "R-RS-28", "takes part in the choice");
            case ImportVerdict.Aggregate(_, var rule, var sentence) ->
                    route(prefix, entry.received().attributes(), false, rule, sentence);
            case ImportVerdict.Reject(var rule, var sentence) ->
                    route(prefix, entry.received().attributes(), false, rule, sentence);
        };
    }

    static List<PeerRoute> advertised(AdjRibOut table, String rule) {
        return table.sent()
                .entries()
                .map(entry -> route(entry.prefix(), entry.value(), true, rule, "told to the peer"))
                .collect(Collectors.toUnmodifiableList());
    }

    private static PeerRoute route(
            Ipv4Prefix prefix,
            PathAttributes attributes,
            boolean accepted,
            String rule,
            String why) {
        return new PeerRoute(
                prefix,
                attributes.nextHop(),
                attributes.asPath().asns(),
                attributes.communities(),
                accepted,
                rule,
                why);
    }
}
