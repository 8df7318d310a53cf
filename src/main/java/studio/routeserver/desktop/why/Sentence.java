package studio.routeserver.desktop.why;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Topology;

/// A sentence in which the name of each object leads to it.
final class Sentence extends TextFlow {

    /// What may be a name: `nva1`, `hub-route-server/0`, `hub-route-server/0-nva1`, `spoke1>hub`.
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_./>-]*");

    /// @param go shows an object that was named
    Sentence(String words, Topology topology, Consumer<Item> go, String... styles) {
        getStyleClass().add("sentence");
        getStyleClass().addAll(styles);
        int done = 0;
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            String name = word.group().replaceAll("[./>-]+$", "");
            Optional<Item> item = Item.named(topology, name);
            if (item.isPresent()) {
                plain(words.substring(done, word.start()));
                Hyperlink link = new Hyperlink(name);
                link.setOnAction(_ -> go.accept(item.get()));
                getChildren().add(link);
                done = word.start() + name.length();
            }
        }
        plain(words.substring(done));
    }

    private void plain(String words) {
        if (!words.isEmpty()) {
            Text text = new Text(words);
            text.getStyleClass().addAll("text", "words");
            getChildren().add(text);
        }
    }
}
