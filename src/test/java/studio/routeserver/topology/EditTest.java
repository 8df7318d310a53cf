package studio.routeserver.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

class EditTest {

    private static final Ref NVA1 = new Ref(Kind.NVA, "nva1");
    private static final SubnetRef NVA_SUBNET = new SubnetRef("hub", "nva");

    // Adding and changing.

    @Test
    void a_finding_is_suppressed_once_and_not_without_a_reason() {
        Topology once =
                network().apply(new Edit.Suppress(new Suppression("V-036", "nva1", "late", null)));
        Topology again =
                once.apply(new Edit.Suppress(new Suppression("V-036", "nva1", "test", null)));

        assertThat(again.suppressions())
                .as("another finding keeps its reason")
                .extracting(Suppression::reason)
                .containsExactly("a lab", "test");
        assertThat(
                        network()
                                .attempt(
                                        new Edit.Suppress(
                                                new Suppression("V-036", "nva1", " ", null))))
                .isEqualTo(
                        new Edited.Refused(
                                "a finding is suppressed with a reason: write why V-036 of nva1"
                                        + " is accepted"));
    }

    @Test
    void what_is_added_stands_at_the_end_of_its_list() {
        Topology topology =
                network().apply(new Edit.Add(new Branch("new", List.of(), new Asn(65020))));

        assertThat(topology.branches()).extracting(Branch::name).containsExactly("hq", "new");
    }

    @Test
    void a_change_keeps_the_place_in_the_list() {
        Topology before = network();
        Nva stateful = before.nva("nva1").orElseThrow().edit().stateful(true).build();

        Topology after = before.apply(new Edit.Change(stateful));

        assertThat(after.nvas()).extracting(Nva::name).containsExactly("nva1", "nva2");
        assertThat(after.nva("nva1")).contains(stateful);
        assertThat(before.nva("nva1").orElseThrow().stateful()).isFalse();
    }

    @Test
    void a_subnet_is_added_changed_and_resized() {
        Subnet subnet = new Subnet("app", prefix("10.0.9.0/24"));

        Topology topology =
                network()
                        .apply(new Edit.AddSubnet("hub", subnet))
                        .apply(new Edit.ChangeSubnet("hub", subnet.withRouteTable("rt")))
                        .apply(
                                new Edit.ResizeSubnet(
                                        new SubnetRef("hub", "app"), prefix("10.0.9.0/26")));

        assertThat(topology.subnet(new SubnetRef("hub", "app")))
                .contains(subnet.withRouteTable("rt").withPrefix(prefix("10.0.9.0/26")));
        assertThat(topology.routeTableOf(new SubnetRef("hub", "app"))).isPresent();
    }

    @Test
    void neighbours_follow_the_instances_of_a_route_server_whose_subnet_moves() {
        Topology topology =
                network()
                        .apply(
                                new Edit.ResizeSubnet(
                                        new SubnetRef("hub", Subnet.ROUTE_SERVER),
                                        prefix("10.0.7.0/26")));

        assertThat(bgp(topology, "nva1").neighbors())
                .containsExactly(address("10.0.7.4"), address("10.0.7.5"));
    }

    // Peering an NVA with a Route Server.

    @Test
    void peering_an_nva_makes_it_a_peer_and_both_instances_its_neighbours() {
        Topology topology = network().apply(new Edit.AddPeer("rs", "nva2"));

        assertThat(topology.routeServer("rs").orElseThrow().peers())
                .contains(new RouteServer.Peer("nva2", address("10.0.4.5"), new Asn(65001)));
        assertThat(bgp(topology, "nva2").neighbors())
                .containsExactly(address("10.0.6.4"), address("10.0.6.5"));
    }

    @Test
    void ending_a_peering_takes_peer_and_neighbours_away() {
        Topology topology = network().apply(new Edit.RemovePeer("rs", "nva1"));

        assertThat(topology.routeServer("rs").orElseThrow().peers()).isEmpty();
        assertThat(bgp(topology, "nva1").neighbors()).isEmpty();
        assertThat(topology.routeServer("rs").orElseThrow().routeMaps())
                .singleElement()
                .satisfies(map ->
                        assertThat(map.attach())
                                .containsExactly(
                                        new RouteMap.Attachment(null, "tunnel", Direction.OUT)));
    }

    // Renaming.

    @Test
    void a_renamed_network_is_followed_by_all_that_stands_in_it() {
        Topology topology =
                network().apply(new Edit.Rename(new Ref(Kind.VIRTUAL_NETWORK, "hub"), "core"));

        assertThat(topology.peerings())
                .extracting(Peering::name)
                .containsExactly("core>spoke", "spoke>core");
        assertThat(topology.routeServer("rs").orElseThrow().virtualNetwork()).isEqualTo("core");
        assertThat(topology.nva("nva1").orElseThrow().subnet()).hasToString("core/nva");
        assertThat(topology.gateway("gw").orElseThrow().subnet()).hasToString("core/GatewaySubnet");
        assertThat(topology.layout()).containsOnlyKeys("core", "core/nva", "nva1");
    }

    @Test
    void a_renamed_subnet_is_followed_by_what_stands_in_it() {
        Topology topology = network().apply(new Edit.RenameSubnet(NVA_SUBNET, "edge"));

        assertThat(topology.nvas()).extracting(nva -> nva.subnet().subnet()).containsOnly("edge");
        assertThat(topology.loadBalancer("lb").orElseThrow().subnet()).hasToString("hub/edge");
        assertThat(topology.layout()).containsKey("hub/edge").doesNotContainKey("hub/nva");
    }

    @Test
    void a_renamed_nva_is_followed_by_tunnels_backends_expectations_and_layout() {
        Topology topology = network().apply(new Edit.Rename(NVA1, "edge1"));

        assertThat(topology.connection("sdwan").orElseThrow().to()).isEqualTo("edge1");
        assertThat(topology.loadBalancer("lb").orElseThrow().backends())
                .containsExactly("edge1", "nva2");
        assertThat(topology.expectations().getFirst().via()).containsExactly("edge1");
        assertThat(topology.suppressions().getFirst().object()).isEqualTo("edge1");
        assertThat(topology.layout()).containsKey("edge1");
    }

    @Test
    void a_renamed_connection_is_followed_by_preferences_policies_and_route_maps() {
        Topology topology =
                network().apply(new Edit.Rename(new Ref(Kind.CONNECTION, "tunnel"), "circuit"));

        assertThat(topology.branch("hq").orElseThrow().preference())
                .containsExactly("sdwan", "circuit");
        assertThat(topology.routeServer("rs").orElseThrow().routeMaps().getFirst().attach())
                .extracting(RouteMap.Attachment::connection)
                .contains("circuit");

        Topology other =
                network().apply(new Edit.Rename(new Ref(Kind.CONNECTION, "sdwan"), "overlay"));

        assertThat(bgp(other, "nva1").policies())
                .extracting(NvaBgp.Policy::neighbor)
                .containsExactly("overlay");
    }

    @Test
    void a_renamed_route_table_is_followed_by_its_subnets() {
        Topology topology =
                network().apply(new Edit.Rename(new Ref(Kind.ROUTE_TABLE, "rt"), "rt-nva"));

        assertThat(topology.subnet(NVA_SUBNET).orElseThrow().routeTable()).isEqualTo("rt-nva");
    }

    // Removing.

    @Test
    void a_removed_network_takes_with_it_what_cannot_live_without_it() {
        Topology topology = network().apply(new Edit.Remove(new Ref(Kind.VIRTUAL_NETWORK, "hub")));

        assertThat(topology.virtualNetworks())
                .extracting(VirtualNetwork::name)
                .containsExactly("spoke");
        assertThat(topology.peerings()).isEmpty();
        assertThat(topology.routeServers()).isEmpty();
        assertThat(topology.nvas()).isEmpty();
        assertThat(topology.gateways()).isEmpty();
        assertThat(topology.loadBalancers()).isEmpty();
        assertThat(topology.connections()).isEmpty();
        assertThat(topology.branches()).extracting(Branch::preference).containsExactly(List.of());
        assertThat(topology.virtualMachines()).hasSize(1);
    }

    @Test
    void a_removed_nva_leaves_no_tunnel_backend_or_peer_behind() {
        Topology topology = network().apply(new Edit.Remove(NVA1));

        assertThat(topology.connections()).extracting(Connection::name).containsExactly("tunnel");
        assertThat(topology.loadBalancer("lb").orElseThrow().backends()).containsExactly("nva2");
        assertThat(topology.routeServer("rs").orElseThrow().peers()).isEmpty();
        assertThat(topology.branch("hq").orElseThrow().preference()).containsExactly("tunnel");
    }

    @Test
    void a_removed_subnet_takes_what_stands_in_it() {
        Topology topology = network().apply(new Edit.RemoveSubnet(NVA_SUBNET));

        assertThat(topology.nvas()).isEmpty();
        assertThat(topology.subnet(NVA_SUBNET)).isEmpty();
        assertThat(topology.layout()).containsOnlyKeys("hub");
        assertThat(topology.gateways()).hasSize(1);
    }

    @Test
    void a_removed_route_table_leaves_its_subnets_without_one() {
        Topology topology = network().apply(new Edit.Remove(new Ref(Kind.ROUTE_TABLE, "rt")));

        assertThat(topology.subnet(NVA_SUBNET).orElseThrow().routeTable()).isNull();
    }

    // Moving and placing.

    @Test
    void a_moved_nva_keeps_its_peering_at_its_new_address() {
        SubnetRef target = new SubnetRef("spoke", "default");

        Topology topology = network().apply(new Edit.Move(NVA1, target, address("10.1.0.9")));

        assertThat(topology.nva("nva1").orElseThrow().subnet()).isEqualTo(target);
        assertThat(topology.routeServer("rs").orElseThrow().peer("nva1").orElseThrow().ip())
                .isEqualTo(address("10.1.0.9"));
    }

    @Test
    void placing_moves_on_the_canvas_and_nothing_else() {
        Topology before = network();
        Box box = new Box(7, 8, null, null);

        Topology after = before.apply(new Edit.Place(Map.of("vm", box)));

        assertThat(after.layout()).containsEntry("vm", box).containsKey("hub");
        assertThat(after.edit().layout(before.layout()).build()).isEqualTo(before);
    }

    @Test
    void a_finding_is_suppressed_and_shown_again() {
        Topology before = network();
        Suppression suppression = new Suppression("V-001", "hub", "a lab", null);

        Topology suppressed = before.apply(new Edit.Suppress(suppression));

        assertThat(suppressed.suppressions()).contains(suppression);
        assertThat(suppressed.apply(new Edit.Unsuppress("V-001", "hub"))).isEqualTo(before);
    }

    // Several at once, and what is refused.

    @Test
    void several_edits_are_one_step_or_none() {
        Topology before = network();
        Edit good = new Edit.SetProfile(ProfileName.ARTICLE);
        Edit bad = new Edit.Remove(new Ref(Kind.NVA, "nva9"));

        assertThat(before.apply(new Edit.Together("both", List.of(good, good))).profile())
                .isEqualTo(ProfileName.ARTICLE);
        assertThat(before.attempt(new Edit.Together("both", List.of(good, bad))))
                .isEqualTo(new Edited.Refused("there is no NVA nva9"));
        assertThat(before).isEqualTo(network());
    }

    @Test
    void what_cannot_be_is_refused_with_a_sentence_and_changes_nothing() {
        Topology topology = network();
        List<String> refusals = new ArrayList<>();

        for (Edit edit :
                List.of(
                        new Edit.Add(new Nva("nva1", NVA_SUBNET, address("10.0.4.9"))),
                        new Edit.Add(
                                new Nva("nva3", new SubnetRef("hub", "nav"), address("10.0.4.9"))),
                        new Edit.Add(Peering.between("hub", "hub")),
                        new Edit.Change(new Branch("hp", List.of(), null)),
                        new Edit.Rename(NVA1, "nva2"),
                        new Edit.Rename(NVA1, " "),
                        new Edit.Rename(new Ref(Kind.PEERING, "hub>spoke"), "x"),
                        new Edit.RenameSubnet(NVA_SUBNET, "GatewaySubnet"),
                        new Edit.Move(NVA1, new SubnetRef("hub", "none"), address("10.0.4.9")),
                        new Edit.Move(new Ref(Kind.GATEWAY, "gw"), NVA_SUBNET, address("10.0.4.9")),
                        new Edit.AddPeer("rs", "nva1"),
                        new Edit.RemovePeer("rs", "nva7"))) {
            if (topology.attempt(edit) instanceof Edited.Refused(var sentence)) {
                refusals.add(sentence);
            }
        }

        assertThat(refusals)
                .containsExactly(
                        "there are two of the name 'nva1' in nvas; give one of them another name",
                        "there is no subnet 'hub/nav'; did you mean 'hub/nva'?",
                        "a network cannot be peered with itself; name another one",
                        "there is no branch hp",
                        "there are two of the name 'nva2' in nvas; give one of them another name",
                        "every NVA needs a name",
                        "a peering is named by the networks it joins",
                        "hub has two of the name 'GatewaySubnet' in subnets; give one of them"
                                + " another name",
                        "there is no subnet hub/none",
                        "a gateway gw does not move between subnets",
                        "nva1 is a peer of rs already",
                        "rs has no peer nva7");
        assertThat(topology).isEqualTo(network());
    }

    private static NvaBgp bgp(Topology topology, String nva) {
        return topology.nva(nva).orElseThrow().speaks().orElseThrow();
    }

    /// A hub with a Route Server, two NVAs (the first is its peer), a gateway and a branch that is
    /// joined to both, and a spoke.
    private static Topology network() {
        Topology.Builder builder =
                new Topology.Builder("test")
                        .layout(
                                Map.of(
                                        "hub", new Box(0, 0, 9.0, 9.0),
                                        "hub/nva", new Box(1, 1, 3.0, 3.0),
                                        "nva1", new Box(2, 2, null, null)))
                        .suppressions(List.of(new Suppression("V-072", "nva1", "a lab", null)));
        builder.add(
                new VirtualNetwork(
                        "hub",
                        List.of(prefix("10.0.0.0/16")),
                        List.of(
                                new Subnet(Subnet.ROUTE_SERVER, prefix("10.0.6.0/26")),
                                new Subnet(Subnet.GATEWAY, prefix("10.0.5.0/27")),
                                new Subnet("nva", prefix("10.0.4.0/24")).withRouteTable("rt"))));
        builder.add(
                new VirtualNetwork(
                        "spoke",
                        List.of(prefix("10.1.0.0/16")),
                        List.of(new Subnet("default", prefix("10.1.0.0/24")))));
        builder.add(Peering.between("hub", "spoke"));
        builder.add(Peering.between("spoke", "hub"));
        builder.add(new RouteTable("rt", false, List.of(), null));
        builder.add(
                new Nva("nva1", NVA_SUBNET, address("10.0.4.4"))
                        .withBgp(
                                new NvaBgp(
                                                new Asn(65001),
                                                List.of(address("10.0.6.4"), address("10.0.6.5")),
                                                List.of())
                                        .withPolicies(List.of(policyFor("sdwan")))));
        builder.add(new Nva("nva2", NVA_SUBNET, address("10.0.4.5")));
        builder.add(
                new RouteServer("rs", "hub")
                        .withPeers(
                                List.of(
                                        new RouteServer.Peer(
                                                "nva1", address("10.0.4.4"), new Asn(65001))))
                        .withRouteMaps(
                                List.of(
                                        new RouteMap(
                                                "map",
                                                List.of(
                                                        new RouteMap.Attachment(
                                                                "nva1", null, Direction.IN),
                                                        new RouteMap.Attachment(
                                                                null, "tunnel", Direction.OUT)),
                                                List.of(),
                                                null))));
        builder.add(
                new Gateway("gw", Gateway.Type.VPN, new SubnetRef("hub", Subnet.GATEWAY), true));
        builder.add(
                new LoadBalancer("lb", NVA_SUBNET, address("10.0.4.10"), List.of("nva1", "nva2")));
        builder.add(
                new Branch(
                        "hq",
                        List.of(prefix("192.168.1.0/24")),
                        new Asn(65010),
                        true,
                        List.of("sdwan", "tunnel"),
                        null));
        builder.add(new Connection("tunnel", "hq", "gw", Connection.Type.IPSEC));
        builder.add(new Connection("sdwan", "hq", "nva1", Connection.Type.SDWAN));
        builder.add(
                new VirtualMachine("vm", new SubnetRef("spoke", "default"), address("10.1.0.4")));
        builder.add(
                new Expectation(
                        "reaches", "vm", "hq", "delivered", List.of("nva1"), null, null, null));
        return builder.build();
    }

    private static NvaBgp.Policy policyFor(String neighbor) {
        return new NvaBgp.Policy(
                neighbor, Direction.IN, NvaBgp.Match.ALL, true, 0, List.of(), List.of(), null);
    }

    private static Ipv4Prefix prefix(String text) {
        return Ipv4Prefix.parse(text);
    }

    private static Ipv4Address address(String text) {
        return Ipv4Address.parse(text);
    }
}
