package studio.routeserver.desktop.headroom;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.advice.capacity.Meter;

/// Each limit with what counts against it, and the number at which Azure acts.
public final class HeadroomView extends ScrollPane {

    private static final double BAR_WIDTH = 160;

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
        for (Meter meter : headroom.digest()) {
            Label limit = new Label(meter.limit().id());
            limit.getStyleClass().addAll("mono", "muted");
            Hyperlink what = new Hyperlink(meter.what());
            what.setOnAction(_ -> go.accept(meter.object()));
            Label acts = new Label(acts(meter));
            acts.getStyleClass().addAll("muted", "small");
            acts.setWrapText(true);
            acts.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(
                    line++, limit, what, Gauge.bar(meter, BAR_WIDTH), Gauge.reading(meter), acts);
        }
    }

    private static String acts(Meter meter) {
        return meter.acts() + (meter.rule().isEmpty() ? "" : " (" + meter.rule() + ")");
    }
}
