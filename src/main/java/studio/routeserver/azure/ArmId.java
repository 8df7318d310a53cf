package studio.routeserver.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which resource of the template is meant, or which part of one: its type and its names, the
/// outermost first.
record ArmId(ArmType type, List<String> names) {

    ArmId {
        names = List.copyOf(names);
    }

    static ArmId of(ArmType type, String name) {
        return new ArmId(type, List.of(name));
    }

    /// A part of this resource, or a child of it.
    ArmId child(ArmType childType, String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new ArmId(childType, longer);
    }

    /// What this is a part or a child of.
    Optional<ArmId> parent() {
        return Optional.ofNullable(type.parent())
                .map(parent -> new ArmId(parent, names.subList(0, names.size() - 1)));
    }

    /// As `name` of the resource: `hub/hub-to-spoke1`.
    String name() {
        return String.join("/", names);
    }

    /// The name of this alone.
    String last() {
        return names.getLast();
    }

    /// `[resourceId('…', '…')]`.
    String expression() {
        StringBuilder call = new StringBuilder("[resourceId(").append(ArmText.quoted(type.text()));
        names.forEach(name -> call.append(", ").append(ArmText.quoted(name)));
        return call.append(")]").toString();
    }
}
