package studio.routeserver.scenario;

import java.util.List;
import java.util.Locale;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Severity;
import studio.routeserver.lab.LabSnapshot;

/// What the rules say: `finding RULE [WORD]`, `no finding RULE [WORD]` and `no finding of SEVERITY
/// or worse`. The word must stand in the finding's object or message.
record FindingCheck(Block block, boolean wanted, String rule, String word) implements Check {

    static FindingCheck of(Block block) {
        boolean wanted = block.verb().equals("finding");
        int at = wanted ? 1 : 2;
        return new FindingCheck(
                block,
                wanted,
                block.word(at),
                block.words().size() > at + 1 ? block.word(at + 1) : "");
    }

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        List<Finding> findings = Advice.of(snapshot.topology(), snapshot).findings();
        List<Finding> found = findings.stream().filter(this::meant).toList();
        if (found.isEmpty() == wanted) {
            List<String> all =
                    findings.stream()
                            .map(one -> "%s %s".formatted(one.rule(), one.object()))
                            .toList();
            return List.of("%s: found are %s".formatted(block.text(), wanted ? all : found));
        }
        return List.of();
    }

    private boolean meant(Finding finding) {
        if (rule.equals("of")) {
            return finding.severity().atLeast(Severity.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return finding.rule().equals(rule)
                && (finding.object().contains(word) || finding.message().contains(word));
    }
}
