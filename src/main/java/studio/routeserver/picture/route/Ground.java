package studio.routeserver.picture.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Place;
import studio.routeserver.picture.layout.Sizes;
import studio.routeserver.picture.layout.Subject;

/// What a line between two objects should not run through.
///
/// @param blocks unrelated objects and containers, and the two ends themselves
/// @param titles title bars of the containers that it has to be in: crossing one is a pity
/// @param busy lines that are there already: running along one is a pity
/// @param spots where the chips of sessions sit: running through one hides it
record Ground(List<Rect> blocks, List<Rect> titles, List<Rect> busy, List<Rect> spots) {

    private static final double SPOT = 160;

    /// How near beside another line is on it.
    private static final double LANE = 5;

    /// Running beside a line for less than this is a crossing.
    private static final double CROSSING = 4 * LANE;

    /// The ground between two objects: closed containers are blocks as a whole, of those that hold
    /// an end the content counts.
    static Ground between(Layout layout, List<Place> tops, Subject from, Subject to) {
        Set<Subject> open = new LinkedHashSet<>(layout.ancestors(from));
        open.addAll(layout.ancestors(to));
        List<Rect> blocks = new ArrayList<>();
        List<Rect> titles = new ArrayList<>();
        for (Place top : tops) {
            collect(layout, top, open, blocks, titles);
        }
        return new Ground(blocks, titles, List.of(), List.of());
    }

    private static void collect(
            Layout layout, Place place, Set<Subject> open, List<Rect> blocks, List<Rect> titles) {
        Rect rect = place.rect();
        Subject.Sort sort = place.subject().sort();
        if (open.contains(place.subject()) && sort.container()) {
            double title = sort == Subject.Sort.NETWORK ? Sizes.NETWORK_TITLE : Sizes.SUBNET_TITLE;
            titles.add(new Rect(rect.x(), rect.y(), rect.width(), title));
            for (Subject child : layout.children(place.subject())) {
                layout.place(child)
                        .ifPresent(inner -> collect(layout, inner, open, blocks, titles));
            }
        } else if (sort != Subject.Sort.TAG) {
            blocks.add(place.footprint());
        }
    }

    /// The same ground with lines on it that had better not be run along.
    Ground withBusy(List<Rect> parts, List<Rect> chips) {
        List<Rect> lanes = parts.stream().map(part -> part.grown(LANE)).toList();
        return new Ground(blocks, titles, lanes, chips);
    }

    /// The same with the blocks near a place only.
    Ground near(Rect place) {
        return new Ground(
                blocks.stream().filter(place::touches).toList(),
                titles,
                busy.stream().filter(place::touches).toList(),
                spots.stream().filter(place::touches).toList());
    }

    /// How much a part of a line costs beyond its length.
    double penalty(Rect part) {
        double penalty = 0;
        for (Rect block : blocks) {
            if (block.overlaps(part)) {
                penalty += 2000 + 4 * shared(block, part);
            }
        }
        for (Rect title : titles) {
            if (title.overlaps(part)) {
                penalty += 1.5 * shared(title, part);
            }
        }
        for (Rect line : busy) {
            if (line.overlaps(part)) {
                double shared = shared(line, part);
                penalty += shared > CROSSING ? 2 * shared : shared;
            }
        }
        for (Rect spot : spots) {
            penalty += spot.overlaps(part) ? SPOT : 0;
        }
        return penalty;
    }

    private static double shared(Rect one, Rect other) {
        double width = Math.min(one.right(), other.right()) - Math.max(one.x(), other.x());
        double height = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
        return Math.max(width, height);
    }
}
