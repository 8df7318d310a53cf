package studio.routeserver.desktop.advice;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.design.Answer;
import studio.routeserver.advice.design.DesignAdvice;
import studio.routeserver.advice.design.PreferenceOutcome;
import studio.routeserver.advice.design.Recommendation;
import studio.routeserver.topology.SubnetRef;

/// Route Server or route tables for this network, rule by rule with its reason.
final class AdviceView extends ScrollPane {

    private static final double RULE_WIDTH = 44;
    private static final double ANSWER_WIDTH = 132;

    private final VBox page = new VBox();
    private final Runnable problems;
    private final Runnable byHand;

    /// @param problems shows what comes before any advice: what Azure would refuse
    /// @param byHand shows the manual world
    AdviceView(Runnable problems, Runnable byHand) {
        this.problems = problems;
        this.byHand = byHand;
        setId("advice-view");
        setFitToWidth(true);
        getStyleClass().add("design-page");
        page.getStyleClass().add("page");
        setContent(page);
    }

    void show(@Nullable Study study) {
        page.getChildren().clear();
        if (study == null) {
            page.getChildren().add(muted(text("design.wait.text")));
            return;
        }
        DesignAdvice advice = study.advice();
        Label answer = chip(advice.answer());
        answer.setId("advice-answer");
        Label sentence = new Label(advice.sentence());
        sentence.setId("advice-sentence");
        sentence.getStyleClass().add("strong");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        page.getChildren().add(new HBox(10, answer, sentence));
        if (!advice.errors().isEmpty()) {
            Hyperlink first = new Hyperlink(text("advice.errors.first", advice.errors().size()));
            first.setId("advice-errors");
            first.setOnAction(_ -> problems.run());
            page.getChildren().add(first);
        }
        advice.recommendations().forEach(one -> page.getChildren().add(line(one)));
        study.preferences().forEach((server, all) -> preferences(server, all));
        if (study.hand().entries() > 0) {
            Hyperlink hand = new Hyperlink(text("advice.hand.link"));
            hand.setId("advice-hand");
            hand.setOnAction(_ -> byHand.run());
            page.getChildren().add(hand);
        }
    }

    private static HBox line(Recommendation one) {
        Label rule = new Label(one.rule());
        rule.getStyleClass().addAll("mono", "muted");
        rule.setMinWidth(RULE_WIDTH);
        @Nullable Answer said = one.answer();
        Label answer = said == null ? chip(text("advice.answer.how"), "") : chip(said);
        HBox slot = new HBox(answer);
        slot.setMinWidth(ANSWER_WIDTH);
        Label reason = new Label(one.reason());
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, reason);
        if (!one.subnets().isEmpty()) {
            words.getChildren()
                    .add(
                            muted(
                                    text(
                                            "advice.where.subnets",
                                            one.subnets().stream()
                                                    .map(SubnetRef::toString)
                                                    .collect(Collectors.joining(", ")))));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(10, rule, slot, words);
        line.getStyleClass().add("advice-line");
        return line;
    }

    private void preferences(String server, List<PreferenceOutcome> outcomes) {
        Label head = new Label(text("advice.preferences.head", server));
        head.getStyleClass().add("section");
        GridPane grid = new GridPane();
        grid.setId("advice-preferences");
        grid.getStyleClass().add("figures-grid");
        int row = 0;
        for (PreferenceOutcome outcome : outcomes) {
            for (var winner : outcome.winners().entrySet()) {
                Label preference = new Label(outcome.preference().text());
                preference.getStyleClass().add("muted");
                Label prefix = new Label(winner.getKey().toString());
                prefix.getStyleClass().add("mono");
                Node who = new Label(String.join(", ", winner.getValue()));
                grid.addRow(row++, preference, prefix, who);
            }
        }
        page.getChildren().addAll(head, grid);
    }

    private static Label chip(Answer answer) {
        return chip(
                answer.text(),
                switch (answer) {
                    case ROUTE_SERVER -> "active";
                    case ROUTE_TABLES -> "warn";
                    case BOTH -> "ok";
                    case NEITHER -> "";
                });
    }

    private static Label chip(String words, String role) {
        Label chip = new Label(words);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        if (!role.isEmpty()) {
            chip.getStyleClass().add(role);
        }
        return chip;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
