package studio.routeserver.whatif.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Topology;

/// What change would flip an answer. Each is found by running the network with it, with the same
/// seed and the faults that hold, until it has converged; what changes nothing is left out.
///
/// Costs a run of the network for each trial, at most [#MOST].
public final class Flips {

    /// How many changes are tried.
    public static final int MOST = 12;

    private final LabSnapshot snapshot;
    private final Explanation explained;

    private Flips(LabSnapshot snapshot, Explanation explained) {
        this.snapshot = snapshot;
        this.explained = explained;
    }

    /// Follows a search while it goes on.
    public interface Search {

        /// Asked before each trial and once at the end; false ends the search.
        ///
        /// @param tried how many changes have been tried
        /// @param all how many there are
        boolean goesOn(int tried, int all);

        void found(Flip flip);
    }

    /// The changes that give the vantage another route to the prefix, or one where it has none.
    public static List<Flip> of(LabSnapshot snapshot, Explanation explained) {
        List<Flip> flips = new ArrayList<>();
        of(
                snapshot,
                explained,
                new Search() {
                    @Override
                    public boolean goesOn(int tried, int all) {
                        return true;
                    }

                    @Override
                    public void found(Flip flip) {
                        flips.add(flip);
                    }
                });
        return List.copyOf(flips);
    }

    /// The same for one who waits: each flip is told when it is found, and the search can be ended.
    public static void of(LabSnapshot snapshot, Explanation explained, Search search) {
        new Flips(snapshot, explained).run(search);
    }

    private void run(Search search) {
        List<Trial> trials = new Trials(snapshot, explained).all().stream().limit(MOST).toList();
        Optional<EffectiveRoute> now =
                trials.isEmpty() ? Optional.empty() : route(run(snapshot.topology(), List.of()));
        for (int i = 0; i < trials.size(); i++) {
            if (!search.goesOn(i, trials.size())) {
                return;
            }
            Trial trial = trials.get(i);
            Optional<LabSnapshot> then = outcome(trial);
            if (then.isEmpty() || !differs(now, route(then.get()))) {
                continue;
            }
            String answer = answer(then.get());
            // While NICs are being programmed, what is shown may be the answer of the trial.
            if (!explained.headline().endsWith(answer)) {
                search.found(new Flip(trial, answer));
            }
        }
        search.goesOn(trials.size(), trials.size());
    }

    private Optional<LabSnapshot> outcome(Trial trial) {
        return switch (trial) {
            case Trial.Redraw(_, var edit) ->
                    switch (snapshot.topology().attempt(edit)) {
                        case Edited.Applied(var topology) -> Optional.of(run(topology, List.of()));
                        case Edited.Refused _ -> Optional.empty();
                    };
            case Trial.Happening(_, var fault) ->
                    Optional.of(run(snapshot.topology(), List.of(fault)));
        };
    }

    /// The network with the faults that hold and those that are added, at rest.
    private LabSnapshot run(Topology topology, List<Fault> added) {
        Lab lab = RunningLab.of(topology, snapshot.seed());
        snapshot.faults().forEach(active -> lab.apply(active.fault()));
        added.forEach(lab::apply);
        if (!snapshot.faults().isEmpty() || !added.isEmpty()) {
            lab.settle();
        }
        return lab.snapshot();
    }

    /// The active row of the prefix.
    private Optional<EffectiveRoute> route(LabSnapshot there) {
        Ipv4Prefix prefix = explained.prefix();
        return vantage(there)
                .flatMap(vantage ->
                        vantage.routes(there.fabric()).rows().stream()
                                .filter(EffectiveRoute::active)
                                .filter(row -> prefix.equals(row.prefix()))
                                .findFirst());
    }

    private Optional<Vantage> vantage(LabSnapshot there) {
        return Vantage.find(there.topology(), explained.vantage().name());
    }

    /// Whether packets go elsewhere, whatever is said about it.
    private static boolean differs(Optional<EffectiveRoute> one, Optional<EffectiveRoute> other) {
        return !one.map(Flips::way).equals(other.map(Flips::way));
    }

    private static List<Object> way(EffectiveRoute row) {
        return List.of(row.source(), row.type(), row.nextHops());
    }

    private String answer(LabSnapshot there) {
        return vantage(there)
                .map(vantage -> Why.of(there).explain(vantage, explained.prefix()).headline())
                .orElse(explained.vantage().name() + " is not there");
    }
}
