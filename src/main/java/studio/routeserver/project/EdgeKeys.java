package studio.routeserver.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.VirtualMachine;

/// The keys of gateways, branches, the connections between them, load balancers and VMs.
final class EdgeKeys {

    /// Azure's bound of the routing weight (azure rule R-GW-30).
    private static final int HIGHEST_WEIGHT = 32_000;

    private static final int MOST_LINKS = 16;
    private static final int HIGHEST_THRESHOLD = 1000;

    private EdgeKeys() {}

    static Gateway gateway(Fields fields) {
        return new Gateway(
                fields.name(),
                fields.requiredChoice("type", List.of(Gateway.Type.values()), Gateway.Type::text),
                fields.subnet(),
                fields.flag("activeActive", false),
                fields.optional("sku"),
                bgp(fields),
                fields.addressLists("apipa"),
                fields.extra());
    }

    static Tree write(Gateway gateway) {
        Keys keys =
                new Keys()
                        .text("name", gateway.name())
                        .text("type", gateway.type().text())
                        .text("subnet", gateway.subnet())
                        .flag("activeActive", gateway.activeActive(), false)
                        .text("sku", gateway.sku());
        return bgp(keys, gateway.asn())
                .list("apipa", gateway.apipa(), EdgeKeys::listing)
                .extra(gateway.extra())
                .tree();
    }

    private static Tree listing(List<?> values) {
        return new Tree.Listing(values.stream().<Tree>map(Keys::text).toList());
    }

    private static @Nullable Asn bgp(Fields fields) {
        return fields.object("bgp", "bgp", Fields::asn);
    }

    private static Keys bgp(Keys keys, @Nullable Asn asn) {
        return asn == null ? keys : keys.put("bgp", new Keys().number("asn", asn).tree());
    }

    static Branch branch(Fields fields) {
        String name = fields.name();
        var prefixes = fields.prefixes("prefixes");
        Speaking bgp = fields.object("bgp", "bgp", Speaking::of);
        return new Branch(
                name,
                prefixes,
                bgp == null ? null : bgp.asn(),
                bgp != null && bgp.transit(),
                fields.flag("stateful", true),
                fields.texts("preference"),
                fields.extra());
    }

    /// What the `bgp` of a branch says.
    private record Speaking(@Nullable Asn asn, boolean transit) {
        static Speaking of(Fields fields) {
            return new Speaking(fields.asn(), fields.flag("transit", false));
        }
    }

    static Tree write(Branch branch) {
        Keys keys =
                new Keys()
                        .text("name", branch.name())
                        .requiredList("prefixes", branch.prefixes(), Keys::text);
        Asn asn = branch.asn();
        if (asn != null) {
            Keys bgp = new Keys().number("asn", asn).flag("transit", branch.transit(), false);
            keys = keys.put("bgp", bgp.tree());
        }
        return keys.flag("stateful", branch.stateful(), true)
                .texts("preference", branch.preference())
                .extra(branch.extra())
                .tree();
    }

    static @Nullable Connection connection(Fields fields) {
        String name = fields.name();
        String branch = fields.optional("branch");
        String from = fields.optional("from");
        String to = fields.required("to", "vpn-gw");
        Connection.Type type =
                fields.requiredChoice(
                        "type", List.of(Connection.Type.values()), Connection.Type::text);
        Connection.Routing routing =
                fields.maybeChoice(
                        "routing", List.of(Connection.Routing.values()), Connection.Routing::text);
        var prefixes = fields.prefixes("prefixes");
        Integer weight = fields.maybeNumber("weight", 0, HIGHEST_WEIGHT);
        Integer links = fields.maybeNumber("links", 1, MOST_LINKS);
        var extra = fields.extra();
        if (fields.has("branch") == fields.has("from")) {
            fields.problem(
                    "a connection has one far end: a 'branch', or an NVA or gateway as 'from'",
                    "write exactly one of the two");
        }
        return (branch == null) == (from == null)
                ? null
                : new Connection(
                        name, branch, from, to, type, routing, prefixes, weight, links, extra);
    }

    static Tree write(Connection connection) {
        Connection.Routing routing = connection.routing();
        return new Keys()
                .text("name", connection.name())
                .text("branch", connection.branch())
                .text("from", connection.from())
                .text("to", connection.to())
                .text("type", connection.type().text())
                .text("routing", routing == null ? null : routing.text())
                .texts("prefixes", connection.prefixes())
                .number("weight", connection.weight())
                .number("links", connection.links())
                .extra(connection.extra())
                .tree();
    }

    static LoadBalancer loadBalancer(Fields fields) {
        return new LoadBalancer(
                fields.name(),
                fields.subnet(),
                fields.address("ip"),
                fields.texts("backends"),
                fields.flag("haPorts", true),
                fields.object("probe", "a probe", EdgeKeys::probe),
                fields.extra());
    }

    static Tree write(LoadBalancer balancer) {
        Keys keys =
                new Keys()
                        .text("name", balancer.name())
                        .text("subnet", balancer.subnet())
                        .text("ip", balancer.ip())
                        .requiredList("backends", balancer.backends(), Keys::text)
                        .flag("haPorts", balancer.haPorts(), true);
        LoadBalancer.Probe probe = balancer.probe();
        if (probe != null) {
            keys.put(
                    "probe",
                    new Keys()
                            .duration("interval", probe.interval())
                            .number("threshold", probe.threshold())
                            .tree());
        }
        return keys.extra(balancer.extra()).tree();
    }

    private static LoadBalancer.Probe probe(Fields fields) {
        return new LoadBalancer.Probe(
                fields.requiredDuration("interval"),
                fields.requiredNumber("threshold", 1, HIGHEST_THRESHOLD));
    }

    static VirtualMachine machine(Fields fields) {
        return new VirtualMachine(
                fields.name(),
                fields.subnet(),
                fields.address("ip"),
                fields.choice(
                        "state",
                        List.of(VirtualMachine.State.values()),
                        VirtualMachine.State::text,
                        VirtualMachine.State.RUNNING),
                fields.extra());
    }

    static Tree write(VirtualMachine machine) {
        boolean running = machine.state() == VirtualMachine.State.RUNNING;
        return new Keys()
                .text("name", machine.name())
                .text("subnet", machine.subnet())
                .text("ip", machine.ip())
                .text("state", running ? null : machine.state().text())
                .extra(machine.extra())
                .tree();
    }
}
