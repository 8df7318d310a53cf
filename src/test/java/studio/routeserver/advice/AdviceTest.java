package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Suppression;
import studio.routeserver.topology.Topology;

/// How findings are put together.
class AdviceTest {

    private static final Topology FOUNDING = Checked.founding().topology();

    /// Wrong in several ways: an error, outages, a warning.
    private static Topology wrong() {
        Gateway standby = FOUNDING.gateway("vpn-gw").orElseThrow().withActiveActive(false);
        return Drawing.on(FOUNDING.apply(new Edit.Change(standby)))
                .nva("nva2", nva -> nva.ipForwarding(false))
                .nva("nva1", nva -> nva.ipForwarding(false))
                .vm("a-vm", "hub/RouteServerSubnet", "10.0.6.9")
                .peering("hub>spoke2", peering -> peering.withAllowForwardedTraffic(false))
                .done();
    }

    @Test
    void findings_are_worst_first_then_by_rule_and_object() {
        List<Finding> findings = Checked.of(wrong()).advice().findings();

        assertThat(findings)
                .isSortedAccordingTo(
                        Comparator.comparing(Finding::severity)
                                .thenComparing(Finding::rule)
                                .thenComparing(Finding::object));
        assertThat(findings)
                .extracting(finding -> finding.rule() + " " + finding.object())
                .containsSubsequence("V-010 a-vm", "V-036 nva1", "V-036 nva2", "V-045 vpn-gw");
    }

    @Test
    void the_same_network_is_always_told_the_same() {
        assertThat(Checked.of(wrong()).advice()).isEqualTo(Checked.of(wrong()).advice());
    }

    @Test
    void a_suppression_takes_one_finding_of_one_object_out() {
        Suppression accepted = new Suppression("V-036", "nva1", "forwards nothing yet", null);

        Checked checked = Checked.of(wrong().apply(new Edit.Suppress(accepted)));

        assertThat(checked.objects("V-036")).containsExactly("nva2");
        assertThat(checked.advice().suppressed())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.finding().object()).isEqualTo("nva1");
                    assertThat(one.reason()).isEqualTo("forwards nothing yet");
                });
    }

    @Test
    void without_a_running_network_the_drawing_alone_is_judged() {
        Topology topology = wrong();

        Advice drawn = Advice.of(topology, null);
        Advice run = Advice.of(topology, RunningLab.of(topology, 1).snapshot());

        assertThat(run.findings()).containsAll(drawn.findings());
        assertThat(drawn.findings()).extracting(Finding::rule).contains("V-010", "V-036", "V-045");
    }

    @Test
    void any_asks_for_that_severity_or_worse() {
        Advice advice = Advice.of(wrong(), null);
        Advice fine = Advice.of(FOUNDING, null);

        assertThat(advice.any(Severity.ERROR)).isTrue();
        assertThat(advice.any(Severity.INFO)).isTrue();
        assertThat(fine.any(Severity.WARNING)).isFalse();
    }

    @Test
    void an_empty_canvas_has_nothing_wrong() {
        assertThat(Checked.of(Drawing.canvas().done()).advice().findings()).isEmpty();
    }
}
