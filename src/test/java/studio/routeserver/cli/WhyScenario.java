package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.studio;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.Golden;
import studio.routeserver.cli.Shell.Answer;

/// What `./studio routes … --why` answers about each scenario: who reads it is an engineer, so it
/// is kept and reviewed word by word.
class WhyScenario {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "S-01, spoke1-vm, 0.0.0.0/0 192.168.0.0/16 10.2.0.4",
        "S-02, spoke1-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-03, spoke1-vm, 0.0.0.0/0 172.16.0.0/12",
        "S-04, spoke2-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-05, spoke1-vm, 0.0.0.0/0 192.168.1.0/24",
        "S-06, spoke2-vm, 0.0.0.0/0 192.168.50.0/24",
        "S-07, spoke2-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-08, isolated-vm, 0.0.0.0/0 172.16.0.0/12",
        "S-09, spoke1-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-10, spoke1-vm, 0.0.0.0/0 192.168.10.5 10.2.0.4",
        "S-11, spoke1-vm, 0.0.0.0/0 10.2.0.0/16 10.0.8.0/24",
        "S-12, jump, 0.0.0.0/0 10.2.0.4",
        "S-13, spoke1-vm, 0.0.0.0/0 172.16.0.0/12",
        "S-14, spoke1-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-15, spoke1-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-16, spoke1-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-17, spoke1-vm, 0.0.0.0/0 10.0.0.0/8",
        "S-18, spoke2-vm, 0.0.0.0/0 10.1.0.4",
        "S-19, spoke1-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-20, spoke1-vm, 0.0.0.0/0 10.100.0.0/16",
        "S-21, spoke1-vm, 0.0.0.0/0 192.168.8.0/23",
        "S-22, spoke1-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-23, spoke1-vm, 0.0.0.0/0 172.16.0.0/24",
        "S-24, spoke1-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-25, spoke1-vm, 0.0.0.0/0 10.2.0.4",
        "S-26, vm-b, 0.0.0.0/0 10.11.0.0/16",
        "S-27, hub-a-vm, 0.0.0.0/0 192.168.0.0/16",
        "S-28, spoke1-vm, 0.0.0.0/0 192.168.4.0/24",
        "S-29, spoke3-vm, 0.0.0.0/0 10.0.0.0/16",
        "S-30, vm-c1-ep, 0.0.0.0/0 10.40.0.0/16"
    })
    void why_is_answered_in_words_that_are_kept(String scenario, String machine, String asked) {
        StringBuilder told = new StringBuilder();
        for (String prefix : asked.split(" ")) {
            Answer answer =
                    studio(
                            "routes",
                            "samples/scenarios/%s.json".formatted(scenario),
                            "--vm",
                            machine,
                            "--why",
                            prefix);
            assertThat(answer.err()).isEmpty();
            told.append("$ routes %s --vm %s --why %s%n".formatted(scenario, machine, prefix));
            told.append(answer.out()).append('\n');
        }
        Golden.assertMatches("why/%s.txt".formatted(scenario), told.toString());
    }
}
