package studio.routeserver.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.SinglePoints.Between;

/// What parts a VM from a branch when it alone is lost.
class SinglePointsTest {

    private static final Topology FOUNDING = Watched.founding();

    @Test
    void every_VM_is_judged_with_every_branch() {
        assertThat(SinglePoints.of(FOUNDING))
                .hasSize(6)
                .allSatisfy(pair -> assertThat(pair.joined()).isTrue());
        assertThat(SinglePoints.of(Drawing.canvas().done())).isEmpty();
    }

    @Test
    void two_NVAs_and_two_gateway_instances_are_no_single_points_but_one_tunnel_is() {
        assertThat(points(FOUNDING, "spoke1-vm", "branch-b")).isEmpty();
        assertThat(points(FOUNDING, "spoke1-vm", "branch-a")).containsExactly("a-gw");
    }

    @Test
    void without_nva2_all_hangs_on_nva1_and_its_tunnel() {
        Topology alone = Drawing.on(FOUNDING).remove(Kind.NVA, "nva2").done();

        assertThat(points(alone, "spoke2-vm", "branch-b")).containsExactly("nva1", "b-nva1");
    }

    @Test
    void a_gateway_that_stands_by_is_a_single_point() {
        Topology standby =
                FOUNDING.apply(
                        new Edit.Change(
                                FOUNDING.gateway("vpn-gw").orElseThrow().withActiveActive(false)));

        assertThat(points(standby, "spoke3-vm", "branch-a")).containsExactly("vpn-gw", "a-gw");
    }

    @Test
    void a_second_tunnel_takes_the_tunnel_off_the_list() {
        Topology doubled = Drawing.on(FOUNDING).tunnel("a-gw2", "branch-a", "vpn-gw").done();

        assertThat(points(doubled, "spoke1-vm", "branch-a")).isEmpty();
    }

    @Test
    void a_branch_that_other_branches_hang_on_is_no_point_of_its_own_pair() {
        Topology chain =
                Drawing.on(FOUNDING)
                        .remove(Kind.NVA, "nva2")
                        .bgpBranch("branch-c", 65030, "192.168.3.0/24")
                        .tunnel("c-nva1", "branch-c", "nva1")
                        .done();

        assertThat(points(chain, "spoke1-vm", "branch-c")).containsExactly("nva1", "c-nva1");
    }

    @Test
    void what_nothing_joins_has_no_points_and_says_so() {
        Topology apart = Drawing.on(FOUNDING).remove(Kind.PEERING, "spoke1>hub").done();
        Topology lonely = Drawing.on(FOUNDING).branch("island", "192.168.9.0/24").done();

        assertThat(pair(apart, "spoke1-vm", "branch-b").joined()).isFalse();
        assertThat(points(apart, "spoke1-vm", "branch-b")).isEmpty();
        assertThat(pair(apart, "spoke2-vm", "branch-b").joined()).isTrue();
        assertThat(pair(lonely, "spoke1-vm", "island").joined()).isFalse();
    }

    private static List<String> points(Topology topology, String machine, String branch) {
        return pair(topology, machine, branch).points().stream().map(Ref::name).toList();
    }

    private static Between pair(Topology topology, String machine, String branch) {
        return SinglePoints.of(topology).stream()
                .filter(one -> one.machine().name().equals(machine))
                .filter(one -> one.branch().name().equals(branch))
                .findFirst()
                .orElseThrow();
    }
}
