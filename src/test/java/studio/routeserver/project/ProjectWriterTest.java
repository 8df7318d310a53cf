package studio.routeserver.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

class ProjectWriterTest {

    /// Laid out by hand, with defaults written out, as people do.
    private static final String BY_HAND =
            """
            {
                "format": "route-server-studio/1", "name": "by hand",
                "virtualNetworks": [
                    { "name": "hub",
                      "addressSpace": [ "10.0.0.0/16" ],
                      "subnets": [ { "name": "a", "prefix": "10.0.1.0/24" }, { "name": "b",   "prefix": "10.0.2.0/24" } ] }
                ],
                "virtualMachines": [
                    { "name": "vm1", "subnet": "hub/a", "ip": "10.0.1.4", "state": "running" },
                    { "ip": "10.0.1.5",   "subnet": "hub/a", "name": "vm2" }
                ],
                "nvas": []
            }
            """;

    @Test
    void a_new_project_is_written_in_the_order_of_the_format() {
        Topology topology =
                Topology.empty("new")
                        .apply(new Edit.Add(network("hub", "10.0.0.0/16", "10.0.1.0/24")))
                        .apply(new Edit.Add(machine("vm")))
                        .apply(new Edit.Place(Map.of("vm", new Box(1.5, 20, null, null))));

        assertThat(text(topology, null))
                .isEqualTo(
                        """
                        {
                          "format": "route-server-studio/1",
                          "name": "new",
                          "virtualNetworks": [
                            {
                              "name": "hub",
                              "addressSpace": ["10.0.0.0/16"],
                              "subnets": [
                                { "name": "a", "prefix": "10.0.1.0/24" }
                              ]
                            }
                          ],
                          "virtualMachines": [
                            { "name": "vm", "subnet": "hub/a", "ip": "10.0.1.9" }
                          ],
                          "layout": {
                            "vm": { "x": 1.5, "y": 20 }
                          }
                        }
                        """);
    }

    @Test
    void an_added_object_is_the_only_difference() {
        assertThat(saved(new Edit.Add(machine("vm3"))))
                .isEqualTo(
                        BY_HAND.replace(
                                "\"name\": \"vm2\" }\n",
                                "\"name\": \"vm2\" },\n"
                                        + "        { \"name\": \"vm3\", \"subnet\": \"hub/a\","
                                        + " \"ip\": \"10.0.1.9\" }\n"));
    }

    @Test
    void a_removed_object_is_the_only_difference() {
        assertThat(saved(new Edit.Remove(new Ref(Kind.VIRTUAL_MACHINE, "vm1"))))
                .isEqualTo(BY_HAND.replaceFirst("\\{ \"name\": \"vm1\".*\\n *", ""));
    }

    @Test
    void a_changed_value_is_the_only_difference() {
        assertThat(
                        saved(
                                new Edit.ResizeSubnet(
                                        new SubnetRef("hub", "b"),
                                        Ipv4Prefix.parse("10.0.2.0/28"))))
                .isEqualTo(BY_HAND.replace("10.0.2.0/24", "10.0.2.0/28"));
    }

    @Test
    void a_renamed_object_keeps_its_place_and_its_key_order() {
        assertThat(saved(new Edit.Rename(new Ref(Kind.VIRTUAL_MACHINE, "vm2"), "db")))
                .isEqualTo(BY_HAND.replace("\"name\": \"vm2\"", "\"name\": \"db\""));
    }

    @Test
    void a_default_that_was_written_out_is_changed_where_it_stands() {
        Loaded.Project project = byHand();
        VirtualMachine stopped =
                project.topology()
                        .virtualMachine("vm1")
                        .orElseThrow()
                        .withState(VirtualMachine.State.STOPPED);

        assertThat(saved(new Edit.Change(stopped)))
                .isEqualTo(BY_HAND.replace("\"running\"", "\"stopped\""));
    }

    @Test
    void a_new_key_stands_where_the_format_has_it() {
        assertThat(saved(new Edit.SetProfile(ProfileName.ARTICLE)))
                .isEqualTo(
                        BY_HAND.replace(
                                "\"name\": \"by hand\",",
                                "\"name\": \"by hand\",\n    \"profile\": \"article\","));
    }

    @Test
    void the_first_object_of_an_empty_list_is_laid_out_anew() {
        Loaded.Project project = byHand();
        List<Edit> edits = new ArrayList<>();
        edits.add(
                new Edit.AddSubnet(
                        "hub", new Subnet(Subnet.ROUTE_SERVER, Ipv4Prefix.parse("10.0.6.0/26"))));
        edits.add(new Edit.Add(new RouteServer("rs", "hub")));

        String saved = saved(new Edit.Together("add", edits));

        assertThat(saved)
                .contains("\"prefix\": \"10.0.2.0/24\" }, { \"name\": \"RouteServerSubnet\"")
                .contains("],\n    \"routeServers\": [\n      { \"name\": \"rs\"");
        assertThat(project.topology().apply(new Edit.Together("add", edits)))
                .isEqualTo(Opened.topology(ProjectReader.read("x", saved.getBytes(UTF_8))));
    }

    @Test
    void the_line_ends_of_the_file_are_kept() {
        String windows = BY_HAND.replace("\n", "\r\n");
        Loaded.Project project =
                Opened.project(ProjectReader.read("windows.json", windows.getBytes(UTF_8)));

        String saved =
                text(
                        project.topology()
                                .apply(new Edit.Add(machine("vm3")))
                                .apply(new Edit.Place(Map.of("vm3", new Box(1, 2, null, null)))),
                        project);

        assertThat(saved.replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void an_untouched_project_gives_back_its_bytes() {
        assertThat(text(byHand().topology(), byHand())).isEqualTo(BY_HAND);
    }

    private static String saved(Edit edit) {
        Loaded.Project project = byHand();
        return text(project.topology().apply(edit), project);
    }

    private static String text(Topology topology, Loaded.@Nullable Project project) {
        return new String(ProjectWriter.write(topology, project), UTF_8);
    }

    private static Loaded.Project byHand() {
        return Opened.project(ProjectReader.read("by-hand.json", BY_HAND.getBytes(UTF_8)));
    }

    private static VirtualNetwork network(String name, String space, String subnet) {
        return new VirtualNetwork(
                name,
                List.of(Ipv4Prefix.parse(space)),
                List.of(new Subnet("a", Ipv4Prefix.parse(subnet))));
    }

    private static VirtualMachine machine(String name) {
        return new VirtualMachine(name, new SubnetRef("hub", "a"), Ipv4Address.parse("10.0.1.9"));
    }
}
