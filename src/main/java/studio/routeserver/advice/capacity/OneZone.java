package studio.routeserver.advice.capacity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Nva;

/// `V-075` (R-NVA-17): NVAs that stand in for each other stand in different zones, where the file
/// gives zones.
public final class OneZone implements Rule {

    @Override
    public String id() {
        return "V-075";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-NVA-17";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        Stream<Optional<Finding>> peers =
                subject.topology().routeServers().stream()
                        .map(server ->
                                judge(
                                        server.name(),
                                        subject.speakers(server).stream()
                                                .map(Speaker::nva)
                                                .distinct()
                                                .toList()));
        Stream<Optional<Finding>> backends =
                subject.topology().loadBalancers().stream()
                        .map(balancer ->
                                judge(
                                        balancer.name(),
                                        balancer.backends().stream()
                                                .distinct()
                                                .flatMap(name ->
                                                        subject.topology().nva(name).stream())
                                                .toList()));
        return Stream.concat(peers, backends).flatMap(Optional::stream);
    }

    private Optional<Finding> judge(String object, List<Nva> nvas) {
        List<String> zones =
                nvas.stream().map(Nva::zone).filter(Objects::nonNull).distinct().toList();
        boolean given = nvas.stream().allMatch(nva -> nva.zone() != null);
        if (nvas.size() < 2 || !given || zones.size() > 1) {
            return Optional.empty();
        }
        List<String> names = nvas.stream().map(Nva::name).toList();
        return Optional.of(
                finding(
                        object,
                        "%s share zone %s.".formatted(Words.list(names), zones.getFirst())));
    }
}
