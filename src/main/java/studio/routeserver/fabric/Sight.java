package studio.routeserver.fabric;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.VirtualMachine;

/// What a walk sees of the network: all of it is a [Question], so that it is known what its ways
/// are made from.
final class Sight {

    /// Who answers.
    interface Source {
        <T> T answer(Question<T> question);
    }

    private final Source source;
    private final long seed;

    /// @param seed the fabric's
    Sight(Source source, long seed) {
        this.source = source;
        this.seed = seed;
    }

    /// A sight of which nothing is remembered.
    static Sight of(Fabric fabric) {
        return new Sight(
                new Source() {
                    @Override
                    public <T> T answer(Question<T> question) {
                        return question.of(fabric);
                    }
                },
                fabric.seed());
    }

    <T> T ask(Question<T> question) {
        return source.answer(question);
    }

    Place placeOf(Nic nic) {
        return Place.of(nic, Cohort.of(seed, nic.name()));
    }

    Optional<Found> match(Place place, Ipv4Address destination) {
        return ask(new Question.Match(place.subnet(), place.fed(), destination));
    }

    Optional<DeviceRoute> guest(Ref device, Ipv4Address destination) {
        return ask(new Question.Guest(device, destination));
    }

    Optional<Owner> owner(String network, Ipv4Address address) {
        return ask(new Question.Holder(network, address));
    }

    /// The network, own or directly peered, whose space holds the address.
    Optional<String> around(String network, Ipv4Address address) {
        return ask(new Question.Around(network, address));
    }

    Peerings.@Nullable Link link(String local, String remote) {
        return ask(new Question.Joined(local, remote)).orElse(null);
    }

    Optional<String> routesFrom(String network) {
        return ask(new Question.Fed(network));
    }

    String region(String network) {
        return ask(new Question.Region(network));
    }

    List<Gateway> gatewaysOf(String network) {
        return ask(new Question.GatewaysOf(network)).stream()
                .flatMap(ref -> gateway(ref.name()).stream())
                .toList();
    }

    List<Ipv4Address> addresses(Gateway gateway) {
        return ask(new Question.AddressesOf(gateway.name()));
    }

    Question.Ends ends(Connection connection) {
        return ask(new Question.EndsOf(connection));
    }

    boolean alive(Ref object) {
        return ask(new Question.Alive(object));
    }

    boolean alive(String gateway, int instance) {
        return ask(new Question.InstanceAlive(gateway, instance));
    }

    boolean carries(String connection) {
        return ask(new Question.Carries(connection));
    }

    boolean offers(String branch, String connection, Ipv4Address destination) {
        return ask(new Question.Offers(branch, connection, destination));
    }

    List<Integer> entrances(String connection, Gateway gateway) {
        return ask(new Question.Entrances(connection, gateway));
    }

    /// Whether a BGP route for the prefix would lie inside a system route.
    boolean keepsOut(Place place, Ipv4Prefix prefix) {
        return ask(new Question.KeptOut(place.subnet(), place.fed(), prefix));
    }

    List<ControlPlane.Refused> refused(String hub, Ipv4Address destination) {
        return ask(new Question.RefusedTo(hub, destination));
    }

    List<String> healthyBackends(String balancer) {
        return ask(new Question.Healthy(balancer));
    }

    Optional<VirtualMachine> machine(String name) {
        return drawn(Kind.VIRTUAL_MACHINE, name, VirtualMachine.class);
    }

    Optional<Nva> nva(String name) {
        return drawn(Kind.NVA, name, Nva.class);
    }

    Optional<Gateway> gateway(String name) {
        return drawn(Kind.GATEWAY, name, Gateway.class);
    }

    Optional<Branch> branch(String name) {
        return drawn(Kind.BRANCH, name, Branch.class);
    }

    Optional<Connection> connection(String name) {
        return drawn(Kind.CONNECTION, name, Connection.class);
    }

    private <R extends Resource> Optional<R> drawn(Kind kind, String name, Class<R> type) {
        return ask(new Question.Drawn(new Ref(kind, name))).map(type::cast);
    }
}
