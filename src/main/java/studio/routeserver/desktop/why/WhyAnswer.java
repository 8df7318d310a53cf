package studio.routeserver.desktop.why;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;
import studio.routeserver.whatif.why.Explanation;
import studio.routeserver.whatif.why.Reason;
import studio.routeserver.whatif.why.Vantage;
import studio.routeserver.whatif.why.Why;

/// What one snapshot answers to a question.
///
/// @param headline the answer in one sentence
/// @param step what decided at a hop, or dropped there; empty for a question about a route
/// @param explained the effective route behind it; empty where none decided
public record WhyAnswer(String headline, Optional<Reason> step, Optional<Explanation> explained) {

    private static final int PERCENT = 100;

    /// Asks a snapshot.
    public static WhyAnswer of(LabSnapshot snapshot, WhyQuestion question) {
        Why why = Why.of(snapshot);
        return switch (question) {
            case WhyQuestion.OfPrefix(var name, var prefix) ->
                    Vantage.find(snapshot.topology(), name)
                            .map(vantage -> route(why.explain(vantage, prefix)))
                            .orElseGet(() -> gone(name));
            case WhyQuestion.OfAddress(var name, var address) ->
                    Vantage.find(snapshot.topology(), name)
                            .map(vantage -> route(why.explain(vantage, address)))
                            .orElseGet(() -> gone(name));
            case WhyQuestion.OfRow(var name, var row) ->
                    Vantage.find(snapshot.topology(), name)
                            .map(vantage -> row(snapshot, vantage, row))
                            .orElseGet(() -> gone(name));
            case WhyQuestion.OfHop(var from, var to, var hop) ->
                    traces(snapshot, from, to).anyMatch(trace -> trace.hops().contains(hop))
                            ? hop(why, to, hop)
                            : new WhyAnswer(
                                    text("why.gone.hop", hop.at().name()),
                                    Optional.empty(),
                                    Optional.empty());
            case WhyQuestion.OfDrop(var from, var to, var trace) ->
                    traces(snapshot, from, to).anyMatch(trace::equals)
                            ? drop(why, trace)
                            : new WhyAnswer(
                                    text("why.gone.drop", trace.hops().getLast().at().name()),
                                    Optional.empty(),
                                    Optional.empty());
        };
    }

    private static WhyAnswer gone(String vantage) {
        return new WhyAnswer(text("why.gone.vantage", vantage), Optional.empty(), Optional.empty());
    }

    private static WhyAnswer route(Explanation explained) {
        return new WhyAnswer(explained.headline(), Optional.empty(), Optional.of(explained));
    }

    private static WhyAnswer row(LabSnapshot snapshot, Vantage vantage, EffectiveRoute row) {
        boolean there = vantage.routes(snapshot.fabric()).rows().contains(row);
        return there
                ? new WhyAnswer(
                        text(
                                "why.headline.row",
                                row.addressPrefix(),
                                row.state().text(),
                                vantage.name(),
                                row.type().text()),
                        Optional.of(new Reason(vantage.name(), row.rule(), row.why())),
                        Optional.empty())
                : new WhyAnswer(
                        text("why.gone.row", vantage.name(), row.addressPrefix()),
                        Optional.empty(),
                        Optional.empty());
    }

    private static WhyAnswer hop(Why why, Ipv4Address to, Hop hop) {
        Optional<Explanation> explained = why.explain(hop);
        return new WhyAnswer(
                hop.route().isEmpty()
                        ? text("why.headline.hop", to, hop.at().name())
                        : text("why.headline.route", to, hop.route(), hop.at().name()),
                Optional.of(new Reason(hop.at().name(), hop.rule(), hop.why())),
                explained);
    }

    private static WhyAnswer drop(Why why, Trace trace) {
        String end = trace.hops().getLast().at().name();
        return new WhyAnswer(
                text(
                        "why.headline.drop",
                        Math.round(trace.share() * PERCENT),
                        trace.source(),
                        trace.destination(),
                        end),
                Optional.of(new Reason(end, trace.rule(), trace.reason())),
                why.explain(trace));
    }

    private static Stream<Trace> traces(LabSnapshot snapshot, Ref from, Ipv4Address to) {
        if (snapshot.topology().find(from).isEmpty()) {
            return Stream.of();
        }
        PathReport report = snapshot.fabric().path(from, null, to);
        return Stream.concat(
                report.forward().stream(), report.answers().stream().flatMap(List::stream));
    }
}
