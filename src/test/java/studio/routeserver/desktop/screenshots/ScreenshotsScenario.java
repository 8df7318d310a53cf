package studio.routeserver.desktop.screenshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.routeserver.desktop.WindowTest;
import studio.routeserver.desktop.theme.Look;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a person does on the canvas, and what the window then shows.
@WindowTest
class ScreenshotsScenario {

    @TempDir private Path folder;

    private JsonNode shown(String name) throws IOException {
        Screenshots.take(name, Look.LIGHT, folder);
        assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
        return JsonMapper.shared().readTree(folder.resolve(name + ".json").toFile());
    }

    @Test
    void a_click_on_a_vm_shows_its_paths_member_by_member() throws IOException {
        JsonNode shown = shown("founding-vm-routes");

        assertThat(shown.get("selected").get(0).asString()).isEqualTo("spoke1-vm");
        assertThat(shown.get("paths").toString()).contains("\"A\"", "\"B\"");
        assertThat(shown.get("alarms")).isEmpty();
    }

    @Test
    void an_nva_that_fails_silently_is_a_black_hole_while_its_sessions_still_look_established()
            throws IOException {
        JsonNode shown = shown("founding-killed-before-hold");

        assertThat(shown.get("alarms").toString()).contains("nva:nva1", "NVA down");
        assertThat(shown.get("objects").toString())
                .contains("hub-route-server/0-nva1, session, Established, nva1 does not live");
    }

    @Test
    void once_the_hold_timer_has_expired_nics_are_programmed_and_flows_are_still_lost()
            throws IOException {
        JsonNode shown = shown("founding-reprogramming");

        assertThat(shown.get("alarms").toString()).contains("nva:nva1", "NVA down");
        assertThat(shown.get("objects").toString())
                .doesNotContain("hub-route-server/0-nva1, session, Established");
    }

    @Test
    void an_nva_let_go_over_route_server_subnet_is_refused_with_the_reason() throws IOException {
        JsonNode shown = shown("drag-refused");

        assertThat(shown.get("bubble").asString())
                .isEqualTo(
                        "RouteServerSubnet takes nothing but the Route Server (R-RS-01). Put nva3"
                                + " into subnet nva.");
        assertThat(shown.get("objects").toString()).doesNotContain("nva3");
    }

    @Test
    void the_card_says_why_a_route_is_there_and_what_would_flip_it() throws IOException {
        JsonNode shown = shown("why-flips");

        assertThat(shown.get("card").toString())
                .contains("Why 192.168.0.0/16 at spoke1-vm?", "WHAT WOULD FLIP IT", " takes 192");
    }

    @Test
    void a_prefix_that_is_typed_changes_the_subnet() throws IOException {
        JsonNode shown = shown("problems-quickfix");

        assertThat(shown.get("objects").toString())
                .contains("hub/RouteServerSubnet, subnet, 10.0.6.0/28");
    }
}
