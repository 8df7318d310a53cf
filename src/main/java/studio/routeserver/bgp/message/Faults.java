package studio.routeserver.bgp.message;

import java.util.ArrayList;
import java.util.List;

/// The faults of one UPDATE: the strongest reaction they ask for, and a sentence each.
final class Faults {

    private final List<String> notes = new ArrayList<>();
    private Reaction reaction = Reaction.OK;

    void add(Reaction asked, String note) {
        reaction = reaction.and(asked);
        notes.add(note);
    }

    void note(String note) {
        notes.add(note);
    }

    Reaction reaction() {
        return reaction;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
