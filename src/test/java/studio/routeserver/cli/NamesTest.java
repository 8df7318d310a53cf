package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A wrong event, name or time is answered with the nearest one that is right.
class NamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "10:fail:nva1|'10' is not a duration; did you mean '10s'?",
                "10sec:fail:nva1|'10sec' is not a duration; did you mean '10s'?",
                "soon:fail:nva1|'soon' is not a duration; write a number and a unit, such as 250ms,"
                        + " 10s or 3m",
                "10s:fial:nva1|there is no event 'fial'; did you mean 'fail'?",
                "10s:fail:nva3|there is no object 'nva3'; did you mean 'nva1'?",
                "10s:fail:hub-route-sever/1|there is no object 'hub-route-sever/1'; did you mean"
                        + " 'hub-route-server'?",
                "10s:cut:vpn-gw|there is no NVA 'vpn-gw'; did you mean 'nva1'?",
                "10s:cut:nva1/2|there is no instance '2'; write nva1/0 or nva1/1",
                "10s:down:a-gv|there is no connection 'a-gv'; did you mean 'a-gw'?",
                "10s:withdraw:nva1|a prefix is missing; write TIME:withdraw:NVA:PREFIX, such as"
                        + " 10s:withdraw:nva1:192.168.0.0/16",
                "10s:withdraw:nva1:10.101.0.0/16|nva1 does not advertise 10.101.0.0/16; did you"
                        + " mean '10.100.0.0/16'?",
                "10s:advertise:nva1:10.9.0.1/16|10.9.0.1/16 has host bits set; write 10.9.0.0/16",
                "10s:fail:nva1:now|'now' is one word too many; write TIME:fail:OBJECT",
                "10s|write TIME:EVENT:OBJECT, such as 10s:fail:nva1",
                "fail:nva1|write TIME:EVENT:OBJECT, such as 10s:fail:nva1"
            })
    void a_wrong_event_names_what_would_be_right(String event, String sentence) {
        assertThat(studio("run", SAMPLE, "--event", event).refusal())
                .isEqualTo("event '" + event + "': " + sentence);
    }

    @Test
    void what_an_event_made_an_nva_advertise_another_can_take_back() {
        studio(
                        "run",
                        SAMPLE,
                        "--event",
                        "20s:withdraw:nva1:10.9.0.0/16",
                        "--event",
                        "10s:advertise:nva1:10.9.0.0/16",
                        "--until",
                        "30s")
                .fine();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1s:cut:nva1",
                "1s:cut:nva1/0",
                "1s:reset:nva2/1",
                "1s:shut:nva1",
                "1s:fail:nva1",
                "1s:fail:vpn-gw",
                "1s:fail:vpn-gw/1",
                "1s:fail:hub-route-server/0",
                "1s:fail:spoke1-vm",
                "250ms:down:b-nva1",
                "1m:restore:nva1",
                "0s:restore:nva1/1",
                "1s:withdraw:nva1:192.168.0.0/16",
                "1.5s:advertise:nva1:10.9.0.0/16"
            })
    void every_event_of_the_grammar_is_read_and_happens(String event) {
        List<String> events = new ArrayList<>();
        studio("run", SAMPLE, "--event", event, "--until", "61s", "--format", "json")
                .fine()
                .jsonLines()
                .stream()
                .filter(row -> row.path("kind").asString("").equals("event"))
                .forEach(row -> events.add(row.path("object").asString()));

        String object = event.split(":")[2];
        assertThat(events).as(event).hasSize(1).first().asString().startsWith(object.split("/")[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "routes FILE --vm spoke1vm|there is no virtual machine, NVA, gateway or subnet"
                        + " 'spoke1vm'; did you mean 'spoke1-vm'?",
                "routes FILE --vm hub/nvas|there is no virtual machine, NVA, gateway or subnet"
                        + " 'hub/nvas'; did you mean 'hub/nva'?",
                "bgp FILE --peer nva9|there is no peer 'nva9'; did you mean 'nva1'?",
                "bgp FILE --route-server hub-rs|there is no Route Server 'hub-rs'; did you mean"
                        + " 'hub-route-server'?",
                "path FILE --from spoke4-vm --to 1.2.3.4|there is no virtual machine, NVA or branch"
                        + " 'spoke4-vm'; did you mean 'spoke1-vm'?",
                "path FILE --from 9.9.9.9 --to spoke1-vm|nothing in this network has the address"
                        + " 9.9.9.9; name a virtual machine, an NVA or a branch",
                "path FILE --from spoke1-vm --to 1.2.3.999|'1.2.3.999' is not an IPv4 address;"
                        + " write four numbers of 0 to 255, such as 10.0.4.4",
                "run FILE --flow spoke1-vm|'spoke1-vm' is not a flow; write FROM>TO, such as"
                        + " spoke1-vm>192.168.1.10",
                "run FILE --flow spoke1-vm>branch-c|there is no virtual machine, NVA or branch"
                        + " 'branch-c'; did you mean 'branch-a'?",
                "run FILE --run friday|there is no run 'friday'; this network has none",
                "run FILE --until 400|--until: '400' is not a duration; did you mean '400s'?",
                "routes FILE --vm spoke1-vm --at 1min|--at: '1min' is not a duration; did you mean"
                        + " '1m'?"
            })
    void a_wrong_name_or_time_names_the_nearest_one(String command, String sentence) {
        assertThat(studio(command.replace("FILE", SAMPLE).split(" ")).refusal())
                .isEqualTo(sentence);
    }
}
