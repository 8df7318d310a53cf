package studio.routeserver.desktop.path;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.why.WhyQuestion;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.fabric.FlowHash;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Spread;
import studio.routeserver.net.Ipv4Address;

/// Which conversations take which member of an ECMP set, and what share of them moves when a member
/// dies (azure rule R-NVA-14): many that differ in their source port, and the one whose ports are
/// entered.
final class HashExplorer extends VBox {

    private static final int FLOWS = 1_000;
    private static final int HTTPS = 443;

    private final ObservableValue<@Nullable Moment> moment;
    private final Executor background;
    private final Executor screen;
    private final Consumer<Optional<PathReport>> chosen;

    private final ComboBox<Protocol> protocol = new ComboBox<>();
    private final TextField source = port("path-hash-source", Spread.FIRST_PORT);
    private final TextField destination = port("path-hash-destination", HTTPS);
    private final Label flow = new Label();
    private final FlowPane sets = new FlowPane(24, 10);

    private Overlay.@Nullable Way way;
    private long questions;

    /// What is hashed besides addresses and ports.
    private enum Protocol {
        TCP(FlowHash.Ports.TCP),
        UDP(FlowHash.Ports.UDP);

        private final int number;

        Protocol(int number) {
            this.number = number;
        }
    }

    /// @param moment what the window shows
    /// @param background hashes the flows
    /// @param screen runs what touches the screen
    /// @param chosen gets the way of the one conversation; nothing while it has none
    HashExplorer(
            ObservableValue<@Nullable Moment> moment,
            Executor background,
            Executor screen,
            Consumer<Optional<PathReport>> chosen) {
        this.moment = moment;
        this.background = background;
        this.screen = screen;
        this.chosen = chosen;
        setId("path-hash-explorer");
        getStyleClass().add("hash-explorer");
        protocol.setId("path-hash-protocol");
        protocol.getItems().setAll(Protocol.values());
        protocol.getSelectionModel().selectFirst();
        protocol.valueProperty().subscribe((_, _) -> ask());
        source.textProperty().subscribe((_, _) -> ask());
        destination.textProperty().subscribe((_, _) -> ask());
        flow.setId("path-hash-flow");
        flow.setWrapText(true);
        Label note = new Label(text("path.hash.note"));
        note.getStyleClass().addAll("muted", "small");
        FlowPane entry =
                new FlowPane(
                        8,
                        4,
                        protocol,
                        named(text("path.hash.source"), source),
                        named(text("path.hash.destination"), destination),
                        flow);
        entry.getStyleClass().add("hash-entry");
        getChildren().addAll(entry, sets, note);
    }

    private static TextField port(String id, int first) {
        TextField field = new TextField(String.valueOf(first));
        field.setId(id);
        field.setPrefColumnCount(5);
        field.getStyleClass().add("mono");
        return field;
    }

    private static HBox named(String words, TextField field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        label.getStyleClass().add("muted");
        HBox both = new HBox(4, label, field);
        both.getStyleClass().add("hash-entry");
        return both;
    }

    /// Whether anything shares flows on the way there or back.
    static boolean shares(Overlay.Way way) {
        return way.report().forward().size() > 1
                || way.report().answers().stream().anyMatch(answers -> answers.size() > 1);
    }

    /// Hashes conversations of a way.
    void explore(Overlay.Way asked) {
        way = asked;
        ask();
    }

    /// Nothing is asked any more; what is still being hashed is not told.
    void leave() {
        way = null;
        questions++;
    }

    /// Answers that come late, after another question, are not shown.
    private void ask() {
        long question = ++questions;
        Moment now = moment.getValue();
        Overlay.Way asked = way;
        if (now == null || asked == null || asked.report().forward().isEmpty()) {
            return;
        }
        Optional<FlowHash.Ports> ports = ports();
        Fabric fabric = now.snapshot().fabric();
        Ipv4Address to = WhyQuestion.destination(asked);
        background.execute(() -> {
            Spread spread = fabric.spread(asked.from(), null, to, FLOWS);
            Optional<PathReport> one =
                    ports.map(entered -> fabric.path(asked.from(), null, to, entered));
            screen.execute(() -> {
                if (question == questions) {
                    show(spread, asked.report(), one);
                }
            });
        });
    }

    private Optional<FlowHash.Ports> ports() {
        try {
            return Optional.of(
                    new FlowHash.Ports(
                            protocol.getValue().number,
                            Integer.parseInt(source.getText().strip()),
                            Integer.parseInt(destination.getText().strip())));
        } catch (IllegalArgumentException notPorts) {
            return Optional.empty();
        }
    }

    private void show(Spread spread, PathReport all, Optional<PathReport> one) {
        flow.getStyleClass().removeAll("bad", "strong");
        flow.getStyleClass().add(one.isPresent() ? "strong" : "bad");
        flow.setText(
                one.map(report -> PathLetters.of(all, report).sentence())
                        .orElse(text("path.hash.wrong")));
        sets.getChildren().setAll(spread.sets().stream().map(HashExplorer::set).toList());
        chosen.accept(one);
    }

    private static Node set(Spread.Members set) {
        String by =
                set.route().isEmpty()
                        ? text("path.hash.backends")
                        : text("path.hash.by", set.route());
        Label title =
                new Label(
                        text(
                                set.answer() ? "path.hash.answers" : "path.hash.flows",
                                set.at(),
                                by,
                                set.flows()));
        title.getStyleClass().add("section");
        GridPane rows = new GridPane(12, 3);
        List<Spread.Member> members = set.members();
        for (int i = 0; i < members.size(); i++) {
            Spread.Member member = members.get(i);
            double share = (double) member.flows() / set.flows();
            Label name = new Label(member.name());
            name.getStyleClass().add("mono");
            ProgressBar bar = new ProgressBar(share);
            bar.getStyleClass().add("share");
            Label part = new Label(percent(share));
            GridPane.setHalignment(part, HPos.RIGHT);
            Label moved =
                    new Label(
                            text(
                                    "path.hash.moved",
                                    percent((double) member.moved() / set.flows())));
            moved.getStyleClass().addAll("muted", "small");
            rows.addRow(i, name, bar, part, moved);
        }
        VBox both = new VBox(4, title, rows);
        both.getStyleClass().add("trace");
        return both;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
