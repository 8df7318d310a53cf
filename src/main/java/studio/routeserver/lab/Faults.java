package studio.routeserver.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nearest;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.Topology;

/// Reads faults as the command line and files write them (design, *Events*).
public final class Faults {

    private static final List<String> VERBS =
            List.of(
                    "cut",
                    "reset",
                    "shut",
                    "fail",
                    "maintain",
                    "down",
                    "restore",
                    "withdraw",
                    "advertise");

    /// What can fail, in the order in which a bare name is looked up.
    private static final List<Kind> FAILING =
            List.of(Kind.NVA, Kind.GATEWAY, Kind.ROUTE_SERVER, Kind.VIRTUAL_MACHINE, Kind.BRANCH);

    private static final List<Kind> RESTORABLE =
            List.of(
                    Kind.NVA,
                    Kind.GATEWAY,
                    Kind.ROUTE_SERVER,
                    Kind.VIRTUAL_MACHINE,
                    Kind.BRANCH,
                    Kind.CONNECTION);

    private final Topology topology;
    private final String text;

    private Faults(Topology topology, String text) {
        this.topology = topology;
        this.text = text;
    }

    /// Reads `TIME:VERB:OBJECT`, such as `10s:cut:nva1/0`, `10s:fail:hub-route-server/1`,
    /// `1m:withdraw:nva1:192.168.0.0/16`.
    ///
    /// @throws IllegalArgumentException with a sentence that names the nearest thing that is valid
    public static ScheduledFault parse(Topology topology, String text) {
        return new Faults(topology, text).scheduled();
    }

    /// Holds that each withdrawal takes back what its NVA can advertise by then: what it states,
    /// what it redistributes, what an event before made it say.
    ///
    /// @param inOrder the events as they happen
    /// @throws IllegalArgumentException with a sentence that names the nearest prefix
    public static void mustTakeBackSomething(Topology topology, List<ScheduledFault> inOrder) {
        Map<String, Set<Ipv4Prefix>> said = new HashMap<>();
        for (ScheduledFault one : inOrder) {
            if (one.fault() instanceof Fault.Advertise(var nva, var prefix)) {
                said.computeIfAbsent(nva, _ -> new HashSet<>()).add(prefix);
            }
            if (one.fault() instanceof Fault.Withdraw(var nva, var prefix)) {
                List<String> known =
                        Stream.concat(
                                        said.getOrDefault(nva, Set.of()).stream(),
                                        advertised(topology, nva))
                                .map(Ipv4Prefix::toString)
                                .toList();
                if (!known.contains(prefix.toString())) {
                    throw new IllegalArgumentException(
                            "event '%s': %s does not advertise %s%s"
                                    .formatted(
                                            one.text(),
                                            nva,
                                            prefix,
                                            Nearest.to(prefix.toString(), known)
                                                    .map("; did you mean '%s'?"::formatted)
                                                    .orElse("; it advertises nothing")));
                }
            }
        }
    }

    private static Stream<Ipv4Prefix> advertised(Topology topology, String name) {
        return topology.nva(name).flatMap(Nva::speaks).stream()
                .flatMap(bgp ->
                        Stream.concat(
                                bgp.advertise().stream().map(statement -> statement.prefix()),
                                bgp.redistributeTunnels()
                                        ? topology.branches().stream()
                                                .flatMap(branch -> branch.prefixes().stream())
                                        : Stream.empty()));
    }

    private ScheduledFault scheduled() {
        String[] words = text.split(":", 4);
        if (words.length < 3 || words[2].isEmpty()) {
            throw wrong("write TIME:EVENT:OBJECT, such as 10s:fail:" + anyNva());
        }
        Duration at;
        try {
            at = Durations.parse(words[0]);
        } catch (IllegalArgumentException bad) {
            throw wrong(String.valueOf(bad.getMessage()));
        }
        return new ScheduledFault(at, fault(words));
    }

    private Fault fault(String[] words) {
        String verb = words[1];
        if (!VERBS.contains(verb)) {
            throw wrong(
                    "there is no event '%s'; did you mean '%s'?"
                            .formatted(verb, Nearest.to(verb, VERBS).orElse("fail")));
        }
        boolean prefixed = verb.equals("withdraw") || verb.equals("advertise");
        if (prefixed != (words.length == 4)) {
            throw wrong(
                    prefixed
                            ? "a prefix is missing; write TIME:%s:NVA:PREFIX, such as 10s:%s:%s:%s"
                                    .formatted(verb, verb, anyNva(), anyPrefix())
                            : "'%s' is one word too many; write TIME:%s:OBJECT"
                                    .formatted(words[3], verb));
        }
        return switch (verb) {
            case "cut" -> onSessions(words[2], Fault.Cut::new);
            case "reset" -> onSessions(words[2], Fault.Reset::new);
            case "shut" -> onSessions(words[2], Fault.Shut::new);
            case "fail" -> {
                Named named = named(words[2], FAILING);
                yield new Fault.Fail(named.ref(), named.instance());
            }
            case "maintain" -> new Fault.Maintain(standby(words[2]));
            case "down" -> new Fault.Down(connection(words[2]));
            case "restore" -> {
                Named named = named(words[2], RESTORABLE);
                yield new Fault.Restore(named.ref(), named.instance());
            }
            case "withdraw" -> new Fault.Withdraw(speaker(words[2]), prefix(words[3]));
            default -> new Fault.Advertise(speaker(words[2]), prefix(words[3]));
        };
    }

    // ---- names

    /// An object, and which instance of it.
    private record Named(Ref ref, @Nullable Integer instance) {}

    /// Makes a fault of an NVA's sessions.
    private interface OnSessions {
        Fault of(String nva, @Nullable Integer instance);
    }

    private Fault onSessions(String word, OnSessions fault) {
        Named named = named(word, List.of(Kind.NVA));
        return fault.of(speaker(named.ref().name()), named.instance());
    }

    private Named named(String word, List<Kind> kinds) {
        Optional<Ref> whole = find(word, kinds);
        if (whole.isPresent()) {
            return new Named(whole.get(), null);
        }
        int slash = word.lastIndexOf('/');
        if (slash > 0) {
            Optional<Ref> object = find(word.substring(0, slash), kinds);
            String instance = word.substring(slash + 1);
            if (object.isPresent()) {
                return new Named(object.get(), instance(object.get(), instance));
            }
        }
        List<String> known =
                kinds.stream()
                        .flatMap(kind -> topology.all(kind).stream())
                        .map(Resource::name)
                        .toList();
        throw unknown(word, kinds.size() == 1 ? kinds.getFirst().title() : "object", known);
    }

    private Optional<Ref> find(String name, List<Kind> kinds) {
        return kinds.stream()
                .map(kind -> new Ref(kind, name))
                .filter(ref -> topology.find(ref).isPresent())
                .findFirst();
    }

    private int instance(Ref object, String instance) {
        boolean has =
                switch (object.kind()) {
                    case NVA, GATEWAY, ROUTE_SERVER -> true;
                    default -> false;
                };
        if (!has || !(instance.equals("0") || instance.equals("1"))) {
            throw wrong(
                    has
                            ? "there is no instance '%s'; write %s/0 or %s/1"
                                    .formatted(instance, object.name(), object.name())
                            : "a %s has no instances; write %s"
                                    .formatted(object.kind().title(), object.name()));
        }
        return Integer.parseInt(instance);
    }

    /// A gateway with an instance that stands by. Of an active-active one Azure takes an instance
    /// away for as long as it works on it.
    private String standby(String word) {
        Gateway gateway =
                topology.gateway(word)
                        .orElseThrow(() ->
                                unknown(
                                        word,
                                        "gateway",
                                        topology.gateways().stream().map(Resource::name).toList()));
        if (gateway.activeInstances() > 1) {
            throw wrong(
                    "no instance of %s stands by; write TIME:fail:%s and TIME:restore:%s"
                            .formatted(word, gateway.instanceName(0), gateway.instanceName(0)));
        }
        return word;
    }

    private String connection(String word) {
        if (topology.connection(word).isEmpty()) {
            throw unknown(
                    word,
                    "connection",
                    topology.connections().stream().map(Resource::name).toList());
        }
        return word;
    }

    /// An NVA that speaks BGP.
    private String speaker(String word) {
        List<String> speaking =
                topology.nvas().stream()
                        .filter(nva -> nva.speaks().isPresent())
                        .map(Nva::name)
                        .toList();
        if (!speaking.contains(word)) {
            throw unknown(word, "NVA that speaks BGP", speaking);
        }
        return word;
    }

    private Ipv4Prefix prefix(String word) {
        try {
            return Ipv4Prefix.parse(word);
        } catch (IllegalArgumentException bad) {
            throw wrong(String.valueOf(bad.getMessage()));
        }
    }

    private String anyNva() {
        return topology.nvas().stream().map(Nva::name).findFirst().orElse("nva1");
    }

    private String anyPrefix() {
        List<Ipv4Prefix> prefixes = new ArrayList<>();
        topology.nvas().stream()
                .flatMap(nva -> nva.speaks().stream())
                .map(NvaBgp::advertise)
                .forEach(all -> all.forEach(one -> prefixes.add(one.prefix())));
        return prefixes.isEmpty() ? "192.168.0.0/16" : prefixes.getFirst().toString();
    }

    private IllegalArgumentException unknown(String word, String what, List<String> known) {
        String hint =
                Nearest.to(word, known)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse("; the network has none");
        return wrong("there is no %s '%s'%s".formatted(what, word, hint));
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("event '%s': %s".formatted(text, why));
    }
}
