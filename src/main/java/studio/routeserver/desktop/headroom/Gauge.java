package studio.routeserver.desktop.headroom;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.advice.capacity.Meter;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// How meters are drawn: a bar, a reading, and a sign and a word where it is near or passed.
public final class Gauge {

    private static final double BAR_HEIGHT = 8;
    private static final double LEAST_FILL = 2;
    private static final double NARROW_BAR = 120;

    private Gauge() {}

    /// The meters that have to do with an item, the tightest first: its own, those of a Route
    /// Server's peers, of a gateway's connections, and of a VNet's region.
    public static List<Meter> of(Headroom headroom, Topology topology, Item item) {
        Set<String> objects = new LinkedHashSet<>(List.of(item.name()));
        topology.routeServer(item.name())
                .ifPresent(server -> objects.addAll(around(topology, server)));
        topology.gateway(item.name())
                .ifPresent(gateway ->
                        topology.connections().stream()
                                .filter(connection -> connection.to().equals(gateway.name()))
                                .map(Connection::name)
                                .forEach(objects::add));
        topology.virtualNetwork(item.name())
                .ifPresent(network -> objects.add(topology.regionOf(network)));
        List<Meter> meters = new ArrayList<>();
        objects.forEach(object -> meters.addAll(headroom.of(object)));
        meters.sort(Comparator.comparing(Meter::level).thenComparing(Meter::share).reversed());
        return meters;
    }

    private static List<String> around(Topology topology, RouteServer server) {
        List<String> names = new ArrayList<>();
        for (RouteServer.Peer peer : server.peers()) {
            topology.nvas().stream()
                    .filter(nva -> nva.owns(peer.ip()))
                    .map(Nva::name)
                    .forEach(names::add);
        }
        return names;
    }

    /// A meter in a narrow panel: what is counted, bar and reading, and what Azure does when.
    public static VBox narrow(Meter meter) {
        Label what = new Label(meter.what());
        what.getStyleClass().add("small");
        what.setWrapText(true);
        Label acts = new Label(acts(meter));
        acts.getStyleClass().addAll("muted", "tiny");
        acts.setWrapText(true);
        HBox line = new HBox(bar(meter, NARROW_BAR), reading(meter));
        line.getStyleClass().add("gauge-line");
        VBox gauge = new VBox(what, line, acts);
        gauge.getStyleClass().add("gauge");
        return gauge;
    }

    /// What Azure does at which number, by which rule it is found.
    public static String acts(Meter meter) {
        return meter.acts()
                + " ("
                + meter.limit().id()
                + (meter.rule().isEmpty() ? "" : ", " + meter.rule())
                + ")";
    }

    /// How much is used; hidden where there is no limit.
    static Node bar(Meter meter, double wide) {
        Region fill = new Region();
        fill.getStyleClass().addAll("bar-fill", role(meter.level()));
        double width = meter.value() == 0 ? 0 : Math.max(LEAST_FILL, meter.share() * wide);
        fill.setMinSize(width, BAR_HEIGHT);
        fill.setMaxSize(width, BAR_HEIGHT);
        Pane track = new Pane(fill);
        track.getStyleClass().add("meter");
        track.setMinSize(wide, BAR_HEIGHT);
        track.setMaxSize(wide, BAR_HEIGHT);
        meter.safe()
                .ifPresent(safe ->
                        meter.most()
                                .ifPresent(most -> {
                                    Region mark = new Region();
                                    mark.getStyleClass().add("safe");
                                    mark.setMinSize(1, BAR_HEIGHT);
                                    mark.setMaxSize(1, BAR_HEIGHT);
                                    mark.setLayoutX(wide * safe / most);
                                    track.getChildren().add(mark);
                                }));
        track.setVisible(meter.most().isPresent());
        track.setManaged(meter.most().isPresent());
        return track;
    }

    /// A word and a sign besides the colour where it is near or passed.
    static Node reading(Meter meter) {
        Label reading = new Label(meter.reading());
        reading.getStyleClass().add("mono");
        return switch (meter.level()) {
            case FREE -> reading;
            case NEAR ->
                    new HBox(
                            6,
                            new GlyphNode(Glyph.WARNING, 14, "warn"),
                            reading,
                            word(text("headroom.level.near"), "warn"));
            case BEYOND ->
                    new HBox(
                            6,
                            new GlyphNode(Glyph.ERROR, 14, "bad"),
                            reading,
                            word(text("headroom.level.beyond"), "bad"));
        };
    }

    private static Label word(String words, String role) {
        Label word = new Label(words);
        word.getStyleClass().add(role);
        return word;
    }

    private static String role(Meter.Level level) {
        return switch (level) {
            case FREE -> "ok";
            case NEAR -> "warn";
            case BEYOND -> "bad";
        };
    }
}
