package studio.routeserver.picture.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Sizes;
import studio.routeserver.picture.layout.Subject;

/// From which side of its two objects each link leaves, and where on that side.
///
/// Peerings leave a VNet's title bar, sessions an NVA's top, tunnels its bottom. Links on one side
/// stand in the order of their other ends, so that they part without crossing.
final class Ports {

    /// Wide enough for the chips of two sessions, and at a branch for the discs of two tunnels.
    private static final double PITCH = 20;

    private static final double BRANCH_PITCH = 28;
    private static final double TITLE_PITCH = 8;

    /// What slanted corners take off a side.
    private static final double CORNER = 8;

    private final Layout layout;
    private final Map<End, Port> ports = new TreeMap<>();

    /// One end of a link.
    private record End(Subject link, boolean first) implements Comparable<End> {
        @Override
        public int compareTo(End other) {
            int byLink = link.compareTo(other.link);
            return byLink != 0 ? byLink : Boolean.compare(first, other.first);
        }
    }

    /// A side of an object that links leave from.
    private record Quay(Subject object, Side side) implements Comparable<Quay> {
        @Override
        public int compareTo(Quay other) {
            int byObject = object.compareTo(other.object);
            return byObject != 0 ? byObject : side.compareTo(other.side);
        }
    }

    private record Moored(End end, Rect far) {}

    Ports(Layout layout, List<Link> links) {
        this.layout = layout;
        Map<Quay, List<Moored>> quays = new TreeMap<>();
        for (Link link : links) {
            Rect from = rect(link.from());
            Rect to = rect(link.to());
            moor(quays, link.from(), from, to, new End(link.subject(), true));
            moor(quays, link.to(), to, from, new End(link.subject(), false));
        }
        quays.forEach(this::share);
    }

    Port first(Link link) {
        return Objects.requireNonNull(ports.get(new End(link.subject(), true)));
    }

    Port last(Link link) {
        return Objects.requireNonNull(ports.get(new End(link.subject(), false)));
    }

    private Rect rect(Subject subject) {
        return layout.rect(subject).orElseThrow();
    }

    private static void moor(
            Map<Quay, List<Moored>> quays, Subject object, Rect own, Rect far, End end) {
        Side side = side(object, end.link(), own, far);
        quays.computeIfAbsent(new Quay(object, side), _ -> new ArrayList<>())
                .add(new Moored(end, far));
    }

    private static Side side(Subject object, Subject link, Rect own, Rect far) {
        boolean right = far.x() >= own.right();
        boolean left = far.right() <= own.x();
        boolean session = link.sort() == Subject.Sort.SESSION;
        return switch (object.sort()) {
            case NETWORK -> right ? Side.RIGHT : left ? Side.LEFT : upOr(own, far, Side.RIGHT);
            case INSTANCE -> far.y() >= own.bottom() ? Side.BOTTOM : Side.TOP;
            case ROUTE_SERVER -> left ? Side.LEFT : right ? Side.RIGHT : Side.BOTTOM;
            case NVA -> session ? Side.TOP : Side.BOTTOM;
            case GATEWAY ->
                    !session ? Side.BOTTOM : left ? Side.LEFT : right ? Side.RIGHT : Side.TOP;
            case BRANCH ->
                    far.bottom() <= own.y()
                            ? Side.TOP
                            : right ? Side.RIGHT : left ? Side.LEFT : Side.BOTTOM;
            case REGION,
                    SUBNET,
                    TAG,
                    PEERING,
                    CONNECTION,
                    SESSION,
                    BUNDLE,
                    LOAD_BALANCER,
                    MACHINE,
                    ROUTE_TABLE,
                    NOTE,
                    SHEET ->
                    Side.TOP;
        };
    }

    private static Side upOr(Rect own, Rect far, Side otherwise) {
        return far.bottom() <= own.y() ? Side.TOP : otherwise;
    }

    private void share(Quay quay, List<Moored> moored) {
        Rect rect = rect(quay.object());
        boolean upright = quay.side().horizontal();
        List<Moored> sorted = new ArrayList<>(moored);
        sorted.sort(
                Comparator.comparingDouble((Moored m) -> along(m.far().centre(), upright))
                        .thenComparing(Moored::end));
        boolean title = quay.object().sort() == Subject.Sort.NETWORK && upright;
        double low = upright ? rect.y() : rect.x();
        double high = title ? low + Sizes.NETWORK_TITLE : upright ? rect.bottom() : rect.right();
        double room = high - low - 2 * (title ? 2 : corner(quay.object(), rect));
        boolean branch = quay.object().sort() == Subject.Sort.BRANCH;
        double wanted = title ? TITLE_PITCH : branch ? BRANCH_PITCH : PITCH;
        double pitch = Math.min(wanted, Math.floor(room / sorted.size()));
        double first = Math.round((low + high) / 2 - pitch * (sorted.size() - 1) / 2);
        for (int i = 0; i < sorted.size(); i++) {
            double at = first + i * pitch;
            Point point =
                    switch (quay.side()) {
                        case LEFT -> new Point(rect.x(), at);
                        case RIGHT -> new Point(rect.right(), at);
                        case TOP -> new Point(at, rect.y());
                        case BOTTOM -> new Point(at, rect.bottom());
                    };
            ports.put(sorted.get(i).end(), new Port(point, quay.side()));
        }
    }

    private static double along(Point point, boolean upright) {
        return upright ? point.y() : point.x();
    }

    private static double corner(Subject object, Rect rect) {
        return switch (object.sort()) {
            case INSTANCE -> rect.width() / 4;
            case GATEWAY -> 2 * CORNER;
            case NETWORK,
                    NVA,
                    ROUTE_SERVER,
                    BRANCH,
                    REGION,
                    SUBNET,
                    TAG,
                    PEERING,
                    CONNECTION,
                    SESSION,
                    BUNDLE,
                    LOAD_BALANCER,
                    MACHINE,
                    ROUTE_TABLE,
                    NOTE,
                    SHEET ->
                    CORNER;
        };
    }
}
