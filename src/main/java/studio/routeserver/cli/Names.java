package studio.routeserver.cli;

import java.util.List;
import studio.routeserver.topology.Nearest;

/// Tells people which name they probably meant.
final class Names {

    private Names() {}

    /// That there is no such thing, and what is most like it.
    static Refusal unknown(String title, String name, List<String> known) {
        return new Refusal(
                "there is no %s '%s'; %s"
                        .formatted(
                                title,
                                name,
                                Nearest.to(name, known)
                                        .map(near -> "did you mean '" + near + "'?")
                                        .orElse("this network has none")));
    }
}
