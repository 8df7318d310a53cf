package studio.routeserver.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Nearest;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// A conversation that somebody cares about: from a VM, NVA or branch to an address.
///
/// @param source the sender's address
/// @param fromName what people call the sender, with its address where it has several
/// @param toName what people call the destination
public record Flow(
        Ref from, Ipv4Address source, Ipv4Address destination, String fromName, String toName) {

    /// The flows to speak about (design, *Flows*): the file's expectations; where it has none,
    /// every running VM and every branch prefix, in both directions.
    public static List<Flow> of(Topology topology) {
        List<Flow> flows = new ArrayList<>();
        topology.expectations()
                .forEach(expectation -> asked(topology, expectation).ifPresent(flows::add));
        if (!topology.expectations().isEmpty()) {
            return List.copyOf(flows);
        }
        for (VirtualMachine machine : topology.virtualMachines()) {
            if (machine.state() != VirtualMachine.State.RUNNING) {
                continue;
            }
            for (Branch branch : topology.branches()) {
                for (Ipv4Prefix prefix : branch.prefixes()) {
                    Ipv4Address host = Branch.host(prefix);
                    flows.add(
                            new Flow(
                                    machine.ref(),
                                    machine.ip(),
                                    host,
                                    machine.name(),
                                    host.toString()));
                    flows.add(
                            new Flow(
                                    branch.ref(),
                                    host,
                                    machine.ip(),
                                    host.toString(),
                                    machine.name()));
                }
            }
        }
        return List.copyOf(flows);
    }

    /// Reads `FROM>TO`: names of VMs, NVAs or branches, or addresses of them; the end may be any
    /// address.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static Flow parse(Topology topology, String text) {
        String[] ends = text.strip().split(">", 2);
        if (ends.length < 2 || ends[0].isBlank() || ends[1].isBlank()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a flow; write FROM>TO, such as spoke1-vm>192.168.1.10");
        }
        return between(topology, ends[0].strip(), ends[1].strip());
    }

    /// The flow between two names or addresses.
    ///
    /// @throws IllegalArgumentException if the file has no such sender, or the end is neither name
    ///   nor address
    public static Flow between(Topology topology, String from, String to) {
        End sender = end(topology, from);
        if (sender.ref() == null) {
            throw new IllegalArgumentException(
                    "nothing in this network has the address "
                            + from
                            + "; name a virtual machine, an NVA or a branch");
        }
        End receiver = end(topology, to);
        return new Flow(sender.ref(), sender.address(), receiver.address(), from, to);
    }

    /// The flow of an expectation; empty where it speaks of what is not there, which finding V-103
    /// says.
    private static Optional<Flow> asked(Topology topology, Expectation expectation) {
        try {
            return Optional.of(between(topology, expectation.from(), expectation.to()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// What stands at one end.
    private record End(@Nullable Ref ref, Ipv4Address address) {}

    private static End end(Topology topology, String text) {
        End named = named(topology, text);
        if (named != null) {
            return named;
        }
        if (!looksLikeAddress(text)) {
            throw new IllegalArgumentException(
                    "there is no virtual machine, NVA or branch '%s'%s"
                            .formatted(
                                    text,
                                    Nearest.to(text, names(topology))
                                            .map(near -> "; did you mean '" + near + "'?")
                                            .orElse("; this network has none")));
        }
        return addressed(topology, Ipv4Address.parse(text));
    }

    private static boolean looksLikeAddress(String text) {
        return text.matches("[0-9.]+");
    }

    private static List<String> names(Topology topology) {
        List<String> names = new ArrayList<>();
        topology.virtualMachines().forEach(machine -> names.add(machine.name()));
        topology.nvas().forEach(nva -> names.add(nva.name()));
        topology.branches().forEach(branch -> names.add(branch.name()));
        return names;
    }

    private static @Nullable End named(Topology topology, String name) {
        if (topology.virtualMachine(name).isPresent()) {
            VirtualMachine machine = topology.virtualMachine(name).get();
            return new End(machine.ref(), machine.ip());
        }
        if (topology.nva(name).isPresent()) {
            Nva nva = topology.nva(name).get();
            return new End(nva.ref(), nva.ip());
        }
        if (topology.branch(name).isPresent()) {
            Branch branch = topology.branch(name).get();
            return new End(branch.ref(), branch.address());
        }
        return null;
    }

    private static End addressed(Topology topology, Ipv4Address address) {
        for (VirtualMachine machine : topology.virtualMachines()) {
            if (machine.ip().equals(address)) {
                return new End(machine.ref(), address);
            }
        }
        for (Nva nva : topology.nvas()) {
            if (nva.owns(address)) {
                return new End(nva.ref(), address);
            }
        }
        return new End(topology.branchAt(address).map(Branch::ref).orElse(null), address);
    }

    /// `spoke1-vm>192.168.1.10`.
    @Override
    public String toString() {
        return fromName + ">" + toName;
    }
}
