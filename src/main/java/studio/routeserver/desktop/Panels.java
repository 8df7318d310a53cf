package studio.routeserver.desktop;

import studio.routeserver.desktop.advice.DesignPanel;
import studio.routeserver.desktop.bgp.BgpPanel;
import studio.routeserver.desktop.inspector.InspectorPanel;
import studio.routeserver.desktop.outline.OutlinePanel;
import studio.routeserver.desktop.path.PathPanel;
import studio.routeserver.desktop.problems.ProblemsPanel;
import studio.routeserver.desktop.routes.RoutesPanel;
import studio.routeserver.desktop.timeline.EventsPanel;
import studio.routeserver.desktop.timeline.SummaryCard;
import studio.routeserver.desktop.timeline.TimelineStrip;
import studio.routeserver.desktop.why.WhyCard;

/// Everything that shows a part of the workbench.
record Panels(
        CanvasView canvas,
        OutlinePanel outline,
        InspectorPanel inspector,
        BottomPanel bottom,
        RoutesPanel routes,
        BgpPanel bgp,
        PathPanel path,
        ProblemsPanel problems,
        EventsPanel events,
        DesignPanel design,
        TimelineStrip timeline,
        SummaryCard summary,
        WhyCard why) {}
