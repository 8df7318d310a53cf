package studio.routeserver.desktop.headroom;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.advice.capacity.Meter;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.picture.glyph.Glyph;

/// Each limit with what counts against it, and the number at which Azure acts.
public final class HeadroomView extends ScrollPane {

    private static final double BAR_WIDTH = 160;
    private static final double BAR_HEIGHT = 8;
    private static final double LEAST_FILL = 2;

    private final Consumer<String> go;
    private final GridPane grid = new GridPane();
    private final Label head = new Label();

    /// @param go shows the object of that name
    public HeadroomView(Consumer<String> go) {
        this.go = go;
        setId("headroom-view");
        setFitToWidth(true);
        getStyleClass().add("design-page");
        grid.getStyleClass().add("figures-grid");
        for (int i = 0; i < 4; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setMinWidth(Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        ColumnConstraints last = new ColumnConstraints();
        last.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(last);
        head.getStyleClass().add("muted");
        head.setWrapText(true);
        VBox page = new VBox(head, grid);
        page.getStyleClass().add("page");
        setContent(page);
    }

    /// Shows the meters; null while they are read.
    public void show(@Nullable Headroom headroom) {
        grid.getChildren().clear();
        if (headroom == null) {
            head.setText(text("design.wait.text"));
            return;
        }
        head.setText(text("headroom.head.text", headroom.profile().text()));
        int line = 0;
        for (Meter meter : headroom.meters()) {
            Label limit = new Label(meter.limit().id());
            limit.getStyleClass().addAll("mono", "muted");
            Hyperlink what = new Hyperlink(meter.what());
            what.setOnAction(_ -> go.accept(meter.object()));
            Label reading = new Label(meter.reading());
            reading.getStyleClass().add("mono");
            Label acts = new Label(meter.acts() + rule(meter));
            acts.getStyleClass().addAll("muted", "small");
            acts.setWrapText(true);
            acts.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(line++, limit, what, bar(meter), reading(meter, reading), acts);
        }
    }

    private static String rule(Meter meter) {
        return meter.rule().isEmpty() ? "" : " (" + meter.rule() + ")";
    }

    /// A word and a sign besides the colour where it is near.
    private static Node reading(Meter meter, Label reading) {
        return switch (meter.level()) {
            case FREE -> reading;
            case NEAR ->
                    new HBox(
                            6,
                            new GlyphNode(Glyph.WARNING, 14, "warn"),
                            reading,
                            word("headroom.level.near", "warn"));
            case BEYOND ->
                    new HBox(
                            6,
                            new GlyphNode(Glyph.ERROR, 14, "bad"),
                            reading,
                            word("headroom.level.beyond", "bad"));
        };
    }

    private static Label word(String key, String role) {
        Label word = new Label(text(key));
        word.getStyleClass().add(role);
        return word;
    }

    private static Node bar(Meter meter) {
        Region fill = new Region();
        fill.getStyleClass().addAll("bar-fill", role(meter.level()));
        double width = meter.value() == 0 ? 0 : Math.max(LEAST_FILL, meter.share() * BAR_WIDTH);
        fill.setMinSize(width, BAR_HEIGHT);
        fill.setMaxSize(width, BAR_HEIGHT);
        Pane track = new Pane(fill);
        track.getStyleClass().add("meter");
        track.setMinSize(BAR_WIDTH, BAR_HEIGHT);
        track.setMaxSize(BAR_WIDTH, BAR_HEIGHT);
        meter.safe()
                .ifPresent(safe ->
                        meter.most()
                                .ifPresent(most -> {
                                    Region mark = new Region();
                                    mark.getStyleClass().add("safe");
                                    mark.setMinSize(1, BAR_HEIGHT);
                                    mark.setMaxSize(1, BAR_HEIGHT);
                                    mark.setLayoutX(BAR_WIDTH * safe / most);
                                    track.getChildren().add(mark);
                                }));
        track.setVisible(meter.most().isPresent());
        return track;
    }

    private static String role(Meter.Level level) {
        return switch (level) {
            case FREE -> "ok";
            case NEAR -> "warn";
            case BEYOND -> "bad";
        };
    }
}
