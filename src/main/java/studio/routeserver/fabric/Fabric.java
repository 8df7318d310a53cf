package studio.routeserver.fabric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// Azure's network at one instant: effective routes and the ways of packets. Immutable; computes
/// when asked and keeps what it computed, so several threads may ask.
///
/// NICs that must have the same routes share them: the class of a NIC is its network, its subnet's
/// route table and endpoints, and the table that was programmed. [#next] takes over every class
/// that did not change, so a lost session costs only what it changes, and an edit only what it
/// touches.
public final class Fabric {

    /// Whose programmed table.
    private record Slot(String network, Cohort cohort) {}

    private final Ground ground;
    private final ControlPlane control;
    private final long seed;
    private final BgpRoutes unprogrammed;
    private final Map<Slot, BgpRoutes> bySlot = new HashMap<>();
    private final Paths paths;

    private Fabric(
            Ground ground, ControlPlane control, long seed, BgpRoutes unprogrammed, Paths paths) {
        this.ground = ground;
        this.control = control;
        this.seed = seed;
        this.unprogrammed = unprogrammed;
        this.paths = paths;
    }

    /// The fabric of a topology, with what is programmed into it.
    ///
    /// @param seed decides which instance feeds which NIC ([Cohort#of])
    public static Fabric of(Topology topology, ControlPlane control, long seed) {
        return new Fabric(
                Ground.of(topology),
                control,
                seed,
                new BgpRoutes(PrefixTable.empty()),
                new Paths());
    }

    /// The fabric at a later instant or after an edit. Equal to one from scratch, and shares with
    /// this one all that did not change.
    public Fabric next(Topology nextTopology, ControlPlane nextControl) {
        Ground nextGround = ground.next(nextTopology);
        boolean edited = nextGround != ground;
        Set<SubnetRoutes> live = edited ? nextGround.live() : Set.of();
        Fabric next =
                new Fabric(
                        nextGround,
                        nextControl,
                        seed,
                        edited ? unprogrammed.keeping(live) : unprogrammed,
                        paths);
        Map<BgpRoutes, BgpRoutes> kept = new HashMap<>();
        for (Map.Entry<Slot, BgpRoutes> known : slots().entrySet()) {
            Slot slot = known.getKey();
            BgpRoutes routes = known.getValue();
            if (same(routes.table(), nextControl.programmed(slot.network(), slot.cohort()))) {
                next.bySlot.put(
                        slot,
                        edited ? kept.computeIfAbsent(routes, one -> one.keeping(live)) : routes);
            }
        }
        return next;
    }

    private synchronized Map<Slot, BgpRoutes> slots() {
        return new HashMap<>(bySlot);
    }

    @SuppressWarnings("ReferenceEquality") // the control plane's promise: the same object says so
    private static boolean same(
            PrefixTable<ProgrammedRoute> one, PrefixTable<ProgrammedRoute> other) {
        return one == other;
    }

    public Topology topology() {
        return ground.topology();
    }

    public ControlPlane controlPlane() {
        return control;
    }

    /// Who is joined to whom in this topology.
    public Peerings peerings() {
        return ground.peerings();
    }

    long seed() {
        return seed;
    }

    Ground ground() {
        return ground;
    }

    /// The effective routes of a NIC, whether its VM runs or not.
    public EffectiveRoutes routes(Nic nic) {
        return routes(nic.subnet(), Cohort.of(seed, nic.name()));
    }

    /// The table of an NVA's guest, each entry beside the row of its NIC (azure rule R-NVA-09).
    public List<GuestEntry> guest(Nva nva) {
        return GuestEntry.of(this, nva);
    }

    /// What a NIC in the subnet would have, fed by instance 0 (azure ruling R-RUL-36).
    public EffectiveRoutes routes(SubnetRef subnet) {
        return routes(subnet, Cohort.FIRST);
    }

    EffectiveRoutes routes(SubnetRef ref, Cohort cohort) {
        SubnetRoutes subnet = ground.subnet(ref);
        Optional<String> from = ground.peerings().routesFrom(ref.network());
        // R-EFF-12, R-GW-37: the own Route Server and gateways, or as a client the hub's.
        return subnet.programmed() && from.isPresent()
                ? programmed(new Slot(from.get(), cohort)).of(subnet)
                : unprogrammed.of(subnet);
    }

    /// The routes of a slot. Cohorts that were programmed with the same table share them.
    private synchronized BgpRoutes programmed(Slot slot) {
        BgpRoutes known = bySlot.get(slot);
        if (known != null) {
            return known;
        }
        PrefixTable<ProgrammedRoute> table = control.programmed(slot.network(), slot.cohort());
        BgpRoutes routes =
                bySlot.values().stream()
                        .filter(one -> same(one.table(), table))
                        .findFirst()
                        .orElseGet(() -> new BgpRoutes(table));
        bySlot.put(slot, routes);
        return routes;
    }

    /// Who takes the packets that a NIC of the network sends to a next hop: the owner of a NIC or
    /// of a load balancer's frontend in the network or in a directly peered one (azure rule
    /// R-NVA-04). Empty: a black hole.
    public Optional<Ref> nextHopOwner(String network, Ipv4Address hop) {
        return ground.around(network, hop)
                .flatMap(there -> ground.owner(there, hop))
                .filter(Owner::takesOthersPackets)
                .map(Owner::ref);
    }

    /// The way of a flow there and back, over every ECMP member.
    ///
    /// @param from a VM, NVA or branch
    /// @param source the sender's address; null means its own (a branch's tenth host)
    public PathReport path(Ref from, @Nullable Ipv4Address source, Ipv4Address destination) {
        Ipv4Address sender = source != null ? source : ownAddress(from);
        return paths.of(this, from, sender, destination);
    }

    /// The way of one conversation there and back: of each ECMP set the member that its five-tuple
    /// hashes to (azure rule R-NVA-14).
    ///
    /// @param from a VM, NVA or branch
    /// @param source the sender's address; null means its own
    public PathReport path(
            Ref from, @Nullable Ipv4Address source, Ipv4Address destination, FlowHash.Ports ports) {
        Ipv4Address sender = source != null ? source : ownAddress(from);
        Sharing sharing = Sharing.of(new FlowHash(seed), ports);
        return RoundTrip.one(Sight.of(this), from, sender, destination, sharing).report();
    }

    /// Where flows go that differ in nothing but their source port: the hash explorer (azure rule
    /// R-NVA-14). Each is walked with the members that it hashes to.
    ///
    /// @param from a VM, NVA or branch
    /// @param source the sender's address; null means its own
    /// @param count how many flows, 1 to [Spread#MOST]
    public Spread spread(
            Ref from, @Nullable Ipv4Address source, Ipv4Address destination, int count) {
        Ipv4Address sender = source != null ? source : ownAddress(from);
        return Spread.of(this, new FlowHash(seed), from, sender, destination, count);
    }

    private Ipv4Address ownAddress(Ref from) {
        return switch (from.kind()) {
            case VIRTUAL_MACHINE -> machine(from).ip();
            case NVA -> nva(from).ip();
            case BRANCH -> branch(from).address();
            default -> throw notASender(from);
        };
    }

    static IllegalArgumentException notASender(Ref from) {
        return new IllegalArgumentException("a path starts at a VM, NVA or branch, not at " + from);
    }

    private VirtualMachine machine(Ref from) {
        return topology().virtualMachine(from.name()).orElseThrow(() -> missing(from));
    }

    private Nva nva(Ref from) {
        return topology().nva(from.name()).orElseThrow(() -> missing(from));
    }

    private Branch branch(Ref from) {
        return topology().branch(from.name()).orElseThrow(() -> missing(from));
    }

    static IllegalArgumentException missing(Ref from) {
        return new IllegalArgumentException("there is no " + from);
    }
}
