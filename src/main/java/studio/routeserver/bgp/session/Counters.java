package studio.routeserver.bgp.session;

/// Messages since the session began, over all its connections.
public record Counters(
        long updatesReceived,
        long updatesSent,
        long keepalivesReceived,
        long keepalivesSent,
        long notificationsReceived,
        long notificationsSent,
        long refreshesReceived,
        long refreshesSent,
        long timesEstablished) {}
