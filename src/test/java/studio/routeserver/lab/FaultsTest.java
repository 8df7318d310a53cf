package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// Events as the command line writes them.
class FaultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut:nva1",
                "cut:nva1/0",
                "reset:nva2/1",
                "shut:nva1",
                "fail:nva1",
                "fail:hub-route-server",
                "fail:hub-route-server/1",
                "fail:vpn-gw/0",
                "fail:spoke1-vm",
                "fail:branch-a",
                "restore:nva1/0",
                "withdraw:nva1:192.168.0.0/16",
                "advertise:nva2:10.200.0.0/16"
            })
    void every_event_reads_and_writes_the_same(String text) {
        ScheduledFault fault = Faults.parse(Drive.founding(), "250ms:" + text);
        assertThat(fault.at()).isEqualTo(Duration.ofMillis(250));
        assertThat(fault.fault().text()).isEqualTo(text);
    }

    @Test
    void azure_works_on_a_gateway_that_has_an_instance_to_spare() {
        Topology standby =
                Drive.scenario("S-21", "[{'set': 'gateways/vpn-gw/activeActive', 'to': false}]");
        ScheduledFault fault = Faults.parse(standby, "10s:maintain:vpn-gw");

        assertThat(fault.fault()).isEqualTo(new Fault.Maintain("vpn-gw"));
        assertThat(fault.fault().text()).isEqualTo("maintain:vpn-gw");
    }

    @Test
    void a_connection_goes_down_and_is_restored() {
        String name = Drive.founding().connections().getFirst().name();
        assertThat(Faults.parse(Drive.founding(), "1m:down:" + name).fault())
                .isEqualTo(new Fault.Down(name));
        assertThat(Faults.parse(Drive.founding(), "1m:restore:" + name).fault())
                .isEqualTo(new Fault.Restore(new Ref(Kind.CONNECTION, name), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10s:fial:nva1 | did you mean 'fail'?",
                "10s:fail:nva11 | did you mean 'nva1'?",
                "10s:cut:vpn-gw | no NVA 'vpn-gw'",
                "10s:fail:nva1/2 | write nva1/0 or nva1/1",
                "10s:fail:spoke1-vm/0 | has no instances",
                "10x:fail:nva1 | not a duration",
                "10s | write TIME:EVENT:OBJECT",
                "10s:withdraw:nva1 | a prefix is missing",
                "10s:withdraw:nva1:192.168.0.1/16 | host bits",
                "10s:fail:nva1:x | one word too many",
                "10s:down:nva1 | no connection 'nva1'",
                "10s:maintain:vpn-gv | did you mean 'vpn-gw'?",
                "10s:maintain:vpn-gw | write TIME:fail:vpn-gw/0",
                "-5s:fail:nva1 | not a duration"
            })
    void what_is_wrong_is_said_with_what_is_near(String text, String hint) {
        assertThatThrownBy(() -> Faults.parse(Drive.founding(), text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event '" + text + "'")
                .hasMessageContaining(hint);
    }
}
