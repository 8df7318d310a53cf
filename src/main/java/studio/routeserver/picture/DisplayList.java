package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Subject;

/// What to paint, in order. Immutable; any thread.
///
/// Made for one zoom: what keeps its size on the screen has been given its size in world units for
/// that zoom. At another zoom it is still right but coarser, which serves while zooming.
public final class DisplayList {

    private final double zoom;
    private final LevelOfDetail level;
    private final List<Item> items;
    private final SequencedMap<Subject, List<Item>> bySubject = new LinkedHashMap<>();
    private final Function<Subject, String> titles;
    private final Rect bounds;

    /// @param titles what each subject is, in words, asked when needed: tooltips, titles of an SVG,
    ///   what a screen reader says; empty where it has none
    DisplayList(
            double zoom,
            LevelOfDetail level,
            List<Item> unordered,
            Function<Subject, String> titles) {
        this.zoom = zoom;
        this.level = level;
        List<Item> sorted = new ArrayList<>(unordered);
        sorted.sort(Comparator.comparing(Item::layer));
        this.items = Collections.unmodifiableList(sorted);
        for (Item item : items) {
            bySubject.computeIfAbsent(item.subject(), _ -> new ArrayList<>()).add(item);
        }
        this.titles = titles;
        this.bounds =
                items.stream().map(Item::bounds).reduce(Rect::union).orElse(new Rect(0, 0, 0, 0));
    }

    /// This list and another one over it, layer by layer. Words about a subject are the other's
    /// where it has some.
    public DisplayList over(DisplayList other) {
        List<Item> all = new ArrayList<>(items);
        all.addAll(other.items);
        return new DisplayList(
                zoom,
                level,
                all,
                subject -> {
                    String words = other.title(subject);
                    return words.isEmpty() ? title(subject) : words;
                });
    }

    /// The zoom it was made for.
    public double zoom() {
        return zoom;
    }

    public LevelOfDetail level() {
        return level;
    }

    /// Every item, lowest layer first, within a layer in the order of painting.
    public List<Item> items() {
        return items;
    }

    public List<Item> items(Layer layer) {
        return items.stream().filter(item -> item.layer() == layer).toList();
    }

    /// The items of one subject, in the order of painting; empty where it has none.
    public List<Item> items(Subject subject) {
        return Collections.unmodifiableList(bySubject.getOrDefault(subject, List.of()));
    }

    /// Every subject that something is painted of, in the order of its first item.
    public SequencedMap<Subject, List<Item>> bySubject() {
        return Collections.unmodifiableSequencedMap(bySubject);
    }

    /// What a subject is, in words; empty for one that has no words.
    public String title(Subject subject) {
        return titles.apply(subject);
    }

    /// The bounds of everything, in world units.
    public Rect bounds() {
        return bounds;
    }

    /// The places that look different in the other list: where items came, went or changed. To be
    /// grown by the widest line before tiles are looked up.
    public List<Rect> dirty(DisplayList other) {
        Map<Item, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(item, 1, Integer::sum));
        List<Rect> dirty = new ArrayList<>();
        for (Item item : other.items) {
            Integer left = counts.get(item);
            if (left == null) {
                dirty.add(item.bounds());
            } else if (left == 1) {
                counts.remove(item);
            } else {
                counts.put(item, left - 1);
            }
        }
        for (Item item : items) {
            if (counts.containsKey(item)) {
                dirty.add(item.bounds());
            }
        }
        return dirty;
    }
}
