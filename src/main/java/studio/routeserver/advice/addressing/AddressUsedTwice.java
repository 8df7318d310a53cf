package studio.routeserver.advice.addressing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Subject.Occupant;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// `V-005` (R-NVA-03): an address belongs to one thing in a network.
public final class AddressUsedTwice implements Rule {

    @Override
    public String id() {
        return "V-005";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-NVA-03";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        Map<String, Map<Ipv4Address, String>> taken = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (RouteServer server : subject.topology().routeServers()) {
            for (int i = 0; i < RouteServer.INSTANCES; i++) {
                String name = server.instanceName(i);
                Addresses.instance(subject.topology(), server, i)
                        .ifPresent(ip ->
                                taken.computeIfAbsent(server.virtualNetwork(), _ -> new HashMap<>())
                                        .putIfAbsent(ip, name));
            }
        }
        for (Occupant occupant : subject.occupants()) {
            @Nullable String owner =
                    taken.computeIfAbsent(occupant.subnet().network(), _ -> new HashMap<>())
                            .putIfAbsent(occupant.ip(), occupant.name());
            if (owner != null) {
                findings.add(finding(subject.topology(), occupant, owner));
            }
        }
        return findings.stream();
    }

    private Finding finding(Topology topology, Occupant occupant, String owner) {
        String message =
                "%s is used by %s and %s; give one of them another address."
                        .formatted(occupant.ip(), owner, occupant.name());
        Optional<Ipv4Address> free = Addresses.firstFree(topology, occupant.subnet());
        boolean first = occupant.name().equals(occupant.ref().name());
        if (free.isEmpty() || !first) {
            return finding(occupant.name(), message);
        }
        return finding(
                occupant.name(),
                message,
                new Fix(
                        "Give " + occupant.name() + " the address " + free.get(),
                        new Edit.Move(occupant.ref(), occupant.subnet(), free.get())));
    }
}
