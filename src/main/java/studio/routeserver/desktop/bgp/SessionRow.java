package studio.routeserver.desktop.bgp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;

/// One session at one moment.
record SessionRow(SessionView session, Instant at) {

    static List<SessionRow> of(Moment moment) {
        return moment.snapshot().sessions().values().stream()
                .map(session -> new SessionRow(session, moment.at()))
                .toList();
    }

    String name() {
        return session.id().local() + " – " + session.id().remote();
    }

    String ends() {
        return session.localAddress()
                + " (AS "
                + session.localAsn()
                + ") – "
                + session.remoteAddress()
                + " (AS "
                + session.remoteAsn()
                + ")";
    }

    boolean up() {
        return session.state() == SessionState.ESTABLISHED
                && session.remoteState() == SessionState.ESTABLISHED;
    }

    /// Both ends' states, where they differ.
    String state() {
        return session.state() == session.remoteState()
                ? session.state().text()
                : session.state().text() + " / " + session.remoteState().text();
    }

    /// What is left of the hold time, at the end that gives up first.
    String hold() {
        Instant local = session.holdDeadline();
        Instant remote = session.remoteHoldDeadline();
        Instant first =
                local == null ? remote : remote == null || local.isBefore(remote) ? local : remote;
        return first == null
                ? ""
                : Times.countdown(Duration.between(at, first))
                        + " / "
                        + session.holdTime().toSeconds()
                        + " s";
    }

    String uptime() {
        return session.establishedSince() == null
                ? ""
                : Times.countdown(Duration.between(session.establishedSince(), at));
    }

    String routes() {
        return session.received() + " / " + session.advertised();
    }

    static String path(List<?> asPath) {
        return asPath.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
