package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Topology;

/// What stands under an exported drawing: which file, which moment, which profile.
///
/// @param file the file's name, or the project's where there is no file yet
/// @param moment such as `at +00:41, nva1 down`: an export never pretends that all is well
/// @param profile whose limits and timers hold
public record Caption(String file, String moment, String profile) {

    /// The caption of a network as it runs.
    ///
    /// @param snapshot null where nothing runs
    public static Caption of(String file, Topology topology, @Nullable LabSnapshot snapshot) {
        String moment =
                snapshot == null
                        ? "as designed, not running"
                        : "at " + Clock.offset(snapshot.at()) + ", " + faults(snapshot);
        return new Caption(file, moment, "profile " + topology.profile().text());
    }

    private static String faults(LabSnapshot snapshot) {
        List<String> words = new ArrayList<>();
        for (LabSnapshot.ActiveFault active : snapshot.faults()) {
            words.add(words(active.fault()));
        }
        return words.isEmpty() ? "nothing failed" : String.join(", ", words);
    }

    private static String words(Fault fault) {
        return switch (fault) {
            case Fault.Cut(var nva, var instance) -> sessions(nva, instance) + " cut";
            case Fault.Reset(var nva, var instance) -> sessions(nva, instance) + " reset";
            case Fault.Shut(var nva, var instance) -> sessions(nva, instance) + " shut";
            case Fault.Fail(var object, var instance) ->
                    object.name() + (instance == null ? "" : "/" + instance) + " down";
            case Fault.Down(var connection) -> connection + " down";
            case Fault.Maintain(var gateway) -> gateway + " maintained";
            case Fault.Restore(var object, _) -> object.name() + " restored";
            case Fault.Withdraw(var nva, var prefix) -> nva + " withdrew " + prefix;
            case Fault.Advertise(var nva, var prefix) -> nva + " advertises " + prefix;
        };
    }

    private static String sessions(String nva, @Nullable Integer instance) {
        return instance == null ? "sessions of " + nva : "session " + nva + "/" + instance;
    }

    /// The three in one line.
    public String line() {
        return file + "  ·  " + moment + "  ·  " + profile;
    }
}
