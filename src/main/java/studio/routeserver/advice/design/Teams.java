package studio.routeserver.advice.design;

import java.util.List;
import java.util.stream.Stream;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Nva;

/// NVAs that could share prefixes: those of one Route Server, and where there is none yet, all that
/// speak BGP. Route Servers never tell each other, so NVAs of different ones share nothing.
final class Teams {

    private Teams() {}

    static Stream<List<Nva>> of(Subject subject) {
        Stream<List<Nva>> teams =
                subject.topology().routeServers().isEmpty()
                        ? Stream.of(
                                subject.topology().nvas().stream()
                                        .filter(nva -> nva.speaks().isPresent())
                                        .toList())
                        : subject.topology().routeServers().stream()
                                .map(server ->
                                        subject.speakers(server).stream()
                                                .map(Speaker::nva)
                                                .distinct()
                                                .toList());
        return teams.filter(team -> team.size() > 1);
    }
}
