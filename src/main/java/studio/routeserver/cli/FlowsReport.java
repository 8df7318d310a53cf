package studio.routeserver.cli;

import studio.routeserver.whatif.LostFlows;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The flows that do not work, where nothing worse was found. For programs they stand in every
/// answer of `check`.
record FlowsReport(LostFlows flows) implements ReportPart {

    private static final int SHOWN = 5;

    /// How many fail, and the first of them with the reason.
    @Override
    public void print(Terminal terminal) {
        if (!flows.any()) {
            return;
        }
        terminal.out().println(flows.sentence() + ":");
        flows.lost().stream()
                .limit(SHOWN)
                .forEach(one ->
                        terminal.out().println("  " + one.flow() + ": " + one.report().reason()));
        int more = flows.lost().size() - SHOWN;
        if (more > 0) {
            terminal.out()
                    .println("  and %d more; ./studio path tells the way of each.".formatted(more));
        }
    }

    @Override
    public void json(ObjectNode root) {
        ObjectNode into = root.putObject("flows").put("asked", flows.of());
        ArrayNode lost = into.putArray("lost");
        for (LostFlows.Lost one : flows.lost()) {
            lost.addObject()
                    .put("flow", one.flow().toString())
                    .put("verdict", one.report().verdict().text())
                    .put("reason", one.report().reason());
        }
    }
}
