package studio.routeserver.desktop.path;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Signs;
import studio.routeserver.desktop.theme.Tips;
import studio.routeserver.desktop.why.Asking;
import studio.routeserver.desktop.why.WhyQuestion;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.AzureRule;

/// A traced packet: each ECMP member there and back, hop by hop with the deciding route. Projects
/// an overlay; decides nothing.
public final class PathPanel extends BorderPane {

    /// Above a hop that was scrolled to.
    private static final double MARGIN = 24;

    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");

    private final ToggleButton hash = new ToggleButton(text("path.hash.button"));
    private final HashExplorer explorer;
    private final List<Lane> lanes = new ArrayList<>();
    private final VBox traces = new VBox();
    private final HBox head = new HBox();
    private final ScrollPane scroll = new ScrollPane(traces);
    private final Consumer<Item> select;
    private final Asking asking;
    private final List<HopLine> lines = new ArrayList<>();
    private Overlay shown = new Overlay(List.of());
    private boolean filled;

    /// @param select selects a hop that was clicked
    /// @param asking says why a packet went on, or ended
    /// @param moment what the window shows
    /// @param background hashes conversations
    /// @param screen runs what touches the screen
    public PathPanel(
            Consumer<Item> select,
            Asking asking,
            ObservableValue<@Nullable Moment> moment,
            Executor background,
            Executor screen) {
        this.select = select;
        this.asking = asking;
        this.explorer = new HashExplorer(moment, background, screen, this::mark);
        hash.setId("path-hash");
        hash.selectedProperty().subscribe((_, _) -> explore());
        getStyleClass().add("path-panel");
        setId("path-panel");
        head.getStyleClass().add("panel-bar");
        traces.getStyleClass().add("traces");
        scroll.setFitToWidth(true);
        setTop(head);
        setCenter(scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        show(null, Overlay.NONE);
    }

    /// Shows the first way of an overlay, if it is a traced one.
    ///
    /// @param stop ends the trace; null where none is traced
    public void show(@Nullable Runnable stop, Overlay overlay) {
        if (filled && overlay.equals(shown)) {
            return;
        }
        filled = true;
        shown = overlay;
        traces.getChildren().clear();
        head.getChildren().clear();
        lines.clear();
        lanes.clear();
        if (overlay.ways().isEmpty()) {
            explorer.leave();
            Label empty = new Label(text("path.empty.text"));
            empty.getStyleClass().add("empty");
            traces.getChildren().add(empty);
            return;
        }
        Overlay.Way first = overlay.ways().getFirst();
        fillHead(stop, overlay, first);
        for (Overlay.Way way : overlay.ways()) {
            if (overlay.ways().size() > 1) {
                traces.getChildren().add(section(text("path.way.to", way.from().name(), way.to())));
            }
            traces.getChildren().add(ways(way));
        }
        explore();
    }

    /// The explorer stands over the ways, as long as it is wanted and anything shares flows.
    private void explore() {
        traces.getChildren().remove(explorer);
        explorer.leave();
        mark(Optional.empty());
        if (hash.isSelected() && head.getChildren().contains(hash)) {
            traces.getChildren().addFirst(explorer);
            explorer.explore(shown.ways().getFirst());
        }
    }

    /// Frames the lanes that one conversation takes.
    private void mark(Optional<PathReport> conversation) {
        Optional<PathLetters> taken =
                conversation
                        .filter(_ -> !shown.ways().isEmpty())
                        .map(one -> PathLetters.of(shown.ways().getFirst().report(), one));
        for (Lane lane : lanes) {
            lane.node.pseudoClassStateChanged(TAKEN, taken.filter(lane::taken).isPresent());
        }
    }

    /// Forward and return side by side, as far as there is room.
    private FlowPane ways(Overlay.Way way) {
        FlowPane ways = new FlowPane();
        ways.setHgap(16);
        ways.setVgap(10);
        List<Trace> forward = way.report().forward();
        ways.getChildren()
                .add(new VBox(4, section(text("path.forward.title")), lanes(way, forward, -1)));
        for (int i = 0; way.withAnswers() && i < way.report().answers().size(); i++) {
            List<Trace> answers = way.report().answers().get(i);
            if (!answers.isEmpty()) {
                String to = forward.size() > 1 ? " " + PathLetters.letter(i) : "";
                ways.getChildren()
                        .add(
                                new VBox(
                                        4,
                                        section(text("path.answer.title", to)),
                                        lanes(way, answers, i)));
            }
        }
        return ways;
    }

    private static Label section(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("section");
        return label;
    }

    private void fillHead(@Nullable Runnable stop, Overlay overlay, Overlay.Way first) {
        PathReport report = first.report();
        Label title = new Label(text("path.way.to", first.from().name(), first.to()));
        title.getStyleClass().add("strong");
        Label verdict =
                new Label(
                        report.verdict().text() + members(report),
                        new GlyphNode(
                                Signs.of(report.verdict()), 14, Signs.role(report.verdict())));
        verdict.setId("path-verdict");
        verdict.getStyleClass().addAll("chip", Signs.role(report.verdict()));
        Label reason = new Label(report.reason());
        reason.getStyleClass().add("muted");
        Tips.put(reason, report.reason());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(text("path.copy.button"));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(PathText.of(overlay));
            Clipboard.getSystemClipboard().setContent(content);
        });
        head.getChildren().addAll(title, verdict, reason, space);
        if (HashExplorer.shares(first)) {
            head.getChildren().add(hash);
        }
        head.getChildren().add(copy);
        if (stop != null) {
            Button end = new Button(text("path.stop.button"));
            end.setId("path-stop");
            end.setOnAction(_ -> stop.run());
            head.getChildren().add(end);
        }
    }

    /// `, 2 of 2 paths`.
    private static String members(PathReport report) {
        long arrived = report.forward().stream().filter(Trace::delivered).count();
        return report.forward().isEmpty()
                ? ""
                : text("path.members.count", arrived, report.forward().size());
    }

    /// @param answers of which way there they are the answers; -1 for the ways there
    private HBox lanes(Overlay.Way way, List<Trace> members, int answers) {
        HBox row = new HBox();
        row.setSpacing(10);
        boolean back = answers >= 0;
        for (int i = 0; i < members.size(); i++) {
            VBox lane = lane(way, members.get(i), i, members.size() > 1, back);
            row.getChildren().add(lane);
            if (way == shown.ways().getFirst()) {
                lanes.add(back ? new Lane(lane, answers, i) : new Lane(lane, i, -1));
            }
        }
        return row;
    }

    /// A lane of the first way.
    ///
    /// @param there its place among the ways there, or that of the way it answers
    /// @param back its place among those answers; -1 for a way there
    private record Lane(Node node, int there, int back) {
        boolean taken(PathLetters letters) {
            return there == letters.there() && (back < 0 || back == letters.back());
        }
    }

    private VBox lane(Overlay.Way way, Trace trace, int number, boolean several, boolean back) {
        VBox lane = new VBox();
        lane.getStyleClass().add("trace");
        HBox top = new HBox();
        top.setSpacing(8);
        if (several) {
            Label letter = new Label(PathLetters.letter(number));
            letter.getStyleClass().add("letter");
            Label share =
                    new Label(
                            String.format(Locale.ROOT, "%.0f %%", trace.share() * 100)
                                    + " "
                                    + text("path.share.flows"));
            share.getStyleClass().addAll("muted", "small");
            top.getChildren().addAll(letter, share);
        }
        Label outcome = new Label(text("path.outcome." + trace.outcome().text()));
        outcome.getStyleClass().addAll("small", trace.delivered() ? "ok" : "bad");
        top.getChildren().add(outcome);
        lane.getChildren().add(top);
        List<Hop> hops = trace.hops();
        for (int i = 0; i < hops.size(); i++) {
            boolean dropped = i == hops.size() - 1 && WhyQuestion.dropped(trace);
            lane.getChildren().add(hop(way, trace, i, back, dropped));
        }
        if (!trace.delivered() && !trace.reason().isEmpty()) {
            Label reason = new Label(AzureRule.cited(trace.reason(), trace.rule()));
            reason.getStyleClass().addAll("bad", "small");
            reason.setWrapText(true);
            reason.setMaxWidth(420);
            lane.getChildren().add(reason);
        }
        return lane;
    }

    private Node hop(Overlay.Way way, Trace trace, int index, boolean back, boolean dropped) {
        Hop hop = trace.hops().get(index);
        Ipv4Address to = WhyQuestion.destination(way);
        WhyQuestion question =
                dropped
                        ? new WhyQuestion.OfDrop(way.from(), to, trace)
                        : new WhyQuestion.OfHop(way.from(), to, hop);
        Label disc = new Label(dropped ? "" : String.valueOf(index + 1));
        disc.getStyleClass().add("disc");
        if (dropped) {
            disc.getStyleClass().add("dropped");
            disc.setGraphic(new GlyphNode(Glyph.BLACK_HOLE, 12, "on-fill"));
        } else if (back) {
            disc.getStyleClass().add("hollow");
        }
        Hyperlink at = new Hyperlink(hop.at().name());
        at.setOnAction(_ -> select.accept(new Item.Resource(hop.at())));
        Label address =
                new Label(hop.address().equals(Ipv4Address.NONE) ? "" : hop.address().toString());
        address.getStyleClass().addAll("mono", "muted");
        Label route = new Label(hop.route().isEmpty() ? "" : "→ " + hop.route());
        route.getStyleClass().add("mono");
        Hyperlink why = new Hyperlink(text(dropped ? "path.why.drop" : "path.why.hop"));
        why.getStyleClass().addAll("why", "small");
        why.setFocusTraversable(false);
        why.setOnAction(_ -> asking.ask(question));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HopLine line = new HopLine(question);
        line.getChildren().addAll(disc, at, address, route, space, why);
        line.setAccessibleText(text("path.hop.about", hop.at().name(), hop.route(), hop.why()));
        if (!hop.why().isEmpty()) {
            Tips.put(line, hop.why() + " (" + hop.rule() + ")");
        }
        lines.add(line);
        return line;
    }

    /// Says why of the hop that has the keyboard; else of the first drop; else of the first hop.
    public void why() {
        lines.stream()
                .filter(Node::isFocused)
                .findFirst()
                .or(() -> lines.stream().filter(HopLine::dropped).findFirst())
                .or(() -> lines.stream().findFirst())
                .ifPresent(line -> {
                    focus(line);
                    asking.ask(line.question);
                });
    }

    /// Gives a hop the keyboard, where it can be seen.
    private void focus(HopLine line) {
        line.requestFocus();
        Bounds at = traces.sceneToLocal(line.localToScene(line.getBoundsInLocal()));
        double hidden = traces.getHeight() - scroll.getViewportBounds().getHeight();
        double top = -scroll.getViewportBounds().getMinY();
        boolean seen =
                at.getMinY() >= top && at.getMaxY() <= top + scroll.getViewportBounds().getHeight();
        if (hidden > 0 && !seen) {
            scroll.setVvalue(Math.clamp((at.getMinY() - MARGIN) / hidden, 0, 1));
        }
    }

    private void key(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    default -> 0;
                };
        if (event.getCode() == KeyCode.ENTER) {
            why();
        } else if (step != 0 && !lines.isEmpty()) {
            int at = -1;
            for (int i = 0; i < lines.size(); i++) {
                at = lines.get(i).isFocused() ? i : at;
            }
            focus(lines.get(Math.clamp(at + step, 0, lines.size() - 1)));
        } else {
            return;
        }
        event.consume();
    }

    /// A hop, which takes the keyboard so that it can be asked about.
    private static final class HopLine extends HBox {
        private final WhyQuestion question;

        HopLine(WhyQuestion question) {
            this.question = question;
            getStyleClass().add("hop");
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setOnMouseClicked(_ -> requestFocus());
        }

        boolean dropped() {
            return question instanceof WhyQuestion.OfDrop;
        }
    }
}
