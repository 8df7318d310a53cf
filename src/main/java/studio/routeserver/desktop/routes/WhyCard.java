package studio.routeserver.desktop.routes;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.fabric.ProgrammedRoute;

/// Why a route is there and what it beat, beside its row. One at a time; Esc closes it.
final class WhyCard {

    private final PopOver popOver = new PopOver();

    WhyCard() {
        popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.setAutoHide(true);
        popOver.setHideOnEscape(true);
        popOver.getRoot().getStylesheets().add(Look.parts());
    }

    void show(Node anchor, RouteRow row, List<RouteRow> rivals) {
        if (popOver.isShowing()) {
            popOver.hide();
        }
        popOver.setContentNode(content(row, rivals));
        popOver.show(anchor);
    }

    private static VBox content(RouteRow row, List<RouteRow> rivals) {
        VBox card = new VBox();
        card.setId("why-card");
        card.getStyleClass().add("why-card");
        Label head = new Label(text("routes.why.head", row.prefix()));
        head.getStyleClass().add("heading");
        Label rule = new Label(row.route().rule());
        rule.getStyleClass().addAll("chip", "active");
        HBox top = new HBox(head, rule);
        top.setSpacing(8);
        Label why = new Label(row.route().why());
        card.getChildren().addAll(top, why);
        ProgrammedRoute programmed = row.programmed();
        if (programmed != null) {
            card.getChildren().addAll(section(text("routes.why.programmed")));
            if (!programmed.why().equals(row.route().why())) {
                card.getChildren().add(new Label(programmed.why()));
            }
            card.getChildren()
                    .add(
                            muted(
                                    text(
                                            "routes.why.brought",
                                            String.join(", ", programmed.speakers()),
                                            row.asPath(),
                                            since(programmed.since()),
                                            programmed.rule())));
        }
        if (!rivals.isEmpty()) {
            card.getChildren().add(new Separator());
            card.getChildren().add(section(text("routes.why.rivals")));
            for (RouteRow rival : rivals) {
                card.getChildren()
                        .add(
                                muted(
                                        text(
                                                "routes.why.rival",
                                                rival.source(),
                                                rival.type(),
                                                rival.route().why(),
                                                rival.route().rule())));
            }
        }
        return card;
    }

    /// What was there before 0 s has been there from the start.
    private static String since(Instant instant) {
        return instant.isBefore(Instant.EPOCH) ? text("routes.why.start") : Times.point(instant);
    }

    private static Label section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section");
        return label;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
