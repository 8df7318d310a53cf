package studio.routeserver.advice.addressing;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Subject.Occupant;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// `V-004` (L-26): an address lies in its subnet and is none of the five that Azure keeps.
public final class AddressOutsideSubnet implements Rule {

    @Override
    public String id() {
        return "V-004";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-26";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        Map<SubnetRef, Ipv4Prefix> prefixes =
                subject.subnets()
                        .collect(
                                Collectors.toMap(
                                        Subject.Placed::ref, placed -> placed.subnet().prefix()));
        return subject.occupants().stream()
                .flatMap(occupant ->
                        judge(
                                subject.topology(),
                                Objects.requireNonNull(prefixes.get(occupant.subnet())),
                                occupant)
                                .stream());
    }

    private Optional<Finding> judge(Topology topology, Ipv4Prefix prefix, Occupant occupant) {
        boolean outside = !prefix.contains(occupant.ip());
        boolean reserved = Addresses.reserved(prefix, occupant.ip());
        if (!outside && !reserved) {
            return Optional.empty();
        }
        Optional<Ipv4Address> free = Addresses.firstFree(topology, occupant.subnet());
        String because =
                outside
                        ? "it is not in " + prefix
                        : "Azure keeps the first four addresses and the last one";
        String message =
                "%s cannot have %s in %s: %s; %s."
                        .formatted(
                                occupant.name(),
                                occupant.ip(),
                                occupant.subnet(),
                                because,
                                free.map(address -> "choose " + address)
                                        .orElse("the subnet has no free address, widen it"));
        boolean first = occupant.name().equals(occupant.ref().name());
        return Optional.of(
                free.isPresent() && first
                        ? finding(
                                occupant.name(),
                                message,
                                new Fix(
                                        "Give " + occupant.name() + " the address " + free.get(),
                                        new Edit.Move(
                                                occupant.ref(), occupant.subnet(), free.get())))
                        : finding(occupant.name(), message));
    }
}
