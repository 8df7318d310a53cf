package studio.routeserver.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// Which conversations are spoken about, and how one is written.
class FlowTest {

    private static final Topology FOUNDING = Watched.founding();

    @Test
    void without_expectations_it_is_every_VM_and_every_branch_prefix_both_ways() {
        List<String> flows = Flow.of(FOUNDING).stream().map(Flow::toString).toList();

        assertThat(flows)
                .hasSize(3 * 4 * 2)
                .doesNotHaveDuplicates()
                .startsWith("spoke1-vm>192.168.1.10", "192.168.1.10>spoke1-vm")
                .contains("spoke3-vm>10.100.0.10", "172.16.0.10>spoke2-vm");
    }

    @Test
    void a_VM_that_does_not_run_has_no_flows() {
        Topology stopped =
                Drawing.on(FOUNDING)
                        .vm("spoke1-vm", VirtualMachine.State.STOPPED)
                        .vm("spoke2-vm", VirtualMachine.State.ABSENT)
                        .done();

        assertThat(Flow.of(stopped))
                .hasSize(4 * 2)
                .allSatisfy(flow -> assertThat(flow.toString()).contains("spoke3-vm"));
    }

    @Test
    void expectations_are_the_flows_where_the_file_has_some() {
        Topology expecting =
                FOUNDING.edit()
                        .expectations(
                                List.of(
                                        expectation("spoke1-vm", "branch-b"),
                                        expectation("branch-a", "10.2.0.4"),
                                        expectation("spoke9-vm", "branch-b")))
                        .build();

        assertThat(Flow.of(expecting))
                .as("one that speaks of what is not there is left out")
                .extracting(Flow::toString)
                .containsExactly("spoke1-vm>branch-b", "branch-a>10.2.0.4");
    }

    @Test
    void a_name_stands_for_its_address() {
        Flow flow = Flow.parse(FOUNDING, " spoke1-vm > branch-b ");

        assertThat(flow.from()).isEqualTo(new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm"));
        assertThat(flow.source()).hasToString("10.1.0.4");
        assertThat(flow.destination()).hasToString("192.168.2.10");
        assertThat(flow).hasToString("spoke1-vm>branch-b");
    }

    @Test
    void an_address_is_its_owner_s() {
        assertThat(Flow.parse(FOUNDING, "172.20.1.1>10.3.0.4").from())
                .isEqualTo(new Ref(Kind.BRANCH, "branch-b"));
        assertThat(Flow.parse(FOUNDING, "10.0.4.5>8.8.8.8").from())
                .isEqualTo(new Ref(Kind.NVA, "nva2"));
        assertThat(Flow.parse(FOUNDING, "10.3.0.4>10.1.0.4").from())
                .isEqualTo(new Ref(Kind.VIRTUAL_MACHINE, "spoke3-vm"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spoke1-vm|'spoke1-vm' is not a flow; write FROM>TO, such as"
                        + " spoke1-vm>192.168.1.10",
                ">branch-b|'>branch-b' is not a flow; write FROM>TO, such as"
                        + " spoke1-vm>192.168.1.10",
                "spoke1-vm>|'spoke1-vm>' is not a flow; write FROM>TO, such as"
                        + " spoke1-vm>192.168.1.10",
                "spoke1-vn>branch-b|there is no virtual machine, NVA or branch 'spoke1-vn'; did you"
                        + " mean 'spoke1-vm'?",
                "spoke1-vm>brunch-b|there is no virtual machine, NVA or branch 'brunch-b'; did you"
                        + " mean 'branch-b'?",
                "8.8.8.8>spoke1-vm|nothing in this network has the address 8.8.8.8; name a virtual"
                        + " machine, an NVA or a branch",
                "spoke1-vm>10.0.0.256|'10.0.0.256' is not an IPv4 address; write four numbers of 0"
                        + " to 255, such as 10.0.4.4",
                "spoke1-vm> |'spoke1-vm> ' is not a flow; write FROM>TO, such as"
                        + " spoke1-vm>192.168.1.10"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void what_is_no_flow_is_told_how_to_write_one(String text, String sentence) {
        assertThatThrownBy(() -> Flow.parse(FOUNDING, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void in_an_empty_network_there_is_nothing_to_name() {
        Topology empty = Drawing.canvas().done();

        assertThat(Flow.of(empty)).isEmpty();
        assertThatThrownBy(() -> Flow.parse(empty, "a>b"))
                .hasMessage(
                        "there is no virtual machine, NVA or branch 'a'; this network has none");
    }

    @Test
    void a_flow_of_a_renamed_VM_goes_by_its_new_name() {
        Topology renamed =
                FOUNDING.apply(new Edit.Rename(new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm"), "web"));

        assertThat(Flow.of(renamed).getFirst()).hasToString("web>192.168.1.10");
    }

    private static Expectation expectation(String from, String to) {
        return Watched.expectation(from + " to " + to, from, to);
    }
}
