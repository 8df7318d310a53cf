package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.routeserver.advice.Finding;
import studio.routeserver.azure.ArmExport;
import studio.routeserver.desktop.problems.Entry;
import studio.routeserver.desktop.routes.RouteRow;
import studio.routeserver.desktop.screenshots.Stagehand;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Layer;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.theme.Token;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// What a newcomer does with the founding sample, step by step, by mouse and keys alone; and what
/// the window and the network show of it.
@WindowTest
class SixStepsScenario {

    private static final Item VM = Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm");
    private static final Item NVA = Item.of(Kind.NVA, "nva1");
    private static final Item HUB = Item.of(Kind.VIRTUAL_NETWORK, "hub");
    private static final Item SERVERS = new Item.Subnet(new SubnetRef("hub", Subnet.ROUTE_SERVER));
    private static final List<String> OF_THE_NVAS =
            List.of("10.100.0.0/16", "172.16.0.0/12", "192.168.0.0/16");

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init") // by open(), before each test
    private Stagehand hand;

    @BeforeEach
    void open() throws IOException {
        hand = new Stagehand(Look.LIGHT);
        untilReady();
    }

    @AfterEach
    void close() throws IOException {
        hand.close();
    }

    // ---- step 1

    @Test
    void the_window_opens_on_the_sample_with_live_sessions() throws IOException {
        assertThat(text("status-sessions")).isEqualTo("8/8 sessions");
        assertThat(titles())
                .anySatisfy(title -> assertThat(title).startsWith("hub, VNet"))
                .anySatisfy(title -> assertThat(title).startsWith("spoke3-vm, VM"))
                .anySatisfy(title -> assertThat(title).startsWith("branch-b, branch"))
                .anySatisfy(title ->
                        assertThat(title)
                                .startsWith("nva2, NVA")
                                .contains("2 of 2 sessions established"));
        assertThat(signs(session("hub-route-server/0-nva1"))).contains(Glyph.ESTABLISHED);
        assertThat(signs(session("hub-route-server/1-nva2"))).contains(Glyph.ESTABLISHED);
    }

    // ---- step 2

    @Test
    void a_click_on_a_vm_shows_its_routes_and_lights_its_paths_member_by_member()
            throws IOException {
        hand.click(VM, MouseButton.PRIMARY);
        hand.until("paths are lit", () -> !lit().isEmpty());

        List<RouteRow> rows = routes();
        for (String prefix : OF_THE_NVAS) {
            assertThat(rows)
                    .filteredOn(row -> row.listed() && row.prefix().equals(prefix))
                    .singleElement()
                    .satisfies(row -> assertThat(row.nextHops()).contains("10.0.4.4", "10.0.4.5"))
                    .satisfies(row -> assertThat(row.ecmp()).isTrue());
        }
        assertThat(rows)
                .filteredOn(row -> row.listed() && row.prefix().equals("192.168.1.0/24"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.type()).isEqualTo("VirtualNetworkGateway"));
        assertThat(lit()).contains("A", "B").contains("nva:nva1", "nva:nva2");
        assertThat(alarms()).isEmpty();
    }

    // ---- step 3

    /// What is on the screen while time runs by itself, each thing once.
    private List<String> watch(String until, BooleanAnswer done) throws IOException {
        Set<String> seen = new LinkedHashSet<>();
        hand.until(
                until,
                () -> {
                    LabSnapshot now = snapshot();
                    if (now.sessions().values().stream()
                                    .filter(view -> view.id().remote().equals("nva1"))
                                    .allMatch(view -> view.state() == SessionState.ESTABLISHED)
                            && alarms().contains("nva:nva1 NVA down")) {
                        seen.add("black hole, sessions look well");
                    }
                    if (rings().containsAll(
                                    List.of(
                                            "hub-route-server/0-nva1",
                                            "hub-route-server/1-nva1"))) {
                        seen.add("both hold timers run out");
                    }
                    if (texts(new Subject(Subject.Sort.MACHINE, "spoke1-vm")).stream()
                            .anyMatch(words -> words.startsWith("reprogramming"))) {
                        seen.add("spoke1-vm is reprogrammed");
                    }
                    if (!alarms().contains("nva:nva1 NVA down")
                            && lit().contains("nva:nva2")
                            && !lit().contains("nva:nva1")) {
                        seen.add("by nva2 alone");
                    }
                    return done.so();
                });
        return new ArrayList<>(seen);
    }

    /// A condition.
    @FunctionalInterface
    private interface BooleanAnswer {
        boolean so();
    }

    @Test
    void an_nva_fails_silently_and_everything_that_follows_is_seen_until_it_is_restored()
            throws IOException {
        hand.click(VM, MouseButton.PRIMARY);
        hand.until("paths are lit", () -> !lit().isEmpty());
        hand.click(NVA, MouseButton.SECONDARY);
        hand.choose("Fail silently");

        List<String> seen = watch("the summary shows", () -> shows("summary-card"));

        assertThat(seen)
                .containsExactly(
                        "black hole, sessions look well",
                        "both hold timers run out",
                        "spoke1-vm is reprogrammed",
                        "by nva2 alone");
        assertThat(text("summary-headline")).isEqualTo("nva1 fails silently at 0.0 s");
        assertThat(labels("summary-card"))
                .anySatisfy(words -> assertThat(words).contains("hold timer expired"))
                .anySatisfy(words -> assertThat(words).contains("by nva1"));
        hand.key(KeyCode.ALT, KeyCode.DIGIT7);
        hand.until("the rows are there", () -> !events().isEmpty());
        assertThat(events())
                .extracting(TimelineEvent::kind)
                .contains(
                        TimelineEvent.Kind.EVENT,
                        TimelineEvent.Kind.SESSION,
                        TimelineEvent.Kind.ROUTE,
                        TimelineEvent.Kind.PROGRAMMED,
                        TimelineEvent.Kind.FLOW);
        assertThat(events()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(hand.window().workbench().unsavedProperty().get()).isFalse();

        hand.key(KeyCode.ESCAPE);
        hand.click(NVA, MouseButton.SECONDARY);
        hand.choose("Restore");
        hand.click(VM, MouseButton.PRIMARY);
        hand.until("both members are back", () -> lit().containsAll(List.of("A", "B")));
        assertThat(text("status-sessions")).isEqualTo("8/8 sessions");
    }

    @Test
    void one_cut_session_takes_its_instances_routes_and_the_second_makes_the_failover()
            throws IOException {
        hand.click(VM, MouseButton.PRIMARY);
        cut("hub-route-server/0-nva1");
        hand.until("it has come to rest", () -> shows("summary-card"));

        assertThat(learned(0)).isEmpty();
        assertThat(learned(1)).isNotEmpty();
        assertThat(alarms()).isEmpty();
        assertThat(signs(session("hub-route-server/0-nva1"))).doesNotContain(Glyph.ESTABLISHED);
        assertThat(signs(session("hub-route-server/1-nva1"))).contains(Glyph.ESTABLISHED);

        hand.key(KeyCode.ESCAPE);
        cut("hub-route-server/1-nva1");
        hand.until("the second is noticed", () -> learned(1).isEmpty());
        hand.until("it has come to rest", () -> shows("summary-card"));

        hand.key(KeyCode.ESCAPE);
        for (String name : List.of("spoke1-vm", "spoke2-vm", "spoke3-vm")) {
            hand.click(Item.of(Kind.VIRTUAL_MACHINE, name), MouseButton.PRIMARY);
            hand.until("its paths are lit", () -> !lit().isEmpty());
            assertThat(lit()).contains("nva:nva2").doesNotContain("nva:nva1");
        }
    }

    private void cut(String session) throws IOException {
        Item item = Item.named(topology(), session).orElseThrow();
        hand.click(item, MouseButton.SECONDARY);
        assertThat(selected()).containsExactly(item);
        hand.choose("Cut the session");
    }

    @Test
    void the_same_failure_under_the_articles_profile_keeps_the_articles_promise()
            throws IOException {
        hand.click("toolbar-profile");
        hand.choose("article");
        untilReady();
        assertThat(topology().profile()).isEqualTo(ProfileName.ARTICLE);

        hand.click(NVA, MouseButton.SECONDARY);
        hand.choose("Fail silently");
        hand.until("the summary shows", () -> shows("summary-card"));

        assertThat(labels("summary-card"))
                .anySatisfy(words -> assertThat(words).contains("nothing heard for 90 s"));
        hand.click("summary-compare");
        hand.until(
                "azure stands beside it",
                () -> labels("summary-card").stream().anyMatch(w -> w.contains("azure")));
    }

    // ---- step 4

    @Test
    void a_fourth_spoke_is_dragged_connected_and_peopled_and_its_routes_are_there_at_once()
            throws IOException {
        Topology before = topology();
        hand.drag("palette-virtual-network", free());
        untilReady();
        Item spoke = Item.of(Kind.VIRTUAL_NETWORK, "spoke4");
        assertThat(selected()).containsExactly(spoke);

        Point2D handle = edge(spoke);
        hand.drag(handle, hand.title(HUB), hand.place(spoke));
        untilReady();
        assertThat(hand.canvas().bubbleText()).isEmpty();
        assertThat(topology().peerings())
                .extracting(peering -> peering.from() + ">" + peering.to())
                .contains("hub>spoke4", "spoke4>hub");

        hand.drag("palette-virtual-machine", hand.place(spoke));
        untilReady();
        assertThat(hand.canvas().bubbleText()).isEmpty();
        Item machine = selected().getFirst();
        assertThat(machine.name()).isEqualTo("spoke4-vm");
        hand.click(machine, MouseButton.PRIMARY);
        hand.until("its routes are there", () -> routes().size() > 5);
        assertThat(routes())
                .filteredOn(row -> row.listed() && row.ecmp())
                .extracting(RouteRow::prefix)
                .containsAll(OF_THE_NVAS);
        assertThat(lit()).contains("nva:nva1", "nva:nva2");

        Topology after = topology();
        int steps = hand.window().workbench().history().done();
        assertThat(steps).isEqualTo(3);
        for (int i = 0; i < steps; i++) {
            hand.key(KeyCode.CONTROL, KeyCode.Z);
        }
        untilReady();
        assertThat(topology()).isEqualTo(before);
        assertThat(hand.window().workbench().unsavedProperty().get()).isFalse();
        for (int i = 0; i < steps; i++) {
            hand.key(KeyCode.CONTROL, KeyCode.Y);
        }
        untilReady();
        assertThat(topology()).isEqualTo(after);
    }

    // ---- step 5

    @Test
    void a_route_server_subnet_too_small_is_marked_explained_and_mended_in_one_step()
            throws IOException {
        hand.click(hand.title(SERVERS), MouseButton.PRIMARY);
        assertThat(selected()).containsExactly(SERVERS);
        hand.click("field-prefix");
        hand.key(KeyCode.CONTROL, KeyCode.A);
        hand.type("10.0.6.0/28");
        hand.key(KeyCode.ENTER);
        untilReady();

        assertThat(prefixLength()).isEqualTo(28);
        hand.until("it is marked", () -> signs(subnet()).contains(Glyph.ERROR));
        hand.click("tab-problems");
        ListView<Entry> list = node("problems-list");
        hand.until(
                "the problem is listed",
                () ->
                        list.getItems().stream()
                                .anyMatch(each -> each.finding().rule().equals("V-007")));
        Finding finding =
                list.getItems().stream()
                        .map(Entry::finding)
                        .filter(each -> each.rule().equals("V-007"))
                        .findFirst()
                        .get();
        assertThat(finding.message()).contains("/28");

        hand.click("fix", () -> list.lookup(".fix"));
        untilReady();

        assertThat(prefixLength()).isEqualTo(26);
        hand.until("the mark is gone", () -> !signs(subnet()).contains(Glyph.ERROR));
        hand.key(KeyCode.CONTROL, KeyCode.Z);
        assertThat(prefixLength()).isEqualTo(28);
        hand.key(KeyCode.CONTROL, KeyCode.Z);
        assertThat(prefixLength()).isEqualTo(26);
        assertThat(hand.window().workbench().undoTitleProperty().get()).isEmpty();
    }

    // ---- step 6

    @Test
    void arm_and_json_are_exported_and_the_project_is_saved_from_the_menus() throws IOException {
        List<String> proposed = new ArrayList<>();
        Stagehand.call(() -> {
            hand.window().askForFilesBy(new Answers(folder, proposed));
            return true;
        });
        hand.drag("palette-virtual-network", free());
        untilReady();

        hand.menu("File", "Export ARM template");
        hand.menu("File", "Export computed state");
        hand.key(KeyCode.CONTROL, KeyCode.S);

        assertThat(proposed)
                .containsExactly(
                        "azure-route-server-hub-spokes-and-two-nvas.arm.json",
                        "azure-route-server-hub-spokes-and-two-nvas.state.json",
                        "azure-route-server-hub-spokes-and-two-nvas.rss.json");
        assertThat(folder.resolve("azure-route-server-hub-spokes-and-two-nvas.arm.json"))
                .content()
                .isEqualTo(ArmExport.template(topology()))
                .contains("Microsoft.Network/virtualHubs/bgpConnections", "spoke4");
        assertThat(folder.resolve("azure-route-server-hub-spokes-and-two-nvas.state.json"))
                .content()
                .contains("route-server-studio-state/1", "spoke1-vm", "10.0.4.4");
        Loaded read =
                ProjectReader.read(
                        folder.resolve("azure-route-server-hub-spokes-and-two-nvas.rss.json"));
        assertThat(((Loaded.Project) read).topology()).isEqualTo(topology());
        assertThat(hand.stage().getTitle())
                .isEqualTo(
                        "azure-route-server-hub-spokes-and-two-nvas.rss.json — Route Server"
                                + " Studio");
        assertThat(text("status-said"))
                .contains("azure-route-server-hub-spokes-and-two-nvas.rss.json");
    }

    /// Puts every file into one folder under the name that is proposed.
    private record Answers(Path folder, List<String> proposed) implements FileDialogs {
        @Override
        public Optional<Path> toOpen(String title, @Nullable Path begin) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toSave(String title, @Nullable Path begin, String name) {
            proposed.add(name);
            return Optional.of(folder.resolve(name));
        }
    }

    // ---- what is on the screen

    private void untilReady() throws IOException {
        hand.until(
                "the network has followed",
                () ->
                        hand.window().workbench().momentProperty().get() != null
                                && !hand.window().workbench().updatingProperty().get());
        hand.blink();
    }

    private Topology topology() {
        return hand.window().workbench().topology();
    }

    private LabSnapshot snapshot() {
        return java.util.Objects.requireNonNull(hand.window().workbench().momentProperty().get())
                .snapshot();
    }

    private List<Item> selected() {
        return hand.window().workbench().selectionProperty().get();
    }

    private List<?> learned(int instance) {
        return snapshot().learned("hub-route-server", instance, "nva1");
    }

    private int prefixLength() {
        return topology()
                .subnet(new SubnetRef("hub", Subnet.ROUTE_SERVER))
                .orElseThrow()
                .prefix()
                .length();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the test knows it
    private <T extends Node> T node(String id) throws IOException {
        return (T) hand.node(id).orElseThrow();
    }

    private List<RouteRow> routes() {
        TableView<RouteRow> table = table("effective-routes");
        return List.copyOf(table.getItems());
    }

    private List<TimelineEvent> events() {
        TableView<TimelineEvent> table = table("timeline-events");
        return List.copyOf(table.getItems());
    }

    @SuppressWarnings("unchecked") // each id is one table
    private <T> TableView<T> table(String id) {
        return (TableView<T>) hand.stage().getScene().lookup("#" + id);
    }

    private boolean shows(String id) {
        Node node = hand.stage().getScene().lookup("#" + id);
        return node != null && node.isVisible();
    }

    private String text(String id) throws IOException {
        Labeled label = node(id);
        return Stagehand.call(label::getText);
    }

    private List<String> labels(String id) {
        Node node = hand.stage().getScene().lookup("#" + id);
        return node == null
                ? List.of()
                : node.lookupAll(".label").stream()
                        .filter(Label.class::isInstance)
                        .map(label -> ((Label) label).getText())
                        .toList();
    }

    private List<studio.routeserver.picture.Item> drawn() {
        return hand.canvas().painted().stream()
                .map(DisplayList::items)
                .flatMap(List::stream)
                .toList();
    }

    private List<String> titles() {
        DisplayList live = hand.canvas().painted().getLast();
        return hand.canvas().painted().stream()
                .flatMap(list -> list.bySubject().keySet().stream())
                .map(live::title)
                .toList();
    }

    private static Subject session(String id) {
        return new Subject(Subject.Sort.SESSION, id);
    }

    private static Subject subnet() {
        return Subject.subnet(new SubnetRef("hub", Subnet.ROUTE_SERVER));
    }

    private List<Glyph> signs(Subject subject) {
        return drawn().stream()
                .filter(item -> item.subject().equals(subject))
                .filter(studio.routeserver.picture.Item.Sign.class::isInstance)
                .map(item -> ((studio.routeserver.picture.Item.Sign) item).glyph())
                .toList();
    }

    private List<String> texts(Subject subject) {
        return drawn().stream()
                .filter(item -> item.subject().equals(subject))
                .filter(studio.routeserver.picture.Item.Text.class::isInstance)
                .map(item -> ((studio.routeserver.picture.Item.Text) item).text())
                .toList();
    }

    /// The sessions with a ring that drains.
    private List<String> rings() {
        return drawn().stream()
                .filter(studio.routeserver.picture.Item.Ring.class::isInstance)
                .map(item -> item.subject().name())
                .toList();
    }

    /// What lit paths come by, and the letters on them.
    private List<String> lit() {
        List<String> lit = new ArrayList<>();
        for (studio.routeserver.picture.Item item : drawn()) {
            if (item.layer() == Layer.PATH) {
                if (item instanceof studio.routeserver.picture.Item.Text text) {
                    lit.add(text.text().replaceAll(" .*", ""));
                } else if (item instanceof studio.routeserver.picture.Item.Disc disc
                        && disc.fill() != null
                        && disc.fill().token() == Token.ACTIVE) {
                    lit.add(item.subject().id());
                }
            }
        }
        return lit;
    }

    private List<String> alarms() {
        return drawn().stream()
                .filter(item -> item.layer() == Layer.ALARM)
                .filter(studio.routeserver.picture.Item.Text.class::isInstance)
                .map(item ->
                        item.subject().id()
                                + " "
                                + ((studio.routeserver.picture.Item.Text) item).text())
                .toList();
    }

    /// The middle of the right side of an object, where its handle is.
    private Point2D edge(Item item) throws IOException {
        return Stagehand.call(() -> {
            Subject subject = hand.canvas().subject(item).orElseThrow();
            var bounds =
                    hand.canvas().painted().getFirst().items().stream()
                            .filter(drawn -> drawn.subject().equals(subject))
                            .map(studio.routeserver.picture.Item::bounds)
                            .reduce((one, other) -> one.width() >= other.width() ? one : other)
                            .orElseThrow();
            Point2D scene =
                    hand.canvas()
                            .inScene(
                                    new studio.routeserver.picture.geometry.Point(
                                            bounds.right(), bounds.centre().y()));
            return scene.add(
                    hand.stage().getX() + hand.stage().getScene().getX(),
                    hand.stage().getY() + hand.stage().getScene().getY());
        });
    }

    /// A place of the canvas where nothing stands.
    private Point2D free() throws IOException {
        return Stagehand.call(() -> {
            Node canvas = hand.canvas().node();
            var bounds = canvas.localToScreen(canvas.getBoundsInLocal());
            return new Point2D(bounds.getMaxX() - 60, bounds.getMaxY() - 60);
        });
    }
}
