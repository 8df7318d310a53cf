package studio.routeserver.desktop.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.SessionId;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

class FailuresTest {

    private static final Ref NVA1 = new Ref(Kind.NVA, "nva1");
    private static final Item SESSION =
            new Item.Session(new SessionId("hub-route-server/1", "nva1"));

    private final Workbench workbench = Founding.workbench();

    @Test
    void an_nva_can_die_or_lose_its_sessions() {
        var offers = Failures.of(workbench.topology(), null, new Item.Resource(NVA1));

        assertThat(offers)
                .extracting(Failures.Offer::fault)
                .containsExactly(
                        new Fault.Fail(NVA1, null),
                        new Fault.Cut("nva1", null),
                        new Fault.Reset("nva1", null),
                        new Fault.Shut("nva1", null));
    }

    @Test
    void azure_works_on_a_gateway_with_an_instance_that_stands_by() {
        Gateway gateway = workbench.topology().gateways().getFirst();
        Topology standby =
                workbench.topology().apply(new Edit.Change(gateway.withActiveActive(false)));
        Item item = new Item.Resource(gateway.ref());

        assertThat(Failures.of(workbench.topology(), null, item))
                .extracting(Failures.Offer::fault)
                .containsExactly(new Fault.Fail(gateway.ref(), null));
        assertThat(Failures.of(standby, null, item))
                .extracting(Failures.Offer::fault)
                .containsExactly(
                        new Fault.Fail(gateway.ref(), null), new Fault.Maintain(gateway.name()));
    }

    @Test
    void a_session_is_cut_at_its_instance_alone() {
        var offers = Failures.of(workbench.topology(), null, SESSION);

        assertThat(offers).extracting(Failures.Offer::fault).contains(new Fault.Cut("nva1", 1));
    }

    @Test
    void a_repair_is_offered_where_something_is_to_repair() {
        workbench.apply(new Fault.Cut("nva1", 1));
        var snapshot = workbench.frameProperty().get().snapshot();

        var hit = Failures.of(workbench.topology(), snapshot, SESSION);
        var other =
                Failures.of(
                        workbench.topology(),
                        snapshot,
                        new Item.Session(new SessionId("hub-route-server/0", "nva1")));

        assertThat(hit.getLast().fault()).isEqualTo(new Fault.Restore(NVA1, 1));
        assertThat(other)
                .extracting(Failures.Offer::fault)
                .noneMatch(Fault.Restore.class::isInstance);
    }

    @Test
    void restoring_everything_ends_every_fault() {
        workbench.apply(new Fault.Cut("nva1", 1));
        workbench.apply(new Fault.Fail(new Ref(Kind.NVA, "nva2"), null));

        Failures.restoreAll(workbench.frameProperty().get().snapshot()).forEach(workbench::apply);

        assertThat(workbench.frameProperty().get().snapshot().faults()).isEmpty();
    }
}
