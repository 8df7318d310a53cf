package studio.routeserver.lab;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The routers and sessions that a topology asks for under some conditions. Two plans are compared
/// to find what has to start, stop or change.
///
/// @param statements what each NVA's statements come to, for the next plan to go on from
record Plan(
        Site site,
        SortedMap<String, SpeakerPlan> speakers,
        SortedMap<SessionId, SessionPlan> sessions,
        Map<String, Statements> statements) {

    Plan {
        speakers = Collections.unmodifiableSortedMap(new TreeMap<>(speakers));
        sessions = Collections.unmodifiableSortedMap(new TreeMap<>(sessions));
        statements = Map.copyOf(statements);
    }

    /// The plan of an edited site. An edit that leaves all that routers depend on asks nothing of
    /// them, and is not planned anew.
    Plan next(Site edited) {
        return site.asksTheSame(edited)
                ? new Plan(edited, speakers, sessions, statements)
                : of(edited);
    }

    private Plan of(Site edited) {
        Draft draft = new Draft(edited, statements);
        RouteServerPlanning.into(draft);
        GatewayPlanning.into(draft);
        NvaPlanning.into(draft);
        BranchPlanning.into(draft);
        return draft.plan();
    }
}
