package studio.routeserver.advice.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteServer;

/// `V-038` (R-RS-20): a Route Server ignores its own subnet.
public final class AdvertisesRouteServerSubnet implements Rule {

    @Override
    public String id() {
        return "V-038";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-RS-20";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server ->
                        subject.instanceSubnet(server).stream()
                                .flatMap(own -> judge(subject, server, own).stream()));
    }

    private Optional<Finding> judge(Subject subject, RouteServer server, Ipv4Prefix own) {
        List<Speaker> telling =
                subject.speakers(server).stream()
                        .filter(speaker ->
                                speaker.statements().stream()
                                        .anyMatch(one -> one.prefix().equals(own)))
                        .toList();
        if (telling.isEmpty()) {
            return Optional.empty();
        }
        List<String> nvas = telling.stream().map(speaker -> speaker.nva().name()).toList();
        String title = "Do not tell %s about %s".formatted(server.name(), own);
        return Optional.of(
                finding(
                        server.name(),
                        "%s ignores %s from %s: it is its own subnet."
                                .formatted(server.name(), own, Words.list(nvas)),
                        new Fix(
                                title,
                                new Edit.Together(
                                        title,
                                        telling.stream()
                                                .map(speaker -> without(speaker, own))
                                                .toList()))));
    }

    /// Other neighbours may want to hear of it: only this Route Server is left out.
    private static Edit without(Speaker speaker, Ipv4Prefix own) {
        NvaBgp bgp = speaker.bgp();
        List<NvaBgp.Advertisement> rest = new ArrayList<>();
        for (NvaBgp.Advertisement statement : bgp.advertise()) {
            List<Ipv4Address> to =
                    new ArrayList<>(statement.to().isEmpty() ? bgp.neighbors() : statement.to());
            boolean fewer = to.removeAll(speaker.instances());
            if (!statement.prefix().equals(own) || !fewer) {
                rest.add(statement);
            } else if (!to.isEmpty()) {
                rest.add(
                        new NvaBgp.Advertisement(
                                statement.prefix(),
                                statement.asPathPrepend(),
                                statement.asPath(),
                                statement.communities(),
                                statement.med(),
                                statement.nextHop(),
                                to,
                                statement.extra()));
            }
        }
        return new Edit.Change(speaker.nva().withBgp(bgp.withAdvertise(rest)));
    }
}
