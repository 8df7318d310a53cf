package studio.routeserver.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.Speaker;
import studio.routeserver.bgp.session.Session.Input;
import studio.routeserver.lab.plan.Originated;
import studio.routeserver.lab.plan.Plan;
import studio.routeserver.lab.plan.Role;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.SpeakerPlan;

/// Lets the routers and wires of a run become what the next plan asks for.
final class Adoption {

    private final Run run;
    private final Routers routers;

    Adoption(Run run, Routers routers) {
        this.run = run;
        this.routers = routers;
    }

    /// Does what the next plan asks differently, and nothing else. Everything goes by name, so that
    /// the outcome does not depend on the order of the file.
    void of(Plan next) {
        Plan before = run.plan;
        run.plan = next;
        removeSessions(before, next);
        removeRouters(before, next);
        List<Node> fresh = addRouters(next);
        changeSessions(next);
        for (Node node : fresh) {
            if (node.alive()) {
                routers.begin(node);
            }
        }
        changeRouters(before, next);
        run.dirty = true;
    }

    private boolean keepsRouter(Plan before, Plan next, @Nullable String name) {
        if (name == null) {
            return true;
        }
        SpeakerPlan old = before.speakers().get(name);
        SpeakerPlan fresh = next.speakers().get(name);
        return old != null && fresh != null && old.sameRouter(fresh);
    }

    private void removeSessions(Plan before, Plan next) {
        for (SessionPlan old : before.sessions().values()) {
            SessionPlan fresh = next.sessions().get(old.id());
            boolean stays =
                    fresh != null
                            && Objects.equals(old.local().node(), fresh.local().node())
                            && Objects.equals(old.remote().node(), fresh.remote().node())
                            && Objects.equals(old.connection(), fresh.connection())
                            && keepsRouter(before, next, old.local().node())
                            && keepsRouter(before, next, old.remote().node());
            if (!stays) {
                removeEnd(old.local());
                removeEnd(old.remote());
                run.wires.remove(old.id());
                run.forgetTracks(old.id());
            }
        }
    }

    private void removeEnd(SessionPlan.Seat seat) {
        @Nullable Neighbor neighbor = seat.neighbor();
        Node node = seat.node() == null ? null : run.nodes.get(seat.node());
        if (neighbor == null || node == null) {
            return;
        }
        Speaker speaker = node.speaker();
        if (speaker != null) {
            routers.perform(node, speaker.removeNeighbor(neighbor.name(), run.now));
        }
        node.ends().remove(neighbor.name());
    }

    private void removeRouters(Plan before, Plan next) {
        for (String name : before.speakers().keySet()) {
            if (!keepsRouter(before, next, name)) {
                run.nodes.remove(name);
            }
        }
    }

    private List<Node> addRouters(Plan next) {
        List<Node> fresh = new ArrayList<>();
        for (SpeakerPlan plan : next.speakers().values()) {
            Node node = run.nodes.get(plan.name());
            if (node == null) {
                node = new Node(plan);
                run.nodes.put(plan.name(), node);
                if (run.damage.alive(plan, run.topology())) {
                    node.start(run.seed);
                }
                fresh.add(node);
            }
        }
        return fresh;
    }

    private void changeSessions(Plan next) {
        for (SessionPlan plan : next.sessions().values()) {
            Wire wire = run.wires.get(plan.id());
            @Nullable SessionPlan old = wire == null ? null : wire.plan();
            if (wire == null) {
                wire = new Wire(plan, run);
                run.wires.put(plan.id(), wire);
            }
            wire.plan(plan);
            changeEnd(wire, false, old == null ? null : old.local().neighbor());
            changeEnd(wire, true, old == null ? null : old.remote().neighbor());
        }
    }

    private void changeEnd(Wire wire, boolean remoteEnd, @Nullable Neighbor old) {
        SessionPlan.Seat seat = wire.plan().seat(remoteEnd);
        @Nullable Neighbor fresh = seat.neighbor();
        Node node = seat.node() == null ? null : run.nodes.get(seat.node());
        if (node == null || Objects.equals(old, fresh)) {
            return;
        }
        if (fresh == null) {
            removeEnd(new SessionPlan.Seat(seat.node(), seat.address(), seat.asn(), old));
            return;
        }
        node.ends().put(fresh.name(), new Node.End(wire, remoteEnd));
        run.track(wire.plan().id(), remoteEnd).forgive();
        Speaker speaker = node.speaker();
        if (speaker == null) {
            return;
        }
        if (speaker.neighbor(fresh.name()).isPresent()) {
            routers.perform(node, speaker.reconfigure(fresh, run.now));
        } else {
            speaker.addNeighbor(fresh);
            if (!run.damage.shut(wire.plan(), node.name())) {
                routers.perform(node, speaker.accept(fresh.name(), new Input.Start(), run.now));
            }
        }
    }

    private void changeRouters(Plan before, Plan next) {
        for (SpeakerPlan plan : next.speakers().values()) {
            Node node = run.nodes.get(plan.name());
            SpeakerPlan old = before.speakers().get(plan.name());
            if (node == null || old == null || !old.sameRouter(plan)) {
                continue;
            }
            node.plan(plan);
            Speaker speaker = node.speaker();
            if (speaker == null) {
                continue;
            }
            if (!plan.chooser().equals(old.chooser())) {
                routers.perform(node, speaker.decideBy(plan.chooser().process(), run.now));
            }
            if (!plan.origins().equals(old.origins())) {
                Originated.Change change = plan.origins().since(old.origins());
                routers.perform(node, speaker.reoriginate(change.gone(), change.routes(), run.now));
                refresh(node, speaker);
            }
        }
    }

    /// Other address spaces than before: Route Server asks every NVA for all its routes again
    /// (azure rule R-RS-33).
    private void refresh(Node node, Speaker speaker) {
        if (node.plan().role() != Role.ROUTE_SERVER) {
            return;
        }
        for (String neighbor : List.copyOf(node.ends().keySet())) {
            if (node.ends().get(neighbor) instanceof Node.End(var wire, _)
                    && isNva(wire.plan().remote().node())) {
                routers.perform(node, speaker.requestRefresh(neighbor, run.now));
            }
        }
    }

    private boolean isNva(@Nullable String name) {
        Node node = name == null ? null : run.nodes.get(name);
        return node != null && node.plan().role() == Role.NVA;
    }
}
