package studio.routeserver.advice.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.project.Samples;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

class HeadroomTest {

    private static Topology founding() {
        return Samples.open(Samples.FOUNDING).topology();
    }

    /// The founding network with an NVA that states that many prefixes.
    private static Topology stating(int prefixes) {
        Topology topology = founding();
        Nva nva = topology.nva("nva1").orElseThrow();
        List<NvaBgp.Advertisement> statements = new ArrayList<>();
        for (int i = 0; i < prefixes; i++) {
            statements.add(
                    new NvaBgp.Advertisement(
                            Ipv4Prefix.parse("172.%d.%d.0/24".formatted(16 + i / 256, i % 256))));
        }
        return topology.apply(
                new Edit.Change(nva.withBgp(nva.speaks().orElseThrow().withAdvertise(statements))));
    }

    private static Meter meter(Headroom headroom, Limit limit) {
        return headroom.meters().stream()
                .filter(meter -> meter.limit() == limit)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_founding_sample_has_room_everywhere() {
        Topology topology = founding();

        Headroom headroom = Headroom.of(topology, RunningLab.of(topology, 1).snapshot());

        assertThat(headroom.meters()).extracting(Meter::level).containsOnly(Meter.Level.FREE);
        assertThat(headroom.meters())
                .extracting(meter -> meter.limit().id(), Meter::reading)
                .contains(
                        tuple("L-01", "2 of 8"),
                        tuple("L-02", "3 of 4,000"),
                        tuple("L-03", "11 of 10,000"),
                        tuple("L-04", "4, no limit"),
                        tuple("L-05", "3 of 4,000"),
                        tuple("L-13", "3 of 500"),
                        tuple("L-14", "4 of 1,000"),
                        tuple("L-15", "3 of 3,000"),
                        tuple("L-16", "6 of 65,536"),
                        tuple("L-25", "1 of 30"));
        assertThat(meter(headroom, Limit.PEERS_PER_ROUTE_SERVER).acts())
                .isEqualTo("at 9 Azure refuses the ninth peer");
    }

    @Test
    void how_many_connections_a_vpn_gateway_takes_is_its_skus() {
        assertThat(meter(Headroom.of(withSku("Basic"), null), Limit.VPN_TUNNELS).acts())
                .isEqualTo("at 11 Azure refuses");
        assertThat(meter(Headroom.of(withSku("VpnGw5AZ"), null), Limit.VPN_TUNNELS).reading())
                .isEqualTo("1 of 100");
    }

    private static Topology withSku(String sku) {
        Topology topology = founding();
        Gateway gateway = topology.gateway("vpn-gw").orElseThrow();
        return topology.apply(
                new Edit.Change(
                        new Gateway(
                                gateway.name(),
                                gateway.type(),
                                gateway.subnet(),
                                gateway.activeActive(),
                                sku,
                                gateway.asn(),
                                gateway.apipa(),
                                gateway.extra())));
    }

    @Test
    void of_a_limit_that_is_met_everywhere_the_fullest_places_are_listed() {
        Topology.Builder builder = founding().edit();
        for (int i = 0; i < 20; i++) {
            builder.add(
                    new VirtualNetwork(
                            "more" + i,
                            List.of(Ipv4Prefix.parse("10.%d.0.0/16".formatted(50 + i))),
                            List.of()));
        }
        Headroom headroom = Headroom.of(builder.build(), null);

        assertThat(headroom.meters())
                .filteredOn(meter -> meter.limit() == Limit.SUBNETS_PER_NETWORK)
                .hasSize(24);
        assertThat(headroom.digest())
                .filteredOn(meter -> meter.limit() == Limit.SUBNETS_PER_NETWORK)
                .hasSize(8)
                .first()
                .returns("hub", Meter::object);
    }

    @Test
    void the_profile_sets_the_numbers() {
        Topology topology = founding().edit().profile(ProfileName.ARTICLE).build();

        Headroom headroom = Headroom.of(topology, RunningLab.of(topology, 1).snapshot());

        assertThat(meter(headroom, Limit.ROUTES_PER_PEER).most()).isEqualTo(OptionalLong.of(1_000));
        assertThat(meter(headroom, Limit.ROUTES_PER_NETWORK).reading()).isEqualTo("4 of 1,000");
        assertThat(meter(headroom, Limit.PEERINGS_PER_NETWORK).acts())
                .isEqualTo("this profile knows no limit");
    }

    /// Held and incoming count together (R-RS-18): half the limit is what is safe.
    @Test
    void past_half_the_routes_of_a_peer_the_meter_says_that_telling_again_counts_twice() {
        Meter half = meter(Headroom.of(stating(2_000), null), Limit.ROUTES_PER_PEER);
        Meter more = meter(Headroom.of(stating(2_001), null), Limit.ROUTES_PER_PEER);

        assertThat(half.level()).isEqualTo(Meter.Level.FREE);
        assertThat(more.level()).isEqualTo(Meter.Level.NEAR);
        assertThat(more.acts()).contains("at 4,001 Azure ends the session", "2,000 are safe");
    }

    @Test
    void where_a_meter_is_beyond_its_limit_the_rule_that_it_names_speaks() {
        Topology topology = stating(4_001);

        Headroom headroom = Headroom.of(topology, null);

        assertThat(headroom.fullest()).isNotNull();
        assertThat(headroom.fullest().limit()).isEqualTo(Limit.ROUTES_PER_PEER);
        assertThat(headroom.fullest().level()).isEqualTo(Meter.Level.BEYOND);
        assertThat(Advice.of(topology, null).findings())
                .extracting(Finding::rule)
                .contains(headroom.fullest().rule());
    }
}
