package studio.routeserver.desktop.why;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.why.Explanation;
import studio.routeserver.whatif.why.Flip;
import studio.routeserver.whatif.why.Flips;

/// What would flip an answer. Each change is tried by running the network, away from the screen;
/// what is found shows at once.
final class FlipList extends VBox {

    private final Label state = new Label();
    private final VBox found = new VBox();
    private final Consumer<Item> go;
    private final Executor background;
    private final Executor screen;
    private AtomicBoolean wanted = new AtomicBoolean();

    FlipList(Consumer<Item> go, Executor background, Executor screen) {
        this.go = go;
        this.background = background;
        this.screen = screen;
        getStyleClass().add("flips");
        state.setId("why-flips-state");
        state.getStyleClass().addAll("muted", "small");
        found.setId("why-flips");
        found.getStyleClass().add("stack");
        getChildren().addAll(found, state);
    }

    /// Searches for another answer; a search that goes on already is ended.
    void search(LabSnapshot snapshot, Explanation explained) {
        end();
        AtomicBoolean mine = new AtomicBoolean(true);
        wanted = mine;
        found.getChildren().clear();
        state.setText(text("why.flips.begin"));
        Topology topology = snapshot.topology();
        var search =
                new Flips.Search() {
                    @Override
                    public boolean goesOn(int tried, int all) {
                        screen.execute(() -> {
                            if (mine.get()) {
                                tell(tried, all);
                            }
                        });
                        return mine.get();
                    }

                    @Override
                    public void found(Flip flip) {
                        screen.execute(() -> {
                            if (mine.get()) {
                                found.getChildren().add(line(flip, topology));
                            }
                        });
                    }
                };
        CompletableFuture.runAsync(() -> Flips.of(snapshot, explained, search), background)
                .whenCompleteAsync(
                        (_, failed) -> {
                            if (failed != null && mine.get()) {
                                state.setText(text("why.failed.text", failed.toString()));
                            }
                        },
                        screen);
    }

    /// Ends the search, if one goes on.
    void end() {
        wanted.set(false);
    }

    private void tell(int tried, int all) {
        if (tried < all) {
            state.setText(text("why.flips.tried", tried, all));
        } else if (found.getChildren().isEmpty()) {
            state.setText(text("why.flips.none", all));
        } else {
            state.setText(text("why.flips.all", all));
        }
    }

    private HBox line(Flip flip, Topology topology) {
        VBox words =
                new VBox(
                        new Sentence(text("why.flips.change", flip.change()), topology, go),
                        new Sentence(flip.result(), topology, go, "result"));
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(new GlyphNode(Glyph.CHEVRON_RIGHT, 14), words);
        line.getStyleClass().add("line");
        return line;
    }
}
