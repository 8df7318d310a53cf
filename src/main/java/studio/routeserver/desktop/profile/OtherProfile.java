package studio.routeserver.desktop.profile;

import java.util.List;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Topology;

/// What the rules say of a network under the profile that does not hold: the network is run under
/// it.
///
/// @param name the other profile
/// @param gone findings that it does not have, or words otherwise
/// @param added findings that only it has, or words otherwise
public record OtherProfile(ProfileName name, List<Finding> gone, List<Finding> added) {

    public OtherProfile {
        gone = List.copyOf(gone);
        added = List.copyOf(added);
    }

    /// @param findings what the rules say under the profile that holds
    public static OtherProfile of(Topology topology, Advice findings, long seed) {
        ProfileName name =
                switch (topology.profile()) {
                    case AZURE -> ProfileName.ARTICLE;
                    case ARTICLE -> ProfileName.AZURE;
                };
        Topology changed = topology.edit().profile(name).build();
        Advice other = Advice.of(changed, RunningLab.of(changed, seed).snapshot());
        return new OtherProfile(
                name,
                without(findings.findings(), other.findings()),
                without(other.findings(), findings.findings()));
    }

    private static List<Finding> without(List<Finding> all, List<Finding> those) {
        return all.stream()
                .filter(one -> those.stream().noneMatch(other -> same(one, other)))
                .toList();
    }

    private static boolean same(Finding one, Finding other) {
        return one.rule().equals(other.rule())
                && one.object().equals(other.object())
                && one.severity() == other.severity()
                && one.message().equals(other.message());
    }
}
