package studio.routeserver.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.Json;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute.Destination;
import studio.routeserver.topology.VirtualMachine;

class ProjectReaderTest {

    private static final Path SCENARIOS = Path.of("samples/scenarios");
    private static final Path EVERY_KEY = Path.of("src/test/resources/projects/every-key.json");

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_scenario_reads_and_is_written_back_as_it_was(Path file) throws IOException {
        Loaded.Project project = Opened.project(ProjectReader.read(file));

        assertThat(ProjectWriter.write(project.topology(), project))
                .isEqualTo(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_scenario_survives_being_written_anew(Path file) {
        Topology topology = Opened.topology(ProjectReader.read(file));

        byte[] anew = ProjectWriter.write(topology, null);

        assertThat(Opened.topology(ProjectReader.read("anew.json", anew))).isEqualTo(topology);
    }

    static Stream<Path> scenarios() {
        return Stream.concat(
                IntStream.rangeClosed(1, 30)
                        .mapToObj("S-%02d.json"::formatted)
                        .map(SCENARIOS::resolve),
                Stream.of(EVERY_KEY));
    }

    @Test
    void a_file_with_every_key_gives_a_topology_that_holds_it_all() {
        Topology topology = everyKey();

        assertThat(topology.profile()).isEqualTo(ProfileName.ARTICLE);
        assertThat(Stream.of(Kind.values()))
                .allSatisfy(kind -> assertThat(topology.all(kind)).isNotEmpty());
        assertThat(topology.suppressions()).singleElement().hasNoNullFieldsOrProperties();
        assertThat(topology.layout()).containsOnlyKeys("hub", "extra");
        assertThat(topology.virtualNetworks().getFirst().subnets().getFirst())
                .hasNoNullFieldsOrProperties();
        RouteServer server = topology.routeServers().getFirst();
        assertThat(server).hasNoNullFieldsOrProperties();
        assertThat(server.hubRoutingPreference()).isEqualTo(HubRoutingPreference.AS_PATH);
        assertThat(server.routeMaps()).extracting(map -> map.attach().size()).containsExactly(1, 2);
        assertThat(server.routeMaps().getFirst().rules().getFirst().actions())
                .extracting(RouteMap.Action::subject)
                .containsExactly(RouteMap.Subject.AS_PATH, RouteMap.Subject.COMMUNITY, null);
        Gateway gateway = topology.gateways().getFirst();
        assertThat(gateway).hasNoNullFieldsOrProperties();
        assertThat(gateway.apipa()).hasSize(2);
        assertThat(topology.loadBalancers().getFirst()).hasNoNullFieldsOrProperties();
        assertThat(topology.branches().getFirst()).hasNoNullFieldsOrProperties();
        Connection tunnel = topology.connection("nva-tunnel").orElseThrow();
        assertThat(tunnel.farEnd()).isEqualTo("nva1");
        assertThat(tunnel.routing()).isEqualTo(Connection.Routing.BOTH);
        assertThat(topology.routeTables().getFirst().routes())
                .extracting(route -> route.destination().getClass().getSimpleName())
                .containsExactly("Prefix", "ServiceTag");
        assertThat(topology.routeTables().getFirst().routes().getLast().destination())
                .isEqualTo(new Destination.ServiceTag("Storage.WestEurope"));
        assertThat(topology.virtualMachines().getFirst().state())
                .isEqualTo(VirtualMachine.State.STOPPED);
        assertThat(topology.expectations().getFirst().within()).isEqualTo(Duration.ofMillis(2500));
        assertThat(topology.runs().getFirst().until()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void everything_that_can_be_said_of_an_nva_is_read() {
        Nva nva = everyKey().nva("nva1").orElseThrow();
        NvaBgp bgp = nva.speaks().orElseThrow();

        assertThat(nva).hasNoNullFieldsOrProperties();
        assertThat(nva.zone()).isEqualTo("2");
        assertThat(nva.speaker()).isEqualTo(Nva.Speaker.EXTERNAL);
        assertThat(nva.forwarding()).isFalse();
        assertThat(nva.snat().prefixes()).hasToString("[0.0.0.0/0]");
        assertThat(bgp).hasNoNullFieldsOrProperties();
        assertThat(bgp.routeRefresh()).isFalse();
        assertThat(bgp.asOverride()).isTrue();
        assertThat(bgp.redistributeTunnels()).isTrue();
        assertThat(bgp.advertise().getFirst()).hasNoNullFieldsOrProperties();
        assertThat(bgp.policies().getFirst()).hasNoNullFieldsOrProperties();
        assertThat(bgp.policies().getFirst().match()).hasNoNullFieldsOrProperties();
        assertThat(bgp.policies().getLast().match()).isEqualTo(NvaBgp.Match.ALL);
        assertThat(everyKey().nva("nva2").orElseThrow().snat()).isEqualTo(Nva.Snat.ALL);
    }

    @Test
    void what_a_file_leaves_out_has_the_default_that_azure_gives_it() {
        Topology topology =
                Opened.topology(
                        ProjectReader.read(
                                "small.json",
                                """
                                { "routeServers": [ { "virtualNetwork": "hub", "name": "rs" } ],
                                  "peerings": [ { "to": "spoke", "from": "hub" } ],
                                  "nvas": [ { "ip": "10.0.1.4", "subnet": "hub/a", "name": "nva",
                                    "bgp": { "asn": 65001 } } ],
                                  "virtualNetworks": [
                                    { "name": "hub", "addressSpace": ["10.0.0.0/16"],
                                      "subnets": [ { "prefix": "10.0.1.0/24", "name": "a" } ] },
                                    { "name": "spoke", "addressSpace": [] } ],
                                  "format": "route-server-studio/1" }
                                """
                                        .getBytes(UTF_8)));

        assertThat(topology.name()).isEqualTo("Untitled");
        assertThat(topology.region()).isNull();
        assertThat(topology.profile()).isEqualTo(ProfileName.AZURE);
        assertThat(topology.peerings()).containsExactly(Peering.between("hub", "spoke"));
        assertThat(topology.routeServers()).containsExactly(new RouteServer("rs", "hub"));
        Nva nva = topology.nva("nva").orElseThrow();
        assertThat(nva.ipForwarding()).isFalse();
        assertThat(nva.forwarding()).isTrue();
        assertThat(nva.speaker()).isEqualTo(Nva.Speaker.SIMULATED);
        NvaBgp bgp = nva.speaks().orElseThrow();
        assertThat(bgp).isEqualTo(new NvaBgp(bgp.asn(), bgp.neighbors(), bgp.advertise()));
    }

    @Test
    void what_is_not_modelled_is_kept_byte_for_byte() {
        Topology topology = everyKey();

        assertThat(topology.foreign())
                .isEqualTo(
                        new Json.JsonObject(
                                "{ \"bastion\" :[ 1.50,\n      {\"sku\":\"Ba\\u0073ic\"} ]  }"));
        assertThat(topology.nva("nva1").orElseThrow().extra())
                .isEqualTo(new Json.JsonScalar("1e+3"));
        assertThat(topology.virtualNetworks().getFirst().extra())
                .isEqualTo(new Json.JsonArray("[null , true]"));
        assertThat(new String(ProjectWriter.write(topology, null), UTF_8))
                .contains(
                        "\"foreign\": { \"bastion\" :[ 1.50,\n      {\"sku\":\"Ba\\u0073ic\"} ]  }")
                .contains("\"extra\": 1e+3")
                .contains("\"extra\": [null , true]");
    }

    private static Topology everyKey() {
        return Opened.topology(ProjectReader.read(EVERY_KEY));
    }
}
