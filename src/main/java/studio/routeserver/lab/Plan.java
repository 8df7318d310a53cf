package studio.routeserver.lab;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The routers and sessions that a topology asks for under some conditions. Two plans are compared
/// to find what has to start, stop or change.
record Plan(
        Site site,
        SortedMap<String, SpeakerPlan> speakers,
        SortedMap<SessionId, SessionPlan> sessions) {

    Plan {
        speakers = Collections.unmodifiableSortedMap(new TreeMap<>(speakers));
        sessions = Collections.unmodifiableSortedMap(new TreeMap<>(sessions));
    }

    static Plan of(Site site) {
        Draft draft = new Draft(site);
        RouteServerPlanning.into(draft);
        GatewayPlanning.into(draft);
        NvaPlanning.into(draft);
        BranchPlanning.into(draft);
        return draft.plan();
    }
}
