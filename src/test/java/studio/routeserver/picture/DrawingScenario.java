package studio.routeserver.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.theme.Token;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// The founding network as it runs, and as nva1 dies in silence.
class DrawingScenario {

    private static final Ref SPOKE1_VM = new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm");
    private static final Ref NVA1 = new Ref(Kind.NVA, "nva1");
    private static final Ref NVA2 = new Ref(Kind.NVA, "nva2");
    private static final Ref BRANCH_B = new Ref(Kind.BRANCH, "branch-b");
    private static final List<List<Trace>> NO_ANSWER = List.of(List.of());
    private static final Subject NVA1_SHAPE = new Subject(Subject.Sort.NVA, "nva1");

    private final Topology founding = Drawn.founding();
    private final Drawing drawing = Drawing.of(founding);
    private final Lab lab = RunningLab.of(founding, 1);

    @Test
    void while_all_is_well_every_session_has_a_filled_chip_at_each_end() {
        DisplayList list = draw(lab.snapshot());

        Subject session = new Subject(Subject.Sort.SESSION, "hub-route-server/0-nva1");
        assertThat(glyphs(list, session)).containsExactly(Glyph.ESTABLISHED, Glyph.ESTABLISHED);
        assertThat(line(list, session).dash()).isEqualTo(Dash.SOLID);
    }

    @Test
    void both_members_of_an_ecmp_path_carry_their_letter_and_share() {
        DisplayList list = draw(lab.snapshot());

        assertThat(texts(list, Layer.PATH)).contains("A 1/2", "B 1/2", "1", "2");
        assertThat(glyphs(list, new Subject(Subject.Sort.BRANCH, "branch-b")))
                .contains(Glyph.DELIVERED);
    }

    @Test
    void a_title_that_a_path_goes_through_is_written_over_it_once_more() {
        DisplayList list = draw(lab.snapshot(), "192.168.1.10");

        List<Item> paths = list.items(Layer.PATH);
        List<Rect> lines =
                paths.stream()
                        .filter(Item.Line.class::isInstance)
                        .flatMap(DrawingScenario::parts)
                        .toList();
        assertThat(list.items(Layer.LABEL))
                .filteredOn(item -> item.subject().sort().container())
                .filteredOn(item -> lines.stream().anyMatch(line -> line.overlaps(item.bounds())))
                .isNotEmpty()
                .allSatisfy(title ->
                        assertThat(paths)
                                .filteredOn(item ->
                                        item instanceof Item.Text text && text.halo() != null)
                                .extracting(Item::bounds)
                                .contains(title.bounds()));
    }

    private static Stream<Rect> parts(Item item) {
        List<Point> points = ((Item.Line) item).points();
        return Stream.iterate(1, i -> i < points.size(), i -> i + 1)
                .map(i -> Rect.between(points.get(i - 1), points.get(i)).grown(1));
    }

    @Test
    void the_answer_is_dashed() {
        DisplayList list = draw(lab.snapshot());

        assertThat(list.items(Layer.PATH))
                .anyMatch(item -> item instanceof Item.Line line && line.dash() == Dash.RETURN)
                .anyMatch(item -> item instanceof Item.Line line && line.dash() == Dash.SOLID);
    }

    @Test
    void a_silent_nva_is_hatched_and_packets_die_at_its_edge_in_a_marked_hole() {
        lab.apply(new Fault.Fail(NVA1, null));
        lab.advanceTo(at(60));

        DisplayList list = draw(lab.snapshot());

        assertThat(list.items(NVA1_SHAPE)).anyMatch(Item.Hatch.class::isInstance);
        assertThat(texts(list, Layer.ALARM)).containsExactly("NVA down", "since 00:00");
        Rect hole = sign(list, NVA1_SHAPE, Glyph.BLACK_HOLE).bounds();
        Rect nva = drawing.layout().rect(NVA1_SHAPE).orElseThrow();
        assertThat(nva.touches(hole)).isTrue();
    }

    @Test
    void what_is_down_says_since_when_though_no_path_leads_there() {
        lab.advanceTo(at(10));
        lab.apply(new Fault.Fail(NVA1, null));

        DisplayList list = drawing.whole(1, LevelOfDetail.DETAIL, lab.snapshot(), Overlay.NONE);

        assertThat(texts(list, Layer.STATE)).contains("down since 00:10");
    }

    @Test
    void the_line_of_a_lost_member_stops_short_of_the_hole() {
        lab.apply(new Fault.Fail(NVA1, null));
        lab.advanceTo(at(60));

        DisplayList list = draw(lab.snapshot());

        Point hole = sign(list, NVA1_SHAPE, Glyph.BLACK_HOLE).bounds().centre();
        assertThat(list.items(Layer.PATH))
                .filteredOn(
                        item -> item instanceof Item.Line line && line.ink().token() == Token.BAD)
                .singleElement()
                .satisfies(item -> {
                    Point end = ((Item.Line) item).points().getLast();
                    assertThat(Math.hypot(end.x() - hole.x(), end.y() - hole.y()))
                            .isBetween(21.9, 24.0);
                });
    }

    @Test
    void a_hold_timer_that_runs_out_is_a_ring_that_drains() {
        lab.apply(new Fault.Fail(NVA1, null));
        lab.advanceTo(at(100));
        double early = ring(draw(lab.snapshot()));

        lab.advanceTo(at(150));
        double late = ring(draw(lab.snapshot()));

        assertThat(early).isBetween(0.2, 0.64);
        assertThat(late).isLessThan(early);
    }

    @Test
    void a_nic_that_is_being_programmed_is_dotted_and_says_how_long() {
        lab.apply(new Fault.Fail(NVA1, null));
        LabSnapshot programming =
                lab.advanceTo(at(300)).stream()
                        .filter(snapshot ->
                                snapshot.reprogrammingUntil(
                                                founding.virtualMachine("spoke1-vm")
                                                        .orElseThrow()
                                                        .nic())
                                        .isPresent())
                        .findFirst()
                        .orElseThrow();

        DisplayList list = draw(programming);

        Subject machine = Subject.of(SPOKE1_VM).orElseThrow();
        assertThat(glyphs(list, machine)).contains(Glyph.REPROGRAMMING);
        assertThat(list.items(machine))
                .anyMatch(item -> item instanceof Item.Frame frame && frame.dash() == Dash.DOTTED);
        assertThat(texts(list, Layer.STATE)).anyMatch(text -> text.startsWith("reprogramming"));
    }

    @Test
    void a_cut_session_has_a_gap_with_a_cross() {
        lab.apply(new Fault.Cut("nva1", 0));

        DisplayList list = draw(lab.snapshot());

        Subject session = new Subject(Subject.Sort.SESSION, "hub-route-server/0-nva1");
        assertThat(glyphs(list, session)).contains(Glyph.DOWN);
        assertThat(list.items(session)).filteredOn(Item.Line.class::isInstance).hasSize(2);
    }

    @Test
    void a_gateway_that_lost_an_instance_is_hatched_on_one_side() {
        lab.apply(new Fault.Fail(new Ref(Kind.GATEWAY, "vpn-gw"), 1));

        DisplayList list = draw(lab.snapshot());

        Subject gateway = new Subject(Subject.Sort.GATEWAY, "vpn-gw");
        Rect shape = drawing.layout().rect(gateway).orElseThrow();
        assertThat(list.items(gateway))
                .filteredOn(Item.Hatch.class::isInstance)
                .singleElement()
                .satisfies(
                        hatch -> assertThat(hatch.bounds().x()).isGreaterThan(shape.centre().x()));
    }

    @Test
    void a_loop_is_marked_at_the_hop_that_comes_again() {
        Trace loop = trace(Trace.Outcome.LOOP, "loop", SPOKE1_VM, NVA1, NVA2, NVA1);

        DisplayList list = draw(new PathReport(Verdict.LOOP, List.of(loop), NO_ANSWER, "a loop"));

        assertThat(glyphs(list, NVA1_SHAPE)).contains(Glyph.LOOP);
        assertThat(texts(list, Layer.ALARM)).containsExactly("loop");
    }

    @Test
    void an_answer_that_goes_another_way_is_dash_dotted_and_marked() {
        Trace there = trace(Trace.Outcome.DELIVERED, "", SPOKE1_VM, NVA1, BRANCH_B);
        Trace back = trace(Trace.Outcome.DELIVERED, "", BRANCH_B, NVA2, SPOKE1_VM);

        DisplayList list =
                draw(
                        new PathReport(
                                Verdict.DELIVERED,
                                List.of(there),
                                List.of(List.of(back)),
                                "delivered"));

        assertThat(list.items(Layer.PATH))
                .anyMatch(item ->
                        item instanceof Item.Line line
                                && line.dash() == Dash.ASYMMETRIC
                                && line.ink().token() == Token.ASYM)
                .anyMatch(
                        item -> item instanceof Item.Sign sign && sign.glyph() == Glyph.ASYMMETRIC);
    }

    private DisplayList draw(PathReport report) {
        return drawing.whole(
                1, LevelOfDetail.DETAIL, null, Overlay.NONE.withPaths(List.of(report)));
    }

    private static Trace trace(Trace.Outcome outcome, String label, Ref... hops) {
        Ipv4Address any = Ipv4Address.parse("10.9.9.9");
        List<Hop> walked = Stream.of(hops).map(at -> new Hop(at, any, "", "", "")).toList();
        return new Trace(1, any, any, walked, outcome, label, "", label);
    }

    @Test
    void a_step_of_time_changes_only_what_it_changes() {
        Drawing.Still still = drawing.still(1, LevelOfDetail.DETAIL);
        DisplayList before = drawing.live(still, lab.snapshot(), Overlay.NONE);
        lab.apply(new Fault.Cut("nva1", 0));

        DisplayList after = drawing.live(still, lab.snapshot(), Overlay.NONE);

        Rect spoke = drawing.layout().rect(Subject.network("spoke1")).orElseThrow();
        assertThat(before.dirty(after)).isNotEmpty().noneMatch(spoke::overlaps);
    }

    @Test
    void findings_single_points_and_the_selection_have_their_marks() {
        Subject subnet = new Subject(Subject.Sort.SUBNET, "hub/RouteServerSubnet");
        Overlay overlay =
                Overlay.NONE
                        .withFindings(
                                List.of(
                                        new Overlay.Mark(subnet, Overlay.Severity.ERROR, 1),
                                        new Overlay.Mark(NVA1_SHAPE, Overlay.Severity.WARNING, 2)))
                        .withSinglePoints(Set.of(NVA1_SHAPE))
                        .withSelected(Set.of(subnet));

        DisplayList list = drawing.whole(1, LevelOfDetail.DETAIL, lab.snapshot(), overlay);

        assertThat(glyphs(list, subnet)).contains(Glyph.ERROR);
        assertThat(glyphs(list, NVA1_SHAPE)).contains(Glyph.WARNING, Glyph.SINGLE_POINT);
        assertThat(list.items(Layer.HAND)).isNotEmpty().allMatch(i -> i.subject().equals(subnet));
    }

    @Test
    void each_part_is_told_in_words() {
        DisplayList list = draw(lab.snapshot());

        assertThat(list.title(NVA1_SHAPE))
                .isEqualTo(
                        "nva1, NVA, subnet hub/nva, 10.0.4.4, AS 65001, 2 of 2 sessions"
                                + " established");
    }

    @Test
    void the_caption_says_which_moment_is_shown_and_what_is_down() {
        lab.apply(new Fault.Fail(NVA1, null));
        lab.advanceTo(at(41));

        Caption caption = Caption.of("hub.json", founding, lab.snapshot());

        assertThat(caption.line()).isEqualTo("hub.json  ·  at +00:41, nva1 down  ·  profile azure");
    }

    private DisplayList draw(LabSnapshot snapshot) {
        return draw(snapshot, "192.168.2.10");
    }

    private DisplayList draw(LabSnapshot snapshot, String destination) {
        Overlay overlay =
                Overlay.NONE.withPaths(
                        List.of(
                                snapshot.fabric()
                                        .path(SPOKE1_VM, null, Ipv4Address.parse(destination))));
        return drawing.whole(1, LevelOfDetail.DETAIL, snapshot, overlay);
    }

    private static Instant at(long seconds) {
        return Instant.EPOCH.plusSeconds(seconds);
    }

    private static List<Glyph> glyphs(DisplayList list, Subject subject) {
        return list.items(subject).stream()
                .filter(Item.Sign.class::isInstance)
                .map(item -> ((Item.Sign) item).glyph())
                .toList();
    }

    private static Item.Sign sign(DisplayList list, Subject subject, Glyph glyph) {
        return list.items(subject).stream()
                .filter(Item.Sign.class::isInstance)
                .map(Item.Sign.class::cast)
                .filter(item -> item.glyph() == glyph)
                .findFirst()
                .orElseThrow();
    }

    private static Item.Line line(DisplayList list, Subject subject) {
        return list.items(subject).stream()
                .filter(Item.Line.class::isInstance)
                .map(Item.Line.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(DisplayList list, Layer layer) {
        return list.items(layer).stream()
                .filter(Item.Text.class::isInstance)
                .map(item -> ((Item.Text) item).text())
                .toList();
    }

    private static double ring(DisplayList list) {
        return list.items().stream()
                .filter(Item.Ring.class::isInstance)
                .mapToDouble(item -> ((Item.Ring) item).part())
                .min()
                .orElse(1);
    }
}
