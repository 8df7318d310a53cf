package studio.routeserver.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// The flows that rules speak about, each walked once in the running network, when first asked for.
///
/// VMs of one subnet that the same instance feeds have the same routes, so one of them is walked
/// and stands for all. The walks of a family grow with its machines and prefixes, not with their
/// product: past [#MOST] each machine is walked with some of its partners, so that each machine and
/// each partner is still walked with one. Not thread-safe.
public final class Walks {

    /// How many pairs of a family are walked before they are thinned out.
    static final int MOST = 2_000;

    /// Stands for all that no network and no branch of the drawing has.
    private static final Ipv4Address INTERNET = Ipv4Address.parse("8.8.8.8");

    /// A flow that was walked.
    ///
    /// @param to the VM, NVA or branch that has the destination; null where nothing has
    /// @param stands how many flows of the drawing go the same way
    public record Walked(
            Ref from,
            Ipv4Address source,
            @Nullable Ref to,
            Ipv4Address destination,
            int stands,
            PathReport report) {

        /// All its ways there, and all ways of the answers.
        public Stream<Trace> traces() {
            return Stream.concat(
                    report.forward().stream(), report.answers().stream().flatMap(List::stream));
        }

        /// Whether no packet arrives.
        public boolean lost() {
            for (Trace trace : report.forward()) {
                if (trace.delivered()) {
                    return false;
                }
            }
            return true;
        }

        /// Whether some packet ends so, on the way there or back.
        public boolean ends(Trace.Outcome outcome) {
            if (ends(report.forward(), outcome)) {
                return true;
            }
            for (List<Trace> back : report.answers()) {
                if (ends(back, outcome)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean ends(List<Trace> traces, Trace.Outcome outcome) {
            for (Trace trace : traces) {
                if (trace.outcome() == outcome) {
                    return true;
                }
            }
            return false;
        }
    }

    /// A flow that an expectation of the file asks for.
    public record Expected(Expectation expectation, Walked walked) {}

    private record Feed(SubnetRef subnet, int instance) {}

    private record Machine(VirtualMachine machine, int stands) {}

    private record Place(Branch branch, Ipv4Address host) {}

    private final Topology topology;
    private final LabSnapshot snapshot;
    private @Nullable List<Machine> machines;
    private @Nullable List<Walked> toBranches;
    private @Nullable List<Walked> betweenMachines;
    private @Nullable List<Walked> outward;
    private @Nullable List<Expected> expected;
    private final Memory memory;
    private boolean thinned;

    Walks(Topology topology, LabSnapshot snapshot, Memory memory) {
        this.topology = topology;
        this.snapshot = snapshot;
        this.memory = memory;
    }

    /// Everything that is walked.
    public Stream<Walked> all() {
        return Stream.of(
                        expected().stream().map(Expected::walked),
                        toBranches().stream(),
                        betweenMachines().stream())
                .flatMap(flows -> flows);
    }

    /// The flows of the drawing (design, *Flows*): the file's expectations; where it has none,
    /// every running VM and every branch prefix, in both directions.
    public List<Walked> flows() {
        return topology.expectations().isEmpty()
                ? toBranches()
                : expected().stream().map(Expected::walked).toList();
    }

    /// Whether [#flows] leaves some out, because there are too many.
    public boolean thinned() {
        return thinned && topology.expectations().isEmpty();
    }

    /// Every running VM and every branch prefix, in both directions.
    public List<Walked> toBranches() {
        @Nullable List<Walked> known = toBranches;
        if (known == null) {
            known = walkBranches();
            toBranches = known;
        }
        return known;
    }

    /// Running VMs of different networks, in both directions.
    public List<Walked> betweenMachines() {
        @Nullable List<Walked> known = betweenMachines;
        if (known == null) {
            known = walkMachines();
            betweenMachines = known;
        }
        return known;
    }

    /// The file's expectations, as far as both their ends are there.
    public List<Expected> expected() {
        @Nullable List<Expected> known = expected;
        if (known == null) {
            known =
                    topology.expectations().stream()
                            .flatMap(expectation -> walk(expectation).stream())
                            .toList();
            expected = known;
        }
        return known;
    }

    /// Every running VM and an address of the Internet.
    public List<Walked> outward() {
        @Nullable List<Walked> known = outward;
        if (known == null) {
            known =
                    machines().stream()
                            .map(one ->
                                    walk(
                                            one.machine.ref(),
                                            one.machine.ip(),
                                            null,
                                            INTERNET,
                                            one.stands))
                            .toList();
            outward = known;
        }
        return known;
    }

    // ---- who is walked

    private List<Machine> machines() {
        @Nullable List<Machine> known = machines;
        if (known == null) {
            List<VirtualMachine> all = topology.virtualMachines();
            long seed = snapshot.seed();
            known = memory.of("machines", seed, () -> machines(all, seed), all);
            machines = known;
        }
        return known;
    }

    private static List<Machine> machines(List<VirtualMachine> all, long seed) {
        Map<Feed, Machine> first = new LinkedHashMap<>();
        for (VirtualMachine machine : all) {
            if (machine.state() == VirtualMachine.State.RUNNING) {
                int instance = Cohort.of(seed, machine.name()).instance();
                first.merge(
                        new Feed(machine.subnet(), instance),
                        new Machine(machine, 1),
                        (one, _) -> new Machine(one.machine, one.stands + 1));
            }
        }
        return List.copyOf(first.values());
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Branch branch : topology.branches()) {
            for (Ipv4Prefix prefix : branch.prefixes()) {
                places.add(new Place(branch, Branch.host(prefix)));
            }
        }
        return places;
    }

    // ---- walking

    private List<Walked> walkBranches() {
        List<Place> places = places();
        List<Machine> all = machines();
        List<Walked> walked = new ArrayList<>();
        int window = window(all.size(), places.size());
        thinned = window < places.size();
        for (int i = 0; i < all.size(); i++) {
            Machine machine = all.get(i);
            VirtualMachine here = machine.machine;
            for (int j = 0; j < window; j++) {
                int at = (int) (((long) i * window + j) % places.size());
                Place place = places.get(at);
                Ref site = place.branch.ref();
                walked.add(walk(here.ref(), here.ip(), site, place.host, machine.stands));
                walked.add(walk(site, place.host, here.ref(), here.ip(), machine.stands));
            }
        }
        return List.copyOf(walked);
    }

    private List<Walked> walkMachines() {
        List<Machine> all = machines();
        List<Walked> walked = new ArrayList<>();
        int window = window(all.size(), all.size() - 1);
        for (int i = 0; i < all.size(); i++) {
            VirtualMachine here = all.get(i).machine;
            int taken = 0;
            for (int j = 1; j < all.size() && taken < window; j++) {
                Machine other = all.get((i + j) % all.size());
                VirtualMachine there = other.machine;
                if (!there.subnet().network().equals(here.subnet().network())) {
                    int stands = all.get(i).stands * other.stands;
                    walked.add(walk(here.ref(), here.ip(), there.ref(), there.ip(), stands));
                    taken++;
                }
            }
        }
        return List.copyOf(walked);
    }

    /// With how many partners each of that many is walked, so that none is left out.
    static int window(int many, int partners) {
        if (many == 0 || partners <= 0) {
            return 0;
        }
        int fair = Math.max(1, MOST / many);
        int enough = (partners + many - 1) / many;
        return Math.min(partners, Math.max(fair, enough));
    }

    private Optional<Expected> walk(Expectation expectation) {
        Optional<End> from = end(expectation.from());
        Optional<End> to = end(expectation.to());
        @Nullable Ref sender = from.map(End::ref).orElse(null);
        if (sender == null || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Expected(
                        expectation,
                        walk(sender, from.get().address, to.get().ref, to.get().address, 1)));
    }

    private Walked walk(
            Ref from, Ipv4Address source, @Nullable Ref to, Ipv4Address destination, int stands) {
        return new Walked(
                from,
                source,
                to,
                destination,
                stands,
                snapshot.fabric().path(from, source, destination));
    }

    // ---- the ends of expectations

    /// @param ref null where nothing has the address
    private record End(@Nullable Ref ref, Ipv4Address address) {}

    private Optional<End> end(String text) {
        Optional<End> named =
                topology.virtualMachine(text)
                        .map(machine -> new End(machine.ref(), machine.ip()))
                        .or(() -> topology.nva(text).map(nva -> new End(nva.ref(), nva.ip())))
                        .or(() ->
                                topology.branch(text)
                                        .map(site -> new End(site.ref(), site.address())));
        if (named.isPresent()) {
            return named;
        }
        try {
            return Optional.of(addressed(Ipv4Address.parse(text)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty(); // V-103 says so
        }
    }

    private End addressed(Ipv4Address address) {
        Optional<Ref> nic =
                topology.nics().stream()
                        .filter(one -> one.ip().equals(address))
                        .map(Nic::owner)
                        .findFirst();
        @Nullable Ref owner =
                nic.or(() -> topology.branchAt(address).map(Branch::ref)).orElse(null);
        return new End(owner, address);
    }
}
