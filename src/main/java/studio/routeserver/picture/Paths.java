package studio.routeserver.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.route.Routing;
import studio.routeserver.picture.route.Ways;
import studio.routeserver.picture.text.FontRole;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Token;

/// Draws the ways of packets: each ECMP member with its letter, the way of the answer dashed, and a
/// black hole where packets die.
///
/// All sizes are pixels of the screen: a path is as easy to see far away as near.
final class Paths {

    private static final double WIDTH = 3;
    private static final double MEMBER_WIDTH = 2.5;
    private static final double MEMBER_OFFSET = 4;
    private static final int LANES = 6;
    private static final double CHEVRON_EVERY = 64;
    private static final double STOP_SHORT = 12;
    private static final double HOLE = 20;
    private static final double LETTER_FROM_END = 28;
    private static final double LETTER_EVERY = 48;

    private final Layout layout;
    private final Routing routing;
    private final Map<Subject, Instant> killed;
    private final Pen pen;
    private final List<Rect> drawn = new ArrayList<>();
    private final Set<Subject> alarmed = new LinkedHashSet<>();
    private final Map<Subject, Integer> numbered = new TreeMap<>();

    /// @param killed what has died, and since when
    Paths(Layout layout, Routing routing, Map<Subject, Instant> killed, Pen pen) {
        this.layout = layout;
        this.routing = routing;
        this.killed = killed;
        this.pen = pen;
    }

    void draw(PathReport report) {
        List<Walk> forward = distinct(report.forward());
        boolean several = forward.size() > 1;
        List<Walk> answers = distinct(report.answers().stream().flatMap(List::stream).toList());
        for (int i = 0; i < answers.size(); i++) {
            answer(answers.get(i), forward, i);
        }
        for (int i = 0; i < forward.size(); i++) {
            forward(forward.get(i), i, several);
        }
        for (int i = 0; several && i < forward.size(); i++) {
            letters(forward.get(i), i);
        }
        for (int i = 0; i < forward.size(); i++) {
            end(forward.get(i), i);
        }
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).lost()) {
                end(answers.get(i), i);
            }
        }
    }

    /// Writes the titles that a path goes through once more, over it: what a path comes by has to
    /// be read while one looks at the path.
    void titles(DisplayList still, Function<Subject, Token> ground) {
        if (drawn.isEmpty()) {
            return;
        }
        for (Item item : still.items()) {
            if (item instanceof Item.Text text
                    && text.subject().sort().container()
                    && drawn.stream().anyMatch(part -> part.overlaps(text.bounds()))) {
                pen.add(
                        new Item.Text(
                                text.subject(),
                                Layer.PATH,
                                text.start(),
                                text.text(),
                                text.font(),
                                text.size(),
                                text.ink(),
                                Ink.of(ground.apply(text.subject())),
                                text.bounds()));
            }
        }
    }

    /// What has been marked as the place where packets end.
    Set<Subject> alarmed() {
        return alarmed;
    }

    /// Members that come by the same objects and end alike are drawn once: answers mostly go one
    /// way, and a sender may have hundreds of members.
    private List<Walk> distinct(List<Trace> traces) {
        List<Walk> walks = new ArrayList<>();
        for (Trace trace : traces) {
            Walk walk = Walk.of(trace, layout, routing);
            int known = 0;
            while (known < walks.size() && !walks.get(known).sameAs(walk)) {
                known++;
            }
            if (known < walks.size()) {
                walks.set(known, walks.get(known).with(walk));
            } else {
                walks.add(walk);
            }
        }
        return walks;
    }

    /// How far beside its way a member is drawn; more than a few share lanes.
    private double offset(int member) {
        return pen.pixels(2 + member % LANES * MEMBER_OFFSET);
    }

    private void forward(Walk walk, int member, boolean several) {
        double offset = offset(member);
        double width = several ? MEMBER_WIDTH : WIDTH;
        for (int i = 0; i < walk.legs().size(); i++) {
            Walk.Leg leg = walk.legs().get(i);
            if (leg.points().size() < 2) {
                continue;
            }
            boolean last = i == walk.legs().size() - 1;
            boolean dies = last && walk.lost();
            List<Point> points = Ways.beside(leg.points(), offset);
            List<Point> shown = dies ? cutShort(walk, points) : points;
            Token token = dies ? Token.BAD : Token.ACTIVE;
            Subject subject = walk.stops().getFirst();
            pen.line(subject, Layer.PATH, shown, Pen.Stroke.of(token, width));
            chevrons(subject, shown, token);
            avoid(shown);
            number(leg.to(), i + 1);
        }
    }

    /// Over all lines: the letter where the member leaves the sender, and where it leaves the last
    /// object on the way.
    private void letters(Walk walk, int member) {
        int last = walk.legs().size() - 1;
        for (int i : last > 0 ? new int[] {0, last} : new int[] {0}) {
            if (i <= last && walk.legs().get(i).points().size() > 1) {
                double offset = offset(member);
                List<Point> points = Ways.beside(walk.legs().get(i).points(), offset);
                Token token = i == last && walk.lost() ? Token.BAD : Token.ACTIVE;
                double distance = LETTER_FROM_END + (i == 0 ? LETTER_EVERY * member : 0);
                letter(walk.stops().getFirst(), points, pen.pixels(distance), walk, member, token);
            }
        }
    }

    private List<Point> cutShort(Walk walk, List<Point> points) {
        double length = Ways.length(points);
        boolean onLine = walk.lostOn().isPresent();
        double left = onLine ? length / 2 : length;
        Point hole = Ways.at(points, left);
        double clear = pen.pixels(STOP_SHORT + HOLE / 2);
        // A bend just before the hole must not bring the line nearer than a straight one comes.
        left -= clear;
        while (left > 1 && distance(Ways.at(points, left), hole) < clear) {
            left -= pen.pixels(1);
        }
        return Ways.part(points, 0, Math.max(left, 1));
    }

    private static double distance(Point one, Point other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    private void avoid(List<Point> points) {
        for (int i = 1; i < points.size(); i++) {
            Rect part = Rect.between(points.get(i - 1), points.get(i));
            Rect band = part.grown(pen.pixels(3));
            drawn.add(band);
            pen.labels().avoid(band);
        }
    }

    private void chevrons(Subject subject, List<Point> points, Token token) {
        double length = Ways.length(points);
        double step = pen.pixels(CHEVRON_EVERY);
        for (double at = step * 0.75; at < length - pen.pixels(10); at += step) {
            Glyph glyph =
                    switch (Ways.heading(points, at)) {
                        case LEFT -> Glyph.CHEVRON_LEFT;
                        case TOP -> Glyph.CHEVRON_UP;
                        case RIGHT -> Glyph.CHEVRON_RIGHT;
                        case BOTTOM -> Glyph.CHEVRON_DOWN;
                    };
            pen.sign(subject, Layer.MOTION, Ways.at(points, at), 12, glyph, Ink.of(token));
        }
    }

    /// The member's letter and share on its line: the answer to "which of the two is this?".
    private void letter(
            Subject subject,
            List<Point> points,
            double distance,
            Walk walk,
            int member,
            Token token) {
        Point at = Ways.at(points, Math.clamp(distance, 0, Ways.length(points)));
        String share = pen.atLeast(LevelOfDetail.DETAIL) ? " " + share(walk.share()) : "";
        Pen.Words words =
                new Pen.Words(name(member) + share, FontRole.STRONG, 11, 10, Token.ON_FILL);
        double width = pen.width(words) + pen.pixels(10);
        Rect chip = Rect.about(at, Math.max(width, pen.pixels(18)), pen.pixels(17));
        pen.fill(subject, Layer.PATH, chip, 8 / Math.min(1, pen.zoom()), Ink.of(token));
        double x = chip.centre().x() - pen.width(words) / 2;
        Point start = new Point(x, pen.baseline(words, chip.centre().y()));
        pen.ink(subject, Layer.PATH, words, start, null);
        pen.labels().block(chip);
    }

    private static String name(int member) {
        return member < 26 ? String.valueOf((char) ('A' + member)) : "A" + name(member - 26);
    }

    private static String share(double share) {
        long parts = Math.round(1 / share);
        return Math.abs(1.0 / parts - share) < 0.005
                ? "1/" + parts
                : Math.round(share * 100) + " %";
    }

    private void number(Subject stop, int number) {
        if (!pen.atLeast(LevelOfDetail.NORMAL) || numbered.putIfAbsent(stop, number) != null) {
            return;
        }
        layout.rect(stop)
                .ifPresent(rect -> {
                    Point at = new Point(rect.x(), rect.bottom());
                    Ink fill = Ink.of(Token.ACTIVE);
                    pen.disc(stop, Layer.PATH, at, 8, fill, null);
                    Pen.Words words =
                            Pen.Words.strong(String.valueOf(number), Token.ON_FILL).sized(10.5);
                    double x = at.x() - pen.width(words) / 2;
                    Point start = new Point(x, pen.baseline(words, at.y()));
                    pen.ink(stop, Layer.PATH, words, start, null);
                    pen.labels().block(Rect.about(at, pen.pixels(16)));
                });
    }

    private void answer(Walk walk, List<Walk> forward, int index) {
        double offset = offset(index);
        List<Point> longest = List.of();
        for (int i = 0; i < walk.legs().size(); i++) {
            Walk.Leg leg = walk.legs().get(i);
            if (leg.points().size() < 2) {
                continue;
            }
            boolean other = forward.stream().flatMap(f -> f.legs().stream()).noneMatch(leg::sameAs);
            boolean dies = i == walk.legs().size() - 1 && walk.lost();
            Token token = dies ? Token.BAD : other ? Token.ASYM : Token.ACTIVE;
            Dash dash = other ? Dash.ASYMMETRIC : Dash.RETURN;
            List<Point> points = Ways.beside(leg.points(), offset);
            List<Point> shown = dies ? cutShort(walk, points) : points;
            Subject subject = walk.stops().getLast();
            pen.line(subject, Layer.PATH, shown, Pen.Stroke.of(token, 2, dash));
            avoid(shown);
            if (other && (longest.isEmpty() || Ways.length(shown) > Ways.length(longest))) {
                longest = shown;
            }
        }
        if (!longest.isEmpty()) {
            asymmetric(walk.stops().getLast(), Lines.seat(longest));
        }
    }

    private void asymmetric(Subject subject, Point at) {
        Pen.Stroke border = Pen.Stroke.of(Token.ASYM, 1.5);
        pen.disc(subject, Layer.PATH, at, 10, Ink.of(Token.PANEL), border);
        pen.sign(subject, Layer.PATH, at, 14, Glyph.ASYMMETRIC, Ink.of(Token.ASYM));
    }

    private void end(Walk walk, int member) {
        if (walk.stops().isEmpty()) {
            return;
        }
        Subject last = walk.stops().getLast();
        switch (walk.trace().outcome()) {
            case DELIVERED -> verdict(last, Glyph.DELIVERED, Token.OK);
            case INTERNET -> verdict(last, Glyph.REGION, Token.ACTIVE);
            case BLACK_HOLE, FILTERED -> hole(walk, last, member);
            case LOOP -> loop(walk);
        }
    }

    private void verdict(Subject subject, Glyph glyph, Token token) {
        layout.rect(subject)
                .filter(_ -> alarmed.add(subject))
                .ifPresent(rect -> {
                    Point at = new Point(rect.right(), rect.bottom());
                    pen.disc(subject, Layer.PATH, at, 9, Ink.of(token), null);
                    pen.sign(subject, Layer.PATH, at, 13, glyph, Ink.of(Token.ON_FILL));
                    pen.labels().block(Rect.about(at, pen.pixels(18)));
                });
    }

    private void hole(Walk walk, Subject last, int member) {
        Optional<Subject> line = walk.lostOn();
        Optional<Rect> rect = layout.rect(last);
        Point at = rect.map(Rect::centre).orElse(new Point(0, 0));
        if (!walk.legs().isEmpty() && walk.legs().getLast().points().size() > 1) {
            double offset = offset(member);
            List<Point> points = Ways.beside(walk.legs().getLast().points(), offset);
            double length = Ways.length(points);
            at = Ways.at(points, line.isPresent() ? length / 2 : length);
        }
        Subject culprit = line.orElse(last);
        if (!alarmed.add(culprit)) {
            return;
        }
        if (line.isEmpty() && !killed.containsKey(last)) {
            rect.ifPresent(shape -> hatched(last, shape));
        }
        mark(culprit, at, Glyph.BLACK_HOLE);
        Rect about = Rect.about(at, pen.pixels(HOLE + 6));
        reason(culprit, about, reason(walk, culprit));
    }

    private void hatched(Subject subject, Rect rect) {
        List<Point> corners = Outlines.of(subject.sort(), rect);
        pen.add(
                new Item.Hatch(
                        subject,
                        Layer.ALARM,
                        corners,
                        pen.pixels(Faults.HATCH_GAP),
                        new Ink(Token.BAD, 0.55),
                        1.25));
    }

    private void mark(Subject subject, Point at, Glyph glyph) {
        pen.disc(subject, Layer.ALARM, at, HOLE / 2 + 3, Ink.of(Token.CANVAS), null);
        pen.sign(subject, Layer.ALARM, at, HOLE + 5, glyph, Ink.of(Token.BAD));
        pen.labels().block(Rect.about(at, pen.pixels(HOLE + 6)));
    }

    private void reason(Subject subject, Rect about, String text) {
        Pen.Words words = new Pen.Words(text, FontRole.STRONG, 13, 11, Token.BAD);
        List<Pen.Words> block = new ArrayList<>(List.of(words));
        Instant since = killed.get(subject);
        if (since != null && pen.atLeast(LevelOfDetail.NORMAL)) {
            block.add(Pen.Words.strong("since " + Clock.time(since), Token.BAD));
        }
        Rect size = pen.block(block);
        List<Rect> places = new ArrayList<>();
        for (double gap : List.of(4.0, 16.0, 32.0)) {
            places.addAll(Anchors.EAST_FIRST.about(about, size, pen.pixels(gap)));
        }
        pen.writeBlock(subject, Layer.ALARM, block, places, Token.CANVAS);
    }

    /// Why packets die there, in four words at most.
    private String reason(Walk walk, Subject culprit) {
        if (walk.trace().outcome() == Trace.Outcome.LOOP) {
            return "loop";
        }
        if (killed.containsKey(culprit)) {
            return culprit.sort().title() + " down";
        }
        return walk.trace().label();
    }

    private void loop(Walk walk) {
        List<Subject> stops = walk.stops();
        Subject repeated = stops.getLast();
        for (Subject stop : stops) {
            if (stops.indexOf(stop) != stops.lastIndexOf(stop)) {
                repeated = stop;
                break;
            }
        }
        Optional<Rect> rect = layout.rect(repeated);
        if (rect.isPresent() && alarmed.add(repeated)) {
            Point at = new Point(rect.get().right(), rect.get().y());
            hatched(repeated, rect.get());
            mark(repeated, at, Glyph.LOOP);
            reason(repeated, Rect.about(at, pen.pixels(HOLE + 6)), "loop");
        }
    }
}
