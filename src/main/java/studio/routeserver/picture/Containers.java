package studio.routeserver.picture;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// Draws regions, VNets and subnets with their title bars.
final class Containers {

    private static final double NETWORK_RADIUS = 8;
    private static final double SUBNET_RADIUS = 4;
    private static final double INSET = 8;
    private static final double GLYPH = 14;
    private static final double TEXT_HALF = 9;

    private final Topology topology;
    private final Layout layout;
    private final Pen pen;

    /// How many addresses each subnet has left; empty until the first title that says so.
    private Map<SubnetRef, Long> left = Map.of();

    Containers(Topology topology, Layout layout, Pen pen) {
        this.topology = topology;
        this.layout = layout;
        this.pen = pen;
    }

    void region(Place place) {
        Subject subject = place.subject();
        Rect rect = place.rect();
        pen.frame(subject, Layer.CONTAINER, rect, 12, Pen.Stroke.of(Token.LINE, 1, Dash.OUTLINE));
        long networks =
                topology.virtualNetworks().stream()
                        .filter(network -> topology.regionOf(network).equals(subject.name()))
                        .count();
        String count = networks == 1 ? "1 VNet" : networks + " VNets";
        title(subject, rect, Sizes.SUBNET_TITLE, Glyph.REGION, subject.name(), count, "");
    }

    void network(Place place, VirtualNetwork network) {
        Subject subject = place.subject();
        Rect rect = place.rect();
        pen.fill(subject, Layer.CONTAINER, rect, NETWORK_RADIUS, Ink.of(Token.TINT_NETWORK));
        pen.frame(subject, Layer.CONTAINER, rect, NETWORK_RADIUS, Pen.Stroke.of(Token.LINE, 1.5));
        if (!pen.atLeast(LevelOfDetail.MAP)) {
            Pen.Words name = brief(network.name(), rect.width());
            double x = rect.centre().x() - pen.width(name) / 2;
            Point start = new Point(x, pen.baseline(name, rect.centre().y()));
            pen.write(subject, Layer.LABEL, name, start, Token.TINT_NETWORK);
            return;
        }
        String spaces =
                network.addressSpace().stream()
                        .map(Objects::toString)
                        .collect(Collectors.joining(" "));
        title(
                subject,
                rect,
                Sizes.NETWORK_TITLE,
                Glyph.NETWORK,
                network.name(),
                spaces,
                pen.atLeast(LevelOfDetail.DETAIL) ? peerings(network.name()) : "");
    }

    /// Hundreds of spokes differ in their numbers only: where the name does not fit, its number
    /// stays.
    private Pen.Words brief(String name, double most) {
        Pen.Words whole = Pen.Words.name(name);
        if (pen.width(whole) <= most) {
            return whole;
        }
        String number = name.replaceFirst("^.*?([0-9]*)$", "$1");
        for (String end : number.isEmpty() ? List.<String>of() : List.of("…" + number, number)) {
            Pen.Words words = Pen.Words.name(end);
            if (pen.width(words) <= most) {
                return words;
            }
        }
        return pen.shortened(whole, most);
    }

    private String peerings(String network) {
        long count =
                topology.peerings().stream()
                        .filter(p -> p.from().equals(network) || p.to().equals(network))
                        .map(p -> p.from().equals(network) ? p.to() : p.from())
                        .distinct()
                        .count();
        return count == 0 ? "" : count == 1 ? "1 peering" : count + " peerings";
    }

    void subnet(Place place) {
        if (!pen.atLeast(LevelOfDetail.MAP)) {
            return;
        }
        SubnetRef ref = SubnetRef.parse(place.subject().name());
        Subnet subnet = topology.subnet(ref).orElseThrow();
        Subject subject = place.subject();
        Rect rect = place.rect();
        pen.fill(subject, Layer.CONTAINER, rect, SUBNET_RADIUS, Ink.of(tint(layout, subnet, ref)));
        pen.frame(subject, Layer.CONTAINER, rect, SUBNET_RADIUS, Pen.Stroke.of(Token.LINE, 1));
        if (pen.atLeast(LevelOfDetail.NORMAL)) {
            title(
                    subject,
                    rect,
                    Sizes.SUBNET_TITLE,
                    Glyph.SUBNET,
                    subnet.name(),
                    subnet.prefix().toString(),
                    pen.atLeast(LevelOfDetail.DETAIL) ? free(subnet, ref) : "");
        }
    }

    private String free(Subnet subnet, SubnetRef ref) {
        long usable = Math.max(0, subnet.prefix().size() - Addresses.RESERVED_FIRST - 1);
        String propagation =
                topology.routeTableOf(ref)
                        .filter(table -> table.disableBgpRoutePropagation())
                        .map(_ -> "⌀BGP ")
                        .orElse("");
        if (left.isEmpty()) {
            left = Addresses.free(topology);
        }
        return propagation + left.getOrDefault(ref, 0L) + "/" + usable;
    }

    /// The tint tells what a subnet is for; the title says it too.
    static Token tint(Layout layout, Subnet subnet, SubnetRef ref) {
        if (subnet.name().equals(Subnet.ROUTE_SERVER)) {
            return Token.TINT_ROUTE_SERVER;
        }
        if (subnet.name().equals(Subnet.GATEWAY)) {
            return Token.TINT_GATEWAY;
        }
        boolean appliances =
                layout.children(Subject.subnet(ref)).stream()
                        .anyMatch(child -> child.sort() == Subject.Sort.NVA);
        return appliances ? Token.TINT_NVA : Token.TINT_BRANCH;
    }

    /// What lies under the title of a container.
    static Token ground(Topology topology, Layout layout, Subject container) {
        if (container.sort() == Subject.Sort.NETWORK) {
            return Token.TINT_NETWORK;
        }
        if (container.sort() != Subject.Sort.SUBNET) {
            return Token.CANVAS;
        }
        SubnetRef ref = SubnetRef.parse(container.name());
        return topology.subnet(ref).map(s -> tint(layout, s, ref)).orElse(Token.CANVAS);
    }

    /// Glyph, name, and from 90 % on a second text beside it and a third one at the right end.
    private void title(
            Subject subject,
            Rect rect,
            double height,
            Glyph glyph,
            String name,
            String second,
            String third) {
        // Where the bar is lower than the text, the text keeps below the edge.
        double middle = rect.y() + Math.max(height / 2, pen.pixels(TEXT_HALF));
        double x = rect.x() + Math.max(INSET, pen.pixels(5));
        boolean glyphFits = height * pen.zoom() >= GLYPH;
        if (glyphFits) {
            Point centre = new Point(x + pen.pixels(GLYPH) / 2, middle);
            pen.sign(subject, Layer.CONTAINER, centre, GLYPH, glyph, Ink.of(Token.MUTED));
            x += pen.pixels(GLYPH + 6);
        }
        boolean large = subject.sort() == Subject.Sort.NETWORK;
        double right = rect.right() - INSET;
        Pen.Words words = Pen.Words.name(name).sized(large ? 13 : 12);
        words = pen.shortened(words, right - x);
        pen.write(subject, Layer.LABEL, words, new Point(x, pen.baseline(words, middle)), null);
        if (!pen.atLeast(LevelOfDetail.DETAIL)) {
            return;
        }
        x += pen.width(words) + pen.pixels(8);
        Pen.Words beside = pen.shortened(Pen.Words.second(second), right - x);
        pen.write(subject, Layer.LABEL, beside, new Point(x, pen.baseline(beside, middle)), null);
        x += pen.width(beside) + pen.pixels(12);
        Pen.Words last = Pen.Words.small(third, Token.MUTED).sized(10);
        Point start = new Point(right - pen.width(last), pen.baseline(last, middle));
        if (start.x() >= x) {
            pen.labels()
                    .takeClear(List.of(pen.extent(last, start)))
                    .ifPresent(_ -> pen.ink(subject, Layer.LABEL, last, start, null));
        }
    }
}
