package studio.routeserver.desktop.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.Fault;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.VirtualMachine;

class WorkbenchTest {

    private static final SubnetRef SPOKE1 = new SubnetRef("spoke1", "default");
    private static final Edit ADD =
            new Edit.Add(new VirtualMachine("second-vm", SPOKE1, Ipv4Address.parse("10.1.0.5")));

    private final Workbench workbench = Founding.workbench();

    @Test
    void an_edit_is_one_named_step_and_its_result_is_there() {
        Edited edited = workbench.apply(ADD);

        assertThat(edited).isInstanceOf(Edited.Applied.class);
        assertThat(workbench.undoTitleProperty().get()).isEqualTo("Add second-vm");
        assertThat(workbench.updatingProperty().get()).isFalse();
        assertThat(
                        workbench
                                .momentProperty()
                                .get()
                                .snapshot()
                                .topology()
                                .virtualMachine("second-vm"))
                .isPresent();
        assertThat(workbench.selectionProperty().get())
                .containsExactly(Item.of(Kind.VIRTUAL_MACHINE, "second-vm"));
    }

    @Test
    void undoing_back_to_what_was_saved_clears_the_mark() {
        workbench.markSaved(Path.of("hub.json"));
        workbench.apply(ADD);
        assertThat(workbench.unsavedProperty().get()).isTrue();

        workbench.undo();

        assertThat(workbench.unsavedProperty().get()).isFalse();
        assertThat(workbench.redoTitleProperty().get()).isEqualTo("Add second-vm");
    }

    @Test
    void redo_brings_back_the_very_topology() {
        workbench.apply(ADD);
        var after = workbench.topology();
        workbench.undo();

        workbench.redo();

        assertThat(workbench.topology()).isSameAs(after);
    }

    @Test
    void redo_selects_what_the_edit_selected() {
        workbench.apply(ADD);
        var selected = workbench.selectionProperty().get();
        workbench.undo();

        workbench.redo();

        assertThat(workbench.selectionProperty().get()).isEqualTo(selected).isNotEmpty();
    }

    @Test
    void a_refused_edit_changes_nothing_and_says_why() {
        var before = workbench.topology();

        Edited edited =
                workbench.apply(
                        new Edit.Add(
                                new VirtualMachine(
                                        "spoke1-vm", SPOKE1, Ipv4Address.parse("10.1.0.9"))));

        assertThat(edited)
                .isInstanceOfSatisfying(
                        Edited.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("spoke1-vm"));
        assertThat(workbench.topology()).isSameAs(before);
        assertThat(workbench.undoTitleProperty().get()).isEmpty();
    }

    @Test
    void undo_restores_the_selection() {
        Item vm = Item.of(Kind.VIRTUAL_MACHINE, "spoke2-vm");
        workbench.select(vm);
        workbench.apply(new Edit.Remove(new Ref(Kind.VIRTUAL_MACHINE, "spoke2-vm")));
        assertThat(workbench.selectionProperty().get()).isEmpty();

        workbench.undo();

        assertThat(workbench.selectionProperty().get()).containsExactly(vm);
    }

    @Test
    void a_renamed_object_stays_selected() {
        workbench.select(Item.of(Kind.NVA, "nva1"));

        workbench.apply(new Edit.Rename(new Ref(Kind.NVA, "nva1"), "edge1"));

        assertThat(workbench.selectionProperty().get()).containsExactly(Item.of(Kind.NVA, "edge1"));
    }

    @Test
    void a_finding_appears_with_the_edit_and_its_fix_is_one_step() {
        workbench.apply(
                new Edit.ResizeSubnet(
                        new SubnetRef("hub", "RouteServerSubnet"),
                        Ipv4Prefix.parse("10.0.6.0/28")));
        var findings = workbench.frameProperty().get().advice().findings();
        assertThat(findings).extracting("rule").contains("V-007");

        workbench.apply(findings.getFirst().fixes().getFirst().edit());

        assertThat(workbench.frameProperty().get().advice().findings())
                .extracting("rule")
                .doesNotContain("V-007");
        assertThat(workbench.history().done()).isEqualTo(2);
    }

    @Test
    void a_selected_vm_lights_its_ways_member_by_member() {
        Overlay overlay =
                Overlay.of(
                        workbench.momentProperty().get(),
                        List.of(Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm")),
                        null,
                        null);

        assertThat(overlay.ways())
                .anySatisfy(way ->
                        assertThat(way.report().forward())
                                .extracting(trace -> trace.hops().get(1).at().name())
                                .containsExactly("nva1", "nva2"));
    }

    private List<String> members(Item selected) {
        Overlay overlay =
                Overlay.of(
                        workbench.momentProperty().get(),
                        List.of(selected),
                        null,
                        new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm"));
        return overlay.ways().stream()
                .flatMap(way ->
                        way.drawn().forward().stream()
                                .map(trace ->
                                        way.from().name()
                                                + " by "
                                                + trace.hops().get(1).at().name()))
                .distinct()
                .toList();
    }

    @Test
    void what_forwards_packets_lights_the_flows_that_pass_it_and_no_others() {
        assertThat(members(Item.of(Kind.NVA, "nva2")))
                .containsExactly("spoke1-vm by nva2", "spoke2-vm by nva2", "spoke3-vm by nva2");
        assertThat(members(Item.of(Kind.GATEWAY, "vpn-gw")))
                .containsExactly(
                        "spoke1-vm by vpn-gw", "spoke2-vm by vpn-gw", "spoke3-vm by vpn-gw");
        String tunnel =
                workbench.topology().connections().stream()
                        .filter(one -> one.to().equals("nva1"))
                        .findFirst()
                        .orElseThrow()
                        .name();
        assertThat(members(Item.of(Kind.CONNECTION, tunnel)))
                .hasSize(3)
                .allSatisfy(member -> assertThat(member).endsWith("by nva1"));
    }

    @Test
    void what_carries_no_packets_lights_none() {
        assertThat(members(Item.of(Kind.VIRTUAL_NETWORK, "hub"))).isEmpty();
        assertThat(members(Item.of(Kind.ROUTE_SERVER, "hub-route-server"))).isEmpty();
        assertThat(members(Item.named(workbench.topology(), "hub-route-server/0-nva1").get()))
                .isEmpty();
    }

    @Test
    void while_something_has_failed_the_watched_vms_ways_are_shown() {
        var moment = workbench.momentProperty().get();
        assertThat(Overlay.of(moment, List.of(), null, null).ways()).isEmpty();
        workbench.apply(new Fault.Fail(new Ref(Kind.NVA, "nva1"), null));

        Overlay overlay =
                Overlay.of(
                        workbench.momentProperty().get(),
                        List.of(Item.of(Kind.NVA, "nva1")),
                        null,
                        new Ref(Kind.VIRTUAL_MACHINE, "spoke2-vm"));

        assertThat(overlay.ways())
                .extracting(Overlay.Way::from)
                .containsOnly(new Ref(Kind.VIRTUAL_MACHINE, "spoke2-vm"));
        assertThat(overlay.ways())
                .flatExtracting(way -> way.report().forward())
                .extracting(Trace::outcome)
                .contains(Trace.Outcome.BLACK_HOLE);
    }
}
