package studio.routeserver.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

class SamplesTest {

    private static final Path DIRECTORY = Path.of("samples");

    @Test
    void the_index_names_every_sample() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            List<String> projects =
                    files.map(file -> DIRECTORY.relativize(file).toString())
                            .filter(name -> name.endsWith(".json"))
                            .toList();

            assertThat(Samples.all())
                    .extracting(Samples.Sample::file)
                    .containsExactlyInAnyOrderElementsOf(projects);
        }
    }

    @Test
    void every_sample_is_written_as_this_program_writes() throws IOException {
        for (Samples.Sample sample : Samples.all()) {
            Loaded.Project project = Samples.open(sample.file());

            assertThat(ProjectWriter.write(project.topology(), null))
                    .asString()
                    .isEqualTo(Files.readString(DIRECTORY.resolve(sample.file())));
        }
    }

    @Test
    void a_sample_that_is_not_there_is_not_opened() {
        assertThatThrownBy(() -> Samples.open("../pom.xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no sample ../pom.xml");
    }

    @Test
    void the_founding_sample_has_the_addresses_of_the_founding_article() {
        Topology sample = Samples.open(Samples.FOUNDING).topology();
        RouteServer server = sample.routeServer("hub-route-server").orElseThrow();

        assertThat(server.branchToBranch()).isTrue();
        assertThat(Addresses.instances(sample, server))
                .containsExactly(address("10.0.6.4"), address("10.0.6.5"));
        assertThat(sample.virtualNetworks())
                .extracting(VirtualNetwork::name)
                .containsExactly("hub", "spoke1", "spoke2", "spoke3");
        assertThat(sample.virtualNetwork("hub").orElseThrow().subnets())
                .extracting(Subnet::name, subnet -> subnet.prefix().toString())
                .containsExactly(
                        tuple("RouteServerSubnet", "10.0.6.0/26"),
                        tuple("GatewaySubnet", "10.0.5.0/27"),
                        tuple("nva", "10.0.4.0/24"));
        assertThat(sample.nics())
                .extracting(Nic::name, nic -> nic.ip().toString(), Nic::ipForwarding)
                .containsExactly(
                        tuple("nva1", "10.0.4.4", true),
                        tuple("nva2", "10.0.4.5", true),
                        tuple("spoke1-vm", "10.1.0.4", false),
                        tuple("spoke2-vm", "10.2.0.4", false),
                        tuple("spoke3-vm", "10.3.0.4", false));
    }

    @Test
    void both_nvas_of_the_founding_sample_tell_both_instances_the_same() {
        Topology sample = Samples.open(Samples.FOUNDING).topology();

        assertThat(sample.nvas()).extracting(Nva::zone).containsExactly("1", "2");
        assertThat(sample.nvas())
                .extracting(nva -> nva.speaks().orElseThrow())
                .allSatisfy(bgp -> {
                    assertThat(bgp.asn().value()).isEqualTo(65001);
                    assertThat(bgp.holdTime()).isNull();
                    assertThat(bgp.bfd()).isNull();
                    assertThat(bgp.redistributeTunnels()).isFalse();
                    assertThat(bgp.neighbors())
                            .containsExactly(address("10.0.6.4"), address("10.0.6.5"));
                    assertThat(bgp.advertise())
                            .extracting(NvaBgp.Advertisement::prefix)
                            .containsExactly(
                                    Ipv4Prefix.parse("192.168.0.0/16"),
                                    Ipv4Prefix.parse("172.16.0.0/12"),
                                    Ipv4Prefix.parse("10.100.0.0/16"));
                });
    }

    @Test
    void the_gateway_of_the_founding_sample_is_active_active() {
        Gateway gateway = Samples.open(Samples.FOUNDING).topology().gateway("vpn-gw").orElseThrow();

        assertThat(gateway.activeActive()).isTrue();
        assertThat(gateway.effectiveSku()).isEqualTo("VpnGw2AZ");
        assertThat(gateway.localAsn().value()).isEqualTo(65515);
    }

    @Test
    void everything_in_the_founding_sample_has_its_place_on_the_canvas() {
        Topology sample = Samples.open(Samples.FOUNDING).topology();
        List<String> objects =
                Stream.of(
                                sample.virtualNetworks().stream().map(VirtualNetwork::name),
                                sample.virtualNetworks().stream()
                                        .flatMap(network ->
                                                network.subnets().stream()
                                                        .map(s -> network.name() + "/" + s.name())),
                                sample.nics().stream().map(Nic::name),
                                Stream.of("hub-route-server", "vpn-gw", "branch-a", "branch-b"))
                        .flatMap(names -> names)
                        .toList();

        assertThat(sample.layout().keySet()).containsExactlyInAnyOrderElementsOf(objects);
    }

    @Test
    void every_subnet_of_the_founding_sample_lies_in_its_network() {
        Topology sample = Samples.open(Samples.FOUNDING).topology();

        assertThat(sample.layout().keySet())
                .filteredOn(name -> name.contains("/"))
                .allSatisfy(name -> {
                    String network = name.substring(0, name.indexOf('/'));
                    assertThat(inside(box(sample, network), box(sample, name))).isTrue();
                });
    }

    private static Box box(Topology topology, String name) {
        Box box = topology.layout().get(name);
        if (box == null) {
            throw new AssertionError(name + " has no place");
        }
        return box;
    }

    private static boolean inside(Box outer, Box inner) {
        return inner.x() >= outer.x() + 16
                && inner.y() >= outer.y() + 28 + 16
                && right(inner) <= right(outer) - 16
                && bottom(inner) <= bottom(outer) - 16;
    }

    private static double right(Box box) {
        return box.x() + (box.width() == null ? 0 : box.width());
    }

    private static double bottom(Box box) {
        return box.y() + (box.height() == null ? 0 : box.height());
    }

    private static Ipv4Address address(String text) {
        return Ipv4Address.parse(text);
    }
}
