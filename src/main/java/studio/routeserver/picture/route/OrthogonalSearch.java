package studio.routeserver.picture.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;

/// The cheapest axis-parallel way between two objects: short, few bends, round what is in between.
///
/// Searches (A*) the sparse grid of lines beside the blocks and through the ports. Its cost is the
/// way's length, [#BEND] for each bend, and what [Ground] asks for running through things: so a way
/// is always found, through an object only where there is none round it. Ties go to the state that
/// was reached first, so equal drawings get equal ways.
final class OrthogonalSearch {

    private static final double BEND = 40;

    /// Distance that a way keeps from blocks where there is room.
    private static final double MARGIN = 16;

    /// Distance that a way keeps from the lane of a line.
    private static final double CLEAR = 3;

    /// Grids of more blocks than this take lines beside the nearest ones only.
    private static final int BLOCKS_MOST = 60;

    /// Of more lines than this none is kept clear of.
    private static final int BUSY_MOST = 240;

    private final Ground ground;
    private final List<Port> starts;
    private final List<Port> goals;
    private final double[] xs;
    private final double[] ys;

    /// What the ground asks for a step to the right from each crossing, and for one down; not a
    /// number until it is asked for. A step is tried up to six times.
    private final double[] across;

    private final double[] down;

    OrthogonalSearch(Ground ground, List<Port> starts, List<Port> goals) {
        this.starts = starts;
        this.goals = goals;
        this.ground =
                ground.blocks().size() + ground.busy().size() > BLOCKS_MOST
                        ? nearest(ground)
                        : ground;
        this.xs = lines(Point::x, rect -> rect.x() - MARGIN, rect -> rect.right() + MARGIN);
        this.ys = lines(Point::y, rect -> rect.y() - MARGIN, rect -> rect.bottom() + MARGIN);
        this.across = new double[xs.length * ys.length];
        this.down = new double[xs.length * ys.length];
        Arrays.fill(across, Double.NaN);
        Arrays.fill(down, Double.NaN);
    }

    private Ground nearest(Ground all) {
        List<Point> ends = new ArrayList<>();
        starts.forEach(port -> ends.add(port.at()));
        goals.forEach(port -> ends.add(port.at()));
        Rect near = Rect.around(ends).grown(4 * MARGIN);
        Ground about = all.near(near);
        // Where hundreds of lines run, no way keeps clear of them, and looking for one takes
        // seconds.
        return about.busy().size() > BUSY_MOST ? about.withBusy(List.of(), about.spots()) : about;
    }

    private double[] lines(
            ToDoubleFunction<Point> ofPoint,
            ToDoubleFunction<Rect> before,
            ToDoubleFunction<Rect> after) {
        TreeSet<Double> lines = new TreeSet<>();
        for (Port port : starts) {
            lines.add(ofPoint.applyAsDouble(port.stub()));
        }
        for (Port port : goals) {
            lines.add(ofPoint.applyAsDouble(port.stub()));
        }
        for (Rect block : ground.blocks()) {
            lines.add(before.applyAsDouble(block));
            lines.add(after.applyAsDouble(block));
        }
        for (Rect busy : ground.busy()) {
            lines.add(before.applyAsDouble(busy) + MARGIN - CLEAR);
            lines.add(after.applyAsDouble(busy) - MARGIN + CLEAR);
        }
        return lines.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private record State(
            int x, int y, Side heading, double cost, double bound, int order, int from) {}

    /// The way from one of the starts to one of the goals, its ends included.
    List<Point> way() {
        List<State> states = new ArrayList<>();
        PriorityQueue<State> open =
                new PriorityQueue<>((one, other) -> {
                    int byBound = Double.compare(one.bound(), other.bound());
                    return byBound != 0 ? byBound : Integer.compare(one.order(), other.order());
                });
        double[] best = new double[xs.length * ys.length * Side.values().length];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int i = 0; i < starts.size(); i++) {
            Port start = starts.get(i);
            double cost = start.dearness() + ground.penalty(Rect.between(start.at(), start.stub()));
            int x = Arrays.binarySearch(xs, start.stub().x());
            int y = Arrays.binarySearch(ys, start.stub().y());
            reach(x, y, start.side(), cost, -1 - i, states, open, best);
        }
        double bestEnd = Double.POSITIVE_INFINITY;
        State end = null;
        Port endGoal = goals.getFirst();
        while (!open.isEmpty() && open.peek().bound() < bestEnd) {
            State state = open.remove();
            if (state.cost() > best[key(state.x(), state.y(), state.heading())]) {
                continue;
            }
            for (Port goal : goals) {
                if (point(state).equals(goal.stub())) {
                    double cost = state.cost() + arrival(state, goal);
                    if (cost < bestEnd) {
                        bestEnd = cost;
                        end = state;
                        endGoal = goal;
                    }
                }
            }
            for (Side heading : Side.values()) {
                expand(state, heading, states, open, best);
            }
        }
        return end == null ? straight() : trace(states, end, endGoal);
    }

    private double arrival(State state, Port goal) {
        Side inwards = goal.side().opposite();
        double bend = state.heading() == inwards ? 0 : BEND;
        double uTurn = state.heading() == goal.side() ? 10 * BEND : 0;
        double stub = ground.penalty(Rect.between(goal.at(), goal.stub()));
        return goal.dearness() + bend + uTurn + stub;
    }

    private void expand(
            State state,
            Side heading,
            List<State> states,
            PriorityQueue<State> open,
            double[] best) {
        int x = state.x() + heading.dx();
        int y = state.y() + heading.dy();
        boolean inside = x >= 0 && y >= 0 && x < xs.length && y < ys.length;
        if (!inside || heading == state.heading().opposite()) {
            return;
        }
        double walk = Math.abs(xs[x] - xs[state.x()]) + Math.abs(ys[y] - ys[state.y()]);
        double bend = heading == state.heading() ? 0 : BEND;
        // The ground only ever adds to it.
        if (state.cost() + walk + bend >= best[key(x, y, heading)]) {
            return;
        }
        double cost =
                state.cost()
                        + walk
                        + bend
                        + penalty(
                                Math.min(x, state.x()),
                                Math.min(y, state.y()),
                                heading.horizontal());
        reach(x, y, heading, cost, state.order(), states, open, best);
    }

    /// Of the step from a crossing to the right, or down.
    private double penalty(int x, int y, boolean level) {
        double[] known = level ? across : down;
        int at = y * xs.length + x;
        if (Double.isNaN(known[at])) {
            Point from = new Point(xs[x], ys[y]);
            Point to = level ? new Point(xs[x + 1], ys[y]) : new Point(xs[x], ys[y + 1]);
            known[at] = ground.penalty(Rect.between(from, to));
        }
        return known[at];
    }

    private void reach(
            int x,
            int y,
            Side heading,
            double cost,
            int from,
            List<State> states,
            PriorityQueue<State> open,
            double[] best) {
        int key = key(x, y, heading);
        if (cost < best[key]) {
            best[key] = cost;
            Point at = new Point(xs[x], ys[y]);
            double rest = Double.POSITIVE_INFINITY;
            for (Port goal : goals) {
                rest = Math.min(rest, at.walk(goal.stub()));
            }
            State state = new State(x, y, heading, cost, cost + rest, states.size(), from);
            states.add(state);
            open.add(state);
        }
    }

    private int key(int x, int y, Side heading) {
        int side =
                switch (heading) {
                    case LEFT -> 0;
                    case TOP -> 1;
                    case RIGHT -> 2;
                    case BOTTOM -> 3;
                };
        return (y * xs.length + x) * 4 + side;
    }

    private Point point(State state) {
        return new Point(xs[state.x()], ys[state.y()]);
    }

    private List<Point> straight() {
        Point from = starts.getFirst().at();
        Point to = goals.getFirst().at();
        return Ways.tidy(List.of(from, new Point(to.x(), from.y()), to));
    }

    private List<Point> trace(List<State> states, State end, Port goal) {
        List<Point> way = new ArrayList<>();
        way.add(goal.at());
        State state = end;
        while (state.from() >= 0) {
            way.add(point(state));
            state = states.get(state.from());
        }
        way.add(point(state));
        way.add(starts.get(-1 - state.from()).at());
        return Ways.tidy(way.reversed());
    }
}
