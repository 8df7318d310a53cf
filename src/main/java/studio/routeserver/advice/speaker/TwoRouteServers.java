package studio.routeserver.advice.speaker;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.VirtualNetwork;

/// `V-025` (L-06): a network has one Route Server.
public final class TwoRouteServers implements Rule {

    @Override
    public String id() {
        return "V-025";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-06";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long most = subject.profile().limitOrMax(Limit.ROUTE_SERVERS_PER_NETWORK);
        return subject.topology().virtualNetworks().stream()
                .map(VirtualNetwork::name)
                .filter(network -> subject.topology().routeServersOf(network).size() > most)
                .map(network ->
                        finding(
                                network,
                                "%s has %s Route Servers; Azure allows %s."
                                        .formatted(
                                                network,
                                                Words.count(
                                                        subject.topology()
                                                                .routeServersOf(network)
                                                                .size()),
                                                Words.count((int) most))));
    }
}
