package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.VirtualMachine;

/// A flow is walked again only where an edit or a failure changes something on its way.
class SameWayTest {

    private static final Ref SPOKE1 = new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm");

    private final Lab lab = RunningLab.of(Drive.founding(), 1);
    private final PathReport before = walked();

    @Test
    void an_edit_elsewhere_leaves_the_report() {
        edit(new Edit.Rename(new Ref(Kind.VIRTUAL_MACHINE, "spoke3-vm"), "other"));

        assertThat(walked()).isSameAs(before);
    }

    @Test
    void a_lost_session_changes_the_way_and_its_return_brings_it_back() {
        lab.apply(new Fault.Fail(new Ref(Kind.NVA, "nva1"), null));
        lab.settle();
        PathReport without = walked();
        lab.apply(new Fault.Restore(new Ref(Kind.NVA, "nva1"), null));
        lab.settle();

        assertThat(without).isNotEqualTo(before);
        assertThat(walked()).isEqualTo(before);
    }

    @Test
    void a_VM_that_stops_gets_no_answer() {
        VirtualMachine machine =
                lab.snapshot().topology().virtualMachine("spoke1-vm").orElseThrow();
        edit(
                new Edit.Change(
                        new VirtualMachine(
                                machine.name(),
                                machine.subnet(),
                                machine.ip(),
                                VirtualMachine.State.STOPPED,
                                null)));

        assertThat(walked()).isNotEqualTo(before);
    }

    private void edit(Edit edit) {
        lab.reconcile(lab.snapshot().topology().apply(edit));
        lab.settle();
    }

    /// From a VM to the branch behind the NVAs.
    private PathReport walked() {
        LabSnapshot now = lab.snapshot();
        Ipv4Address branch = now.topology().branch("branch-b").orElseThrow().address();
        return now.fabric().path(SPOKE1, null, branch);
    }
}
