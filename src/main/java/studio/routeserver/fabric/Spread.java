package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;

/// Which of many flows goes where, and which part of them moves when a member dies (azure rule
/// R-NVA-14). The flows are TCP to port 443 and differ in their source ports.
///
/// @param flows how many there are
/// @param sets where members share them, in the order in which the flows meet them
/// @param ways each way there and back that some of them take, the most used first
public record Spread(int flows, List<Members> sets, List<Course> ways) {

    /// The most flows: as many as there are ephemeral ports.
    public static final int MOST = 16_384;

    /// The first source port.
    public static final int FIRST_PORT = 49_152;

    private static final int HTTPS = 443;

    /// Members that share flows.
    ///
    /// @param at who chooses: a NIC, device or load balancer
    /// @param route the route with these members; empty for a load balancer
    /// @param answer whether the answers are shared here
    /// @param flows how many of the flows come by
    public record Members(
            String at, String route, boolean answer, int flows, List<Member> members) {

        public Members {
            members = List.copyOf(members);
        }
    }

    /// One member.
    ///
    /// @param name a next hop's address, a connection, a NIC or a backend
    /// @param flows how many it carries
    /// @param moved how many of those that come by go elsewhere once it is gone
    public record Member(String name, int flows, int moved) {}

    /// A way there and back.
    ///
    /// @param answer no hops where there is no answer
    public record Course(Verdict verdict, List<Hop> forward, List<Hop> answer, int flows) {

        public Course {
            forward = List.copyOf(forward);
            answer = List.copyOf(answer);
        }
    }

    public Spread {
        sets = List.copyOf(sets);
        ways = List.copyOf(ways);
    }

    static Spread of(
            Fabric fabric,
            FlowHash hash,
            Ref from,
            Ipv4Address sender,
            Ipv4Address destination,
            int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "%d flows cannot be told apart; between 1 and %d can".formatted(count, MOST));
        }
        Sight sight = Sight.of(fabric);
        Map<Shared, List<Sharing.Choice>> choices = new LinkedHashMap<>();
        Map<Course, Integer> courses = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Sharing flow =
                    Sharing.of(hash, new FlowHash.Ports(FlowHash.Ports.TCP, FIRST_PORT + i, HTTPS));
            RoundTrip trip = RoundTrip.one(sight, from, sender, destination, flow);
            for (Sharing.Choice choice : trip.choices()) {
                Shared shared = new Shared(choice.at(), choice.answer(), choice.members());
                choices.computeIfAbsent(shared, _ -> new ArrayList<>()).add(choice);
            }
            courses.merge(course(trip.report()), 1, Integer::sum);
        }
        List<Members> sets = new ArrayList<>();
        choices.forEach((shared, made) -> sets.add(members(hash, shared, made)));
        List<Course> ways = new ArrayList<>();
        courses.forEach((way, flows) ->
                ways.add(new Course(way.verdict(), way.forward(), way.answer(), flows)));
        ways.sort((one, other) -> Integer.compare(other.flows(), one.flows()));
        return new Spread(count, sets, ways);
    }

    private record Shared(Sharing.At at, boolean answer, List<String> members) {}

    private static Course course(PathReport report) {
        List<Trace> answers = report.answers().getFirst();
        return new Course(
                report.verdict(),
                report.forward().getFirst().hops(),
                answers.isEmpty() ? List.of() : answers.getFirst().hops(),
                0);
    }

    private static Members members(FlowHash hash, Shared shared, List<Sharing.Choice> made) {
        List<Member> members = new ArrayList<>();
        for (String name : shared.members()) {
            List<String> rest = new ArrayList<>(shared.members());
            rest.remove(name);
            int carried = 0;
            int moved = 0;
            for (Sharing.Choice choice : made) {
                carried += choice.chosen().equals(name) ? 1 : 0;
                String next = Sharing.choose(hash, shared.at(), choice.flow(), rest);
                moved += next.equals(choice.chosen()) ? 0 : 1;
            }
            members.add(new Member(name, carried, moved));
        }
        return new Members(
                shared.at().name(), shared.at().route(), shared.answer(), made.size(), members);
    }
}
