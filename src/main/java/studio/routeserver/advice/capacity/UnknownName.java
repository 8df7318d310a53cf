package studio.routeserver.advice.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nearest;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.Run;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Suppression;

/// `V-103` (design §4): an expectation, run or suppression speaks of things that are there.
public final class UnknownName implements Rule {

    @Override
    public String id() {
        return "V-103";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "design §4";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Expectation expectation : subject.topology().expectations()) {
            Stream.concat(
                            Stream.of(expectation.from(), expectation.to()),
                            expectation.via().stream())
                    .filter(name -> !known(subject, name))
                    .distinct()
                    .forEach(name -> findings.add(finding(subject, expectation.ref(), name)));
        }
        for (Run run : subject.topology().runs()) {
            run.events().stream()
                    .flatMap(event -> object(event).stream())
                    .filter(name -> !known(subject, name))
                    .distinct()
                    .forEach(name -> findings.add(finding(subject, run.ref(), name)));
        }
        for (Suppression suppression : subject.topology().suppressions()) {
            if (!known(subject, suppression.object())) {
                findings.add(unknown(subject, suppression));
            }
        }
        return findings.stream();
    }

    /// The object of an event such as `10s:cut:nva1/0`: its third part.
    private static Optional<String> object(String event) {
        String[] parts = event.split(":", -1);
        return parts.length < 3 ? Optional.empty() : Optional.of(parts[2]);
    }

    private static boolean known(Subject subject, String name) {
        if (name.matches("[0-9]+(\\.[0-9]+){3}") || subject.exists(name)) {
            return true;
        }
        int slash = name.lastIndexOf('/');
        if (slash < 0) {
            return subject.topology().routeServers().stream()
                    .anyMatch(server -> server.peer(name).isPresent());
        }
        String owner = name.substring(0, slash);
        String part = name.substring(slash + 1);
        return subject.topology().subnet(new SubnetRef(owner, part)).isPresent()
                || (subject.exists(owner) && part.matches("[01]"))
                || subject.topology().nics().stream().anyMatch(nic -> nic.name().equals(name));
    }

    private Finding finding(Subject subject, Ref speaker, String name) {
        return finding(
                speaker.name(),
                sentence(subject, speaker.name(), name),
                new Fix("Remove " + speaker.name(), new Edit.Remove(speaker)));
    }

    private Finding unknown(Subject subject, Suppression suppression) {
        return finding(
                suppression.object(),
                sentence(subject, "The suppression of " + suppression.rule(), suppression.object()),
                new Fix(
                        "Remove the suppression of " + suppression.rule(),
                        new Edit.Unsuppress(suppression.rule(), suppression.object())));
    }

    private static String sentence(Subject subject, String speaker, String name) {
        List<String> names = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            subject.topology().all(kind).stream().map(Resource::name).forEach(names::add);
        }
        return "%s speaks of %s, which does not exist; %s."
                .formatted(
                        speaker,
                        name,
                        Nearest.to(name, names)
                                .map(near -> "choose " + near + " or remove it")
                                .orElse("remove it"));
    }
}
