package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import javafx.scene.Node;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import studio.routeserver.desktop.theme.Tips;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.ProfileName;

/// Which limits and timers hold, with the figures in which the profiles differ. Choosing one is an
/// edit like any other.
final class ProfileChip {

    private final Workbench workbench;
    private final MenuButton chip = new MenuButton();
    private final ToggleGroup group = new ToggleGroup();

    ProfileChip(Workbench workbench) {
        this.workbench = workbench;
        chip.setId("toolbar-profile");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        Tips.put(chip, text("profile.chip.about"));
        for (ProfileName name : ProfileName.values()) {
            chip.getItems().add(choice(name));
        }
        chip.getItems().add(new SeparatorMenuItem());
        CustomMenuItem figures = new CustomMenuItem(figures(), false);
        figures.getStyleClass().add("figures");
        chip.getItems().add(figures);
        workbench.topologyProperty().subscribe(this::tell);
        tell();
    }

    private RadioMenuItem choice(ProfileName name) {
        RadioMenuItem item = new RadioMenuItem(text("profile.choice." + name.text()));
        item.setId("profile-" + name.text());
        item.setUserData(name);
        item.setToggleGroup(group);
        item.setOnAction(_ -> {
            if (workbench.topology().profile() != name) {
                Edited edited = workbench.apply(new Edit.SetProfile(name));
                if (edited instanceof Edited.Refused(var sentence)) {
                    workbench.say(sentence);
                }
            }
        });
        return item;
    }

    private void tell() {
        ProfileName now = workbench.topology().profile();
        chip.setText(now.text());
        group.getToggles().stream()
                .filter(toggle -> now.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(group::selectToggle);
    }

    private static GridPane figures() {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(3);
        Profile azure = Profile.of(ProfileName.AZURE);
        Profile article = Profile.of(ProfileName.ARTICLE);
        head(grid, 0, "");
        head(grid, 1, text("profile.figures.title"));
        head(grid, 2, ProfileName.AZURE.text());
        head(grid, 3, ProfileName.ARTICLE.text());
        int line = 1;
        for (Profile.Row row : azure.rows().values()) {
            Profile.Row other = article.rows().get(row.id());
            if (other != null && !other.value().equals(row.value())) {
                cell(grid, 0, line, row.id(), "muted");
                cell(grid, 1, line, row.title(), "small");
                cell(grid, 2, line, shortened(row.value()), "mono");
                cell(grid, 3, line, shortened(other.value()), "mono");
                line++;
            }
        }
        return grid;
    }

    /// The list of reserved numbers is long; its beginning tells it apart.
    private static String shortened(String value) {
        int most = 24;
        return value.length() > most ? value.substring(0, most - 1) + "…" : value;
    }

    private static void head(GridPane grid, int column, String words) {
        Label label = new Label(words);
        label.getStyleClass().add("section");
        grid.add(label, column, 0);
    }

    private static void cell(GridPane grid, int column, int line, String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        grid.add(label, column, line);
    }

    Node node() {
        return chip;
    }
}
