package studio.routeserver.desktop.inspector;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.capacity.Meter;
import studio.routeserver.desktop.headroom.Gauge;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Signs;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Topology;

/// The properties of the selection. Draws a [Form]; what is typed goes through the form's readings
/// and comes back as edits.
public final class InspectorPanel extends BorderPane {

    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final HBox head = new HBox();
    private final Edits edits;
    private final Consumer<Item> select;
    private final Runnable leave;
    private final Set<String> opened = new HashSet<>();

    private @Nullable Form shown;
    private @Nullable Topology drawn;
    private List<Finding> found = List.of();
    private List<Meter> meters = List.of();
    private List<RowView> views = List.of();

    /// @param edits makes an edit, or answers why not
    /// @param select selects what a link names
    /// @param leave gives the keyboard back to the canvas
    public InspectorPanel(Edits edits, Consumer<Item> select, Runnable leave) {
        this.edits = edits;
        this.select = select;
        this.leave = leave;
        setId("inspector");
        getStyleClass().add("inspector");
        head.getStyleClass().add("inspector-head");
        body.getStyleClass().add("body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(head);
        setCenter(scroll);
    }

    /// Shows a form, what was found of its object, and how near its limits are. While the same
    /// thing stays shown, fields keep the keyboard and what is being typed.
    @SuppressWarnings("ReferenceEquality") // the same topology means that no value has changed
    public void show(Topology topology, Form form, List<Finding> findings, List<Meter> headroom) {
        List<Finding> now =
                findings.stream()
                        .filter(finding ->
                                form.item() != null && finding.object().equals(form.item().name()))
                        .toList();
        boolean same =
                shown != null
                        && topology == drawn
                        && now.equals(found)
                        && headroom.equals(meters)
                        && Objects.equals(form.item(), shown.item())
                        && facts(form).equals(facts(shown));
        if (same) {
            return;
        }
        boolean other = shown == null || !Objects.equals(form.item(), shown.item());
        String focused = other ? null : focusedId();
        double at = scroll.getVvalue();
        shown = form;
        drawn = topology;
        found = now;
        meters = headroom;
        fill(topology, form);
        scroll.setVvalue(other ? 0 : at);
        views.stream()
                .filter(view -> view.id().equals(focused))
                .findFirst()
                .ifPresent(RowView::focus);
    }

    /// Rows whose values are computed: they change without an edit.
    private static List<Form.Row> facts(Form form) {
        return form.groups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row instanceof Form.Row.Fact || row instanceof Form.Row.Remark)
                .toList();
    }

    private @Nullable String focusedId() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner == null
                ? null
                : views.stream()
                        .filter(view -> view.has(owner))
                        .map(RowView::id)
                        .findFirst()
                        .orElse(null);
    }

    private void fill(Topology topology, Form form) {
        List<RowView> made = new ArrayList<>();
        head.getChildren().clear();
        Glyph glyph = form.item() == null ? Glyph.NETWORK : Signs.of(topology, form.item());
        Label kind = new Label(form.kind());
        kind.getStyleClass().addAll("muted", "small");
        Label title = new Label(form.title());
        title.getStyleClass().add("heading");
        VBox words = new VBox(title, kind);
        HBox.setHgrow(words, Priority.ALWAYS);
        head.getChildren().addAll(new GlyphNode(glyph, 24, "inked"), words);
        body.getChildren().clear();
        for (Finding finding : found) {
            body.getChildren().add(finding(finding));
        }
        Function<String, Reading> renames = form.renames();
        if (renames != null) {
            Form.Row.Entry name =
                    new Form.Row.Entry(
                            "name", text("inspector.field.name"), name(form), "", false, renames);
            made.add(add(body, name));
        }
        boolean told = meters.isEmpty();
        for (Form.Group group : form.groups()) {
            group(form, group, made);
            if (!told) {
                headroom();
                told = true;
            }
        }
        views = made;
    }

    /// Behind the first group, where it can be seen without scrolling.
    private void headroom() {
        Label title = new Label(text("inspector.group.headroom"));
        title.getStyleClass().add("section");
        VBox box = new VBox(title);
        box.setId("inspector-headroom");
        box.getStyleClass().addAll("group", "headroom");
        meters.forEach(meter -> box.getChildren().add(Gauge.narrow(meter)));
        body.getChildren().add(box);
    }

    /// A subnet's title is its own name; its item's is longer.
    private static String name(Form form) {
        return form.item() instanceof Item.Resource(var ref) ? ref.name() : form.title();
    }

    private void group(Form form, Form.Group group, List<RowView> made) {
        VBox box = new VBox();
        box.getStyleClass().add("group");
        VBox rows = new VBox();
        rows.setSpacing(6);
        String key = form.kind() + group.title();
        boolean open = !group.advanced() || opened.contains(key);
        Label title = new Label(group.title());
        title.getStyleClass().add("section");
        HBox bar = new HBox(title);
        bar.setSpacing(4);
        bar.getStyleClass().add("group-title");
        if (group.advanced()) {
            bar.getChildren()
                    .addFirst(new GlyphNode(open ? Glyph.CHEVRON_DOWN : Glyph.CHEVRON_RIGHT, 10));
            bar.setOnMouseClicked(_ -> {
                if (!opened.remove(key)) {
                    opened.add(key);
                }
                if (shown != null && drawn != null) {
                    fill(drawn, shown);
                }
            });
        }
        box.getChildren().add(bar);
        rows.setVisible(open);
        rows.setManaged(open);
        for (Form.Row row : group.rows()) {
            made.add(add(rows, row));
        }
        box.getChildren().add(rows);
        body.getChildren().add(box);
    }

    private RowView add(VBox rows, Form.Row row) {
        RowView view = RowView.of(row, edits, select, leave);
        rows.getChildren().add(view.node());
        return view;
    }

    private VBox finding(Finding finding) {
        Label words = new Label(finding.message());
        words.setWrapText(true);
        words.getStyleClass().add("small");
        Label rule = new Label(finding.rule() + " · " + finding.source());
        rule.getStyleClass().addAll("muted", "tiny");
        VBox box = new VBox(words, rule);
        box.getStyleClass().addAll("finding", style(finding.severity()));
        for (Fix fix : finding.fixes()) {
            Button button = new Button(fix.title());
            button.getStyleClass().addAll("fix", "small");
            button.setOnAction(
                    _ -> edits.make(new Edit.Together(fix.title(), List.of(fix.edit()))));
            box.getChildren().add(button);
        }
        return box;
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case ERROR, OUTAGE -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    /// Gives the keyboard to the first field.
    public void focusFirst() {
        views.stream().filter(RowView::editable).findFirst().ifPresent(RowView::focus);
    }

    /// A link to another object.
    static Hyperlink link(String words, Item item, Consumer<Item> select) {
        Hyperlink link = new Hyperlink(words);
        link.setOnAction(_ -> select.accept(item));
        return link;
    }
}
