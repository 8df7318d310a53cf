package studio.routeserver.desktop.why;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Icons;
import studio.routeserver.desktop.theme.Typing;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.picture.glyph.Glyph;

/// Why a route is there or is not, and why a packet went where it went (key `W`), beside the
/// canvas. It answers for the moment at which it was asked, and says so once the answer would be
/// another. Answers are worked out away from the screen; the last question wins.
public final class WhyCard extends VBox implements Asking {

    /// So wide that most reasons stand on one line.
    private static final double WIDTH = 580;

    private static final double SCROLL_STEP = 48;

    private final ObservableValue<@Nullable Moment> moment;
    private final Executor background;
    private final Executor screen;
    private final Runnable leave;
    private final Label title = new Label();
    private final Label at = new Label();
    private final HBox stale = new HBox();
    private final Label state = new Label();
    private final WhyPage page;
    private final ScrollPane scroll;
    private final HBox asking = new HBox();
    private final Label asked = new Label();
    private final TextField field = new TextField();
    private final Label wrong = new Label();

    private @Nullable WhyQuestion question;
    private @Nullable WhyAnswer answer;
    private @Nullable LabSnapshot answered;
    private String vantage = "";
    private @Nullable Node origin;
    private long questions;
    private boolean checking;

    /// @param moment what the window shows
    /// @param go shows an object that the answer names
    /// @param leave gives the keyboard back where its owner is gone
    /// @param background runs what takes long
    /// @param screen runs what touches the screen
    public WhyCard(
            ObservableValue<@Nullable Moment> moment,
            Consumer<Item> go,
            Runnable leave,
            Executor background,
            Executor screen) {
        this.moment = moment;
        this.leave = leave;
        this.background = background;
        this.screen = screen;
        setId("why-card");
        getStyleClass().add("why-card");
        setFocusTraversable(true);
        setMinWidth(0);
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        ToggleButton rules = new ToggleButton(text("why.rules.button"));
        rules.setId("why-rules");
        rules.getStyleClass().add("small");
        page = new WhyPage(go, rules.selectedProperty(), background, screen);
        scroll = new Scroll(page);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        state.getStyleClass().addAll("muted", "state");
        state.setId("why-state");
        getChildren().addAll(head(rules), stale(), state, scroll, asking(), wrong);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        moment.subscribe(this::check);
        setVisible(false);
    }

    // ---- its parts

    private HBox head(Node rules) {
        title.setId("why-title");
        title.getStyleClass().add("heading");
        at.setId("why-at");
        at.getStyleClass().addAll("muted", "small");
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head =
                new HBox(
                        title,
                        at,
                        rules,
                        Icons.button(
                                "why-close",
                                Material2AL.CLOSE,
                                text("why.close.button"),
                                this::close));
        head.getStyleClass().add("why-head");
        return head;
    }

    private HBox stale() {
        Label words = new Label(text("why.stale.text"));
        Hyperlink again = new Hyperlink(text("why.stale.again"));
        again.setId("why-again");
        again.setOnAction(_ -> {
            if (question != null) {
                ask(question);
            }
        });
        stale.setId("why-stale");
        stale.getStyleClass().add("why-stale");
        stale.getChildren().addAll(new GlyphNode(Glyph.REPROGRAMMING, 14, "warn"), words, again);
        shown(stale, false);
        return stale;
    }

    private HBox asking() {
        field.setId("why-field");
        field.setPromptText(text("why.field.prompt"));
        field.getStyleClass().add("typed");
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setOnAction(_ -> askTyped());
        Button button = new Button(text("why.field.button"));
        button.setId("why-ask");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> askTyped());
        asked.setMinWidth(Region.USE_PREF_SIZE);
        asked.getStyleClass().add("muted");
        asking.getStyleClass().add("why-asking");
        asking.getChildren().addAll(asked, field, button);
        wrong.setId("why-wrong");
        wrong.getStyleClass().addAll("bad", "small", "why-wrong");
        wrong.setWrapText(true);
        shown(wrong, false);
        return asking;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    // ---- asking

    @Override
    public void ask(WhyQuestion next) {
        open(next.title());
        question = next;
        place(
                switch (next) {
                    case WhyQuestion.OfPrefix(var name, _) -> name;
                    case WhyQuestion.OfAddress(var name, _) -> name;
                    case WhyQuestion.OfRow(var name, _) -> name;
                    case WhyQuestion.OfHop _, WhyQuestion.OfDrop _ -> "";
                });
        requestFocus();
        Moment now = moment.getValue();
        if (now == null) {
            state.setText(text("why.state.none"));
            return;
        }
        state.setText(text("why.state.working"));
        LabSnapshot snapshot = now.snapshot();
        long mine = ++questions;
        work(
                snapshot,
                next,
                (made, failed) -> {
                    if (mine != questions) {
                        return;
                    }
                    if (made == null) {
                        state.setText(text("why.failed.text", String.valueOf(failed)));
                        return;
                    }
                    answer = made;
                    answered = snapshot;
                    at.setText(text("why.at.text", Times.point(now.at())));
                    shown(state, false);
                    made.explained().ifPresent(of -> place(of.vantage().name()));
                    title.setText(heading(next, made));
                    page.show(snapshot, next, made);
                    scroll.setVvalue(0);
                    setAccessibleText(next.title() + " " + made.headline());
                    check();
                });
    }

    /// What is not there is asked for by another word.
    private static String heading(WhyQuestion of, WhyAnswer made) {
        return of instanceof WhyQuestion.OfPrefix(var name, var prefix)
                        && made.explained().filter(one -> !one.present()).isPresent()
                ? text("why.title.absent", prefix, name)
                : of.title();
    }

    @Override
    public void askNot(String of) {
        open(text("why.title.not", of));
        question = null;
        questions++;
        state.setText(text("why.not.about"));
        place(of);
        field.clear();
        Typing.focus(field);
    }

    /// Empties the card and shows it.
    private void open(String heading) {
        if (!isVisible()) {
            setVisible(true); // only then is it part of the window
            origin = getScene() == null ? null : getScene().getFocusOwner();
        }
        answer = null;
        answered = null;
        page.clear();
        title.setText(heading);
        at.setText("");
        shown(stale, false);
        shown(wrong, false);
        shown(state, true);
    }

    /// Whose routes the field asks about; empty for nobody's.
    private void place(String of) {
        vantage = of;
        asked.setText(text("why.field.of", of));
        shown(asking, !of.isEmpty());
    }

    private void askTyped() {
        String typed = field.getText().strip();
        try {
            ask(
                    typed.indexOf('/') < 0
                            ? new WhyQuestion.OfAddress(vantage, Ipv4Address.parse(typed))
                            : new WhyQuestion.OfPrefix(vantage, Ipv4Prefix.parse(typed)));
            field.clear();
        } catch (IllegalArgumentException refused) {
            wrong.setText(refused.getMessage());
            shown(wrong, true);
        }
    }

    private void work(
            LabSnapshot snapshot,
            WhyQuestion of,
            BiConsumer<@Nullable WhyAnswer, @Nullable Throwable> take) {
        CompletableFuture.supplyAsync(() -> WhyAnswer.of(snapshot, of), background)
                .whenCompleteAsync(take, screen);
    }

    /// Whether what is shown would be answered otherwise by now. One check at a time; the newest
    /// moment is looked at last.
    @SuppressWarnings("ReferenceEquality") // the same snapshot answers the same
    private void check() {
        Moment now = moment.getValue();
        WhyQuestion of = question;
        WhyAnswer before = answer;
        if (!isVisible() || checking || now == null || of == null || before == null) {
            return;
        }
        LabSnapshot snapshot = now.snapshot();
        if (snapshot == answered) {
            return;
        }
        checking = true;
        long mine = questions;
        work(
                snapshot,
                of,
                (made, _) -> {
                    checking = false;
                    if (mine == questions) {
                        answered = snapshot;
                        shown(stale, !before.equals(made));
                    }
                    check();
                });
    }

    // ---- leaving

    /// Closes the card; the keyboard goes back to where it was. Answers whether it was open.
    public boolean close() {
        if (!isVisible()) {
            return false;
        }
        boolean focused = isFocusWithin();
        questions++;
        question = null;
        page.clear();
        setVisible(false);
        Node back = origin;
        if (focused) {
            if (back != null && back.getScene() != null) {
                back.requestFocus();
            } else {
                leave.run();
            }
        }
        return true;
    }

    private void key(KeyEvent event) {
        double window = scroll.getViewportBounds().getHeight();
        switch (event.getCode()) {
            case ESCAPE -> close();
            case DOWN -> scroll(SCROLL_STEP);
            case UP -> scroll(-SCROLL_STEP);
            case PAGE_DOWN -> scroll(window);
            case PAGE_UP -> scroll(-window);
            case END -> scroll(page.getHeight());
            case HOME -> scroll(-page.getHeight());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void scroll(double by) {
        double hidden = page.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp(scroll.getVvalue() + by / hidden, 0, 1));
        }
    }

    /// A scroll pane that would like to be as high as its page.
    private static final class Scroll extends ScrollPane {
        private final Region page;

        Scroll(Region page) {
            super(page);
            this.page = page;
            setFitToWidth(true);
            setFocusTraversable(false);
            setHbarPolicy(ScrollBarPolicy.NEVER);
            setMinHeight(0);
        }

        @Override
        protected double computePrefHeight(double width) {
            return page.prefHeight(WIDTH - 2) + 2;
        }
    }
}
