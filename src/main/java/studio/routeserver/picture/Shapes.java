package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Place;
import studio.routeserver.picture.layout.Sizes;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Token;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// Draws the objects that stand in containers and beside them, with their names.
final class Shapes {

    private static final double LABEL_GAP = 8;
    private static final double HANDLES = 9;
    private static final double STATE_SQUARE = 6;
    private static final Pen.Stroke BORDER = Pen.Stroke.of(Token.MUTED, 1.5);
    private static final Ink INSIDE = Ink.of(Token.PANEL);
    private static final Ink SIGN = Ink.of(Token.TEXT);

    private final Topology topology;
    private final Layout layout;
    private final Pen pen;

    // There are thousands of them: looking each up in the list would take seconds.
    private final Map<String, VirtualMachine> machines = new HashMap<>();

    Shapes(Topology topology, Layout layout, Pen pen) {
        this.topology = topology;
        this.layout = layout;
        this.pen = pen;
        topology.virtualMachines().forEach(machine -> machines.put(machine.name(), machine));
    }

    void draw(Place place) {
        Subject subject = place.subject();
        String name = subject.name();
        if (!pen.atLeast(LevelOfDetail.MAP)) {
            square(place);
            return;
        }
        switch (subject.sort()) {
            case ROUTE_SERVER -> topology.routeServer(name).ifPresent(s -> routeServer(place, s));
            case INSTANCE -> instance(place);
            case GATEWAY -> topology.gateway(name).ifPresent(gateway -> gateway(place, gateway));
            case NVA -> topology.nva(name).ifPresent(nva -> nva(place, nva));
            case LOAD_BALANCER ->
                    topology.loadBalancer(name).ifPresent(lb -> loadBalancer(place, lb));
            case MACHINE -> machine(place, Objects.requireNonNull(machines.get(name)));
            case BRANCH -> topology.branch(name).ifPresent(branch -> branch(place, branch));
            case TAG -> tag(place);
            case ROUTE_TABLE -> looseTable(place);
            case NOTE ->
                    topology.notes().stream()
                            .filter(note -> note.name().equals(name))
                            .findFirst()
                            .ifPresent(note -> note(place, note.text()));
            case REGION, NETWORK, SUBNET, PEERING, CONNECTION, SESSION, BUNDLE, SHEET -> {}
        }
    }

    private void square(Place place) {
        Subject.Sort sort = place.subject().sort();
        if (sort != Subject.Sort.ROUTE_SERVER && sort != Subject.Sort.TAG) {
            Rect square = Rect.about(place.rect().centre(), pen.pixels(STATE_SQUARE));
            pen.fill(place.subject(), Layer.OBJECT, square, 0, Ink.of(Token.MUTED));
        }
    }

    private void shape(Place place) {
        List<Point> corners = Outlines.of(place.subject().sort(), place.rect());
        pen.polygon(place.subject(), Layer.OBJECT, corners, INSIDE, BORDER);
    }

    private void emblem(Subject subject, Point centre, double side, Glyph glyph) {
        pen.emblem(subject, Layer.OBJECT, Rect.about(centre, side), glyph, SIGN);
    }

    private void routeServer(Place place, RouteServer server) {
        Rect rect = place.rect();
        double middle = rect.centre().y();
        double left = rect.x() + Sizes.INSTANCE_WIDTH;
        double right = rect.right() - Sizes.INSTANCE_WIDTH;
        Rect bar = new Rect(left, middle - 4, right - left, 8);
        pen.fill(place.subject(), Layer.OBJECT, bar, 0, Ink.of(Token.MUTED));
        Pen.Words name = Pen.Words.name(server.name());
        String more = " · " + server.peers().size() + "/8 · " + preference(server);
        Pen.Words second =
                Pen.Words.second("AS 65515" + (pen.atLeast(LevelOfDetail.CLOSE_UP) ? more : ""));
        double y = rect.y() - pen.pixels(10);
        double x = rect.x();
        name = pen.shortened(name, rect.width());
        if (!pen.atLeast(LevelOfDetail.NORMAL)) {
            return;
        }
        boolean written = pen.write(place.subject(), Layer.LABEL, name, new Point(x, y), null);
        double after = x + pen.width(name) + pen.pixels(8);
        boolean fits = after + pen.width(second) <= rect.right();
        if (written && fits && pen.atLeast(LevelOfDetail.DETAIL)) {
            Point start = new Point(rect.right() - pen.width(second), y);
            pen.write(place.subject(), Layer.LABEL, second, start, null);
        }
        if (server.branchToBranch()) {
            Point centre = new Point((left + right) / 2, middle);
            pen.disc(place.subject(), Layer.OBJECT, centre, 9, INSIDE, BORDER);
            pen.sign(place.subject(), Layer.OBJECT, centre, 12, Glyph.BRANCH_TO_BRANCH, SIGN);
        }
    }

    private static String preference(RouteServer server) {
        return switch (server.hubRoutingPreference()) {
            case EXPRESS_ROUTE -> "ER";
            case VPN_GATEWAY -> "VPN";
            case AS_PATH -> "AS";
        };
    }

    private void instance(Place place) {
        shape(place);
        Subject subject = place.subject();
        Rect rect = place.rect();
        int slash = subject.name().lastIndexOf('/');
        int number = Integer.parseInt(subject.name().substring(slash + 1));
        Optional<RouteServer> server = topology.routeServer(subject.name().substring(0, slash));
        String address =
                server.flatMap(s -> Addresses.instance(topology, s, number))
                        .map(Object::toString)
                        .orElse("");
        Pen.Words name = Pen.Words.name("i" + number).sized(12);
        Pen.Words second = Pen.Words.second(address).sized(10.5);
        boolean both =
                pen.atLeast(LevelOfDetail.DETAIL)
                        && pen.width(second) <= rect.width() - 8
                        && !address.isEmpty();
        if (both) {
            centred(subject, name, rect, rect.centre().y() - 9);
            centred(subject, second, rect, rect.centre().y() + 9);
        } else if (pen.atLeast(LevelOfDetail.NORMAL)) {
            centred(subject, name, rect, rect.centre().y());
        } else {
            emblem(subject, rect.centre(), 24, Glyph.ROUTE_SERVER);
        }
    }

    private void centred(Subject subject, Pen.Words words, Rect rect, double middle) {
        double x = rect.centre().x() - pen.width(words) / 2;
        pen.write(subject, Layer.LABEL, words, new Point(x, pen.baseline(words, middle)), null);
    }

    private void gateway(Place place, Gateway gateway) {
        shape(place);
        Rect rect = place.rect();
        Glyph glyph =
                gateway.type() == Gateway.Type.VPN ? Glyph.VPN_GATEWAY : Glyph.EXPRESSROUTE_GATEWAY;
        double middle = rect.centre().y();
        if (gateway.activeInstances() == 2) {
            Point top = new Point(rect.centre().x(), rect.y());
            Point bottom = new Point(rect.centre().x(), rect.bottom());
            pen.line(place.subject(), Layer.OBJECT, List.of(top, bottom), BORDER);
            emblem(place.subject(), new Point(rect.x() + rect.width() / 4, middle), 26, glyph);
            double right = rect.right() - rect.width() / 4;
            emblem(place.subject(), new Point(right, middle), 26, glyph);
        } else {
            emblem(place.subject(), rect.centre(), 30, glyph);
        }
        label(place, gateway.name(), List.of("AS " + gateway.localAsn()), Anchors.WEST_FIRST);
    }

    private void nva(Place place, Nva nva) {
        shape(place);
        emblem(place.subject(), place.rect().centre(), 32, Glyph.NVA);
        List<String> seconds = new ArrayList<>(List.of(nva.ip().toString()));
        if (nva.bgp() != null) {
            seconds.add("AS " + nva.bgp().asn());
        }
        label(place, nva.name(), seconds, Anchors.WEST_FIRST);
        if (pen.atLeast(LevelOfDetail.NORMAL) && !nva.ipForwarding()) {
            Point corner = new Point(place.rect().right() - 4, place.rect().bottom() - 4);
            pen.disc(
                    place.subject(),
                    Layer.OBJECT,
                    corner,
                    8,
                    INSIDE,
                    Pen.Stroke.of(Token.WARN, 1.5));
            pen.sign(place.subject(), Layer.OBJECT, corner, 11, Glyph.DOWN, Ink.of(Token.WARN));
            beside(place, Pen.Words.small("no forwarding", Token.WARN));
        }
        if (pen.atLeast(LevelOfDetail.DETAIL) && nva.stateful()) {
            beside(place, Pen.Words.small("stateful", Token.MUTED).sized(10));
        }
        if (pen.atLeast(LevelOfDetail.DETAIL) && nva.speaker() == Nva.Speaker.EXTERNAL) {
            beside(place, Pen.Words.small("external", Token.MUTED).sized(10));
        }
    }

    private void beside(Place place, Pen.Words words) {
        List<Pen.Words> block = List.of(words);
        List<Rect> places = Anchors.SOUTH_FIRST.about(place.rect(), pen.block(block), 3);
        pen.writeBlock(place.subject(), Layer.LABEL, block, inside(place, places), ground(place));
    }

    private void loadBalancer(Place place, LoadBalancer balancer) {
        shape(place);
        emblem(place.subject(), place.rect().centre(), 24, Glyph.LOAD_BALANCER);
        String backends = balancer.backends().size() + " backends";
        label(
                place,
                balancer.name(),
                List.of(balancer.ip().toString(), backends),
                Anchors.WEST_FIRST);
    }

    private void machine(Place place, VirtualMachine machine) {
        Subject subject = place.subject();
        Rect rect = place.rect();
        boolean present = machine.state() == VirtualMachine.State.RUNNING;
        pen.fill(subject, Layer.OBJECT, rect, 6, INSIDE);
        Pen.Stroke border = present ? BORDER : Pen.Stroke.of(Token.MUTED, 1.5, Dash.BACKUP);
        pen.frame(subject, Layer.OBJECT, rect, 6, border);
        boolean two = pen.atLeast(LevelOfDetail.DETAIL);
        if (!pen.atLeast(LevelOfDetail.NORMAL)) {
            emblem(subject, rect.centre(), 24, Glyph.MACHINE);
            return;
        }
        double first = rect.y() + (two ? 13 : rect.height() / 2);
        double side = Math.min(16, pen.pixels(14));
        Rect emblem = Rect.about(new Point(rect.x() + 5 + side / 2, first), side);
        Pen.Words name = Pen.Words.name(machine.name()).sized(12);
        double x = emblem.right() + 3;
        // Rather the whole name than the glyph and a part of it.
        if (x + pen.width(name) <= rect.right() - 2) {
            pen.emblem(subject, Layer.OBJECT, emblem, Glyph.MACHINE, SIGN);
        } else {
            name = pen.shortened(name, rect.width() - 4);
            x = rect.centre().x() - pen.width(name) / 2;
        }
        pen.write(subject, Layer.LABEL, name, new Point(x, pen.baseline(name, first)), null);
        if (two) {
            Pen.Words ip = Pen.Words.second(machine.ip().toString()).sized(10.5);
            double left = Math.min(x, rect.right() - 5 - pen.width(ip));
            if (left >= rect.x() + 2) {
                Point start = new Point(left, pen.baseline(ip, rect.bottom() - 11));
                pen.write(subject, Layer.LABEL, ip, start, null);
            }
        }
    }

    private void branch(Place place, Branch branch) {
        shape(place);
        Rect rect = place.rect();
        Point middle = new Point(rect.centre().x(), rect.centre().y() + 8);
        emblem(place.subject(), middle, 30, Glyph.BRANCH);
        List<String> seconds = new ArrayList<>();
        branch.prefixes().stream()
                .limit(Sizes.BRANCH_PREFIXES)
                .map(Ipv4Prefix::toString)
                .forEach(seconds::add);
        int more = branch.prefixes().size() - Sizes.BRANCH_PREFIXES;
        if (more > 0) {
            seconds.add("+" + more + " more");
        }
        if (branch.asn() != null) {
            seconds.add("AS " + branch.asn());
        }
        label(place, branch.name(), seconds, Anchors.EAST_FIRST);
    }

    /// A name, and from 90 % on what is worth knowing, at one of the eight places about the shape.
    private void label(Place place, String name, List<String> seconds, Anchors anchors) {
        if (!pen.atLeast(LevelOfDetail.NORMAL)) {
            return;
        }
        double room =
                Math.max(place.footprint().width() - place.rect().width() - LABEL_GAP, 64)
                        + LABEL_GAP / 2;
        // The handles of a selected object keep their size on the screen, and keep off its name.
        double gap = Math.max(LABEL_GAP, pen.pixels(HANDLES));
        List<Pen.Words> block = new ArrayList<>();
        block.add(pen.shortened(Pen.Words.name(name), Math.max(room, pen.pixels(56))));
        List<Pen.Words> longer = new ArrayList<>(block);
        if (pen.atLeast(LevelOfDetail.DETAIL)) {
            seconds.stream().filter(s -> !s.isEmpty()).map(Pen.Words::second).forEach(longer::add);
        }
        for (List<Pen.Words> candidate : List.of(longer, block)) {
            List<Rect> places =
                    inside(place, anchors.about(place.rect(), pen.block(candidate), gap));
            boolean written =
                    pen.writeBlock(place.subject(), Layer.LABEL, candidate, places, ground(place));
            if (written) {
                return;
            }
        }
    }

    /// What lies under the label of an object.
    private Token ground(Place place) {
        return layout.parent(place.subject())
                .filter(home -> home.sort() == Subject.Sort.SUBNET)
                .map(home -> SubnetRef.parse(home.name()))
                .flatMap(ref -> topology.subnet(ref).map(s -> Containers.tint(layout, s, ref)))
                .orElse(Token.CANVAS);
    }

    // A label belongs where its object stands.
    private List<Rect> inside(Place place, List<Rect> places) {
        Optional<Rect> home = layout.parent(place.subject()).flatMap(layout::rect);
        return home.isEmpty() ? places : places.stream().filter(home.get()::contains).toList();
    }

    private void tag(Place place) {
        if (!pen.atLeast(LevelOfDetail.DETAIL)) {
            return;
        }
        shape(place);
        Rect rect = place.rect();
        Pen.Words words = Pen.Words.strong("RT", Token.TEXT).sized(10);
        int routes =
                topology.routeTableOf(SubnetRef.parse(place.subject().name()))
                        .map(table -> table.routes().size())
                        .orElse(0);
        words = words.with("RT " + routes);
        centred(
                place.subject(),
                words,
                new Rect(rect.x() + 4, rect.y(), rect.width() - 4, rect.height()),
                rect.centre().y());
    }

    private void looseTable(Place place) {
        Rect rect = place.rect();
        pen.fill(place.subject(), Layer.OBJECT, rect, 4, INSIDE);
        pen.frame(
                place.subject(),
                Layer.OBJECT,
                rect,
                4,
                Pen.Stroke.of(Token.MUTED, 1.5, Dash.BACKUP));
        emblem(place.subject(), new Point(rect.x() + 16, rect.centre().y()), 16, Glyph.ROUTE_TABLE);
        Pen.Words name = pen.shortened(Pen.Words.name(place.subject().name()), rect.width() - 36);
        Point start = new Point(rect.x() + 30, pen.baseline(name, rect.centre().y()));
        pen.write(place.subject(), Layer.LABEL, name, start, null);
    }

    private void note(Place place, String text) {
        shape(place);
        Rect rect = place.rect();
        double left = rect.x() + 8;
        double y = rect.y() + 18;
        Pen.Words style = Pen.Words.small("", Token.TEXT);
        for (String row : wrapped(style, text, rect.width() - 24)) {
            Pen.Words words = style.with(row);
            if (y + 4 > rect.bottom() || !pen.atLeast(LevelOfDetail.NORMAL)) {
                return;
            }
            pen.write(place.subject(), Layer.LABEL, words, new Point(left, y), null);
            y += pen.lineHeight(words);
        }
    }

    private List<String> wrapped(Pen.Words style, String text, double width) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = row.isEmpty() ? word : row + " " + word;
            if (!row.isEmpty() && pen.width(style.with(longer)) > width) {
                rows.add(row.toString());
                row = new StringBuilder(word);
            } else {
                row = new StringBuilder(longer);
            }
        }
        rows.add(row.toString());
        return rows.stream().map(r -> pen.shortened(style.with(r), width).text()).toList();
    }
}
