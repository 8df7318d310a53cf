package studio.routeserver.desktop.why;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.why.Explanation;
import studio.routeserver.whatif.why.Loser;
import studio.routeserver.whatif.why.Reason;
import studio.routeserver.whatif.why.Stop;

/// An answer from top to bottom: what decided, the way back to the origin, what was beaten, what
/// keeps out what is not there, and what would flip it.
final class WhyPage extends VBox {

    private static final double MARK = 14;

    private final Consumer<Item> go;
    private final ObservableBooleanValue all;
    private final FlipList flips;
    private Topology topology = Topology.empty("");

    /// @param all whether every rule is to be unfolded
    WhyPage(Consumer<Item> go, ObservableBooleanValue all, Executor background, Executor screen) {
        this.go = go;
        this.all = all;
        this.flips = new FlipList(go, background, screen);
        setId("why-page");
        getStyleClass().add("why-page");
    }

    void clear() {
        flips.end();
        getChildren().clear();
    }

    /// @param snapshot what was asked
    void show(LabSnapshot snapshot, WhyQuestion question, WhyAnswer answer) {
        clear();
        topology = snapshot.topology();
        boolean drop = question instanceof WhyQuestion.OfDrop;
        Sentence head = new Sentence(answer.headline(), topology, go, "headline");
        head.setId("why-headline");
        getChildren().add(head);
        answer.step()
                .ifPresent(step -> {
                    section(text(drop ? "why.section.ends" : "why.section.step"));
                    getChildren()
                            .add(
                                    line(
                                                    new GlyphNode(
                                                            drop
                                                                    ? Glyph.BLACK_HOLE
                                                                    : Glyph.CHEVRON_RIGHT,
                                                            MARK,
                                                            drop ? "bad" : "active"),
                                                    List.of(),
                                                    step)
                                            .decides());
                });
        answer.explained()
                .ifPresent(explained -> {
                    explain(explained, answer.step().isPresent());
                    section(text("why.section.flips"));
                    getChildren().add(flips);
                    flips.search(snapshot, explained);
                });
    }

    /// @param walked whether a packet was asked about, and the route only led it
    private void explain(Explanation explained, boolean walked) {
        if (!explained.chain().isEmpty()) {
            section(text(walked ? "why.section.sent" : "why.section.chain"));
            if (walked) {
                getChildren().add(new Sentence(explained.headline(), topology, go, "result"));
            }
            chain(explained, walked);
        }
        if (!explained.losers().isEmpty()) {
            section(text("why.section.losers"));
            explained.losers().forEach(this::loser);
        }
        if (!explained.stops().isEmpty()) {
            section(text(explained.present() ? "why.section.instead" : "why.section.stops"));
            boolean first = !explained.present();
            for (Stop stop : explained.stops()) {
                stop(stop, first);
                first = false;
            }
        }
    }

    private void chain(Explanation explained, boolean walked) {
        String decider = explained.route() == null ? "" : explained.route().rule();
        boolean marked = walked;
        int number = 1;
        for (Reason reason : explained.chain()) {
            Label disc = new Label(String.valueOf(number++));
            disc.getStyleClass().add("step-disc");
            ReasonLine line = line(disc, List.of(), reason);
            if (!marked && reason.rule().equals(decider)) {
                line.decides();
                marked = true;
            }
            getChildren().add(line);
        }
    }

    private void loser(Loser loser) {
        Label what = strong(loser.what());
        Label step = new Label(text("why.loser.step", loser.step()));
        step.getStyleClass().addAll("chip", "step");
        getChildren()
                .add(line(new GlyphNode(Glyph.DOWN, MARK), List.of(what, step), loser.because()));
    }

    private void stop(Stop stop, boolean decides) {
        ReasonLine line =
                line(
                        new GlyphNode(Glyph.SUPPRESSED, MARK, "warn"),
                        List.of(strong(stop.origin())),
                        stop.because());
        getChildren().add(decides ? line.decides() : line);
    }

    private static Label strong(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("strong");
        label.setWrapText(true);
        return label;
    }

    private ReasonLine line(Node mark, List<Node> above, Reason reason) {
        return new ReasonLine(mark, above, reason, topology, go, all);
    }

    private void section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section");
        getChildren().add(label);
    }
}
