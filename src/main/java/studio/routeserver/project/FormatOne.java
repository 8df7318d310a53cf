package studio.routeserver.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.Topology;

/// Reads one project of format 1.
final class FormatOne {

    static final String FORMAT = "route-server-studio/1";

    /// What a project is called whose file does not say.
    private static final String UNNAMED = "Untitled";

    private static final Pattern VERSION = Pattern.compile("route-server-studio/([1-9][0-9]*)");

    private final SourceText source;
    private final Node node;
    private final Problems problems;
    private final List<Placed> resources = new ArrayList<>();

    /// A resource and where it was read.
    record Placed(Resource resource, Node.ObjectNode node) {}

    FormatOne(SourceText source, Node node) {
        this.source = source;
        this.node = node;
        this.problems = new Problems(source);
    }

    Loaded read() throws Refused {
        Node.ObjectNode root = root();
        Topology.Builder builder = Fields.read(root, "the project", problems, this::project);
        if (problems.none()) {
            FaultPlaces places = new FaultPlaces(resources);
            builder.faults().forEach(fault -> places.report(fault, problems));
        }
        if (!problems.none()) {
            return new Loaded.Rejected(problems.all());
        }
        return new Loaded.Project(builder.build(), new Original(source, root));
    }

    /// The object, if it says that it is of this format. Of any other nothing is read.
    private Node.ObjectNode root() throws Refused {
        if (!(node instanceof Node.ObjectNode root)) {
            throw refused(node, "a project file is one JSON object", "write it in braces");
        }
        Node format = root.get("format");
        if (format == null) {
            throw refused(
                    node,
                    "there is no 'format' here, so this is no project file",
                    "add \"format\": \"" + FORMAT + "\" if it is one");
        }
        if (!(format instanceof Node.TextNode text)) {
            throw refused(format, "'format' is no text", "write \"" + FORMAT + "\"");
        }
        if (!text.value().equals(FORMAT)) {
            throw otherFormat(text);
        }
        return root;
    }

    private Refused otherFormat(Node.TextNode format) {
        Matcher version = VERSION.matcher(format.value());
        if (version.matches()) {
            return refused(
                    format,
                    "the file is of format %s, and this program reads up to format 1"
                            .formatted(version.group(1)),
                    "open it with a newer Route Server Studio");
        }
        if (format.value().startsWith("route-server-studio-state/")) {
            return refused(
                    format,
                    "this is the exported state of a network and no project",
                    "open the project file that it was exported from");
        }
        return refused(
                format,
                "this program does not know the format '%s'".formatted(format.value()),
                "write \"" + FORMAT + "\" if it is a project");
    }

    private Refused refused(Node at, String what, String remedy) {
        return new Refused(source.problem(at.start(), what, remedy));
    }

    private Topology.Builder project(Fields fields) {
        fields.optional("format");
        String name = Objects.requireNonNullElse(fields.optional("name"), UNNAMED);
        return new Topology.Builder(name)
                .region(fields.optional("region"))
                .profile(
                        fields.choice(
                                "profile",
                                List.of(ProfileName.values()),
                                ProfileName::text,
                                ProfileName.AZURE))
                .virtualNetworks(list(fields, Kind.VIRTUAL_NETWORK, NetworkKeys::network))
                .peerings(list(fields, Kind.PEERING, NetworkKeys::peering))
                .routeServers(list(fields, Kind.ROUTE_SERVER, RouteServerKeys::routeServer))
                .nvas(list(fields, Kind.NVA, NvaKeys::nva))
                .gateways(list(fields, Kind.GATEWAY, EdgeKeys::gateway))
                .loadBalancers(list(fields, Kind.LOAD_BALANCER, EdgeKeys::loadBalancer))
                .branches(list(fields, Kind.BRANCH, EdgeKeys::branch))
                .connections(list(fields, Kind.CONNECTION, EdgeKeys::connection))
                .routeTables(list(fields, Kind.ROUTE_TABLE, NetworkKeys::routeTable))
                .virtualMachines(list(fields, Kind.VIRTUAL_MACHINE, EdgeKeys::machine))
                .expectations(list(fields, Kind.EXPECTATION, RemarkKeys::expectation))
                .runs(list(fields, Kind.RUN, RemarkKeys::run))
                .suppressions(
                        fields.objects("suppressions", "a suppression", RemarkKeys::suppression))
                .notes(list(fields, Kind.NOTE, RemarkKeys::note))
                .layout(layout(fields))
                .foreign(fields.opaque("foreign"));
    }

    private <R extends Resource> List<R> list(
            Fields fields, Kind kind, Function<Fields, @Nullable R> make) {
        String title = kind.title();
        return fields.objects(
                kind.list(),
                (title.matches("[aeio].*|NVA") ? "an " : "a ") + title,
                inner -> {
                    R resource = make.apply(inner);
                    if (resource != null) {
                        resources.add(new Placed(resource, inner.node()));
                    }
                    return resource;
                });
    }

    private static Map<String, Box> layout(Fields fields) {
        Map<String, Box> layout = new LinkedHashMap<>();
        List<Map.Entry<String, Box>> entries =
                fields.object(
                        "layout", "layout", inner -> inner.entries("a box", RemarkKeys::placed));
        if (entries != null) {
            entries.forEach(entry -> layout.put(entry.getKey(), entry.getValue()));
        }
        return layout;
    }
}
