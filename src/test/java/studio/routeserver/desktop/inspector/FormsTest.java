package studio.routeserver.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.desktop.Founding;
import studio.routeserver.desktop.inspector.Form.Row;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

class FormsTest {

    private static final Item ROUTE_SERVER_SUBNET =
            new Item.Subnet(new SubnetRef("hub", "RouteServerSubnet"));

    private final Topology founding = Founding.topology();

    private Form form(Item item) {
        return Forms.of(founding, null, List.of(item));
    }

    private static <R extends Row> R row(Form form, Class<R> kind, String id) {
        return form.groups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(row -> row.toString().contains("id=" + id + ","))
                .findFirst()
                .orElseThrow();
    }

    private Reading typed(Item item, String id, String text) {
        return row(form(item), Row.Entry.class, id).read().apply(text);
    }

    @ParameterizedTest
    @CsvSource({"10.0.6.0/28", "10.0.6/28", "10.0.6.0/255.255.255.240", "10.0.6.9/28"})
    void a_prefix_is_read_however_it_is_written(String text) {
        Reading reading = typed(ROUTE_SERVER_SUBNET, "prefix", text);

        assertThat(reading).isInstanceOf(Reading.Change.class);
        Topology after = founding.apply(((Reading.Change) reading).edit());
        assertThat(after.subnet(new SubnetRef("hub", "RouteServerSubnet")).orElseThrow().prefix())
                .isEqualTo(Ipv4Prefix.parse("10.0.6.0/28"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.4.0/25,overlaps subnet nva",
        "192.168.0.0/24,outside of the address space",
        "10.0.6.0/99,prefix length",
        "10.0.6.0/255.0.255.0,network mask",
        "abc,not a prefix"
    })
    void a_wrong_prefix_says_why_under_the_field(String text, String sentence) {
        assertThat(typed(ROUTE_SERVER_SUBNET, "prefix", text))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class,
                        wrong -> assertThat(wrong.sentence()).contains(sentence));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.4.3,Azure keeps",
        "10.0.4.5,in use",
        "10.9.0.1,outside",
        "10.0.4,not an IPv4 address"
    })
    void a_wrong_address_says_why(String text, String sentence) {
        assertThat(typed(Item.of(Kind.NVA, "nva1"), "ip", text))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class,
                        wrong -> assertThat(wrong.sentence()).contains(sentence));
    }

    @Test
    void the_same_value_is_no_change() {
        assertThat(typed(Item.of(Kind.NVA, "nva1"), "asn", " 65001 "))
                .isInstanceOf(Reading.Same.class);
    }

    @Test
    void a_new_as_number_goes_to_the_peer_as_well() {
        Reading reading = typed(Item.of(Kind.NVA, "nva1"), "asn", "65002");

        Topology after = founding.apply(((Reading.Change) reading).edit());

        assertThat(after.nva("nva1").flatMap(Nva::speaks).orElseThrow().asn().value())
                .isEqualTo(65002);
        assertThat(after.routeServer("hub-route-server").orElseThrow().peers())
                .filteredOn(peer -> peer.name().equals("nva1"))
                .extracting(peer -> peer.asn().value())
                .containsExactly(65002L);
    }

    @Test
    void a_reserved_as_number_is_refused() {
        assertThat(typed(Item.of(Kind.NVA, "nva1"), "asn", "65515"))
                .isInstanceOf(Reading.Wrong.class);
    }

    @Test
    void a_default_timer_is_marked_and_a_typed_one_overrides_it() {
        Row.Entry hold = row(form(Item.of(Kind.NVA, "nva1")), Row.Entry.class, "holdTime");

        assertThat(hold.isDefault()).isTrue();
        assertThat(hold.value()).isEqualTo("180s");
        assertThat(hold.read().apply("")).isInstanceOf(Reading.Same.class);
        assertThat(hold.read().apply("2m")).isInstanceOf(Reading.Change.class);
        assertThat(hold.read().apply("3 parsecs")).isInstanceOf(Reading.Wrong.class);
    }

    @Test
    void a_duration_without_unit_is_seconds() {
        Row.Entry hold = row(form(Item.of(Kind.NVA, "nva1")), Row.Entry.class, "holdTime");

        Topology after = founding.apply(((Reading.Change) hold.read().apply("30")).edit());

        assertThat(after.nva("nva1").flatMap(Nva::speaks).orElseThrow().holdTime())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void the_route_servers_as_number_is_locked_with_its_reason() {
        Row.Fixed asn =
                row(form(Item.of(Kind.ROUTE_SERVER, "hub-route-server")), Row.Fixed.class, "asn");

        assertThat(asn.value()).isEqualTo("65515");
        assertThat(asn.reason()).contains("R-RS-03");
    }

    @Test
    void a_duplicate_name_is_refused_inline() {
        var renames = Objects.requireNonNull(form(Item.of(Kind.NVA, "nva1")).renames());

        assertThat(renames.apply("nva2")).isInstanceOf(Reading.Wrong.class);
        assertThat(renames.apply("edge")).isInstanceOf(Reading.Change.class);
    }

    @Test
    void a_peering_shows_four_flags_of_both_directions() {
        Form form = form(Item.of(Kind.PEERING, "spoke1>hub"));

        Row.Flags flags =
                form.groups().getFirst().rows().stream()
                        .filter(Row.Flags.class::isInstance)
                        .map(Row.Flags.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(flags.heads()).containsExactly("spoke1 → hub", "hub → spoke1");
        assertThat(flags.flags()).hasSize(4);
        assertThat(flags.flags().get(3).values()).containsExactly(true, false);
    }

    @Test
    void every_object_of_the_sample_has_a_form() {
        for (Kind kind : Kind.values()) {
            founding.all(kind)
                    .forEach(resource ->
                            assertThat(form(new Item.Resource(resource.ref())).title())
                                    .isNotEmpty());
        }
    }
}
