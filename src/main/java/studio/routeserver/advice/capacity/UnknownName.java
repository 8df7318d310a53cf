package studio.routeserver.advice.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Address;
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

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){3}");
    private static final List<Kind> ENDS = List.of(Kind.VIRTUAL_MACHINE, Kind.NVA, Kind.BRANCH);

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
            Stream.of(
                            from(subject, expectation.from()),
                            to(subject, expectation.to()),
                            expectation.via().stream()
                                    .filter(name -> !known(subject, name))
                                    .map(Wrong::missing))
                    .flatMap(wrong -> wrong)
                    .distinct()
                    .forEach(wrong -> findings.add(finding(subject, expectation.ref(), wrong)));
        }
        for (Run run : subject.topology().runs()) {
            run.events().stream()
                    .flatMap(event -> object(event).stream())
                    .filter(name -> !known(subject, name))
                    .distinct()
                    .map(Wrong::missing)
                    .forEach(wrong -> findings.add(finding(subject, run.ref(), wrong)));
        }
        for (Suppression suppression : subject.topology().suppressions()) {
            if (!known(subject, suppression.object())) {
                findings.add(unknown(subject, suppression));
            }
        }
        return findings.stream();
    }

    /// A name that cannot stand where it stands.
    ///
    /// @param kinds what could
    private record Wrong(String name, String why, List<Kind> kinds) {
        static Wrong missing(String name) {
            return new Wrong(name, "does not exist", List.of(Kind.values()));
        }

        static Wrong end(String name, String why) {
            return new Wrong(name, why, ENDS);
        }
    }

    /// Who sends: a VM, an NVA, a branch, or an address of one.
    private static Stream<Wrong> from(Subject subject, String name) {
        if (!ADDRESS.matcher(name).matches()) {
            return end(subject, name);
        }
        return to(subject, name).findAny().isPresent() || owned(subject, Ipv4Address.parse(name))
                ? to(subject, name)
                : Stream.of(Wrong.end(name, "is no address of a virtual machine, NVA or branch"));
    }

    /// Where to: a VM, an NVA, a branch, or any address.
    private static Stream<Wrong> to(Subject subject, String name) {
        if (!ADDRESS.matcher(name).matches()) {
            return end(subject, name);
        }
        boolean fine = Stream.of(name.split("\\.")).allMatch(part -> Long.parseLong(part) <= 255);
        return fine ? Stream.empty() : Stream.of(Wrong.end(name, "is no IPv4 address"));
    }

    private static Stream<Wrong> end(Subject subject, String name) {
        if (!subject.exists(name)) {
            return Stream.of(Wrong.end(name, "does not exist"));
        }
        boolean speaks =
                ENDS.stream()
                        .anyMatch(kind -> subject.topology().find(new Ref(kind, name)).isPresent());
        return speaks
                ? Stream.empty()
                : Stream.of(Wrong.end(name, "is no virtual machine, NVA or branch"));
    }

    private static boolean owned(Subject subject, Ipv4Address address) {
        return subject.topology().nics().stream().anyMatch(nic -> nic.ip().equals(address))
                || subject.topology().branches().stream()
                        .anyMatch(branch -> branch.contains(address));
    }

    /// The object of an event such as `10s:cut:nva1/0`: its third part.
    private static Optional<String> object(String event) {
        String[] parts = event.split(":", -1);
        return parts.length < 3 ? Optional.empty() : Optional.of(parts[2]);
    }

    private static boolean known(Subject subject, String name) {
        if (ADDRESS.matcher(name).matches() || subject.exists(name)) {
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

    private Finding finding(Subject subject, Ref speaker, Wrong wrong) {
        return finding(
                speaker.name(),
                sentence(subject, speaker.name(), wrong),
                new Fix("Remove " + speaker.name(), new Edit.Remove(speaker)));
    }

    private Finding unknown(Subject subject, Suppression suppression) {
        return finding(
                suppression.object(),
                sentence(
                        subject,
                        "The suppression of " + suppression.rule(),
                        Wrong.missing(suppression.object())),
                new Fix(
                        "Remove the suppression of " + suppression.rule(),
                        new Edit.Unsuppress(suppression.rule(), suppression.object())));
    }

    private static String sentence(Subject subject, String speaker, Wrong wrong) {
        List<String> names = new ArrayList<>();
        for (Kind kind : wrong.kinds()) {
            subject.topology().all(kind).stream()
                    .map(Resource::name)
                    .filter(name -> !name.equals(wrong.name()))
                    .forEach(names::add);
        }
        return "%s speaks of %s, which %s; %s."
                .formatted(
                        speaker,
                        wrong.name(),
                        wrong.why(),
                        Nearest.to(wrong.name(), names)
                                .map(near -> "choose " + near + " or remove it")
                                .orElse("remove it"));
    }
}
