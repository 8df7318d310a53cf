package studio.routeserver.desktop.timeline;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.RunReport;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.ProfileName;

/// What a run came to, over the timeline; with the other profile's run under it where that was
/// asked for.
public final class SummaryCard extends VBox {

    private static final double BAR_WIDTH = 300;
    private static final double NAME_WIDTH = 190;
    private static final int MOST_LANES = 4;

    private final Consumer<ProfileName> compare;
    private final Runnable close;
    private List<Summary> shown = List.of();

    /// @param compare plays the same faults under another profile
    /// @param close hides the card
    public SummaryCard(Consumer<ProfileName> compare, Runnable close) {
        this.compare = compare;
        this.close = close;
        setId("summary-card");
        getStyleClass().add("summary");
        setFocusTraversable(true);
        setMaxHeight(Region.USE_PREF_SIZE);
    }

    /// Shows a finished run, and the same under another profile where there is one. While time goes
    /// on and says nothing new, what is shown stays: a link is not replaced under the pointer.
    public void show(RunReport run, @Nullable RunReport comparison) {
        Optional<Summary> summary = Summary.of(run);
        List<Summary> both = new ArrayList<>();
        summary.ifPresent(both::add);
        if (comparison != null) {
            Summary.of(comparison).ifPresent(both::add);
        }
        if (both.equals(shown)) {
            return;
        }
        shown = both;
        getChildren().clear();
        if (summary.isEmpty()) {
            return;
        }
        getChildren().add(head(summary.get()));
        summary.get().sentences().forEach(sentence -> getChildren().add(sentence(sentence)));
        Instant from = run.faults().getFirst().at();
        Duration scale = scale(both, from);
        for (Summary part : both) {
            if (both.size() > 1) {
                getChildren().add(profileHead(part));
            }
            part.lanes().stream()
                    .filter(lane -> lane.from() != null)
                    .limit(MOST_LANES)
                    .forEach(lane -> getChildren().add(lane(lane, from, scale)));
            String unharmed =
                    part.lanes().stream()
                            .filter(lane -> lane.from() == null)
                            .map(Summary.Lane::name)
                            .collect(Collectors.joining(", "));
            if (!unharmed.isEmpty() && !part.equals(both.getLast())) {
                continue;
            }
            if (!unharmed.isEmpty()) {
                getChildren().add(unharmed(unharmed));
            }
        }
        ProfileName other = other(run.profile());
        if (both.size() > 1) {
            getChildren().add(sentence(Summary.difference(run.profile(), other)));
        } else {
            getChildren().add(links(other));
        }
    }

    private static ProfileName other(ProfileName profile) {
        return profile == ProfileName.AZURE ? ProfileName.ARTICLE : ProfileName.AZURE;
    }

    private HBox head(Summary summary) {
        Label title = new Label(summary.headline());
        title.setId("summary-headline");
        title.getStyleClass().add("heading");
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button hide = new Button("", new GlyphNode(Glyph.DOWN, 12));
        hide.setId("summary-close");
        hide.getStyleClass().addAll("button-icon", "flat");
        hide.setAccessibleText(text("summary.close.button"));
        hide.setOnAction(_ -> close.run());
        HBox head = new HBox(title, hide);
        head.setSpacing(8);
        return head;
    }

    private static Label sentence(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add("sentence");
        return label;
    }

    private static Label unharmed(String names) {
        Label label =
                new Label(
                        text("summary.lane.unharmed", names),
                        new GlyphNode(Glyph.DELIVERED, 14, "ok"));
        label.getStyleClass().add("small");
        label.setWrapText(true);
        return label;
    }

    private static HBox profileHead(Summary summary) {
        Label name = new Label(text("summary.profile.title", summary.profile().text()));
        name.getStyleClass().add("strong");
        Duration longest = summary.longest();
        Label figure =
                new Label(
                        longest == null
                                ? text("summary.profile.still")
                                : text("summary.profile.longest", Times.length(longest)));
        figure.getStyleClass().add("muted");
        HBox head = new HBox(name, figure);
        head.setSpacing(10);
        return head;
    }

    private static Duration scale(List<Summary> both, Instant from) {
        Duration scale = Duration.ofSeconds(1);
        for (Summary summary : both) {
            for (Summary.Lane lane : summary.lanes()) {
                if (lane.until() != null) {
                    Duration reach = Duration.between(from, lane.until());
                    scale = reach.compareTo(scale) > 0 ? reach : scale;
                }
            }
        }
        return scale;
    }

    /// A bar from the fault on: empty where nothing was lost.
    private static HBox lane(Summary.Lane lane, Instant from, Duration scale) {
        Label name = new Label(lane.name());
        name.getStyleClass().add("small");
        name.setMinWidth(NAME_WIDTH);
        Pane track = new Pane();
        track.getStyleClass().add("bar-track");
        track.setPrefWidth(BAR_WIDTH);
        track.setMinWidth(BAR_WIDTH);
        Instant begin = lane.from();
        if (begin != null) {
            double start = part(Duration.between(from, begin), scale);
            Instant until = lane.until();
            double end = until == null ? 1 : part(Duration.between(from, until), scale);
            Region bar = new Region();
            bar.getStyleClass().add("bar");
            bar.setManaged(false);
            bar.resizeRelocate(start * BAR_WIDTH, 0, Math.max(2, (end - start) * BAR_WIDTH), 14);
            track.getChildren().add(bar);
        }
        Label figure = new Label(lane.length());
        figure.getStyleClass().addAll("small", begin == null ? "ok" : "bad");
        Label count = new Label(text("summary.lane.count", lane.lost(), lane.all()));
        count.getStyleClass().addAll("small", "muted");
        HBox line =
                new HBox(
                        new GlyphNode(
                                begin == null ? Glyph.DELIVERED : Glyph.BLACK_HOLE,
                                14,
                                begin == null ? "ok" : "bad"),
                        name,
                        track,
                        figure,
                        count);
        line.getStyleClass().add("lane");
        return line;
    }

    private static double part(Duration duration, Duration of) {
        return Math.clamp((double) duration.toMillis() / Math.max(1, of.toMillis()), 0, 1);
    }

    private HBox links(ProfileName other) {
        Hyperlink promise = new Hyperlink(text("summary.link." + other.text()));
        promise.setId("summary-compare");
        promise.setOnAction(_ -> compare.accept(other));
        HBox links = new HBox(promise);
        links.setSpacing(16);
        return links;
    }
}
