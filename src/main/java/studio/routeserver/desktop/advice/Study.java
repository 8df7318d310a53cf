package studio.routeserver.desktop.advice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.advice.design.ByHand;
import studio.routeserver.advice.design.DesignAdvice;
import studio.routeserver.advice.design.Growth;
import studio.routeserver.advice.design.PreferenceOutcome;
import studio.routeserver.desktop.profile.OtherProfile;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Topology;

/// All that a design comes to, worked out at once and away from the screen: some of it runs
/// networks of its own.
///
/// @param growth one branch more by hand
/// @param preferences who wins under each hub routing preference, by Route Server
record Study(
        Topology topology,
        DesignAdvice advice,
        ByHand hand,
        Optional<Growth> growth,
        Map<String, List<PreferenceOutcome>> preferences,
        Headroom headroom,
        OtherProfile other) {

    private static final long SEED = 1;

    /// @param quiet the network converged and without faults, where the engine has it so; null to
    ///   run it
    static Study of(Topology topology, @Nullable LabSnapshot quiet) {
        LabSnapshot snapshot = quiet == null ? RunningLab.of(topology, SEED).snapshot() : quiet;
        Advice findings = Advice.of(topology, snapshot);
        DesignAdvice advice = DesignAdvice.of(topology, snapshot, findings);
        ByHand hand = ByHand.of(topology, snapshot);
        return new Study(
                topology,
                advice,
                hand,
                Growth.example(hand),
                PreferenceOutcome.all(topology, advice, snapshot.seed()),
                Headroom.of(topology, snapshot),
                OtherProfile.of(topology, findings, snapshot.seed()));
    }
}
