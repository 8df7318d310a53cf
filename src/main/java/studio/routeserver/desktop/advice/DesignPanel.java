package studio.routeserver.desktop.advice;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.headroom.HeadroomView;
import studio.routeserver.desktop.profile.ProfileView;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Topology;

/// What a design comes to, on four pages: advice, the manual world, headroom and profile. Worked
/// out in the background when the panel is at the front; what is older than the drawing says so.
public final class DesignPanel extends BorderPane {

    /// The pages, in the order of their buttons.
    public enum Page {
        ADVICE,
        HAND,
        HEADROOM,
        PROFILE
    }

    private final Workbench workbench;
    private final Executor background;
    private final Executor screen;
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);
    private final Label state = new Label();
    private final AdviceView advice;
    private final ByHandView hand;
    private final HeadroomView headroom;
    private final ProfileView profile;
    private @Nullable Topology asked;
    private @Nullable Study study;

    /// @param go selects an item and shows it
    /// @param problems shows the list of problems
    /// @param background runs what takes long
    /// @param screen runs what touches the screen
    public DesignPanel(
            Workbench workbench,
            Consumer<Item> go,
            Runnable problems,
            Executor background,
            Executor screen) {
        this.workbench = workbench;
        this.background = background;
        this.screen = screen;
        getStyleClass().add("design");
        setId("design-panel");
        advice = new AdviceView(problems, () -> show(Page.HAND));
        hand = new ByHandView(go, workbench::demonstrate, this::inBackground);
        workbench
                .demonstrationProperty()
                .subscribe(shown -> {
                    if (shown == null) {
                        hand.ended();
                    }
                });
        headroom = new HeadroomView(name -> Item.named(workbench.topology(), name).ifPresent(go));
        profile = new ProfileView(this::edit);
        pages.put(Page.ADVICE, advice);
        pages.put(Page.HAND, hand);
        pages.put(Page.HEADROOM, headroom);
        pages.put(Page.PROFILE, profile);
        ToggleGroup group = new ToggleGroup();
        HBox bar = new HBox();
        bar.getStyleClass().add("panel-bar");
        for (Page page : Page.values()) {
            ToggleButton button = new ToggleButton(title(page));
            button.setId("design-" + page.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setOnAction(_ -> show(page));
            buttons.put(page, button);
            bar.getChildren().add(button);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        state.getStyleClass().add("muted");
        state.setId("design-state");
        bar.getChildren().addAll(space, state);
        setTop(bar);
        show(Page.ADVICE);
    }

    private static String title(Page page) {
        return switch (page) {
            case ADVICE -> text("design.page.advice");
            case HAND -> text("design.page.hand");
            case HEADROOM -> text("design.page.headroom");
            case PROFILE -> text("design.page.profile");
        };
    }

    /// Brings a page to the front.
    public void show(Page page) {
        buttons.forEach((one, button) -> button.setSelected(one == page));
        setCenter(pages.get(page));
    }

    private void edit(Edit edit) {
        if (workbench.apply(edit) instanceof Edited.Refused(var sentence)) {
            workbench.say(sentence);
        }
    }

    /// Shows what is known of the drawing, and has the rest worked out.
    ///
    /// @param stale whether the frame is older than the drawing
    public void show(Topology topology, @Nullable Frame frame, boolean stale) {
        profile.show(topology);
        if (stale || frame == null) {
            state.setText(text("design.wait.text"));
            return;
        }
        if (frame.snapshot().topology().equals(asked)) {
            return;
        }
        Topology now = frame.snapshot().topology();
        asked = now;
        state.setText(text("design.wait.text"));
        if (study == null) {
            show((Study) null);
        }
        LabSnapshot quiet = frame.quiet();
        inBackground(
                () -> Study.of(now, quiet),
                made -> {
                    if (now.equals(asked)) {
                        study = made;
                        state.setText("");
                        show(made);
                    }
                });
    }

    private void show(@Nullable Study now) {
        advice.show(now);
        hand.show(now);
        headroom.show(now == null ? null : now.headroom());
        profile.show(now == null ? null : now.other());
    }

    private <T> void inBackground(Supplier<T> work, Consumer<T> take) {
        CompletableFuture.supplyAsync(work, background)
                .whenCompleteAsync(
                        (made, failed) -> {
                            if (failed == null) {
                                take.accept(made);
                            } else {
                                state.setText(text("design.failed.text", failed.toString()));
                            }
                        },
                        screen);
    }
}
