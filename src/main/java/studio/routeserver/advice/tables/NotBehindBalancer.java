package studio.routeserver.advice.tables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;

/// `V-070` (R-NVA-12): an NVA that advertises a load balancer as next hop is one of its backends.
public final class NotBehindBalancer implements Rule {

    @Override
    public String id() {
        return "V-070";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-NVA-12";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().nvas().stream()
                .filter(nva -> subject.speakers().anyMatch(speaker -> speaker.nva().equals(nva)))
                .flatMap(nva -> judge(subject, nva).stream());
    }

    private Optional<Finding> judge(Subject subject, Nva nva) {
        Set<Ipv4Address> hops = new LinkedHashSet<>();
        nva.speaks()
                .ifPresent(bgp -> {
                    bgp.advertise().forEach(one -> add(hops, one.nextHop()));
                    bgp.policies().forEach(one -> add(hops, one.nextHop()));
                });
        return subject.topology().loadBalancers().stream()
                .filter(balancer -> hops.contains(balancer.ip()))
                .filter(balancer -> !balancer.backends().contains(nva.name()))
                .findFirst()
                .map(balancer -> finding(nva, balancer));
    }

    private static void add(Set<Ipv4Address> hops, @Nullable Ipv4Address hop) {
        if (hop != null) {
            hops.add(hop);
        }
    }

    private Finding finding(Nva nva, LoadBalancer balancer) {
        List<String> backends = new ArrayList<>(balancer.backends());
        backends.add(nva.name());
        return finding(
                nva.name(),
                "%s advertises next hop %s but is not behind it."
                        .formatted(nva.name(), balancer.name()),
                new Fix(
                        "Put %s behind %s".formatted(nva.name(), balancer.name()),
                        new Edit.Change(balancer.withBackends(backends))));
    }
}
