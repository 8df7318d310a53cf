package studio.routeserver.desktop.screenshots;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Layer;
import studio.routeserver.picture.layout.Subject;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes pictures of the window, with what each shows as JSON beside it, so that two versions can
/// be compared by machine and by eye.
public final class Screenshots {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Screenshots() {}

    /// The names of all pictures.
    public static List<String> names() {
        return Arrays.stream(Picture.values()).map(Picture::text).toList();
    }

    /// Takes a picture: `NAME.png` and `NAME.json` in the folder. The toolkit runs already; not
    /// from its thread.
    ///
    /// @throws IOException if the picture could not be reached or written
    public static void take(String name, Look look, Path folder) throws IOException {
        Picture picture =
                Arrays.stream(Picture.values())
                        .filter(one -> one.text().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IOException("there is no picture " + name));
        Files.createDirectories(folder);
        Stagehand hand = new Stagehand(look);
        try {
            hand.until(
                    "the sample runs",
                    () -> hand.window().workbench().momentProperty().get() != null);
            picture.reach(hand);
            for (int i = 0; i < 10; i++) {
                hand.blink();
            }
            BufferedImage image =
                    Stagehand.call(() ->
                            SwingFXUtils.fromFXImage(hand.stage().getScene().snapshot(null), null));
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
            String json = Stagehand.call(() -> JSON.writeValueAsString(shown(name, hand)));
            Files.writeString(folder.resolve(name + ".json"), json + "\n", StandardCharsets.UTF_8);
        } finally {
            hand.close();
        }
    }

    private static boolean seen(Node node) {
        return node.isVisible() && (node.getParent() == null || seen(node.getParent()));
    }

    private static ObjectNode shown(String name, Stagehand hand) {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", name);
        root.put("title", hand.stage().getTitle());
        @Nullable Moment moment = hand.window().workbench().momentProperty().get();
        root.put("at", moment == null ? "" : moment.at().toString());
        root.put("bubble", hand.canvas().bubbleText());
        ArrayNode card = root.putArray("card");
        if (hand.stage().getScene().lookup("#why-card") instanceof Node open && open.isVisible()) {
            open.lookupAll(".text").stream()
                    .filter(Text.class::isInstance)
                    .filter(Screenshots::seen)
                    .map(text -> ((Text) text).getText())
                    .filter(words -> !words.isBlank())
                    .forEach(card::add);
        }
        ArrayNode selected = root.putArray("selected");
        hand.window().workbench().selectionProperty().get().stream()
                .map(Item::name)
                .forEach(selected::add);
        ArrayNode objects = root.putArray("objects");
        ArrayNode paths = root.putArray("paths");
        ArrayNode alarms = root.putArray("alarms");
        for (DisplayList list : hand.canvas().painted()) {
            for (Map.Entry<Subject, List<studio.routeserver.picture.Item>> entry :
                    list.bySubject().entrySet()) {
                Subject subject = entry.getKey();
                Optional.of(list.title(subject))
                        .filter(title -> !title.isEmpty())
                        .ifPresent(title ->
                                objects.addObject().put("id", subject.id()).put("shown", title));
                for (studio.routeserver.picture.Item item : entry.getValue()) {
                    if (item instanceof studio.routeserver.picture.Item.Text text) {
                        if (item.layer() == Layer.PATH) {
                            paths.addObject().put("at", subject.id()).put("text", text.text());
                        } else if (item.layer() == Layer.ALARM) {
                            alarms.addObject().put("at", subject.id()).put("text", text.text());
                        }
                    }
                }
            }
        }
        return root;
    }
}
