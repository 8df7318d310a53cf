package studio.routeserver.desktop.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.desktop.engine.RunReport;
import studio.routeserver.desktop.engine.Transport;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.VirtualMachine;

/// A change that is made while the past is shown asks whether it is made there or now (UX-079).
class PastTest {

    private static final Edit ADD =
            new Edit.Add(
                    new VirtualMachine(
                            "second-vm",
                            new SubnetRef("spoke1", "default"),
                            Ipv4Address.parse("10.1.0.5")));
    private static final Fault FIRST = new Fault.Fail(new Ref(Kind.NVA, "nva1"), null);
    private static final Fault SECOND = new Fault.Cut("nva2", 0);
    private static final Instant SHOWN = Instant.EPOCH.plusSeconds(60);

    private final Workbench workbench = Founding.workbench();
    private final Transport transport = workbench.transport();
    private final List<PastQuestion.Change> asked = new ArrayList<>();
    private PastQuestion.Answer answer = PastQuestion.Answer.NEITHER;

    /// nva1 dies at 0 s, the second instance loses nva2 when that has come to rest, and the window
    /// shows 60 s.
    @BeforeEach
    void play() {
        workbench.askInThePast(change -> {
            asked.add(change);
            return answer;
        });
        workbench.apply(FIRST);
        settle();
        workbench.apply(SECOND);
        settle();
        transport.scrubTo(SHOWN);
    }

    private void settle() {
        transport.pause();
        for (int i = 0; i < 40 && !workbench.frameProperty().get().converged(); i++) {
            transport.stepVisible();
        }
    }

    private List<Fault> faults() {
        return workbench.frameProperty().get().run().faults().stream()
                .map(RunReport.Done::fault)
                .toList();
    }

    @Test
    void the_question_names_the_edit_both_instants_and_what_a_rewind_takes_back() {
        workbench.apply(ADD);

        assertThat(asked)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.what()).isEqualTo("Add second-vm");
                    assertThat(change.shown()).isEqualTo(SHOWN);
                    assertThat(change.now()).isAfter(SHOWN);
                    assertThat(change.later())
                            .singleElement()
                            .satisfies(event -> assertThat(event.text()).contains("nva2"));
                });
    }

    @Test
    void whoever_wants_neither_keeps_drawing_run_and_view() {
        var before = workbench.topology();

        Edited edited = workbench.apply(ADD);

        assertThat(edited).isInstanceOf(Edited.Refused.class);
        assertThat(workbench.topology()).isSameAs(before);
        assertThat(faults()).containsExactly(FIRST, SECOND);
        assertThat(workbench.momentProperty().get().past()).isTrue();
        assertThat(transport.position()).isEqualTo(SHOWN);
    }

    @Test
    void an_edit_made_now_keeps_the_run_and_returns_to_its_end() {
        answer = PastQuestion.Answer.NOW;
        Instant now = workbench.frameProperty().get().now();

        workbench.apply(ADD);

        assertThat(faults()).containsExactly(FIRST, SECOND);
        assertThat(transport.past()).isFalse();
        assertThat(transport.position()).isEqualTo(now);
        assertThat(
                        workbench
                                .momentProperty()
                                .get()
                                .snapshot()
                                .topology()
                                .virtualMachine("second-vm"))
                .isPresent();
    }

    @Test
    void a_rewind_goes_on_from_what_was_shown_with_the_edit_and_without_what_came_later() {
        answer = PastQuestion.Answer.REWIND;

        workbench.apply(ADD);

        assertThat(asked).hasSize(1);
        assertThat(transport.past()).isFalse();
        assertThat(transport.position()).isEqualTo(SHOWN);
        assertThat(faults()).containsExactly(FIRST);
        var snapshot = workbench.momentProperty().get().snapshot();
        assertThat(snapshot.topology().virtualMachine("second-vm")).isPresent();
        assertThat(snapshot.at()).isEqualTo(SHOWN);
        assertThat(workbench.unsavedProperty().get()).isTrue();
    }

    @Test
    void after_a_rewind_the_same_happens_at_the_same_instants() {
        List<String> before = sessions();
        answer = PastQuestion.Answer.REWIND;

        workbench.apply(SECOND);
        workbench.apply(new Fault.Restore(new Ref(Kind.NVA, "nva2"), null));
        settle();

        assertThat(asked).hasSize(1);
        assertThat(sessions()).containsAll(before);
    }

    /// When and how the sessions of nva1 end.
    private List<String> sessions() {
        return workbench.frameProperty().get().run().events().stream()
                .filter(event -> event.kind() == TimelineEvent.Kind.SESSION)
                .filter(event -> event.object().endsWith("nva1"))
                .map(event -> event.at() + " " + event.text())
                .toList();
    }

    @Test
    void an_undo_asks_too_and_a_refused_edit_does_not() {
        transport.end();
        answer = PastQuestion.Answer.NOW;
        workbench.apply(ADD);
        assertThat(asked).isEmpty();
        transport.scrubTo(SHOWN);

        workbench.apply(ADD);
        assertThat(asked).isEmpty();
        workbench.undo();

        assertThat(asked).extracting(PastQuestion.Change::what).containsExactly("Add second-vm");
        assertThat(workbench.topology().virtualMachine("second-vm")).isEmpty();
    }
}
