package studio.routeserver.advice;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which rules stay silent where another one already reports the cause on the same object.
///
/// The one place of this knowledge: a rule reports what it finds, and does not ask what others say.
final class Hiding {

    /// By the silent rule, those that speak for it.
    private static final Map<String, Set<String>> SPEAKS_FOR =
            Map.of(
                    // The peer is out of reach, so of course no NVA is there.
                    "V-030", Set.of("V-028"),
                    // Only one instance is told anything at all.
                    "V-034", Set.of("V-031"),
                    // A balancer without a working backend; which NVA is missing there matters
                    // less.
                    "V-070", Set.of("V-069"),
                    // Active-standby beside a Route Server: no exchange at all.
                    "V-076", Set.of("V-045"),
                    // Above the limit, and so above half of it.
                    "V-079", Set.of("V-078"));

    private Hiding() {}

    private record Spoken(String rule, String object) {}

    /// The findings without those for which another one speaks.
    static List<Finding> apply(List<Finding> findings) {
        Set<Spoken> spoken = new HashSet<>();
        findings.forEach(finding -> spoken.add(new Spoken(finding.rule(), finding.object())));
        return findings.stream()
                .filter(finding ->
                        SPEAKS_FOR.getOrDefault(finding.rule(), Set.of()).stream()
                                .noneMatch(other ->
                                        spoken.contains(new Spoken(other, finding.object()))))
                .toList();
    }
}
