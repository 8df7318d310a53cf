package studio.routeserver.desktop.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.advice.capacity.Meter;
import studio.routeserver.azure.AzRoutes;
import studio.routeserver.desktop.Founding;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

class RouteListTest {

    private final LabSnapshot snapshot = Founding.workbench().momentProperty().get().snapshot();
    private final RouteList list =
            RouteList.of(snapshot, Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm"));

    private List<String> prefixes(String filter) {
        return RouteFilter.parse(filter).apply(list.rows()).stream().map(RouteRow::prefix).toList();
    }

    @Test
    void a_vm_has_the_nvas_prefixes_by_both_of_them() {
        RouteRow row =
                list.rows().stream()
                        .filter(candidate -> candidate.prefix().equals("192.168.0.0/16"))
                        .filter(RouteRow::listed)
                        .findFirst()
                        .orElseThrow();

        assertThat(row.ecmp()).isTrue();
        assertThat(row.owners()).containsExactly("nva1", "nva2");
        assertThat(row.asPath()).isEqualTo("65001");
    }

    @Test
    void an_address_finds_what_contains_it_longest_first() {
        assertThat(prefixes("192.168.1.10")).startsWith("192.168.1.0/24", "192.168.0.0/16");
    }

    @Test
    void inside_via_and_source_are_understood_together() {
        assertThat(prefixes(">10.0.0.0/8 via:nva1")).containsExactly("10.100.0.0/16");
        assertThat(prefixes("source:bgp"))
                .contains("192.168.0.0/16", "192.168.1.0/24")
                .doesNotContain("10.1.0.0/16");
    }

    @Test
    void nothing_is_kept_by_words_that_stand_nowhere() {
        assertThat(prefixes("via:nowhere")).isEmpty();
    }

    @Test
    void a_subnet_has_routes_too_and_a_network_none() {
        assertThat(
                        RouteList.of(snapshot, new Item.Subnet(new SubnetRef("spoke1", "default")))
                                .rows())
                .isNotEmpty();
        assertThat(RouteList.of(snapshot, Item.of(Kind.VIRTUAL_NETWORK, "hub")).rows()).isEmpty();
    }

    @Test
    void the_meter_over_the_table_reads_by_profile_and_warns_from_eight_tenths() {
        Topology founding = snapshot.topology();
        assertThat(Room.of(founding, list).reading()).isEqualTo("4 of 10,000");
        assertThat(Room.of(founding.edit().profile(ProfileName.ARTICLE).build(), list).reading())
                .isEqualTo("4 of 1,000");

        assertThat(level(799)).isEqualTo(Meter.Level.FREE);
        assertThat(level(800)).isEqualTo(Meter.Level.NEAR);
        assertThat(level(1_001)).isEqualTo(Meter.Level.BEYOND);
    }

    private Meter.Level level(int routes) {
        RouteRow one =
                list.rows().stream()
                        .filter(row -> row.prefix().equals("192.168.0.0/16"))
                        .filter(RouteRow::listed)
                        .findFirst()
                        .orElseThrow();
        RouteList many =
                new RouteList(
                        list.title(),
                        list.vantage(),
                        list.note(),
                        Collections.nCopies(routes, one),
                        list.azure());
        return Room.of(snapshot.topology().edit().profile(ProfileName.ARTICLE).build(), many)
                .level();
    }

    @Test
    void copied_as_az_it_is_what_the_command_line_prints() {
        String expected =
                AzRoutes.effectiveRoutes(
                        AzRoutes.rows(
                                snapshot.fabric()
                                        .routes(
                                                snapshot.topology()
                                                        .virtualMachine("spoke1-vm")
                                                        .orElseThrow()
                                                        .nic())));

        assertThat(RouteText.AZ_JSON.of(list, list.rows())).isEqualTo(expected);
    }

    @Test
    void an_owner_is_found_by_its_address() {
        assertThat(RouteOwners.name(snapshot.topology(), addressOf("nva1"))).isEqualTo("nva1");
        assertThat(
                        RouteOwners.name(
                                snapshot.topology(),
                                studio.routeserver.net.Ipv4Address.parse("10.0.6.5")))
                .isEqualTo("hub-route-server/1");
    }

    private studio.routeserver.net.Ipv4Address addressOf(String nva) {
        return snapshot.topology().nva(nva).orElseThrow().ip();
    }
}
