package studio.routeserver.advice.design;

import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Trace;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;

/// `A-07`: spokes that reach each other through an NVA, not by a peering.
final class SpokeToSpoke implements DesignRule {

    @Override
    public String id() {
        return "A-07";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        return subject.walks().stream()
                .flatMap(walks ->
                        Stream.concat(
                                walks.expected().stream().map(Walks.Expected::walked),
                                walks.betweenMachines().stream()))
                .flatMap(walked -> nva(subject, walked).stream())
                .findFirst()
                .flatMap(nva ->
                        says(
                                Answer.ROUTE_SERVER,
                                "Spokes reach each other through %s. A supernet from it does that without a change for each new spoke; with route tables each subnet needs an entry for it."
                                        .formatted(nva)));
    }

    /// The NVA that carries a flow between two networks that are not peered.
    private static Optional<String> nva(Subject subject, Walks.Walked walked) {
        Optional<String> from = network(subject, walked.source());
        Optional<String> to = network(subject, walked.destination());
        boolean apart =
                from.isPresent()
                        && to.isPresent()
                        && !from.equals(to)
                        && !subject.peerings().connected(from.get(), to.get())
                        && shareHub(subject, from.get(), to.get())
                        && walked.report().works() > 0;
        return apart
                ? walked.report().forward().stream()
                        .filter(Trace::delivered)
                        .flatMap(trace -> trace.hops().stream())
                        .map(Hop::at)
                        .filter(at -> at.kind() == Kind.NVA)
                        .map(Ref::name)
                        .filter(name -> speaks(subject, name))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean shareHub(Subject subject, String one, String other) {
        return subject.peerings().of(one).stream()
                .anyMatch(link -> subject.peerings().connected(link.remote().name(), other));
    }

    /// A supernet takes an NVA that speaks BGP.
    private static boolean speaks(Subject subject, String nva) {
        return subject.topology().nva(nva).flatMap(Nva::speaks).isPresent();
    }

    private static Optional<String> network(Subject subject, Ipv4Address address) {
        return subject.topology().virtualMachines().stream()
                .filter(machine -> machine.ip().equals(address))
                .map(machine -> machine.subnet().network())
                .findFirst();
    }
}
