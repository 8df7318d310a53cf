package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// Packets over what the lab has programmed and its devices know: the path tables of scenarios 1,
/// 5, 12, 21, 26, 28 and 30.
class PathScenario {

    private static final String B2B =
            "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]";

    private static PathReport vm(Drive drive, String name, String to) {
        return drive.now()
                .fabric()
                .path(new Ref(Kind.VIRTUAL_MACHINE, name), null, Ipv4Address.parse(to));
    }

    private static PathReport branch(Drive drive, String name, String from, String to) {
        return drive.now()
                .fabric()
                .path(new Ref(Kind.BRANCH, name), Ipv4Address.parse(from), Ipv4Address.parse(to));
    }

    private static List<List<String>> hops(PathReport report) {
        return report.forward().stream()
                .map(trace -> trace.hops().stream().map(hop -> hop.at().name()).toList())
                .toList();
    }

    @Test
    void s01_spokes_reach_the_sites_and_the_sites_reach_the_spokes() {
        Drive drive = Drive.open("S-01");

        PathReport out = vm(drive, "spoke1-vm", "192.168.10.5");
        assertThat(out.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(hops(out).getFirst()).containsSubsequence("spoke1-vm", "nva1", "hq-nva1", "hq");
        assertThat(vm(drive, "spoke1-vm", "10.100.7.7").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(branch(drive, "hq", "192.168.10.5", "10.1.0.4").verdict())
                .isEqualTo(Verdict.DELIVERED);
        assertThat(vm(drive, "spoke1-vm", "10.2.0.4").verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(vm(drive, "spoke1-vm", "8.8.8.8").verdict()).isEqualTo(Verdict.INTERNET);
    }

    @Test
    void s03_until_the_hold_timer_half_of_the_flows_die_at_the_dead_NVA() {
        Drive drive = Drive.open("S-02").with("10s:fail:nva1").to(60);
        PathReport during = vm(drive, "spoke1-vm", "192.168.10.5");
        assertThat(during.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(during.forward().stream().filter(Trace::delivered)).hasSize(1);

        drive.to(300);
        assertThat(vm(drive, "spoke1-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(vm(drive, "spoke1-vm", "172.16.0.10").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void s05_branches_reach_each_other_only_with_branch_to_branch() {
        Drive off = Drive.open("S-05");
        assertThat(branch(off, "branch-a", "192.168.1.10", "192.168.2.10").verdict())
                .isEqualTo(Verdict.BLACK_HOLE);
        assertThat(branch(off, "branch-b", "192.168.2.10", "192.168.1.10").verdict())
                .isNotEqualTo(Verdict.DELIVERED);
        assertThat(vm(off, "spoke1-vm", "192.168.1.10").verdict()).isEqualTo(Verdict.DELIVERED);

        Drive on = Drive.open("S-05", B2B);
        PathReport there = branch(on, "branch-a", "192.168.1.10", "192.168.2.10");
        assertThat(there.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(hops(there).getFirst())
                .containsSubsequence("branch-a", "a-gw", "vpn-gw", "nva1", "b-nva1", "branch-b");
        assertThat(branch(on, "branch-b", "192.168.2.10", "192.168.1.10").verdict())
                .isEqualTo(Verdict.DELIVERED);
        assertThat(vm(on, "spoke1-vm", "192.168.2.10").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void s12_a_default_route_loops_at_the_NVA_that_gave_it() {
        Drive drive = Drive.open("S-12");
        assertThat(vm(drive, "spoke1-vm", "8.8.8.8").verdict()).isEqualTo(Verdict.LOOP);
        assertThat(vm(drive, "spoke1-vm", "10.2.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void s21_and_s28_gateway_and_tunnel() {
        Drive paris = Drive.open("S-21");
        assertThat(vm(paris, "spoke1-vm", "192.168.9.1").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(vm(paris, "spoke1-vm", "192.168.10.1").verdict()).isEqualTo(Verdict.BLACK_HOLE);

        Drive tunnel = Drive.open("S-28").with("10s:down:c-nva1").to(300);
        PathReport dead = vm(tunnel, "spoke1-vm", "192.168.3.10");
        assertThat(dead.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(hops(dead).getFirst()).contains("nva1");
    }

    @Test
    void s26_and_s30_across_regions() {
        Drive two = Drive.open("S-26");
        PathReport far = vm(two, "vm-b", "10.11.0.4");
        assertThat(far.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(hops(far).getFirst())
                .containsSubsequence("vm-b", "nva-b", "a-b", "nva-a", "vm-a");

        Drive lab = Drive.open("S-30");
        assertThat(vm(lab, "vm-hub1-ep", "10.31.0.4").verdict()).isNotEqualTo(Verdict.DELIVERED);
        assertThat(vm(lab, "vm-c1-ep", "10.40.1.4").verdict()).isNotEqualTo(Verdict.FILTERED);
    }
}
