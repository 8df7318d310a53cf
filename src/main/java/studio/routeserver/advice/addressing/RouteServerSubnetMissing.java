package studio.routeserver.advice.addressing;

import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.VirtualNetwork;

/// `V-006` (R-RS-01): a Route Server needs a subnet of exactly that name.
public final class RouteServerSubnetMissing implements Rule {

    @Override
    public String id() {
        return "V-006";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-RS-01";
    }

    private static final int ADVISED_LENGTH = 26;

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .filter(server -> subject.instanceSubnet(server).isEmpty())
                .map(server -> finding(subject, server));
    }

    private Finding finding(Subject subject, RouteServer server) {
        VirtualNetwork network =
                subject.topology().virtualNetwork(server.virtualNetwork()).orElseThrow();
        Optional<String> near =
                network.subnets().stream().map(Subnet::name).filter(this::meantIt).findFirst();
        String message =
                "%s needs a subnet named RouteServerSubnet for %s; %s."
                        .formatted(
                                network.name(),
                                server.name(),
                                near.map(name -> "rename " + name).orElse("add one (/26)"));
        if (near.isPresent()) {
            return finding(
                    server.name(),
                    message,
                    new Fix(
                            "Rename " + near.get() + " to RouteServerSubnet",
                            new Edit.RenameSubnet(
                                    new SubnetRef(network.name(), near.get()),
                                    Subnet.ROUTE_SERVER)));
        }
        return subject.freePrefix(network, ADVISED_LENGTH)
                .map(prefix ->
                        finding(
                                server.name(),
                                message,
                                new Fix(
                                        "Add RouteServerSubnet " + prefix,
                                        new Edit.AddSubnet(
                                                network.name(),
                                                new Subnet(Subnet.ROUTE_SERVER, prefix)))))
                .orElseGet(() -> finding(server.name(), message));
    }

    private boolean meantIt(String name) {
        return name.replaceAll("[^A-Za-z]", "").equalsIgnoreCase(Subnet.ROUTE_SERVER);
    }
}
