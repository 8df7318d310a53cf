package studio.routeserver.picture.layout;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.picture.text.FontMetrics;
import studio.routeserver.picture.text.FontRole;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.VirtualNetwork;

/// How large the shapes are, and how much room their labels get.
///
/// Everything is a multiple of the grid. An NVA's label stands left of it and a branch's right:
/// sessions leave an NVA's top and tunnels its bottom, and must not run through its name.
public final class Sizes {

    /// The step of the grid.
    public static final int GRID = 8;

    /// Between a container's edge and what stands in it.
    public static final int PADDING = 16;

    /// A VNet's title bar.
    public static final int NETWORK_TITLE = 28;

    /// A subnet's title bar.
    public static final int SUBNET_TITLE = 22;

    /// Side of the hexagon, width: the bar that joins the two is what is left of the pair.
    public static final int INSTANCE_WIDTH = 96;

    static final Size ROUTE_SERVER = new Size(216, 48).withTop(24);

    /// Below it, what a VM says while it is being re-programmed.
    static final Size MACHINE = new Size(96, 40).withBottom(16);

    static final Size NOTE = new Size(160, 96);
    static final Size ROUTE_TABLE = new Size(120, 32);
    static final Size TAG = new Size(40, 20);

    private static final double NAME_SIZE = 13;
    private static final double SECOND_SIZE = 11;
    private static final int LABEL_LEAST = 56;
    private static final int LABEL_MOST = 176;
    private static final int GLYPH = 20;
    private static final int TITLE_LEAST = 160;
    private static final int TITLE_MOST = 400;

    /// How many of a branch's prefixes its label lists.
    public static final int BRANCH_PREFIXES = 3;

    private final FontMetrics metrics;

    Sizes(FontMetrics metrics) {
        this.metrics = metrics;
    }

    /// A shape's size and the room about it.
    record Size(double width, double height, double left, double top, double right, double bottom) {

        Size(double width, double height) {
            this(width, height, 0, 0, 0, 0);
        }

        Size withLeft(double room) {
            return new Size(width, height, room, top, right, bottom);
        }

        Size withTop(double room) {
            return new Size(width, height, left, room, right, bottom);
        }

        Size withBottom(double room) {
            return new Size(width, height, left, top, right, room);
        }

        Size withRight(double room) {
            return new Size(width, height, left, top, room, bottom);
        }

        Size of(double newWidth, double newHeight) {
            return new Size(newWidth, newHeight, left, top, right, bottom);
        }
    }

    Size nva(Nva nva) {
        String asn = nva.bgp() == null ? "" : "AS " + nva.bgp().asn();
        return new Size(56, 56).withLeft(label(nva.name(), List.of(nva.ip().toString(), asn)));
    }

    Size gateway(Gateway gateway) {
        double room = label(gateway.name(), List.of("AS " + gateway.localAsn()));
        return new Size(gateway.activeInstances() == 2 ? 96 : 64, 56).withLeft(room);
    }

    Size loadBalancer(LoadBalancer balancer) {
        double room = label(balancer.name(), List.of(balancer.ip().toString()));
        return new Size(64, 40).withLeft(room);
    }

    Size branch(Branch branch) {
        List<String> seconds =
                branch.prefixes().stream()
                        .limit(BRANCH_PREFIXES)
                        .map(Ipv4Prefix::toString)
                        .toList();
        return new Size(80, 64).withRight(label(branch.name(), seconds));
    }

    /// The least width of a VNet: its title is readable.
    double networkTitle(VirtualNetwork network) {
        String spaces =
                network.addressSpace().stream()
                        .map(Objects::toString)
                        .collect(Collectors.joining(" "));
        return title(network.name(), spaces, GLYPH);
    }

    double subnetTitle(Subnet subnet) {
        return title(subnet.name(), subnet.prefix().toString(), GLYPH);
    }

    /// How much room left of the first appliance keeps its sessions clear of the title's text.
    double besideTitle(Subnet subnet) {
        return title(subnet.name(), subnet.prefix().toString(), GRID);
    }

    private double title(String name, String second, double more) {
        double width =
                metrics.width(name, FontRole.STRONG, NAME_SIZE)
                        + metrics.width(second, FontRole.MONO, SECOND_SIZE)
                        + more
                        + 3 * GRID;
        return onGrid(Math.clamp(width, TITLE_LEAST, TITLE_MOST));
    }

    private double label(String name, List<String> seconds) {
        double width = metrics.width(name, FontRole.STRONG, NAME_SIZE);
        for (String second : seconds) {
            width = Math.max(width, metrics.width(second, FontRole.MONO, SECOND_SIZE));
        }
        return onGrid(Math.clamp(width + GRID, LABEL_LEAST, LABEL_MOST));
    }

    /// The next multiple of the grid, upwards.
    static double onGrid(double value) {
        return Math.ceil(value / GRID) * GRID;
    }
}
