package studio.routeserver.picture.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.geometry.Rect;

/// Arranges what stands inside one container, and makes the container fit round it.
final class Interior {

    private static final double GAP = Sizes.PADDING;
    private static final double ROW_GAP = 24;

    /// Room for the sessions between a Route Server and its NVAs, with their chips and lanes.
    private static final double SESSION_GAP = 56;

    private static final double EMPTY_HEIGHT = 40;
    private static final double ROW_MOST = 720;

    private final Node container;
    private final double title;
    private final double widthLeast;

    Interior(Node container, double title, double widthLeast) {
        this.container = container;
        this.title = title;
        this.widthLeast = widthLeast;
    }

    /// One row after the other, each centred: what a row holds stands side by side.
    void arrange(List<Row> rows) {
        boolean anchoredInside = container.children.stream().anyMatch(Node::anchored);
        if (anchoredInside) {
            fillRoundTheAnchored();
        } else {
            stack(rows);
        }
        fit();
    }

    /// Nodes that belong side by side.
    ///
    /// @param sessions whether sessions run from this row to the next
    record Row(List<Node> nodes, boolean sessions) {}

    private void stack(List<Row> rows) {
        List<Row> wrapped = rows.stream().flatMap(row -> wrapped(row).stream()).toList();
        double widest = wrapped.stream().mapToDouble(Interior::width).max().orElse(0);
        double y = container.rect().y() + title + GAP;
        double inner = Math.max(widest, container.rect().width() - 2 * GAP);
        double left = container.rect().x() + GAP + onGridBelow((inner - widest) / 2);
        for (Row row : wrapped) {
            double high = 0;
            double x = left + onGridBelow((widest - width(row)) / 2);
            for (Node node : row.nodes) {
                node.moveTo(x, y);
                x += node.footprint().width() + GAP;
                high = Math.max(high, node.footprint().height());
            }
            y = Sizes.onGrid(y + high + (row.sessions ? SESSION_GAP : ROW_GAP));
        }
    }

    private static double onGridBelow(double value) {
        return Math.floor(value / Sizes.GRID) * Sizes.GRID;
    }

    private static List<Row> wrapped(Row row) {
        List<Row> rows = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        double width = 0;
        for (Node node : row.nodes) {
            double wide = node.footprint().width();
            if (!nodes.isEmpty() && width + GAP + wide > ROW_MOST) {
                rows.add(new Row(nodes, false));
                nodes = new ArrayList<>();
                width = 0;
            }
            width += wide + (nodes.isEmpty() ? 0 : GAP);
            nodes.add(node);
        }
        if (!nodes.isEmpty()) {
            rows.add(new Row(nodes, row.sessions));
        }
        return rows;
    }

    private static double width(Row row) {
        double nodes = row.nodes.stream().mapToDouble(node -> node.footprint().width()).sum();
        return nodes + GAP * Math.max(0, row.nodes.size() - 1);
    }

    private void fillRoundTheAnchored() {
        List<Node> anchored = container.children.stream().filter(Node::anchored).toList();
        Rect about = around(anchored);
        double left = container.fixed ? container.rect().x() + GAP : about.x();
        double top = container.fixed ? container.rect().y() + title + GAP : about.y();
        double width = container.fixed ? container.rect().width() - 2 * GAP : about.width();
        Shelves shelves = new Shelves(left, top, Math.max(width, ROW_MOST / 2), GAP);
        anchored.forEach(node -> shelves.keep(node.footprint()));
        shelves.fill(container.children.stream().filter(node -> !node.anchored()).toList());
        container.anchor();
    }

    private void fit() {
        Rect own = container.rect();
        @Nullable Rect needed = null;
        if (!container.children.isEmpty()) {
            Rect inside = around(container.children);
            needed =
                    new Rect(
                            inside.x() - GAP,
                            inside.y() - GAP - title,
                            inside.width() + 2 * GAP,
                            inside.height() + 2 * GAP + title);
        }
        if (container.fixed) {
            Rect grown = needed == null ? own : own.union(needed);
            container.cover(atLeast(grown, Sizes.PADDING * 2));
        } else {
            Rect fitting = needed == null ? new Rect(own.x(), own.y(), 0, 0) : needed;
            container.cover(atLeast(fitting, widthLeast));
        }
    }

    private Rect atLeast(Rect rect, double width) {
        return new Rect(
                rect.x(),
                rect.y(),
                Math.max(rect.width(), width),
                Math.max(rect.height(), title + EMPTY_HEIGHT));
    }

    private static Rect around(List<Node> nodes) {
        Rect all = nodes.getFirst().footprint();
        for (Node node : nodes) {
            all = all.union(node.footprint());
        }
        return all;
    }
}
