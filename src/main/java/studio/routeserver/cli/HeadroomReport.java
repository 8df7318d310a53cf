package studio.routeserver.cli;

import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.advice.capacity.Meter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `check --headroom`: how far the network is from each limit. For programs it stands in every
/// answer of `check`.
record HeadroomReport(Headroom headroom) implements ReportPart {

    @Override
    public void print(Terminal terminal) {
        terminal.out().println();
        TextTable table = new TextTable("Limit", "What", "Reading", "Level", "Azure acts");
        for (Meter meter : headroom.digest()) {
            table.row(
                    meter.limit().id(),
                    meter.what(),
                    meter.reading(),
                    meter.level().text(),
                    meter.acts());
        }
        table.print(terminal.out(), terminal.ink());
    }

    @Override
    public void json(ObjectNode root) {
        ArrayNode into = root.putArray("headroom");
        for (Meter meter : headroom.meters()) {
            ObjectNode one =
                    into.addObject()
                            .put("limit", meter.limit().id())
                            .put("object", meter.object())
                            .put("what", meter.what())
                            .put("value", meter.value());
            meter.most().ifPresent(most -> one.put("most", most));
            meter.safe().ifPresent(safe -> one.put("safe", safe));
            meter.actsAt().ifPresent(at -> one.put("actsAt", at));
            one.put("level", meter.level().text());
            one.put("acts", meter.acts());
            one.put("rule", meter.rule());
        }
    }
}
