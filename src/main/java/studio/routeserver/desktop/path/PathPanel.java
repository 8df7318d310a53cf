package studio.routeserver.desktop.path;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Signs;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.net.Ipv4Address;

/// A traced packet: each ECMP member there and back, hop by hop with the deciding route. Projects
/// an overlay; decides nothing.
public final class PathPanel extends BorderPane {

    private static final Ipv4Address NONE = new Ipv4Address(0);
    private static final char FIRST_LETTER = 'A';

    private final VBox traces = new VBox();
    private final HBox head = new HBox();
    private final Consumer<Item> select;
    private Overlay shown = new Overlay(List.of());
    private boolean filled;

    /// @param select selects a hop that was clicked
    public PathPanel(Consumer<Item> select) {
        this.select = select;
        getStyleClass().add("path-panel");
        setId("path-panel");
        head.getStyleClass().add("panel-bar");
        traces.getStyleClass().add("traces");
        ScrollPane scroll = new ScrollPane(traces);
        scroll.setFitToWidth(true);
        setTop(head);
        setCenter(scroll);
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
        if (overlay.ways().isEmpty()) {
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
    }

    /// Forward and return side by side, as far as there is room.
    private FlowPane ways(Overlay.Way way) {
        FlowPane ways = new FlowPane();
        ways.setHgap(16);
        ways.setVgap(10);
        List<Trace> forward = way.report().forward();
        ways.getChildren()
                .add(new VBox(4, section(text("path.forward.title")), lanes(forward, false)));
        for (int i = 0; way.withAnswers() && i < way.report().answers().size(); i++) {
            List<Trace> answers = way.report().answers().get(i);
            if (!answers.isEmpty()) {
                String to = forward.size() > 1 ? " " + letter(i) : "";
                ways.getChildren()
                        .add(
                                new VBox(
                                        4,
                                        section(text("path.answer.title", to)),
                                        lanes(answers, true)));
            }
        }
        return ways;
    }

    private static String letter(int number) {
        return String.valueOf((char) (FIRST_LETTER + number));
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
        reason.setTooltip(new Tooltip(report.reason()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(text("path.copy.button"));
        copy.getStyleClass().add("small");
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(PathText.of(overlay));
            Clipboard.getSystemClipboard().setContent(content);
        });
        head.getChildren().addAll(title, verdict, reason, space, copy);
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

    private HBox lanes(List<Trace> members, boolean back) {
        HBox lanes = new HBox();
        lanes.setSpacing(10);
        for (int i = 0; i < members.size(); i++) {
            lanes.getChildren().add(lane(members.get(i), i, members.size() > 1, back));
        }
        return lanes;
    }

    private VBox lane(Trace trace, int number, boolean several, boolean back) {
        VBox lane = new VBox();
        lane.getStyleClass().add("trace");
        HBox top = new HBox();
        top.setSpacing(8);
        if (several) {
            Label letter = new Label(letter(number));
            letter.getStyleClass().add("letter");
            Label share =
                    new Label(
                            String.format(Locale.ROOT, "%.0f %%", trace.share() * 100)
                                    + " "
                                    + text("path.share.flows"));
            share.getStyleClass().addAll("muted", "small");
            top.getChildren().addAll(letter, share);
        }
        Label outcome = new Label(trace.outcome().text());
        outcome.getStyleClass().addAll("small", trace.delivered() ? "ok" : "bad");
        top.getChildren().add(outcome);
        lane.getChildren().add(top);
        List<Hop> hops = trace.hops();
        for (int i = 0; i < hops.size(); i++) {
            boolean dropped =
                    i == hops.size() - 1
                            && trace.outcome() != Trace.Outcome.DELIVERED
                            && trace.outcome() != Trace.Outcome.INTERNET;
            lane.getChildren().add(hop(hops.get(i), i + 1, back, dropped));
        }
        if (!trace.delivered() && !trace.reason().isEmpty()) {
            Label reason =
                    new Label(
                            trace.rule().isEmpty()
                                    ? trace.reason()
                                    : trace.reason() + " (" + trace.rule() + ")");
            reason.getStyleClass().addAll("bad", "small");
            reason.setWrapText(true);
            reason.setMaxWidth(420);
            lane.getChildren().add(reason);
        }
        return lane;
    }

    private Node hop(Hop hop, int number, boolean back, boolean dropped) {
        Label disc = new Label(dropped ? "" : String.valueOf(number));
        disc.getStyleClass().add("disc");
        if (dropped) {
            disc.getStyleClass().add("dropped");
            disc.setGraphic(
                    new GlyphNode(
                            studio.routeserver.picture.glyph.Glyph.BLACK_HOLE, 12, "on-fill"));
        } else if (back) {
            disc.getStyleClass().add("hollow");
        }
        Hyperlink at = new Hyperlink(hop.at().name());
        at.setOnAction(_ -> select.accept(new Item.Resource(hop.at())));
        Label address = new Label(hop.address().equals(NONE) ? "" : hop.address().toString());
        address.getStyleClass().addAll("mono", "muted");
        Label route = new Label(hop.route().isEmpty() ? "" : "→ " + hop.route());
        route.getStyleClass().add("mono");
        Label rule = new Label(hop.rule());
        rule.getStyleClass().addAll("muted", "tiny");
        HBox line = new HBox(disc, at, address, route, rule);
        line.getStyleClass().add("hop");
        Tooltip why = new Tooltip(hop.why());
        why.setWrapText(true);
        why.setMaxWidth(480);
        if (!hop.why().isEmpty()) {
            Tooltip.install(line, why);
        }
        return line;
    }
}
