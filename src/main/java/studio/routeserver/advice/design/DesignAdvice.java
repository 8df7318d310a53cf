package studio.routeserver.advice.design;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// Route Server or route tables for this network, with the reasons.
///
/// @param answer all reasons taken together
/// @param sentence the answer in words; of *both* which subnets get which
/// @param errors what Azure would refuse: to be mended first
public record DesignAdvice(
        Answer answer,
        String sentence,
        List<Recommendation> recommendations,
        List<Finding> errors) {

    private static final List<DesignRule> RULES =
            List.of(
                    new PrefixesChange(),
                    new DecidedOutside(),
                    new WithoutSpeaker(),
                    new SilentAppliance(),
                    new GatewaysAlone(),
                    new Inspection(),
                    new SpokeToSpoke(),
                    new SharedLoad(),
                    new StatefulPair(),
                    new QuickFailover(),
                    new Summaries(),
                    new TwoWaysHome(),
                    new Hairpin(),
                    new TwoRegions(),
                    new ManualWorld());

    public DesignAdvice {
        recommendations = List.copyOf(recommendations);
        errors = List.copyOf(errors);
    }

    /// Asks every design rule.
    ///
    /// @param snapshot the network converged and without faults; null where only the drawing is
    ///   judged
    /// @param advice what the validation rules said
    public static DesignAdvice of(
            Topology topology, @Nullable LabSnapshot snapshot, Advice advice) {
        Subject subject = Subject.of(topology, snapshot);
        List<Recommendation> recommendations =
                RULES.stream().flatMap(rule -> rule.judge(subject).stream()).toList();
        Answer answer = Answer.NEITHER;
        for (Recommendation one : recommendations) {
            @Nullable Answer said = one.answer();
            if (said != null) {
                answer = answer.with(said);
            }
        }
        return new DesignAdvice(
                answer,
                sentence(answer, recommendations),
                recommendations,
                advice.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .toList());
    }

    private static String sentence(Answer answer, List<Recommendation> recommendations) {
        return switch (answer) {
            case ROUTE_SERVER ->
                    "Use Route Server: " + reasons(recommendations, Answer.ROUTE_SERVER);
            case ROUTE_TABLES ->
                    "Use route tables: " + reasons(recommendations, Answer.ROUTE_TABLES);
            case BOTH ->
                    "Use both: route tables on %s, Route Server for the rest."
                            .formatted(tables(recommendations));
            case NEITHER ->
                    recommendations.stream().anyMatch(one -> one.answer() == Answer.NEITHER)
                            ? "Use neither: " + reasons(recommendations, Answer.NEITHER)
                            : "Nothing here needs routes beyond those that Azure gives by itself.";
        };
    }

    private static String reasons(List<Recommendation> recommendations, Answer answer) {
        return recommendations.stream()
                .filter(one -> one.answer() == answer)
                .map(Recommendation::reason)
                .findFirst()
                .orElse("");
    }

    private static String tables(List<Recommendation> recommendations) {
        List<SubnetRef> subnets =
                recommendations.stream()
                        .filter(one -> one.answer() == Answer.ROUTE_TABLES)
                        .flatMap(one -> one.subnets().stream())
                        .distinct()
                        .toList();
        return subnets.isEmpty() ? "the inspected subnets" : Words.list(subnets);
    }
}
