package studio.routeserver.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.azure.Drawn.ip;
import static studio.routeserver.azure.Drawn.prefix;
import static studio.routeserver.azure.Drawn.subnet;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Connection.Routing;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Note;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.PrivateEndpoint;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.UserDefinedRoute.NextHopType;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArmExportTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// The template, after it has passed the inspection.
    private static JsonNode sound(Topology topology) {
        String text = ArmExport.template(topology);
        assertThat(ArmInspection.problems(text)).isEmpty();
        return MAPPER.readTree(text);
    }

    private static JsonNode resource(JsonNode template, String type, String name) {
        return StreamSupport.stream(template.path("resources").spliterator(), false)
                .filter(resource -> resource.path("type").asString().endsWith("/" + type))
                .filter(resource -> resource.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " " + name));
    }

    private static JsonNode properties(JsonNode template, String type, String name) {
        return resource(template, type, name).path("properties");
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
    }

    private static List<String> names(JsonNode template, String type) {
        return StreamSupport.stream(template.path("resources").spliterator(), false)
                .filter(resource -> resource.path("type").asString().endsWith("/" + type))
                .map(resource -> resource.path("name").asString())
                .toList();
    }

    private static List<String> comments(JsonNode template) {
        return strings(template.at("/metadata/comments"));
    }

    @Test
    void a_whole_network_passes_the_schema_and_every_rule_of_ours() {
        JsonNode template = sound(Drawn.whole());

        assertThat(names(template, "virtualNetworkPeerings"))
                .containsExactly(
                        "hub/hub-to-spoke1",
                        "spoke1/spoke1-to-hub",
                        "hub/hub-to-spoke2",
                        "spoke2/spoke2-to-hub",
                        "hub/hub-to-spoke3",
                        "spoke3/spoke3-to-hub");
        assertThat(names(template, "virtualMachines"))
                .containsExactly("nva1", "nva2", "spoke1-vm", "spoke2-vm", "spoke3-vm");
    }

    @Test
    void an_empty_network_is_a_template_without_resources() {
        JsonNode template = sound(new Topology.Builder("Nothing yet").build());

        assertThat(template.path("resources")).isEmpty();
    }

    @Test
    void the_same_network_gives_the_same_bytes_with_line_feeds_and_one_at_the_end() {
        String text = ArmExport.template(Drawn.whole());

        assertThat(ArmExport.template(Drawn.whole())).isEqualTo(text);
        assertThat(text).endsWith("\n}\n").doesNotContain("\r").doesNotContain(" \n");
        assertThat(text).startsWith("{\n  \"$schema\": \"https://schema.management.azure.com/");
    }

    @Test
    void a_route_server_is_a_virtual_hub_with_its_address_and_peers_one_after_another() {
        JsonNode template = sound(Drawn.whole());

        JsonNode hub = properties(template, "virtualHubs", "hub-route-server");
        assertThat(hub.path("sku").asString()).isEqualTo("Standard");
        assertThat(hub.path("allowBranchToBranchTraffic").asBoolean()).isTrue();
        assertThat(hub.path("hubRoutingPreference").asString()).isEqualTo("ASPath");
        assertThat(hub.at("/virtualRouterAutoScaleConfiguration/minCapacity").asInt()).isEqualTo(3);
        assertThat(hub.has("virtualRouterAsn")).isFalse();
        JsonNode first = resource(template, "bgpConnections", "hub-route-server/nva1");
        JsonNode second = resource(template, "bgpConnections", "hub-route-server/nva2");
        assertThat(first.at("/properties/peerAsn").asInt()).isEqualTo(65001);
        assertThat(first.at("/properties/peerIp").asString()).isEqualTo("10.0.4.4");
        assertThat(strings(first.path("dependsOn")))
                .contains(
                        "[resourceId('Microsoft.Network/virtualHubs/ipConfigurations',"
                                + " 'hub-route-server', 'ipconfig1')]");
        assertThat(strings(second.path("dependsOn")))
                .contains(
                        "[resourceId('Microsoft.Network/virtualHubs/bgpConnections',"
                                + " 'hub-route-server', 'nva1')]");
    }

    @Test
    void a_route_server_that_leaves_things_open_gets_azures_defaults() {
        Topology topology = Drawn.of(Drawn.hub(), new RouteServer("rs", "hub"));

        JsonNode hub = properties(sound(topology), "virtualHubs", "rs");

        assertThat(hub.path("allowBranchToBranchTraffic").asBoolean()).isFalse();
        assertThat(hub.path("hubRoutingPreference").asString()).isEqualTo("ExpressRoute");
        assertThat(hub.has("virtualRouterAutoScaleConfiguration")).isFalse();
    }

    @Test
    void gateways_stand_before_the_route_server_and_one_after_the_other() {
        JsonNode template = sound(Drawn.whole());

        String vpn = "[resourceId('Microsoft.Network/virtualNetworkGateways', 'vpn-gw')]";
        String expressRoute = "[resourceId('Microsoft.Network/virtualNetworkGateways', 'er-gw')]";
        assertThat(strings(resource(template, "virtualHubs", "hub-route-server").path("dependsOn")))
                .contains(vpn, expressRoute);
        assertThat(strings(resource(template, "virtualNetworkGateways", "er-gw").path("dependsOn")))
                .contains(vpn);
    }

    @Test
    void a_spoke_that_uses_remote_gateways_waits_for_all_that_makes_them() {
        JsonNode template = sound(Drawn.whole());

        JsonNode spoke = resource(template, "virtualNetworkPeerings", "spoke1/spoke1-to-hub");
        assertThat(spoke.at("/properties/useRemoteGateways").asBoolean()).isTrue();
        assertThat(strings(spoke.path("dependsOn")))
                .contains(
                        "[resourceId('Microsoft.Network/virtualHubs/ipConfigurations',"
                                + " 'hub-route-server', 'ipconfig1')]",
                        "[resourceId('Microsoft.Network/virtualNetworkGateways', 'vpn-gw')]",
                        "[resourceId('Microsoft.Network/virtualNetworkGateways', 'er-gw')]",
                        "[resourceId('Microsoft.Network/virtualNetworks/virtualNetworkPeerings',"
                                + " 'hub', 'hub-to-spoke1')]");
        JsonNode hub = resource(template, "virtualNetworkPeerings", "hub/hub-to-spoke1");
        assertThat(hub.at("/properties/allowGatewayTransit").asBoolean()).isTrue();
        assertThat(hub.path("dependsOn")).hasSize(2);
    }

    @Test
    void two_vnets_that_each_ask_for_the_gateways_of_the_other_do_not_wait_for_each_other() {
        Topology topology =
                Drawn.of(
                        Drawn.hub(),
                        Drawn.spoke(1),
                        new Peering("hub", "spoke1", true, true, true, true, null),
                        new Peering("spoke1", "hub", true, true, true, true, null),
                        Drawn.routeServer());

        sound(topology);
    }

    @Test
    void r_gw_02_r_gw_05_an_active_active_vpn_gateway_has_two_zoned_static_addresses() {
        JsonNode template = sound(Drawn.whole());

        JsonNode gateway = properties(template, "virtualNetworkGateways", "vpn-gw");
        assertThat(gateway.path("activeActive").asBoolean()).isTrue();
        assertThat(gateway.at("/sku/name").asString()).isEqualTo("VpnGw2AZ");
        assertThat(gateway.at("/bgpSettings/asn").asInt()).isEqualTo(65515);
        assertThat(gateway.path("ipConfigurations")).hasSize(2);
        assertThat(gateway.toString())
                .as("its private addresses are Azure's to give")
                .contains("\"privateIPAllocationMethod\":\"Dynamic\"")
                .doesNotContain("10.0.5.");
        for (String name : List.of("vpn-gw-pip1", "vpn-gw-pip2")) {
            JsonNode address = resource(template, "publicIPAddresses", name);
            assertThat(strings(address.path("zones"))).containsExactly("1", "2", "3");
            assertThat(address.at("/sku/name").asString()).isEqualTo("Standard");
            assertThat(address.at("/properties/publicIPAllocationMethod").asString())
                    .isEqualTo("Static");
        }
    }

    @Test
    void an_active_standby_gateway_has_one_address_and_says_which_bgp_addresses_it_lost() {
        Gateway drawn =
                new Gateway(
                        "vpn-gw",
                        Gateway.Type.VPN,
                        subnet("hub/GatewaySubnet"),
                        false,
                        "VpnGw1",
                        new Asn(65010),
                        List.of(List.of(ip("169.254.21.2")), List.of(ip("169.254.22.2"))),
                        null);

        JsonNode template = sound(Drawn.of(Drawn.hub(), drawn));

        JsonNode gateway = properties(template, "virtualNetworkGateways", "vpn-gw");
        assertThat(gateway.path("activeActive").asBoolean()).isFalse();
        assertThat(gateway.path("ipConfigurations")).hasSize(1);
        assertThat(gateway.at("/sku/name").asString()).isEqualTo("VpnGw1AZ");
        assertThat(gateway.path("vpnGatewayGeneration").asString()).isEqualTo("Generation1");
        assertThat(strings(gateway.at("/bgpSettings/bgpPeeringAddresses/0/customBgpIpAddresses")))
                .containsExactly("169.254.21.2");
        assertThat(comments(template))
                .anyMatch(comment -> comment.contains("VpnGw1 in the project and VpnGw1AZ here"))
                .anyMatch(comment -> comment.contains("169.254.22.2"));
    }

    @Test
    void an_expressroute_gateway_has_one_address_and_its_circuit_is_a_parameter() {
        Connection circuit =
                new Connection(
                        "d-circuit",
                        "branch-d",
                        null,
                        "er-gw",
                        Connection.Type.EXPRESSROUTE,
                        null,
                        List.of(),
                        100,
                        null,
                        null);
        Topology topology =
                Drawn.of(
                        Drawn.hub(),
                        Drawn.expressRoute(),
                        new Branch("branch-d", List.of(prefix("192.168.4.0/24")), new Asn(64512)),
                        circuit);

        JsonNode template = sound(topology);

        JsonNode gateway = properties(template, "virtualNetworkGateways", "er-gw");
        assertThat(gateway.path("gatewayType").asString()).isEqualTo("ExpressRoute");
        assertThat(gateway.path("ipConfigurations")).hasSize(1);
        assertThat(gateway.has("activeActive")).isFalse();
        JsonNode connection = properties(template, "connections", "d-circuit");
        assertThat(connection.path("connectionType").asString()).isEqualTo("ExpressRoute");
        assertThat(connection.path("routingWeight").asInt()).isEqualTo(100);
        assertThat(connection.at("/peer/id").asString())
                .isEqualTo("[parameters('dCircuitCircuitId')]");
        assertThat(template.at("/parameters/dCircuitCircuitId").has("defaultValue")).isFalse();
        assertThat(names(template, "localNetworkGateways")).isEmpty();
    }

    @Test
    void r_gw_07_r_gw_08_a_tunnel_with_bgp_tells_the_asn_and_one_without_tells_the_prefixes() {
        JsonNode template = sound(Drawn.whole());

        JsonNode bgp = properties(template, "localNetworkGateways", "branch-a");
        assertThat(bgp.at("/bgpSettings/asn").asInt()).isEqualTo(65010);
        assertThat(bgp.at("/localNetworkAddressSpace/addressPrefixes")).isEmpty();
        assertThat(properties(template, "connections", "a-tunnel").path("enableBgp").asBoolean())
                .isTrue();
        JsonNode fixed = properties(template, "localNetworkGateways", "branch-c");
        assertThat(fixed.has("bgpSettings")).isFalse();
        assertThat(strings(fixed.at("/localNetworkAddressSpace/addressPrefixes")))
                .containsExactly("192.168.3.0/24");
        assertThat(properties(template, "connections", "c-tunnel").path("enableBgp").asBoolean())
                .isFalse();
    }

    @Test
    void two_tunnels_of_a_branch_have_a_local_network_gateway_each() {
        Connection both =
                new Connection(
                        "second",
                        "branch-a",
                        null,
                        "vpn-gw",
                        Connection.Type.IPSEC,
                        Routing.BOTH,
                        List.of(prefix("192.168.9.0/24")),
                        null,
                        null,
                        null);

        JsonNode template = sound(Drawn.plus(Drawn.whole(), both));

        assertThat(names(template, "localNetworkGateways"))
                .containsExactly("branch-a-a-tunnel", "branch-c", "branch-a-second");
        JsonNode site = properties(template, "localNetworkGateways", "branch-a-second");
        assertThat(site.at("/bgpSettings/asn").asInt()).isEqualTo(65010);
        assertThat(strings(site.at("/localNetworkAddressSpace/addressPrefixes")))
                .containsExactly("192.168.9.0/24");
    }

    @Test
    void a_tunnel_between_gateways_is_a_connection_of_each_with_one_key() {
        VirtualNetwork far =
                new VirtualNetwork(
                        "far",
                        List.of(prefix("10.50.0.0/16")),
                        List.of(new Subnet("GatewaySubnet", prefix("10.50.0.0/27"))));
        Gateway gateway =
                new Gateway("far-gw", Gateway.Type.VPN, subnet("far/GatewaySubnet"), true)
                        .withAsn(new Asn(65050));
        Connection there =
                new Connection("hub-far", "branch-a", "far-gw", Connection.Type.IPSEC)
                        .withEnds(null, "vpn-gw", "far-gw");
        Connection back = there.withName("far-hub").withEnds(null, "far-gw", "vpn-gw");

        JsonNode template = sound(Drawn.plus(Drawn.whole(), far, gateway, there, back));

        for (String name : List.of("hub-far", "far-hub")) {
            JsonNode written = properties(template, "connections", name);
            String near = name.equals("hub-far") ? "vpn-gw" : "far-gw";
            String other = name.equals("hub-far") ? "far-gw" : "vpn-gw";
            assertThat(written.path("connectionType").asString()).isEqualTo("Vnet2Vnet");
            assertThat(written.at("/virtualNetworkGateway1/id").asString()).contains(near);
            assertThat(written.at("/virtualNetworkGateway2/id").asString()).contains(other);
            assertThat(written.has("localNetworkGateway2")).isFalse();
            assertThat(written.path("enableBgp").asBoolean()).isTrue();
            assertThat(written.path("sharedKey").asString())
                    .isEqualTo("[parameters('hubFarSharedKey')]");
            assertThat(strings(resource(template, "connections", name).path("dependsOn")))
                    .anyMatch(one -> one.contains("vpn-gw"))
                    .anyMatch(one -> one.contains("far-gw"));
        }
        assertThat(names(template, "localNetworkGateways"))
                .isEqualTo(names(sound(Drawn.whole()), "localNetworkGateways"));
    }

    @Test
    void secrets_are_parameters_without_a_default() {
        JsonNode template = sound(Drawn.whole());

        assertThat(properties(template, "connections", "a-tunnel").path("sharedKey").asString())
                .isEqualTo("[parameters('aTunnelSharedKey')]");
        for (String name : List.of("aTunnelSharedKey", "cTunnelSharedKey", "adminPublicKey")) {
            JsonNode parameter = template.path("parameters").path(name);
            assertThat(parameter.path("type").asString()).isEqualTo("securestring");
            assertThat(parameter.has("defaultValue")).isFalse();
        }
    }

    @Test
    void what_azure_has_no_resource_for_is_a_comment() {
        Topology topology =
                Drawn.plus(Drawn.whole(), new Note("todo", "ask the provider about VLANs", null));

        JsonNode template = sound(topology);

        assertThat(comments(template))
                .anyMatch(comment ->
                        comment.startsWith("branch branch-b (192.168.2.0/24) is not joined"))
                .anyMatch(comment -> comment.startsWith("connection b-sdwan (sdwan, branch-b to"))
                .anyMatch(comment -> comment.contains("NVA nva1 is configured in its guest"))
                .anyMatch(comment -> comment.contains("BGP as AS 65001 with 10.0.6.4, 10.0.6.5"))
                .anyMatch(comment -> comment.equals("note todo: ask the provider about VLANs"))
                .noneMatch(comment -> comment.startsWith("branch branch-a "));
    }

    @Test
    void a_connection_of_the_wrong_kind_for_its_gateway_is_a_comment() {
        Topology topology =
                Drawn.plus(
                        Drawn.whole(),
                        new Connection("wrong-1", "branch-a", "er-gw", Connection.Type.IPSEC),
                        new Connection(
                                "wrong-2", "branch-a", "vpn-gw", Connection.Type.EXPRESSROUTE),
                        new Connection("wrong-3", "branch-a", "vpn-gw", Connection.Type.SDWAN));

        JsonNode template = sound(topology);

        assertThat(names(template, "connections"))
                .containsExactly("a-tunnel", "c-tunnel", "d-circuit");
        assertThat(comments(template))
                .contains(
                        "connection wrong-1 is not written: no ExpressRoute gateway ends a tunnel.",
                        "connection wrong-2 is not written: no VPN gateway ends a circuit.",
                        "connection wrong-3 is not written: no VPN gateway speaks SD-WAN.");
    }

    @Test
    void an_nva_with_two_nics_has_both_with_ip_forwarding_and_static_addresses() {
        Nva drawn =
                Drawn.nva("fw", "10.0.4.4")
                        .edit()
                        .interfaces(
                                List.of(
                                        new Nva.Interface(
                                                "inside", subnet("hub/inside"), ip("10.0.7.4"))))
                        .zone("3")
                        .build();

        JsonNode template = sound(Drawn.of(Drawn.hub(), drawn));

        assertThat(names(template, "networkInterfaces")).containsExactly("fw-nic", "fw-inside-nic");
        JsonNode inside = properties(template, "networkInterfaces", "fw-inside-nic");
        assertThat(inside.path("enableIPForwarding").asBoolean()).isTrue();
        JsonNode address = inside.at("/ipConfigurations/0/properties");
        assertThat(address.path("privateIPAllocationMethod").asString()).isEqualTo("Static");
        assertThat(address.path("privateIPAddress").asString()).isEqualTo("10.0.7.4");
        assertThat(address.at("/subnet/id").asString())
                .isEqualTo(
                        "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'hub',"
                                + " 'inside')]");
        JsonNode machine = resource(template, "virtualMachines", "fw");
        assertThat(strings(machine.path("zones"))).containsExactly("3");
        JsonNode cards = machine.at("/properties/networkProfile/networkInterfaces");
        assertThat(cards).hasSize(2);
        assertThat(cards.at("/0/properties/primary").asBoolean()).isTrue();
        assertThat(cards.at("/1/properties/primary").asBoolean()).isFalse();
    }

    @Test
    void an_nva_with_many_nics_gets_a_size_that_takes_them() {
        Nva drawn =
                Drawn.nva("fw", "10.0.4.4")
                        .edit()
                        .interfaces(
                                IntStream.range(0, 3)
                                        .mapToObj(n ->
                                                new Nva.Interface(
                                                        "n" + n,
                                                        subnet("hub/inside"),
                                                        ip("10.0.7." + (4 + n))))
                                        .toList())
                        .build();

        JsonNode template = sound(Drawn.of(Drawn.hub(), drawn));

        assertThat(template.at("/parameters/nvaSize/defaultValue").asString())
                .isEqualTo("Standard_D8s_v5");
    }

    @Test
    void a_load_balancer_has_the_ha_ports_rule_and_its_backends_name_its_pool() {
        JsonNode template = sound(Drawn.whole());

        JsonNode balancer = resource(template, "loadBalancers", "nva-lb");
        assertThat(balancer.at("/sku/name").asString()).isEqualTo("Standard");
        JsonNode rule = balancer.at("/properties/loadBalancingRules/0/properties");
        assertThat(rule.path("protocol").asString()).isEqualTo("All");
        assertThat(rule.path("frontendPort").asInt(-1)).isZero();
        assertThat(rule.path("backendPort").asInt(-1)).isZero();
        JsonNode probe = balancer.at("/properties/probes/0/properties");
        assertThat(probe.path("intervalInSeconds").asInt()).isEqualTo(5);
        assertThat(probe.path("probeThreshold").asInt()).isEqualTo(2);
        for (String nic : List.of("nva1-nic", "nva2-nic")) {
            assertThat(
                            properties(template, "networkInterfaces", nic)
                                    .at(
                                            "/ipConfigurations/0/properties/loadBalancerBackendAddressPools/0/id")
                                    .asString())
                    .isEqualTo(
                            "[resourceId('Microsoft.Network/loadBalancers/backendAddressPools',"
                                    + " 'nva-lb', 'backends')]");
        }
    }

    @Test
    void a_load_balancer_of_one_port_asks_for_the_port_and_probes_no_faster_than_azure_does() {
        LoadBalancer drawn =
                new LoadBalancer(
                        "nva-lb",
                        subnet("hub/inside"),
                        ip("10.0.7.10"),
                        List.of("nva1"),
                        false,
                        new LoadBalancer.Probe(Duration.ofMillis(500), 3),
                        null);
        Topology topology = Drawn.of(Drawn.hub(), Drawn.nva("nva1", "10.0.4.4"), drawn);

        JsonNode template = sound(topology);

        JsonNode balancer = properties(template, "loadBalancers", "nva-lb");
        assertThat(balancer.at("/loadBalancingRules/0/properties/frontendPort").asString())
                .isEqualTo("[parameters('nvaLbPort')]");
        assertThat(balancer.at("/probes/0/properties/intervalInSeconds").asInt()).isEqualTo(5);
        assertThat(balancer.at("/probes/0/properties/probeThreshold").asInt()).isEqualTo(3);
        assertThat(comments(template)).anyMatch(comment -> comment.contains("probes every 5 s"));
    }

    @Test
    void a_backend_in_another_vnet_is_a_comment() {
        LoadBalancer drawn =
                new LoadBalancer("lb", subnet("spoke1/default"), ip("10.1.0.10"), List.of("nva1"));

        JsonNode template =
                sound(Drawn.of(Drawn.hub(), Drawn.spoke(1), Drawn.nva("nva1", "10.0.4.4"), drawn));

        assertThat(comments(template))
                .anyMatch(comment -> comment.contains("NVA nva1 is not behind load balancer lb"));
    }

    @Test
    void a_route_table_goes_with_its_routes_and_its_subnets() {
        RouteTable table =
                new RouteTable(
                        "rt",
                        true,
                        List.of(
                                new UserDefinedRoute(
                                        "all",
                                        prefix("0.0.0.0/0"),
                                        NextHopType.VIRTUAL_APPLIANCE,
                                        ip("10.0.4.4")),
                                new UserDefinedRoute(
                                        "storage",
                                        new UserDefinedRoute.Destination.ServiceTag("Storage"),
                                        NextHopType.INTERNET,
                                        null,
                                        null)),
                        null);
        VirtualNetwork spoke = Drawn.spoke(1);
        VirtualNetwork routed =
                spoke.withSubnets(
                        List.of(
                                new Subnet(
                                        "default",
                                        prefix("10.1.0.0/24"),
                                        "rt",
                                        "nsg",
                                        List.of("Microsoft.Storage"),
                                        List.of(new PrivateEndpoint("sql", ip("10.1.0.9"))),
                                        null)));

        JsonNode template = sound(Drawn.of(routed, table));

        JsonNode written = properties(template, "routeTables", "rt");
        assertThat(written.path("disableBgpRoutePropagation").asBoolean()).isTrue();
        assertThat(written.at("/routes/0/properties/nextHopIpAddress").asString())
                .isEqualTo("10.0.4.4");
        assertThat(written.at("/routes/1/properties/addressPrefix").asString())
                .isEqualTo("Storage");
        assertThat(written.at("/routes/1/properties").has("nextHopIpAddress")).isFalse();
        JsonNode subnet =
                properties(template, "virtualNetworks", "spoke1").at("/subnets/0/properties");
        assertThat(subnet.at("/routeTable/id").asString())
                .isEqualTo("[resourceId('Microsoft.Network/routeTables', 'rt')]");
        assertThat(subnet.at("/networkSecurityGroup/id").asString())
                .isEqualTo("[resourceId('Microsoft.Network/networkSecurityGroups', 'nsg')]");
        assertThat(subnet.at("/serviceEndpoints/0/service").asString())
                .isEqualTo("Microsoft.Storage");
        assertThat(comments(template))
                .anyMatch(comment -> comment.startsWith("private endpoint sql (10.1.0.9 in"))
                .anyMatch(comment -> comment.startsWith("network security group nsg has"));
    }

    @Test
    void a_route_table_of_two_regions_is_written_for_each() {
        VirtualNetwork here =
                Drawn.spoke(1)
                        .withSubnets(
                                List.of(
                                        new Subnet("default", prefix("10.1.0.0/24"))
                                                .withRouteTable("rt")));
        VirtualNetwork there =
                Drawn.spoke(2)
                        .withRegion("North Europe")
                        .withSubnets(
                                List.of(
                                        new Subnet("default", prefix("10.2.0.0/24"))
                                                .withRouteTable("rt")));

        JsonNode template =
                sound(Drawn.of(here, there, new RouteTable("rt", false, List.of(), null)));

        assertThat(names(template, "routeTables")).containsExactly("rt", "rt-northeurope");
        assertThat(resource(template, "routeTables", "rt-northeurope").path("location").asString())
                .isEqualTo("[parameters('locationNortheurope')]");
        assertThat(
                        properties(template, "virtualNetworks", "spoke2")
                                .at("/subnets/0/properties/routeTable/id")
                                .asString())
                .isEqualTo("[resourceId('Microsoft.Network/routeTables', 'rt-northeurope')]");
    }

    @Test
    void two_route_servers_in_two_regions_stand_each_in_its_own() {
        VirtualNetwork far =
                new VirtualNetwork(
                        "hub2",
                        "northeurope",
                        List.of(prefix("10.8.0.0/16"), prefix("10.9.0.0/16")),
                        List.of(new Subnet(Subnet.ROUTE_SERVER, prefix("10.9.6.0/26"))),
                        null);
        RouteServer second =
                new RouteServer(
                        "rs2",
                        "hub2",
                        false,
                        HubRoutingPreference.EXPRESS_ROUTE,
                        null,
                        List.of(new RouteServer.Peer("nva1", ip("10.0.4.4"), new Asn(65001))),
                        List.of(),
                        null);
        Topology topology =
                Drawn.plus(
                        Drawn.whole(),
                        far,
                        second,
                        Peering.between("hub", "hub2"),
                        Peering.between("hub2", "hub"));

        JsonNode template = sound(topology);

        assertThat(
                        resource(template, "virtualHubs", "hub-route-server")
                                .path("location")
                                .asString())
                .isEqualTo("[parameters('location')]");
        assertThat(resource(template, "virtualHubs", "rs2").path("location").asString())
                .isEqualTo("[parameters('locationNortheurope')]");
        assertThat(template.at("/parameters/locationNortheurope/defaultValue").asString())
                .isEqualTo("northeurope");
        assertThat(
                        strings(
                                properties(template, "virtualNetworks", "hub2")
                                        .at("/addressSpace/addressPrefixes")))
                .containsExactly("10.8.0.0/16", "10.9.0.0/16");
        // The peer stands in another VNet: the peerings have to be there first.
        assertThat(strings(resource(template, "bgpConnections", "rs2/nva1").path("dependsOn")))
                .contains(
                        "[resourceId('Microsoft.Network/virtualNetworks/virtualNetworkPeerings',"
                                + " 'hub', 'hub-to-hub2')]",
                        "[resourceId('Microsoft.Network/virtualNetworks/virtualNetworkPeerings',"
                                + " 'hub2', 'hub2-to-hub')]");
    }

    @Test
    void a_route_server_without_its_subnet_is_a_comment() {
        Topology topology = Drawn.of(Drawn.spoke(1), new RouteServer("rs", "spoke1"), Drawn.hub());

        JsonNode template = sound(topology);

        assertThat(names(template, "virtualHubs")).isEmpty();
        assertThat(comments(template))
                .contains(
                        "Route Server rs is not written: its VNet spoke1 has no"
                                + " RouteServerSubnet.");
    }

    @Test
    void route_maps_come_before_what_they_are_attached_to() {
        RouteMap map =
                new RouteMap(
                        "prepend",
                        List.of(
                                new RouteMap.Attachment("nva1", null, Direction.IN),
                                new RouteMap.Attachment(null, "a-tunnel", Direction.OUT)),
                        List.of(
                                new RouteMap.Rule(
                                        "first",
                                        List.of(
                                                new RouteMap.Criterion(
                                                        RouteMap.Condition.CONTAINS,
                                                        List.of(prefix("192.168.0.0/16")),
                                                        List.of(),
                                                        List.of())),
                                        List.of(
                                                new RouteMap.Action(
                                                        RouteMap.ActionType.ADD,
                                                        List.of(),
                                                        List.of(Community.NO_ADVERTISE),
                                                        List.of()),
                                                new RouteMap.Action(
                                                        RouteMap.ActionType.DROP,
                                                        List.of(),
                                                        List.of(),
                                                        List.of())),
                                        RouteMap.NextStep.TERMINATE)),
                        null);
        Topology whole = Drawn.whole();
        Topology topology =
                whole.edit()
                        .routeServers(
                                whole.routeServers().stream()
                                        .map(server -> server.withRouteMaps(List.of(map)))
                                        .toList())
                        .build();

        JsonNode template = sound(topology);

        JsonNode peer = resource(template, "bgpConnections", "hub-route-server/nva1");
        assertThat(peer.path("apiVersion").asString()).isEqualTo("2025-07-01");
        assertThat(peer.at("/properties/routingConfiguration/inboundRouteMap/id").asString())
                .isEqualTo(
                        "[resourceId('Microsoft.Network/virtualHubs/routeMaps',"
                                + " 'hub-route-server', 'prepend')]");
        assertThat(
                        properties(template, "connections", "a-tunnel")
                                .path("routingConfiguration")
                                .has("outboundRouteMap"))
                .isTrue();
        assertThat(
                        properties(template, "routeMaps", "hub-route-server/prepend")
                                .at("/rules/0/actions/0/parameters/0/community/0")
                                .asString())
                .isEqualTo("65535:65282");
    }

    @Test
    void names_that_azure_refuses_are_mended_and_told() {
        Topology topology =
                Drawn.of(
                        new VirtualNetwork(
                                "[it's a \"hub\"]",
                                List.of(prefix("10.0.0.0/16")),
                                List.of(new Subnet("Büro 1", prefix("10.0.1.0/24")))),
                        new VirtualMachine(
                                "vm/1", subnet("[it's a \"hub\"]/Büro 1"), ip("10.0.1.4")),
                        new Note("[x]", "[resourceId('evil')]", null));

        JsonNode template = sound(topology);

        assertThat(names(template, "virtualNetworks")).containsExactly("it-s-a-hub");
        assertThat(names(template, "virtualMachines")).containsExactly("vm-1");
        assertThat(
                        properties(template, "virtualNetworks", "it-s-a-hub")
                                .at("/subnets/0/name")
                                .asString())
                .isEqualTo("Buro-1");
        assertThat(comments(template))
                .anyMatch(comment ->
                        comment.startsWith(
                                "virtual network '[it's a \"hub\"]' is named it-s-a-hub"));
    }

    @Test
    void text_that_looks_like_an_expression_stays_text() {
        RouteTable table =
                new RouteTable(
                        "rt",
                        false,
                        List.of(
                                new UserDefinedRoute(
                                        "odd",
                                        new UserDefinedRoute.Destination.ServiceTag("[odd]"),
                                        NextHopType.NONE,
                                        null,
                                        null)),
                        null);

        JsonNode template = sound(Drawn.of(table));

        assertThat(
                        properties(template, "routeTables", "rt")
                                .at("/routes/0/properties/addressPrefix")
                                .asString())
                .isEqualTo("[[odd]");
        assertThat(ArmId.of(ArmType.CONNECTION, "it's").expression())
                .isEqualTo("[resourceId('Microsoft.Network/connections', 'it''s')]");
    }

    @Test
    void names_that_differ_only_in_kind_or_case_stay_apart() {
        Topology topology =
                Drawn.of(
                        Drawn.hub(),
                        Drawn.nva("edge", "10.0.4.4")
                                .edit()
                                .interfaces(
                                        List.of(
                                                new Nva.Interface(
                                                        "a", subnet("hub/inside"), ip("10.0.7.4"))))
                                .build(),
                        new VirtualMachine("edge", subnet("hub/nva"), ip("10.0.4.6")),
                        new VirtualMachine("Edge", subnet("hub/nva"), ip("10.0.4.7")),
                        new VirtualMachine("edge-a", subnet("hub/nva"), ip("10.0.4.8")));

        JsonNode template = sound(topology);

        assertThat(names(template, "virtualMachines"))
                .containsExactly("edge", "edge-2", "Edge-3", "edge-a");
        assertThat(names(template, "networkInterfaces"))
                .containsExactly(
                        "edge-nic", "edge-a-nic", "edge-2-nic", "Edge-3-nic", "edge-a-nic-2");
        assertThat(comments(template))
                .anyMatch(comment -> comment.contains("virtual machine 'edge' is named edge-2"));
    }

    @Test
    void a_machine_that_is_absent_is_not_written_and_a_stopped_one_says_so() {
        Topology topology =
                Drawn.of(
                        Drawn.hub(),
                        new VirtualMachine("gone", subnet("hub/nva"), ip("10.0.4.6"))
                                .withState(VirtualMachine.State.ABSENT),
                        new VirtualMachine("off", subnet("hub/nva"), ip("10.0.4.7"))
                                .withState(VirtualMachine.State.STOPPED));

        JsonNode template = sound(topology);

        assertThat(names(template, "virtualMachines")).containsExactly("off");
        assertThat(comments(template))
                .contains(
                        "virtual machine gone is absent in the project and not written.",
                        "virtual machine off is stopped in the project: a template only starts"
                                + " one.");
    }

    @Test
    void a_network_without_a_region_stands_where_its_resource_group_does() {
        Topology topology =
                new Topology.Builder("No region").virtualNetworks(List.of(Drawn.spoke(1))).build();

        JsonNode template = sound(topology);

        assertThat(template.at("/parameters/location/defaultValue").asString())
                .isEqualTo("[resourceGroup().location]");
    }

    @Test
    void an_nva_far_away_can_end_a_tunnel_of_the_gateway() {
        Connection tunnel =
                new Connection(
                        "to-nva",
                        null,
                        "nva2",
                        "vpn-gw",
                        Connection.Type.IPSEC,
                        Routing.STATIC,
                        List.of(prefix("172.16.0.0/12")),
                        null,
                        null,
                        null);
        Topology topology =
                Drawn.of(Drawn.hub(), Drawn.nva("nva2", "10.0.4.5"), Drawn.vpn(true), tunnel);

        JsonNode template = sound(topology);

        assertThat(
                        strings(
                                properties(template, "localNetworkGateways", "nva2")
                                        .at("/localNetworkAddressSpace/addressPrefixes")))
                .containsExactly("172.16.0.0/12");
    }

    @Test
    void a_tunnel_with_nothing_to_tell_is_a_comment() {
        Connection silent =
                new Connection("silent", "branch-b", "vpn-gw", Connection.Type.IPSEC)
                        .withRouting(Routing.BGP);

        JsonNode template = sound(Drawn.plus(Drawn.whole(), silent));

        assertThat(comments(template))
                .anyMatch(comment -> comment.startsWith("connection silent is not written"));
    }
}
