package studio.routeserver.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.routeserver.advice.design.ByHand;
import studio.routeserver.advice.design.Growth;
import studio.routeserver.advice.design.Missing;
import studio.routeserver.net.Ipv4Prefix;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `check --by-hand`: the route tables that would stand in place of the Route Server.
///
/// @param growth one branch more; empty where nothing leads to branches
/// @param missing one entry forgotten; empty where no flow would miss any
record ByHandReport(ByHand hand, Optional<Growth> growth, Optional<Missing> missing)
        implements ReportPart {

    @Override
    public void print(Terminal terminal) {
        terminal.out().println();
        if (hand.entries() == 0) {
            terminal.out()
                    .println(
                            hand.topology().routeServers().isEmpty()
                                    ? "By hand: there is no Route Server here whose routes would be"
                                            + " entries."
                                    : "By hand: no route table entry is needed here.");
            return;
        }
        terminal.out()
                .println(
                        terminal.ink()
                                .bold(
                                        "By hand: %s in %s%s."
                                                .formatted(
                                                        entries(hand.entries()),
                                                        count(hand.tables().size(), "table"),
                                                        merged())));
        terminal.out().println();
        entries(terminal);
        hand.limits().forEach(terminal.out()::println);
        terminal.out().println();
        besides(terminal);
        growth.ifPresent(one -> print(terminal, one));
        missing.ifPresent(one -> print(terminal, one));
    }

    private String merged() {
        return hand.merged() == hand.entries()
                ? ""
                : "; %d once siblings with one next hop are merged".formatted(hand.merged());
    }

    private void entries(Terminal terminal) {
        TextTable table = new TextTable("Subnet", "Prefix", "Next hop", "Table", "Note");
        for (ByHand.SubnetEntries subnet : hand.subnets()) {
            String name =
                    hand.tables().stream()
                            .filter(one -> one.subnets().contains(subnet.subnet()))
                            .map(ByHand.Table::name)
                            .findFirst()
                            .orElse("");
            for (ByHand.Entry entry : subnet.entries()) {
                table.row(
                        subnet.subnet().toString(),
                        entry.prefix().toString(),
                        entry.nextHop().toString(),
                        name,
                        entry.note());
            }
        }
        table.print(terminal.out(), terminal.ink());
    }

    private void besides(Terminal terminal) {
        for (ByHand.Told gateway : hand.gateways()) {
            terminal.out()
                    .println(
                            "Behind %s each branch needs static routes for %s."
                                    .formatted(gateway.object(), join(gateway.prefixes())));
        }
        for (ByHand.Told nva : hand.nvas()) {
            terminal.out()
                    .println(
                            "%s needs static routes for %s."
                                    .formatted(nva.object(), join(nva.prefixes())));
        }
        terminal.out()
                .println(
                        "A new branch prefix costs up to %s, a new subnet %s%s."
                                .formatted(
                                        entries(hand.cost().newPrefix()),
                                        entries(hand.cost().newSubnet()),
                                        hand.cost().nvaFailure().entrySet().stream()
                                                .map(one ->
                                                        ", the failure of %s %s"
                                                                .formatted(
                                                                        one.getKey(),
                                                                        entries(one.getValue())))
                                                .collect(Collectors.joining())));
    }

    private static void print(Terminal terminal, Growth growth) {
        terminal.out().println();
        terminal.out()
                .println(
                        terminal.ink()
                                .bold(
                                        "One branch more, %s behind %s: %s to write; with Route Server none."
                                                .formatted(
                                                        growth.prefix(),
                                                        growth.via(),
                                                        entries(growth.entries()))));
        for (ByHand.SubnetEntries subnet : growth.added()) {
            for (ByHand.Entry entry : subnet.entries()) {
                terminal.out()
                        .println(
                                "+ %s  %s -> %s"
                                        .formatted(
                                                subnet.subnet(), entry.prefix(), entry.nextHop()));
            }
        }
        for (String gateway : growth.gateways()) {
            terminal.out().println("+ a static route at each branch of " + gateway);
        }
    }

    private static void print(Terminal terminal, Missing missing) {
        terminal.out().println();
        terminal.out().println(terminal.ink().bold("One entry forgotten: " + missing.sentence()));
        if (!missing.hits().isEmpty()) {
            terminal.out().println();
            TextTable table = new TextTable("From", "To", "Was", "Is", "Why");
            for (Missing.Hit hit : missing.hits()) {
                table.row(
                        hit.from(),
                        hit.to(),
                        hit.before().text(),
                        hit.after().text(),
                        hit.reason());
            }
            table.print(terminal.out(), terminal.ink());
        }
    }

    @Override
    public void json(ObjectNode root) {
        ObjectNode into = root.putObject("byHand");
        into.put("entries", hand.entries());
        into.put("merged", hand.merged());
        entries(hand.subnets(), into.putArray("subnets"));
        ArrayNode tables = into.putArray("tables");
        for (ByHand.Table table : hand.tables()) {
            ArrayNode subnets =
                    tables.addObject()
                            .put("name", table.name())
                            .put("entries", table.entries().size())
                            .put("merged", table.merged())
                            .putArray("subnets");
            table.subnets().forEach(subnet -> subnets.add(subnet.toString()));
        }
        ArrayNode limits = into.putArray("limits");
        hand.limits().forEach(limits::add);
        told(hand.gateways(), into.putArray("gateways"));
        told(hand.nvas(), into.putArray("nvas"));
        ObjectNode cost =
                into.putObject("cost")
                        .put("newPrefix", hand.cost().newPrefix())
                        .put("newSubnet", hand.cost().newSubnet());
        ObjectNode failure = cost.putObject("nvaFailure");
        hand.cost().nvaFailure().forEach(failure::put);
        growth.ifPresent(one -> json(one, into.putObject("oneBranchMore")));
        missing.ifPresent(one -> json(one, into.putObject("oneEntryForgotten")));
    }

    private static void entries(List<ByHand.SubnetEntries> subnets, ArrayNode into) {
        for (ByHand.SubnetEntries subnet : subnets) {
            ArrayNode entries =
                    into.addObject().put("subnet", subnet.subnet().toString()).putArray("entries");
            for (ByHand.Entry entry : subnet.entries()) {
                entries.addObject()
                        .put("prefix", entry.prefix().toString())
                        .put("nextHopType", "VirtualAppliance")
                        .put("nextHopIp", entry.nextHop().toString())
                        .put("present", entry.present())
                        .put("note", entry.note());
            }
        }
    }

    private static void told(List<ByHand.Told> told, ArrayNode into) {
        for (ByHand.Told one : told) {
            ArrayNode prefixes = into.addObject().put("object", one.object()).putArray("prefixes");
            one.prefixes().forEach(prefix -> prefixes.add(prefix.toString()));
        }
    }

    private static void json(Growth growth, ObjectNode into) {
        into.put("prefix", growth.prefix().toString());
        into.put("via", growth.via());
        into.put("nextHopIp", growth.nextHop().toString());
        into.put("entries", growth.entries());
        entries(growth.added(), into.putArray("subnets"));
        ArrayNode gateways = into.putArray("gateways");
        growth.gateways().forEach(gateways::add);
    }

    private static void json(Missing missing, ObjectNode into) {
        into.put("subnet", missing.subnet().toString());
        into.put("prefix", missing.prefix().toString());
        into.put("taken", missing.taken());
        into.put("sentence", missing.sentence());
        ArrayNode flows = into.putArray("flows");
        for (Missing.Hit hit : missing.hits()) {
            flows.addObject()
                    .put("from", hit.from())
                    .put("to", hit.to())
                    .put("before", hit.before().text())
                    .put("after", hit.after().text())
                    .put("reason", hit.reason());
        }
    }

    // ---- words

    private static String entries(int number) {
        return number == 1 ? "1 entry" : number + " entries";
    }

    private static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }

    private static String join(List<?> names) {
        return names.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /// A branch's prefix as it was asked for on the command line.
    static Ipv4Prefix prefix(String text) {
        try {
            return Ipv4Prefix.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(
                    "'%s' is no prefix; write one such as 192.168.50.0/24".formatted(text));
        }
    }
}
