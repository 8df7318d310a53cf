package studio.routeserver.whatif;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.topology.Kind;

/// What becomes of a flow at one instant, for each of its members apart: the conversations that
/// hash to one way there and one way back.
///
/// @param members by their ways
record FlowFate(Map<Ways, Member> members) {

    /// Which way conversations take: the appliances there, and those back, instance by instance.
    /// They are hashed anew at each end, so the two are independent (azure rule R-NVA-14).
    record Ways(String there, String back) {}

    /// One member.
    ///
    /// @param share of the flow's conversations, above 0 to 1
    /// @param works whether they work there and back
    /// @param via the appliances on the way, for people
    /// @param why what kills them; empty where they work
    record Member(double share, boolean works, String via, String why) {}

    static FlowFate of(PathReport report) {
        Map<Ways, Member> members = new LinkedHashMap<>();
        for (int i = 0; i < report.forward().size(); i++) {
            Trace there = report.forward().get(i);
            List<Trace> answers = report.answers().get(i);
            if (!there.delivered()) {
                boolean leaves = there.outcome() == Trace.Outcome.INTERNET;
                String why = leaves ? "" : there.reason();
                add(members, there, "", new Member(there.share(), leaves, via(there), why));
                continue;
            }
            if (answers.isEmpty()) {
                add(members, there, "", new Member(there.share(), false, via(there), "no answer"));
            }
            for (Trace answer : answers) {
                double share = there.share() * answer.share();
                String why = arrives(answer) ? "" : "the answer: " + answer.reason();
                String via = together(via(there), via(answer));
                add(members, there, key(answer), new Member(share, arrives(answer), via, why));
            }
        }
        return new FlowFate(members);
    }

    private static void add(Map<Ways, Member> members, Trace there, String back, Member member) {
        members.merge(
                new Ways(key(there), back),
                member,
                (one, other) ->
                        new Member(
                                one.share + other.share,
                                one.works && other.works,
                                one.via,
                                one.works ? other.why : one.why));
    }

    private static boolean arrives(Trace trace) {
        return trace.delivered() || trace.outcome() == Trace.Outcome.INTERNET;
    }

    private static String together(String there, String back) {
        return there.equals(back) ? there : named(there) + ", back by " + named(back);
    }

    private static String named(String via) {
        return via.isEmpty() ? "no appliance" : via;
    }

    /// The appliances on a way, for people; a dead one is still on it.
    private static String via(Trace trace) {
        return passed(trace, hop -> hop.at().name());
    }

    /// The same so that it says which way it is: of a gateway one instance may die (R-GW-39).
    private static String key(Trace trace) {
        return passed(
                trace,
                hop ->
                        hop.at().kind() == Kind.GATEWAY
                                ? hop.at().name() + " " + hop.address()
                                : hop.at().name());
    }

    private static String passed(Trace trace, Function<Hop, String> name) {
        return trace.hops().stream()
                .filter(hop ->
                        hop.at().kind() == Kind.NVA
                                || hop.at().kind() == Kind.GATEWAY
                                || hop.at().kind() == Kind.LOAD_BALANCER)
                .map(name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// What becomes of the conversations that took those ways before. Each end keeps its choice
    /// while it still has it, also where its packets die before they meet an appliance, and hashes
    /// anew over what is left when it has not.
    Member following(Ways before) {
        Member same = members.get(before);
        if (same != null) {
            return same;
        }
        Predicate<Ways> there = ways -> ways.there.equals(before.there);
        Predicate<Ways> nowhere = ways -> ways.there.isEmpty();
        Predicate<Ways> back = ways -> ways.back.equals(before.back);
        return all(
                Stream.of(there, nowhere, back)
                        .filter(which -> members.keySet().stream().anyMatch(which))
                        .findFirst()
                        .orElse(_ -> true));
    }

    /// Several members as one: it works if all do.
    private Member all(Predicate<Ways> which) {
        List<Member> some =
                members.entrySet().stream()
                        .filter(entry -> which.test(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        String via = some.stream().map(Member::via).distinct().collect(Collectors.joining(" or "));
        return some.stream()
                .filter(member -> !member.works())
                .max(Comparator.comparingDouble(Member::share))
                .map(dead -> new Member(1, false, via, dead.why()))
                .orElse(new Member(1, true, via, ""));
    }
}
