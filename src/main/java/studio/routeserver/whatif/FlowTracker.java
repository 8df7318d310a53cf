package studio.routeserver.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.ControlPlane;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.topology.Topology;

/// Follows flows through the snapshots of a run and keeps what each of their ECMP members lost:
/// from the first snapshot in which its packets die to the first in which they work again.
///
/// Hand it the snapshots in the order of their instants. A member is what shared a way at the first
/// snapshot; when that way is gone, its conversations go on over what is left (azure rule
/// R-NVA-24).
public final class FlowTracker {

    /// A member that is followed.
    private static final class Followed {
        final Flow flow;
        final FlowFate.Ways way;
        final double share;
        final String via;
        final List<FlowLoss> losses = new ArrayList<>();
        @Nullable Instant lostFrom;
        String why = "";

        Followed(Flow flow, FlowFate.Ways way, FlowFate.Member member) {
            this.flow = flow;
            this.way = way;
            this.share = member.share();
            this.via = member.via();
        }

        String name() {
            return via.isEmpty() ? flow.toString() : flow + " by " + via;
        }
    }

    private final List<Flow> flows;
    private final LabSnapshot start;
    private final Map<Flow, List<Followed>> followed = new LinkedHashMap<>();
    private ControlPlane seen;
    private Topology drawn;
    private long sequence;

    /// How many flows have been walked at the start: the first ones.
    private int begun;

    /// What was lost, until something changes.
    private @Nullable List<FlowLoss> told;

    private FlowTracker(List<Flow> flows, LabSnapshot start, int walked) {
        this.flows = List.copyOf(flows);
        this.start = start;
        this.seen = start.controlPlane();
        this.drawn = start.topology();
        begin(walked);
    }

    public FlowTracker(List<Flow> flows, LabSnapshot start) {
        this(flows, start, Integer.MAX_VALUE);
    }

    /// Follows flows of which none is walked at the start before it has to be. There may be
    /// thousands, and nobody asks before something changes.
    public static FlowTracker lazy(List<Flow> flows, LabSnapshot start) {
        return new FlowTracker(flows, start, 0);
    }

    /// Walks some more of the flows at the start. Answers whether all have been.
    public boolean begin(int most) {
        int until = (int) Math.min(flows.size(), (long) begun + most);
        for (; begun < until; begun++) {
            look(flows.get(begun), start);
        }
        return begun();
    }

    /// Whether all flows have been walked at the start.
    public boolean begun() {
        return begun == flows.size();
    }

    /// Looks at the next snapshot. Answers a row for each member that began or ceased to be lost.
    @SuppressWarnings("ReferenceEquality") // the same objects mean that nothing changed
    public List<TimelineEvent> observe(LabSnapshot snapshot) {
        if (snapshot.controlPlane() == seen && snapshot.topology() == drawn) {
            return List.of();
        }
        begin(Integer.MAX_VALUE);
        seen = snapshot.controlPlane();
        drawn = snapshot.topology();
        List<TimelineEvent> rows = new ArrayList<>();
        for (Flow flow : flows) {
            // Members through several instances of a gateway have one name.
            Set<String> said = new HashSet<>();
            look(flow, snapshot).stream().filter(row -> said.add(row.text())).forEach(rows::add);
        }
        return rows;
    }

    private List<TimelineEvent> look(Flow flow, LabSnapshot snapshot) {
        if (snapshot.topology().find(flow.from()).isEmpty()) {
            return List.of();
        }
        FlowFate fate =
                FlowFate.of(snapshot.fabric().path(flow.from(), flow.source(), flow.destination()));
        @Nullable List<Followed> members = followed.get(flow);
        if (members == null) {
            members = members(flow, fate);
            followed.put(flow, members);
            told = null;
        }
        List<TimelineEvent> rows = new ArrayList<>();
        for (Followed member : members) {
            judge(member, fate.following(member.way), snapshot.at(), rows);
        }
        if (!rows.isEmpty()) {
            told = null;
        }
        return rows;
    }

    private static List<Followed> members(Flow flow, FlowFate fate) {
        List<Followed> members = new ArrayList<>();
        fate.members().forEach((way, member) -> members.add(new Followed(flow, way, member)));
        return members;
    }

    private void judge(
            Followed member, FlowFate.Member fate, Instant at, List<TimelineEvent> rows) {
        if (!fate.works() && member.lostFrom == null) {
            member.lostFrom = at;
            member.why = fate.why();
            rows.add(row(at, member, member.name() + " is lost: " + fate.why()));
        } else if (fate.works() && member.lostFrom != null) {
            String now = fate.via().isEmpty() ? "" : ", by " + fate.via();
            member.losses.add(
                    new FlowLoss(
                            member.flow,
                            member.share,
                            member.via,
                            member.lostFrom,
                            at,
                            member.why));
            member.lostFrom = null;
            rows.add(row(at, member, member.name() + " works again" + now));
        }
    }

    private TimelineEvent row(Instant at, Followed member, String text) {
        return new TimelineEvent(
                at, sequence++, TimelineEvent.Kind.FLOW, member.flow.toString(), text, "R-NVA-24");
    }

    /// What each member lost so far, in the order of the flows; a member that lost nothing has one
    /// row without times, and one that is lost now has a row without an end.
    public List<FlowLoss> losses() {
        begin(Integer.MAX_VALUE);
        List<FlowLoss> before = told;
        if (before == null) {
            before = counted();
            told = before;
        }
        return before;
    }

    private List<FlowLoss> counted() {
        List<FlowLoss> all = new ArrayList<>();
        followed.values()
                .forEach(members -> {
                    Map<Object, FlowLoss> alike = new LinkedHashMap<>();
                    for (Followed member : members) {
                        for (FlowLoss loss : lost(member)) {
                            alike.merge(fate(loss), loss, FlowTracker::together);
                        }
                    }
                    all.addAll(alike.values());
                });
        return List.copyOf(all);
    }

    /// What members that went through different instances of one gateway may have in common.
    private static Object fate(FlowLoss loss) {
        return Arrays.asList(loss.via(), loss.lostFrom(), loss.lostUntil(), loss.lost());
    }

    private static FlowLoss together(FlowLoss one, FlowLoss other) {
        return new FlowLoss(
                one.flow(),
                one.share() + other.share(),
                one.via(),
                one.lostFrom(),
                one.lostUntil(),
                one.why());
    }

    private static List<FlowLoss> lost(Followed member) {
        List<FlowLoss> rows = new ArrayList<>(member.losses);
        if (member.lostFrom != null || rows.isEmpty()) {
            rows.add(
                    new FlowLoss(
                            member.flow,
                            member.share,
                            member.via,
                            member.lostFrom,
                            null,
                            member.why));
        }
        return rows;
    }
}
