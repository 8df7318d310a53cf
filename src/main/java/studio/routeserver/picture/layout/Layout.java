package studio.routeserver.picture.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.text.FontMetrics;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// Where every object of a topology stands, in world units. Immutable.
///
/// What the file's `layout` places stands there; the rest is laid out: the hub in the middle, its
/// spokes beside it by region, branches below. A container always holds its children, with
/// [Sizes#PADDING] round them, and grows where the file made it too small. Coordinates in the file
/// are of the whole drawing, not of the container. Equal topologies give equal layouts.
public final class Layout {

    private static final double TAG_INSET = 8;
    private static final double REGION_PADDING = 32;

    private final LayoutKeys keys;
    private final SequencedMap<Subject, Place> places;
    private final Map<Subject, List<Subject>> children = new LinkedHashMap<>();
    private final Rect bounds;

    private Layout(LayoutKeys keys, SequencedMap<Subject, Place> places) {
        this.keys = keys;
        this.places = Collections.unmodifiableSequencedMap(places);
        for (Place place : places.values()) {
            if (place.parent() != null) {
                children.computeIfAbsent(place.parent(), _ -> new ArrayList<>())
                        .add(place.subject());
            }
        }
        this.bounds =
                places.values().stream()
                        .map(Place::footprint)
                        .reduce(Rect::union)
                        .orElse(new Rect(0, 0, 0, 0));
    }

    /// Lays out a topology. A few milliseconds for thousands of objects.
    public static Layout of(Topology topology) {
        Sizes sizes = new Sizes(FontMetrics.shipped());
        Nodes nodes = new Nodes(topology, sizes);
        Map<String, Node> networks = nodes.networks();
        List<Node> branches = nodes.branches();
        List<Node> others = new ArrayList<>(nodes.notes());
        others.addAll(nodes.looseTables());
        new Outside(topology, networks, branches).arrange(others);

        SequencedMap<Subject, Place> places = new LinkedHashMap<>();
        regions(topology, networks)
                .forEach((name, rect) -> {
                    Subject region = Subject.region(name);
                    places.put(region, new Place(region, rect, rect, null, false));
                });
        List<Node> tops = new ArrayList<>(networks.values());
        tops.addAll(branches);
        tops.addAll(others);
        tops.forEach(node -> put(places, node, null));
        tags(topology, places);
        return new Layout(new LayoutKeys(topology), places);
    }

    private static void put(
            SequencedMap<Subject, Place> places, Node node, @Nullable Subject parent) {
        Subject subject = node.subject;
        places.put(subject, new Place(subject, node.rect(), node.footprint(), parent, node.fixed));
        if (subject.sort() == Subject.Sort.ROUTE_SERVER) {
            for (int instance = 0; instance < RouteServer.INSTANCES; instance++) {
                Subject one = Subject.instance(subject.name(), instance);
                Rect rect = instanceRect(node.rect(), instance);
                places.put(one, new Place(one, rect, rect, subject, false));
            }
        }
        node.children.forEach(child -> put(places, child, subject));
    }

    private static Rect instanceRect(Rect server, int instance) {
        double x = instance == 0 ? server.x() : server.right() - Sizes.INSTANCE_WIDTH;
        return new Rect(x, server.y(), Sizes.INSTANCE_WIDTH, server.height());
    }

    private static void tags(Topology topology, SequencedMap<Subject, Place> places) {
        for (VirtualNetwork network : topology.virtualNetworks()) {
            for (Subnet subnet : network.subnets()) {
                SubnetRef ref = new SubnetRef(network.name(), subnet.name());
                Place home = places.get(Subject.subnet(ref));
                if (subnet.routeTable() != null && home != null) {
                    Subject tag = Subject.tag(ref);
                    double width = Sizes.TAG.width();
                    double height = Sizes.TAG.height();
                    Rect rect =
                            new Rect(
                                    home.rect().right() - TAG_INSET - width,
                                    home.rect().bottom() - height / 2,
                                    width,
                                    height);
                    places.put(tag, new Place(tag, rect, rect, home.subject(), false));
                }
            }
        }
    }

    /// The outlines of regions, where there are several and each can be drawn round its own VNets
    /// alone: an outline that takes in a stranger would be a lie.
    private static Map<String, Rect> regions(Topology topology, Map<String, Node> networks) {
        Map<String, Rect> outlines = new TreeMap<>();
        for (VirtualNetwork network : topology.virtualNetworks()) {
            Node node = networks.get(network.name());
            if (node != null) {
                Rect rect = node.rect().grown(REGION_PADDING);
                outlines.merge(topology.regionOf(network), rect, Rect::union);
            }
        }
        outlines.remove("");
        if (outlines.size() < 2) {
            return Map.of();
        }
        Map<String, Rect> honest = new TreeMap<>(outlines);
        outlines.forEach((name, outline) -> {
            boolean stranger =
                    topology.virtualNetworks().stream()
                            .filter(network -> !topology.regionOf(network).equals(name))
                            .map(network -> networks.get(network.name()))
                            .anyMatch(node -> node != null && node.rect().overlaps(outline));
            boolean clash =
                    outlines.entrySet().stream()
                            .anyMatch(other ->
                                    !other.getKey().equals(name)
                                            && other.getValue().overlaps(outline));
            if (stranger || clash) {
                honest.remove(name);
            }
        });
        return honest;
    }

    /// Every object, containers before what stands in them: the order of drawing. Links are not
    /// here, they follow the objects (`Routing`).
    public SequencedMap<Subject, Place> places() {
        return places;
    }

    public Optional<Place> place(Subject subject) {
        return Optional.ofNullable(places.get(subject));
    }

    /// The bounds of the object's shape.
    public Optional<Rect> rect(Subject subject) {
        return place(subject).map(Place::rect);
    }

    /// What stands directly in it, in the order of drawing.
    public List<Subject> children(Subject subject) {
        return Collections.unmodifiableList(children.getOrDefault(subject, List.of()));
    }

    /// The container that an object stands in; empty at the top.
    public Optional<Subject> parent(Subject subject) {
        return place(subject).map(Place::parent);
    }

    /// The containers that an object stands in, the nearest first.
    public List<Subject> ancestors(Subject subject) {
        List<Subject> ancestors = new ArrayList<>();
        Optional<Subject> up = parent(subject);
        while (up.isPresent()) {
            ancestors.add(up.get());
            up = parent(up.get());
        }
        return ancestors;
    }

    /// What holds all objects and their labels; empty at the origin where there are none.
    public Rect bounds() {
        return bounds;
    }

    /// The topmost object at a point, containers last.
    public Optional<Subject> at(Point point) {
        return places.sequencedValues().reversed().stream()
                .filter(place -> place.rect().contains(point))
                .map(Place::subject)
                .findFirst();
    }

    /// The innermost VNet or subnet at a point: where something that is let go there would land.
    public Optional<Subject> dropTarget(Point point) {
        return places.sequencedValues().reversed().stream()
                .filter(place -> place.subject().sort().container())
                .filter(place -> place.subject().sort() != Subject.Sort.REGION)
                .filter(place -> place.rect().contains(point))
                .map(Place::subject)
                .findFirst();
    }

    /// This layout while some objects are being dragged: they and all in them stand elsewhere, and
    /// nothing else moves.
    public Layout withPreview(Collection<Subject> dragged, double dx, double dy) {
        SequencedMap<Subject, Place> moved = new LinkedHashMap<>(places);
        for (Subject subject : withDescendants(dragged)) {
            moved.computeIfPresent(subject, (_, place) -> place.moved(dx, dy));
        }
        return new Layout(keys, moved);
    }

    /// The boxes that `Edit.Place` takes to move objects for good: of a container, the boxes of
    /// what stands in it and has one too. The first one snaps to the grid, the others keep their
    /// distance to it.
    public SequencedMap<String, Box> moved(Collection<Subject> dragged, double dx, double dy) {
        SequencedMap<String, Box> boxes = new LinkedHashMap<>();
        @Nullable Point step = null;
        for (Subject subject : withDescendants(dragged)) {
            Place place = places.get(subject);
            if (place != null
                    && placeable(subject)
                    && (dragged.contains(subject) || place.fixed())) {
                Rect rect = place.rect();
                if (step == null) {
                    step =
                            new Point(
                                    snapped(rect.x() + dx) - rect.x(),
                                    snapped(rect.y() + dy) - rect.y());
                }
                boxes.put(keys.key(subject), box(place, rect.moved(step.x(), step.y())));
            }
        }
        return boxes;
    }

    /// The box that gives a container another size. Smaller than its children it does not get.
    public SequencedMap<String, Box> resized(Subject subject, Rect wanted) {
        SequencedMap<String, Box> boxes = new LinkedHashMap<>();
        Rect rect = wanted;
        for (Subject child : children(subject)) {
            Optional<Place> place =
                    place(child).filter(p -> p.subject().sort() != Subject.Sort.TAG);
            if (place.isPresent()) {
                rect = rect.union(place.get().footprint().grown(Sizes.PADDING));
            }
        }
        double x = snapped(rect.x());
        double y = snapped(rect.y());
        double width = snapped(rect.right()) - x;
        double height = snapped(rect.bottom()) - y;
        boxes.put(keys.key(subject), new Box(x, y, width, height));
        return boxes;
    }

    /// Every object's box as it stands now, for a file that keeps the whole layout.
    public SequencedMap<String, Box> boxes() {
        SequencedMap<String, Box> boxes = new LinkedHashMap<>();
        for (Place place : places.values()) {
            if (placeable(place.subject())) {
                boxes.put(keys.key(place.subject()), box(place, place.rect()));
            }
        }
        return boxes;
    }

    private static Box box(Place place, Rect at) {
        boolean elastic =
                place.subject().sort().container() || place.subject().sort() == Subject.Sort.NOTE;
        return elastic
                ? new Box(at.x(), at.y(), place.rect().width(), place.rect().height())
                : new Box(at.x(), at.y(), null, null);
    }

    private static boolean placeable(Subject subject) {
        return switch (subject.sort()) {
            case NETWORK,
                    SUBNET,
                    ROUTE_SERVER,
                    GATEWAY,
                    NVA,
                    LOAD_BALANCER,
                    MACHINE,
                    BRANCH,
                    ROUTE_TABLE,
                    NOTE ->
                    true;
            case REGION, TAG, PEERING, CONNECTION, SESSION, BUNDLE, INSTANCE, SHEET -> false;
        };
    }

    private SequencedSet<Subject> withDescendants(Collection<Subject> subjects) {
        SequencedSet<Subject> all = new LinkedHashSet<>();
        Deque<Subject> open = new ArrayDeque<>(subjects);
        while (!open.isEmpty()) {
            Subject next = open.removeFirst();
            if (all.add(next)) {
                open.addAll(children(next));
            }
        }
        return all;
    }

    /// The nearest place on the grid.
    public static double snapped(double value) {
        return (double) Math.round(value / Sizes.GRID) * Sizes.GRID;
    }
}
