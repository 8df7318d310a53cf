package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.lab.TimelineEvent.Kind;

/// The founding sample comes up, loses an NVA and gets it back.
class FoundingScenario {

    private static final String ALL = "192.168.0.0/16";

    @Test
    void every_session_is_up_and_every_spoke_has_both_NVAs() {
        Drive drive = new Drive(Drive.founding(), 1);

        assertThat(drive.now().sessions())
                .as("4 of NVAs, 4 of the gateway, 2 of branch-a, 1 between the gateway's instances")
                .hasSize(11);
        assertThat(drive.now().sessions().values())
                .allSatisfy(view -> {
                    assertThat(view.state()).isEqualTo(SessionState.ESTABLISHED);
                    assertThat(view.remoteState()).isEqualTo(SessionState.ESTABLISHED);
                    assertThat(view.note()).isEmpty();
                });
        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly(
                        "10.100.0.0/16 10.0.4.4,10.0.4.5",
                        "172.16.0.0/12 10.0.4.4,10.0.4.5",
                        "192.168.0.0/16 10.0.4.4,10.0.4.5",
                        "192.168.1.0/24 10.0.5.4,10.0.5.5");
        assertThat(drive.lab().converged()).isTrue();
        assertThat(drive.lab().timeline()).isEmpty();
    }

    @Test
    void a_silent_NVA_is_found_by_the_hold_timer_and_then_leaves_the_NICs() {
        Drive drive = new Drive(Drive.founding(), 1).with("10s:fail:nva1");
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4", "10.0.4.5");
        drive.to(400);

        assertThat(drive.when("loses nva1: hold timer expired"))
                .hasSize(2)
                .allSatisfy(at -> assertThat(at).isBetween(130.0, 190.0));
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.5");
        double detected = drive.when("loses nva1").getFirst();
        assertThat(drive.when("spoke1-vm is programmed"))
                .singleElement()
                .satisfies(at -> assertThat(at - detected).isBetween(20.0, 31.0));
    }

    @Test
    void a_repaired_NVA_comes_back_by_itself() {
        Drive drive =
                new Drive(Drive.founding(), 1).with("10s:fail:nva1", "400s:restore:nva1").to(900);

        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4", "10.0.4.5");
        assertThat(drive.now().faults()).isEmpty();
        assertThat(drive.objects(Kind.PROGRAMMED))
                .contains("spoke1-vm", "spoke2-vm", "spoke3-vm", "nva1", "nva2");
    }
}
