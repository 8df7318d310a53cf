package studio.routeserver.desktop.why;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.AzureRule;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.why.Reason;

/// One reason: a mark, the words, and the rule, which unfolds into its sentence and source.
final class ReasonLine extends VBox {

    /// Under the words, behind the mark.
    private static final double INDENT = 26;

    private final BooleanProperty unfolded = new SimpleBooleanProperty();

    /// @param mark stands before it
    /// @param above further words over the reason's own; none for none
    /// @param all whether every rule is to be unfolded
    ReasonLine(
            Node mark,
            List<Node> above,
            Reason reason,
            Topology topology,
            Consumer<Item> go,
            ObservableBooleanValue all) {
        getStyleClass().add("reason");
        VBox words = new VBox();
        words.getStyleClass().add("words");
        words.getChildren().addAll(above);
        words.getChildren().add(new Sentence(reason.sentence(), topology, go));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(mark, words);
        line.getStyleClass().add("line");
        getChildren().add(line);
        Optional<AzureRule> rule = reason.azure();
        if (rule.isPresent()) {
            Hyperlink id = new Hyperlink(rule.get().id());
            id.getStyleClass().addAll("mono", "rule");
            id.setMinWidth(Region.USE_PREF_SIZE);
            id.setAccessibleText(text("why.rule.about", rule.get().id()));
            id.setOnAction(_ -> unfolded.set(!unfolded.get()));
            line.getChildren().add(id);
            VBox about = about(rule.get());
            about.visibleProperty().bind(Bindings.or(unfolded, all));
            about.managedProperty().bind(about.visibleProperty());
            VBox.setMargin(about, new Insets(2, 0, 2, INDENT));
            getChildren().add(about);
        } else if (!reason.rule().isEmpty()) {
            Label id = new Label(reason.rule());
            id.getStyleClass().addAll("mono", "rule", "muted");
            id.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(id);
        }
    }

    /// The same with its rule unfolded: the step that decides.
    ReasonLine decides() {
        getStyleClass().add("decides");
        unfolded.set(true);
        return this;
    }

    private static VBox about(AzureRule rule) {
        Label sentence = new Label(rule.sentence());
        sentence.setWrapText(true);
        Label source =
                new Label(text("why.rule.source", confidence(rule.confidence()), rule.source()));
        source.getStyleClass().add("muted");
        source.setWrapText(true);
        VBox about = new VBox(sentence, source);
        about.getStyleClass().add("rule-about");
        return about;
    }

    private static String confidence(AzureRule.Confidence confidence) {
        return switch (confidence) {
            case DOCUMENTED -> text("why.confidence.documented");
            case MEASURED -> text("why.confidence.measured");
            case INFERRED -> text("why.confidence.inferred");
        };
    }
}
