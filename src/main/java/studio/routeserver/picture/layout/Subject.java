package studio.routeserver.picture.layout;

import java.util.Locale;
import java.util.Optional;
import studio.routeserver.lab.SessionId;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;

/// What a part of the drawing is about: an object, a container or a link.
///
/// @param sort which list of things the name is one of
/// @param name the name as files and commands write it: `hub`, `hub/nva`, `hub-route-server/0`,
///   `spoke1>hub`, `hub-route-server/0-nva1`
public record Subject(Sort sort, String name) implements Comparable<Subject> {

    /// The sorts, in the order in which they are drawn and, backwards, hit.
    public enum Sort {
        REGION("region"),
        NETWORK("VNet"),
        SUBNET("subnet"),
        /// A route table on the edge of a subnet; its name is the subnet's.
        TAG("route table"),
        PEERING("peering"),
        CONNECTION("connection"),
        SESSION("session"),
        /// Several links that are drawn as one; its name holds both containers'.
        BUNDLE("links"),
        ROUTE_SERVER("Route Server"),
        INSTANCE("instance"),
        GATEWAY("gateway"),
        NVA("NVA"),
        LOAD_BALANCER("load balancer"),
        MACHINE("VM"),
        BRANCH("branch"),
        /// A route table that no subnet names.
        ROUTE_TABLE("route table"),
        NOTE("note"),
        /// The drawing itself: frame, legend, footer.
        SHEET("drawing");

        private final String title;

        Sort(String title) {
            this.title = title;
        }

        /// What people call one of them.
        public String title() {
            return title;
        }

        /// Whether others stand inside it.
        public boolean container() {
            return this == REGION || this == NETWORK || this == SUBNET;
        }

        /// Whether it is a line between two objects.
        public boolean link() {
            return this == PEERING || this == CONNECTION || this == SESSION || this == BUNDLE;
        }
    }

    /// The drawing itself.
    public static final Subject SHEET = new Subject(Sort.SHEET, "drawing");

    public static Subject region(String name) {
        return new Subject(Sort.REGION, name);
    }

    public static Subject network(String name) {
        return new Subject(Sort.NETWORK, name);
    }

    public static Subject subnet(SubnetRef subnet) {
        return new Subject(Sort.SUBNET, subnet.toString());
    }

    public static Subject tag(SubnetRef subnet) {
        return new Subject(Sort.TAG, subnet.toString());
    }

    /// Both directions of a peering, named by the one that the file has first.
    public static Subject peering(String fromAndTo) {
        return new Subject(Sort.PEERING, fromAndTo);
    }

    public static Subject session(SessionId session) {
        return new Subject(Sort.SESSION, session.toString());
    }

    /// An instance of a Route Server.
    public static Subject instance(String server, int instance) {
        return new Subject(Sort.INSTANCE, server + "/" + instance);
    }

    /// What draws a resource. Empty for expectations and runs, which stand nowhere.
    public static Optional<Subject> of(Ref ref) {
        return sortOf(ref.kind()).map(sort -> new Subject(sort, ref.name()));
    }

    private static Optional<Sort> sortOf(Kind kind) {
        return switch (kind) {
            case VIRTUAL_NETWORK -> Optional.of(Sort.NETWORK);
            case PEERING -> Optional.of(Sort.PEERING);
            case ROUTE_SERVER -> Optional.of(Sort.ROUTE_SERVER);
            case NVA -> Optional.of(Sort.NVA);
            case GATEWAY -> Optional.of(Sort.GATEWAY);
            case LOAD_BALANCER -> Optional.of(Sort.LOAD_BALANCER);
            case BRANCH -> Optional.of(Sort.BRANCH);
            case CONNECTION -> Optional.of(Sort.CONNECTION);
            case ROUTE_TABLE -> Optional.of(Sort.ROUTE_TABLE);
            case VIRTUAL_MACHINE -> Optional.of(Sort.MACHINE);
            case NOTE -> Optional.of(Sort.NOTE);
            case EXPECTATION, RUN -> Optional.empty();
        };
    }

    /// The resource it draws. Empty for regions, subnets, tags, sessions and bundles; an instance
    /// answers its Route Server.
    public Optional<Ref> ref() {
        return kind().map(kind -> new Ref(kind, sort == Sort.INSTANCE ? beforeSlash() : name));
    }

    private Optional<Kind> kind() {
        return switch (sort) {
            case NETWORK -> Optional.of(Kind.VIRTUAL_NETWORK);
            case PEERING -> Optional.of(Kind.PEERING);
            case ROUTE_SERVER, INSTANCE -> Optional.of(Kind.ROUTE_SERVER);
            case NVA -> Optional.of(Kind.NVA);
            case GATEWAY -> Optional.of(Kind.GATEWAY);
            case LOAD_BALANCER -> Optional.of(Kind.LOAD_BALANCER);
            case BRANCH -> Optional.of(Kind.BRANCH);
            case CONNECTION -> Optional.of(Kind.CONNECTION);
            case ROUTE_TABLE -> Optional.of(Kind.ROUTE_TABLE);
            case MACHINE -> Optional.of(Kind.VIRTUAL_MACHINE);
            case NOTE -> Optional.of(Kind.NOTE);
            case REGION, SUBNET, TAG, SESSION, BUNDLE, SHEET -> Optional.empty();
        };
    }

    private String beforeSlash() {
        return name.substring(0, name.lastIndexOf('/'));
    }

    @Override
    public int compareTo(Subject other) {
        int bySort = sort.compareTo(other.sort);
        return bySort != 0 ? bySort : name.compareTo(other.name);
    }

    /// As a tooltip says it: `NVA nva1`.
    @Override
    public String toString() {
        return sort.title() + " " + name;
    }

    /// As a group of an SVG is named: `nva:nva1`.
    public String id() {
        return sort.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + name;
    }
}
