package studio.routeserver.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Spread;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.whatif.Flow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The hash explorer's answer: which flows go where, and what moves when a member dies.
record HashTable(Flow flow, Spread spread) {

    static HashTable of(LabSnapshot snapshot, Flow flow, String flows) {
        long count = Names.number(flows);
        if (count < 1 || count > Spread.MOST) {
            throw new Refusal(
                    "--hash %d: write a number of flows from 1 to %d"
                            .formatted(count, Spread.MOST));
        }
        return new HashTable(
                flow,
                snapshot.fabric()
                        .spread(flow.from(), flow.source(), flow.destination(), (int) count));
    }

    // ---- for people

    void print(PrintWriter out, Ink ink) {
        out.println();
        out.println(
                "Hash of %d %s, TCP from %s ports %d to %d to %s port 443 (R-NVA-14)"
                        .formatted(
                                spread.flows(),
                                spread.flows() == 1 ? "flow" : "flows",
                                flow.source(),
                                Spread.FIRST_PORT,
                                Spread.FIRST_PORT + spread.flows() - 1,
                                flow.destination()));
        if (spread.sets().isEmpty()) {
            out.println("No members share them: there is one way only.");
        }
        for (Spread.Members set : spread.sets()) {
            out.println();
            out.println(title(set));
            TextTable table =
                    new TextTable(
                            "    Member", "Flows", "Share", "Moved when it dies", "Untouched");
            for (Spread.Member member : set.members()) {
                table.row(
                        "    " + member.name(),
                        String.valueOf(member.flows()),
                        percent(member.flows(), set.flows()),
                        percent(member.moved(), set.flows()),
                        percent(set.flows() - member.moved(), set.flows()));
            }
            table.print(out, ink);
        }
        out.println();
        TextTable ways = new TextTable("Flows", "Share", "Verdict", "There", "Answer");
        for (Spread.Course way : spread.ways()) {
            ways.row(
                    String.valueOf(way.flows()),
                    percent(way.flows(), spread.flows()),
                    way.verdict().text(),
                    hops(way.forward()),
                    hops(way.answer()));
        }
        ways.print(out, ink);
    }

    private static String title(Spread.Members set) {
        String what = set.answer() ? "answers" : "flows";
        String by = set.route().isEmpty() ? "among its backends" : "by " + set.route();
        return "At %s %s, %d %s".formatted(set.at(), by, set.flows(), what);
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
    }

    private static String hops(List<Hop> hops) {
        return hops.isEmpty() ? "none" : String.join(" > ", names(hops));
    }

    private static List<String> names(List<Hop> hops) {
        return hops.stream().map(hop -> hop.at().name()).toList();
    }

    // ---- for programs

    void json(ObjectNode root) {
        ObjectNode hash = root.putObject("hash");
        hash.put("flows", spread.flows());
        hash.put("firstSourcePort", Spread.FIRST_PORT);
        ArrayNode sets = hash.putArray("sets");
        for (Spread.Members set : spread.sets()) {
            ObjectNode json = sets.addObject();
            json.put("at", set.at());
            json.put("route", set.route());
            json.put("direction", set.answer() ? "return" : "forward");
            json.put("flows", set.flows());
            ArrayNode members = json.putArray("members");
            for (Spread.Member member : set.members()) {
                members.addObject()
                        .put("member", member.name())
                        .put("flows", member.flows())
                        .put("share", (double) member.flows() / set.flows())
                        .put("movedWhenLost", (double) member.moved() / set.flows());
            }
        }
        ArrayNode ways = hash.putArray("ways");
        for (Spread.Course way : spread.ways()) {
            ObjectNode json = ways.addObject();
            json.put("verdict", way.verdict().text());
            json.put("flows", way.flows());
            json.put("share", (double) way.flows() / spread.flows());
            names(way.forward()).forEach(json.putArray("forward")::add);
            names(way.answer()).forEach(json.putArray("return")::add);
        }
    }
}
