package studio.routeserver.advice.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteServer;

/// `V-034` (R-RS-50): an NVA tells both instances of a Route Server the same. Configured statements
/// and policies only: what it passes on does not count.
public final class UnequalStatements implements Rule {

    @Override
    public String id() {
        return "V-034";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-RS-50";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.speakers()
                .filter(speaker -> speaker.instances().size() == RouteServer.INSTANCES)
                .filter(speaker -> !equal(speaker))
                .map(this::finding);
    }

    private static boolean equal(Speaker speaker) {
        Ipv4Address one = speaker.instances().getFirst();
        Ipv4Address other = speaker.instances().getLast();
        boolean all =
                speaker.bgp().advertise().stream().allMatch(statement -> statement.to().isEmpty());
        return (all || told(speaker.bgp(), one).equals(told(speaker.bgp(), other)))
                && policies(speaker.bgp(), one).equals(policies(speaker.bgp(), other));
    }

    private static Set<NvaBgp.Advertisement> told(NvaBgp bgp, Ipv4Address instance) {
        return bgp.advertise().stream()
                .filter(statement -> Speaker.told(statement, instance))
                .map(statement -> to(statement, List.of()))
                .collect(Collectors.toSet());
    }

    private static NvaBgp.Advertisement to(
            NvaBgp.Advertisement statement, List<Ipv4Address> neighbors) {
        return new NvaBgp.Advertisement(
                statement.prefix(),
                statement.asPathPrepend(),
                statement.asPath(),
                statement.communities(),
                statement.med(),
                statement.nextHop(),
                neighbors,
                statement.extra());
    }

    private static List<NvaBgp.Policy> policies(NvaBgp bgp, Ipv4Address instance) {
        return bgp.policies().stream()
                .filter(policy -> policy.direction() == Direction.OUT)
                .filter(policy ->
                        policy.neighbor() == null || instance.toString().equals(policy.neighbor()))
                .map(policy -> policy.withNeighbor(null))
                .toList();
    }

    private Finding finding(Speaker speaker) {
        String message =
                "%s tells the two instances of %s different things; advertise the same routes to both."
                        .formatted(speaker.nva().name(), speaker.server().name());
        Ipv4Address one = speaker.instances().getFirst();
        Ipv4Address other = speaker.instances().getLast();
        if (!policies(speaker.bgp(), one).equals(policies(speaker.bgp(), other))) {
            return finding(speaker.nva().name(), message);
        }
        return finding(
                speaker.nva().name(),
                message,
                new Fix(
                        "Tell %s what %s is told".formatted(other, one),
                        new Edit.Change(
                                speaker.nva()
                                        .withBgp(
                                                speaker.bgp()
                                                        .withAdvertise(
                                                                copied(
                                                                        speaker.bgp(),
                                                                        one,
                                                                        other))))));
    }

    /// What goes to the first alone goes to both; what goes to the other alone stays only if the
    /// first is told nothing about its prefix, and then goes to both.
    private static List<NvaBgp.Advertisement> copied(
            NvaBgp bgp, Ipv4Address one, Ipv4Address other) {
        List<NvaBgp.Advertisement> copied = new ArrayList<>();
        for (NvaBgp.Advertisement statement : bgp.advertise()) {
            List<Ipv4Address> to = new ArrayList<>(statement.to());
            boolean both = Speaker.told(statement, one) == Speaker.told(statement, other);
            boolean known =
                    bgp.advertise().stream()
                            .anyMatch(first ->
                                    Speaker.told(first, one)
                                            && first.prefix().equals(statement.prefix()));
            if (both) {
                copied.add(statement);
            } else if (Speaker.told(statement, one)) {
                to.add(other);
                copied.add(to(statement, to));
            } else if (!known) {
                to.add(one);
                copied.add(to(statement, to));
            } else if (to.remove(other) && !to.isEmpty()) {
                copied.add(to(statement, to));
            }
        }
        return copied;
    }
}
