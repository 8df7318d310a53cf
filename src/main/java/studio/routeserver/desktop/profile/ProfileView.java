package studio.routeserver.desktop.profile;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.desktop.theme.Tips;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Topology;

/// Both profiles side by side: each limit and timer as its data file has it, what it decides, and
/// which findings of this network change with it. Choosing one is an edit.
public final class ProfileView extends ScrollPane {

    private static final int MOST_LETTERS = 24;
    private static final int VALUE_WIDTH = 150;
    private static final int TITLE_WIDTH = 330;

    private final Consumer<Edit> edit;
    private final ToggleGroup group = new ToggleGroup();
    private final CheckBox all = new CheckBox(text("profile.view.all"));
    private final Label holds = new Label();
    private final GridPane figures = new GridPane();
    private final VBox answers = new VBox();
    private ProfileName now = ProfileName.AZURE;

    /// @param edit makes the edit that chooses a profile
    public ProfileView(Consumer<Edit> edit) {
        this.edit = edit;
        setId("profile-view");
        setFitToWidth(true);
        getStyleClass().add("design-page");
        HBox choices = new HBox();
        choices.getStyleClass().add("choices");
        for (ProfileName name : ProfileName.values()) {
            RadioButton choice = new RadioButton(text("profile.choice." + name.text()));
            choice.setId("profile-view-" + name.text());
            choice.setUserData(name);
            choice.setToggleGroup(group);
            choice.setOnAction(_ -> choose(name));
            choices.getChildren().add(choice);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        all.setId("profile-view-all");
        all.selectedProperty().subscribe(() -> fill());
        choices.getChildren().addAll(space, all);
        holds.setWrapText(true);
        holds.getStyleClass().add("muted");
        answers.getStyleClass().add("stack");
        figures.getStyleClass().add("figures-grid");
        column(60);
        column(TITLE_WIDTH);
        column(VALUE_WIDTH);
        column(VALUE_WIDTH);
        ColumnConstraints last = new ColumnConstraints();
        last.setHgrow(Priority.ALWAYS);
        figures.getColumnConstraints().add(last);
        VBox page = new VBox(choices, holds, figures, answers);
        page.getStyleClass().add("page");
        setContent(page);
        fill();
    }

    private void column(double width) {
        ColumnConstraints column = new ColumnConstraints(width);
        figures.getColumnConstraints().add(column);
    }

    private void choose(ProfileName name) {
        if (name != now) {
            edit.accept(new Edit.SetProfile(name));
        }
    }

    /// Shows the profile that holds.
    public void show(Topology topology) {
        if (topology.profile() != now || group.getSelectedToggle() == null) {
            now = topology.profile();
            group.getToggles().stream()
                    .filter(toggle -> now.equals(toggle.getUserData()))
                    .findFirst()
                    .ifPresent(group::selectToggle);
            fill();
        }
    }

    /// Shows which findings change under the other profile; null while that is worked out.
    public void show(@Nullable OtherProfile other) {
        answers.getChildren().clear();
        if (other == null) {
            answers.getChildren().add(muted(text("design.wait.text")));
            return;
        }
        answers.getChildren().add(section(text("profile.view.findings", other.name().text())));
        if (other.gone().isEmpty() && other.added().isEmpty()) {
            answers.getChildren().add(muted(text("profile.view.same")));
        }
        other.gone().forEach(finding -> answers.getChildren().add(line("−", "bad", finding)));
        other.added().forEach(finding -> answers.getChildren().add(line("+", "ok", finding)));
    }

    private static HBox line(String sign, String role, Finding finding) {
        Label mark = new Label(sign);
        mark.getStyleClass().addAll("mono", role);
        mark.setMinWidth(12);
        Label rule = new Label(finding.rule());
        rule.getStyleClass().addAll("mono", "muted");
        rule.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label(finding.object() + ": " + finding.message());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, mark, rule, words);
        HBox.setHgrow(words, Priority.ALWAYS);
        return line;
    }

    private void fill() {
        holds.setText(text("profile.view.holds", now.text()));
        figures.getChildren().clear();
        Profile azure = Profile.of(ProfileName.AZURE);
        Profile article = Profile.of(ProfileName.ARTICLE);
        List<String> heads =
                List.of(
                        "",
                        text("profile.figures.title"),
                        ProfileName.AZURE.text(),
                        ProfileName.ARTICLE.text(),
                        text("profile.view.decides"));
        for (int i = 0; i < heads.size(); i++) {
            figures.add(section(heads.get(i)), i, 0);
        }
        int line = 1;
        for (Profile.Row row : azure.rows().values()) {
            Profile.Row other = Objects.requireNonNullElse(article.rows().get(row.id()), row);
            boolean differs = !other.value().equals(row.value());
            if (differs || all.isSelected()) {
                Label id = new Label(row.id());
                id.getStyleClass().addAll("mono", "muted");
                figures.add(id, 0, line);
                figures.add(wrapped(row.title()), 1, line);
                figures.add(value(row, differs, now == ProfileName.AZURE), 2, line);
                figures.add(value(other, differs, now == ProfileName.ARTICLE), 3, line);
                figures.add(wrapped(differs ? decides(row) : beyond(row)), 4, line);
                line++;
            }
        }
        figures.getChildren().forEach(node -> GridPane.setValignment(node, VPos.TOP));
    }

    /// What depends on a figure in which the profiles differ.
    private static String decides(Profile.Row row) {
        return text("profile.decides." + row.id().toLowerCase(Locale.ROOT).replace("-", ""));
    }

    private static String beyond(Profile.Row row) {
        return row.beyond().isEmpty() ? "" : text("profile.view.beyond", row.beyond());
    }

    /// The value that holds stands out where the profiles differ.
    private static Label value(Profile.Row row, boolean differs, boolean holds) {
        boolean cut = row.value().length() > MOST_LETTERS;
        Label label =
                new Label(cut ? row.value().substring(0, MOST_LETTERS - 1) + "…" : row.value());
        label.getStyleClass().add("mono");
        label.getStyleClass().addAll(differs && holds ? List.of("chip", "active") : List.of());
        if (cut) {
            Tips.put(label, row.value());
        }
        return label;
    }

    private static Label wrapped(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("small");
        return label;
    }

    private static Label section(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("section");
        return label;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }
}
