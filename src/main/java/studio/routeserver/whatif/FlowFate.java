package studio.routeserver.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.topology.Kind;

/// What becomes of each ECMP member of a flow at one instant.
///
/// @param members by the way they take: the names of the objects on it, without the connections'
///   ends
record FlowFate(Map<String, Member> members) {

    /// One member: flows that hash to the same way.
    ///
    /// @param share of the flow's conversations, above 0 to 1
    /// @param works whether they work there and back
    /// @param via the NVAs, gateways and load balancers on the way, for people
    /// @param why what kills them; empty where they work
    record Member(double share, boolean works, String via, String why) {}

    static FlowFate of(PathReport report) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (int i = 0; i < report.forward().size(); i++) {
            Trace forward = report.forward().get(i);
            members.merge(
                    key(forward), member(forward, report.answers().get(i)), FlowFate::together);
        }
        return new FlowFate(members);
    }

    private static Member member(Trace forward, List<Trace> answers) {
        boolean leaves = forward.outcome() == Trace.Outcome.INTERNET;
        boolean answered = answers.stream().allMatch(FlowFate::arrives);
        boolean works = leaves || (forward.delivered() && answered);
        String why = "";
        if (!leaves && !forward.delivered()) {
            why = forward.reason();
        } else if (!works) {
            why =
                    answers.stream()
                            .filter(answer -> !arrives(answer))
                            .map(answer -> "the answer: " + answer.reason())
                            .findFirst()
                            .orElse("no answer");
        }
        return new Member(forward.share(), works, via(forward), why);
    }

    private static boolean arrives(Trace trace) {
        return trace.delivered() || trace.outcome() == Trace.Outcome.INTERNET;
    }

    private static Member together(Member one, Member other) {
        return new Member(
                one.share + other.share,
                one.works && other.works,
                one.via,
                one.works ? other.why : one.why);
    }

    /// The appliances decide which member it is; a dead one is still on its way.
    private static String key(Trace trace) {
        List<String> names = new ArrayList<>();
        trace.hops().stream()
                .filter(hop ->
                        hop.at().kind() != Kind.VIRTUAL_MACHINE && hop.at().kind() != Kind.BRANCH)
                .filter(hop -> hop.at().kind() != Kind.CONNECTION)
                .forEach(hop -> names.add(hop.at().kind().list() + "/" + hop.at().name()));
        return String.join(" ", names);
    }

    private static String via(Trace trace) {
        return trace.hops().stream()
                .filter(hop ->
                        switch (hop.at().kind()) {
                            case NVA, GATEWAY, LOAD_BALANCER -> true;
                            default -> false;
                        })
                .map(hop -> hop.at().name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// What becomes of the conversations that took that way before: that member where it is still
    /// there, else all that are there now, since the sender hashes anew.
    Member following(String way) {
        Member same = members.get(way);
        return same != null ? same : all();
    }

    private Member all() {
        boolean works = members.values().stream().allMatch(Member::works);
        String why =
                members.values().stream()
                        .filter(member -> !member.works())
                        .map(Member::why)
                        .findFirst()
                        .orElse("");
        String via = members.values().stream().map(Member::via).collect(Collectors.joining(" or "));
        return new Member(1, works, via, why);
    }
}
