package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.project.ScenarioChanges;
import studio.routeserver.topology.Topology;

/// The rules about addresses, peerings, speakers and names: each is silent on the founding sample,
/// speaks of the one object that a small change breaks, and is mended by its fix in one edit.
class FoundingRulesTest {

    private static final String HUB = "virtualNetworks/hub/subnets/";
    private static final String SPOKE = "virtualNetworks/spoke1/subnets";
    private static final String PEERS = "routeServers/hub-route-server/peers";

    /// A small change that breaks one rule.
    ///
    /// @param title what is drawn
    /// @param object whose finding it is
    /// @param fix how the title of the fix begins; empty where nothing mechanical mends it
    /// @param changes of the founding sample, with single quotes
    private record Broken(
            String rule,
            Severity severity,
            String title,
            String object,
            String fix,
            String changes) {

        Topology topology() {
            try {
                String text = Files.readString(Path.of("samples/azure-route-server.json"));
                byte[] bytes = ScenarioChanges.apply(text, changes.replace('\'', '"'));
                return Opened.topology(ProjectReader.read(title, bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Broken> broken() {
        return Stream.of(addressing(), peering(), speaker(), rest()).flatMap(List::stream).toList();
    }

    private static List<Broken> addressing() {
        return List.of(
                error("V-001", "a subnet outside the space", "spoke1/far", "Add 10.9.0.0/24 to")
                        .of(add(SPOKE, "{'name': 'far', 'prefix': '10.9.0.0/24'}")),
                error("V-002", "two subnets that overlap", "spoke1/half", "")
                        .of(add(SPOKE, "{'name': 'half', 'prefix': '10.1.0.128/25'}")),
                error(
                                "V-004",
                                "an address that Azure keeps",
                                "spoke1-vm",
                                "Give spoke1-vm the address 10.1.0.4")
                        .of(set("virtualMachines/spoke1-vm/ip", "'10.1.0.1'")),
                error(
                                "V-004",
                                "an address of another subnet",
                                "nva2",
                                "Give nva2 the address 10.0.4.5")
                        .of(set("nvas/nva2/ip", "'10.0.9.5'")),
                error("V-005", "one address twice", "twin", "Give twin the address 10.1.0.5")
                        .of(machine("twin", "spoke1/default", "10.1.0.4")),
                error(
                                "V-006",
                                "a RouteServerSubnet that is written otherwise",
                                "hub-route-server",
                                "Rename Route-Server-Subnet to RouteServerSubnet")
                        .of(set(HUB + "RouteServerSubnet/name", "'Route-Server-Subnet'")),
                error(
                                "V-006",
                                "no RouteServerSubnet",
                                "hub-route-server",
                                "Add RouteServerSubnet 10.0.0.0/26")
                        .of(remove(HUB + "RouteServerSubnet")),
                error(
                                "V-007",
                                "a RouteServerSubnet of /28",
                                "hub/RouteServerSubnet",
                                "Make RouteServerSubnet 10.0.6.0/26")
                        .of(set(HUB + "RouteServerSubnet/prefix", "'10.0.6.0/28'")),
                error(
                                "V-008",
                                "a network security group on RouteServerSubnet",
                                "hub/RouteServerSubnet",
                                "Remove nsg from RouteServerSubnet")
                        .of(set(HUB + "RouteServerSubnet/networkSecurityGroup", "'nsg'")),
                error(
                                "V-009",
                                "a route table on RouteServerSubnet",
                                "hub/RouteServerSubnet",
                                "Remove rt from RouteServerSubnet")
                        .of(
                                set("routeTables", "[{'name': 'rt', 'routes': []}]"),
                                set(HUB + "RouteServerSubnet/routeTable", "'rt'")),
                error("V-010", "a VM in RouteServerSubnet", "lost-vm", "")
                        .of(machine("lost-vm", "hub/RouteServerSubnet", "10.0.6.10")),
                warning(
                                "V-011",
                                "a RouteServerSubnet of /27",
                                "hub/RouteServerSubnet",
                                "Make RouteServerSubnet 10.0.6.0/26")
                        .of(set(HUB + "RouteServerSubnet/prefix", "'10.0.6.0/27'")),
                error("V-012", "a VM in GatewaySubnet", "lost-vm", "")
                        .of(machine("lost-vm", "hub/GatewaySubnet", "10.0.5.20")),
                error("V-012", "a gateway elsewhere", "vpn-gw", "")
                        .of(set("gateways/vpn-gw/subnet", "'hub/nva'")),
                error(
                                "V-013",
                                "a GatewaySubnet of /30",
                                "hub/GatewaySubnet",
                                "Make GatewaySubnet 10.0.5.0/27")
                        .of(set(HUB + "GatewaySubnet/prefix", "'10.0.5.0/30'")));
    }

    private static List<Broken> peering() {
        return List.of(
                error("V-014", "two spokes of one hub that overlap", "spoke2", "")
                        .of(
                                set(
                                        "virtualNetworks/spoke2/addressSpace",
                                        "['10.2.0.0/16', '10.1.128.0/17']")),
                outage(
                                "V-015",
                                "a peering of one side",
                                "hub>spoke1",
                                "Add the peering spoke1>hub, with use remote gateways")
                        .of(remove("peerings/spoke1>hub")),
                error("V-016", "remote gateways over two peerings", "spoke1", "")
                        .of(alsoUsing("spoke2")),
                error(
                                "V-018",
                                "remote gateways beside an own one",
                                "spoke1>hub",
                                "Clear use remote gateways on spoke1>hub")
                        .of(
                                add(SPOKE, "{'name': 'GatewaySubnet', 'prefix': '10.1.5.0/27'}"),
                                add(
                                        "gateways",
                                        "{'name': 'own-gw', 'type': 'vpn', 'subnet':"
                                                + " 'spoke1/GatewaySubnet'}")),
                error(
                                "V-019",
                                "a hub that does not offer its gateways",
                                "spoke1>hub",
                                "Allow gateway transit on hub>spoke1")
                        .of(set("peerings/hub>spoke1/allowGatewayTransit", "false")),
                error(
                                "V-019",
                                "a spoke that asks a network without gateways",
                                "spoke1>spoke2",
                                "Clear use remote gateways on spoke1>spoke2")
                        .of(alsoUsing("spoke2")),
                outage(
                                "V-020",
                                "a spoke that learns nothing",
                                "spoke1",
                                "Let spoke1 use hub-route-server")
                        .of(
                                set("peerings/hub>spoke1/allowGatewayTransit", "false"),
                                set("peerings/spoke1>hub/useRemoteGateways", "false")),
                outage(
                                "V-021",
                                "a spoke that takes no forwarded traffic",
                                "spoke1>hub",
                                "Allow forwarded traffic between spoke1 and hub")
                        .of(set("peerings/spoke1>hub/allowForwardedTraffic", "false")));
    }

    private static List<Broken> speaker() {
        return List.of(
                error("V-026", "nine peers", "hub-route-server", "")
                        .of(
                                IntStream.range(0, 7)
                                        .mapToObj(i -> peer("p" + i, "10.0.4." + (20 + i)))
                                        .toArray(String[]::new)),
                error("V-029", "the Route Server's own ASN", "nva1", "Give nva1 ASN 65002")
                        .of(set("nvas/nva1/bgp/asn", "65515"), set(PEERS + "/nva1/asn", "65515")),
                outage(
                                "V-030",
                                "another ASN than is expected",
                                "nva1",
                                "Let hub-route-server expect ASN 65001")
                        .of(set(PEERS + "/nva1/asn", "65009")),
                outage("V-030", "an ASN that no Route Server takes", "nva1", "Give nva1 ASN 65001")
                        .of(set("nvas/nva1/bgp/asn", "8075")),
                outage("V-030", "a peer that is not there", "ghost", "")
                        .of(peer("ghost", "10.0.4.9")),
                outage("V-031", "one instance alone", "nva1", "Add neighbour 10.0.6.5 to nva1")
                        .of(set("nvas/nva1/bgp/neighbors", "['10.0.6.4']")),
                outage(
                                "V-032",
                                "a neighbour that is no instance",
                                "nva1",
                                "Replace 10.0.6.6 by the instances of hub-route-server")
                        .of(set("nvas/nva1/bgp/neighbors", "['10.0.6.4', '10.0.6.6']")),
                warning("V-035", "BFD", "nva1", "Remove BFD from nva1")
                        .of(
                                set(
                                        "nvas/nva1/bgp/bfd",
                                        "{'transmit': '300ms', 'receive': '300ms', 'multiplier':"
                                                + " 3}")),
                outage(
                                "V-036",
                                "an NVA whose NIC forwards nothing",
                                "nva1",
                                "Turn on IP forwarding of nva1")
                        .of(set("nvas/nva1/ipForwarding", "false")),
                outage(
                                "V-040",
                                "a default route that comes back",
                                "nva1",
                                "Send 0.0.0.0/0 of hub/nva to Internet")
                        .of(add("nvas/nva1/bgp/advertise", "{'prefix': '0.0.0.0/0'}")));
    }

    private static List<Broken> rest() {
        return List.of(
                outage("V-045", "a gateway that stands by", "vpn-gw", "Make vpn-gw active-active")
                        .of(set("gateways/vpn-gw/activeActive", "false")),
                outage("V-078", "more routes than a session may carry", "nva1", "")
                        .of(
                                set("profile", "'article'"),
                                set(
                                        "nvas/nva1/bgp/advertise",
                                        IntStream.range(0, 1001)
                                                .mapToObj(FoundingRulesTest::statement)
                                                .collect(Collectors.joining(", ", "[", "]")))),
                error("V-103", "an expectation of what is not there", "reach", "Remove reach")
                        .of(expecting("nobody", "branch-b")),
                error("V-103", "an expectation of a network", "reach", "Remove reach")
                        .of(expecting("spoke1", "branch-b")),
                error("V-103", "an expectation from a stranger's address", "reach", "Remove reach")
                        .of(expecting("9.9.9.9", "spoke1-vm")),
                error("V-103", "an expectation to what is no address", "reach", "Remove reach")
                        .of(expecting("spoke1-vm", "10.0.0.256")),
                error("V-103", "a run that speaks of what is not there", "friday", "Remove friday")
                        .of(set("runs", "[{'name': 'friday', 'events': ['1s:fail:nva9']}]")),
                error(
                                "V-103",
                                "a suppression of what is not there",
                                "nva9",
                                "Remove the suppression of V-036")
                        .of(
                                set(
                                        "suppressions",
                                        "[{'rule': 'V-036', 'object': 'nva9', 'reason':"
                                                + " 'old'}]")));
    }

    // ---- how a case is written

    /// A case without its changes.
    private record Draft(String rule, Severity severity, String title, String object, String fix) {
        Broken of(String... changes) {
            String all = "[" + String.join(", ", changes) + "]";
            return new Broken(rule, severity, title, object, fix, all);
        }
    }

    private static Draft error(String rule, String title, String object, String fix) {
        return new Draft(rule, Severity.ERROR, title, object, fix);
    }

    private static Draft outage(String rule, String title, String object, String fix) {
        return new Draft(rule, Severity.OUTAGE, title, object, fix);
    }

    private static Draft warning(String rule, String title, String object, String fix) {
        return new Draft(rule, Severity.WARNING, title, object, fix);
    }

    private static String set(String path, String value) {
        return "{'set': '" + path + "', 'to': " + value + "}";
    }

    private static String add(String path, String value) {
        return "{'add': '" + path + "', 'value': " + value + "}";
    }

    private static String remove(String path) {
        return "{'remove': '" + path + "'}";
    }

    private static String machine(String name, String subnet, String ip) {
        return add(
                "virtualMachines",
                "{'name': '%s', 'subnet': '%s', 'ip': '%s'}".formatted(name, subnet, ip));
    }

    private static String peer(String name, String ip) {
        return add(PEERS, "{'name': '%s', 'ip': '%s', 'asn': 65100}".formatted(name, ip));
    }

    /// spoke1 uses the gateways of a second network, too.
    private static String alsoUsing(String network) {
        return add(
                        "peerings",
                        "{'from': 'spoke1', 'to': '%s', 'useRemoteGateways': true}"
                                .formatted(network))
                + ", "
                + add("peerings", "{'from': '%s', 'to': 'spoke1'}".formatted(network));
    }

    private static String statement(int number) {
        return "{'prefix': '172.%d.%d.0/24'}".formatted(16 + number / 256, number % 256);
    }

    private static String expecting(String from, String to) {
        return set(
                "expectations",
                "[{'name': 'reach', 'from': '%s', 'to': '%s', 'outcome': 'delivered'}]"
                        .formatted(from, to));
    }

    // ---- what holds

    @Test
    void the_founding_sample_breaks_none() {
        assertThat(Checked.founding().rules(Severity.WARNING)).isEmpty();
    }

    @Test
    void thirty_rules_are_broken_here() {
        assertThat(broken().stream().map(Broken::rule).distinct()).hasSize(30);
    }

    @TestFactory
    Stream<DynamicTest> each_speaks_of_what_breaks_it_and_its_fix_mends_that_in_one_edit() {
        return broken().stream()
                .map(one ->
                        DynamicTest.dynamicTest(one.rule() + " " + one.title(), () -> judge(one)));
    }

    private static void judge(Broken one) {
        Topology topology = one.topology();
        Finding finding = spoken(one, Checked.of(topology));

        assertThat(finding.severity()).isEqualTo(one.severity());
        assertThat(finding.message()).matches("[^{}%]+\\.");
        assertThat(finding.source()).isNotEmpty();
        if (one.fix().isEmpty()) {
            assertThat(finding.fixes()).isEmpty();
            return;
        }
        Fix fix = finding.fixes().getFirst();
        assertThat(fix.title()).startsWith(one.fix());
        assertThat(Checked.of(topology.apply(fix.edit())).objects(one.rule()))
                .doesNotContain(one.object());
    }

    private static Finding spoken(Broken one, Checked checked) {
        assertThat(checked.objects(one.rule()))
                .as("%s in %s", one.rule(), checked.advice().findings())
                .containsExactly(one.object());
        return checked.one(one.rule());
    }
}
