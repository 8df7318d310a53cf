package studio.routeserver.lab.plan;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.lab.RouterView;
import studio.routeserver.lab.SessionId;

/// The routers and sessions that a topology asks for under some conditions. Two plans are compared
/// to find what has to start, stop or change.
///
/// @param statements what each NVA's statements come to, for the next plan to go on from
public record Plan(
        Site site,
        SortedMap<String, SpeakerPlan> speakers,
        SortedMap<SessionId, SessionPlan> sessions,
        Map<String, Statements> statements) {

    public Plan {
        speakers = Collections.unmodifiableSortedMap(new TreeMap<>(speakers));
        sessions = Collections.unmodifiableSortedMap(new TreeMap<>(sessions));
        statements = Map.copyOf(statements);
    }

    /// Every router of the plan as it is at an instant; by name.
    ///
    /// @param tables of the routers that live
    public SortedMap<String, RouterView> routers(Map<String, LocRib> tables) {
        SortedMap<String, RouterView> routers = new TreeMap<>();
        for (SpeakerPlan speaker : speakers.values()) {
            routers.put(
                    speaker.name(), new PlannedRouter(this, speaker, tables.get(speaker.name())));
        }
        return Collections.unmodifiableSortedMap(routers);
    }

    /// The plan of an edited site. An edit that leaves all that routers depend on asks nothing of
    /// them, and is not planned anew.
    public Plan next(Site edited) {
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
