package studio.routeserver.azure;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Gives each resource a name that Azure accepts and that no other of its type has.
///
/// A name of the project stays as it is wherever Azure can have it. Azure compares names without
/// case, and VMs and NVAs, which are two lists of the project, are one type there.
final class ArmNames {

    /// What Azure allows the longest name of a VM or a VNet to be; other types allow 80.
    private static final int LONGEST = 64;

    private static final String SUFFIX = "-";

    private record Key(ArmType type, String of) {}

    private final Map<Key, ArmId> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Consumer<String> remark;

    /// @param remark is told of each name that had to change
    ArmNames(Consumer<String> remark) {
        this.remark = remark;
    }

    /// The id of an object that people named.
    ///
    /// @param title what it is, such as `NVA`
    ArmId of(ArmType type, String title, String name) {
        Key key = new Key(type, title + " " + name);
        ArmId known = given.get(key);
        if (known != null) {
            return known;
        }
        ArmId id = ArmId.of(type, free(type.text(), name));
        given.put(key, id);
        remarkOn(title, name, id.names().getLast());
        return id;
    }

    /// The id of a child that people named.
    ArmId child(ArmId parent, ArmType type, String title, String name) {
        Key key = new Key(type, parent.name() + "/" + name);
        ArmId known = given.get(key);
        if (known != null) {
            return known;
        }
        ArmId id = parent.child(type, free(type.text() + "|" + parent.name(), name));
        given.put(key, id);
        remarkOn(title, name, id.names().getLast());
        return id;
    }

    /// The id of something that the project has no name for.
    ///
    /// @param of what tells it from others of its type
    ArmId derived(ArmType type, String of, String wanted) {
        Key key = new Key(type, "of " + of);
        ArmId known = given.get(key);
        if (known != null) {
            return known;
        }
        ArmId id = ArmId.of(type, free(type.text(), wanted));
        given.put(key, id);
        return id;
    }

    /// The id of a child that the project has no name for.
    ArmId derived(ArmId parent, ArmType type, String of, String wanted) {
        Key key = new Key(type, parent.name() + "/ of " + of);
        ArmId known = given.get(key);
        if (known != null) {
            return known;
        }
        ArmId id = parent.child(type, free(type.text() + "|" + parent.name(), wanted));
        given.put(key, id);
        return id;
    }

    private String free(String scope, String wanted) {
        String name = legal(wanted);
        String candidate = name;
        int next = 2;
        while (!taken.add(scope + "|" + candidate.toLowerCase(Locale.ROOT))) {
            candidate = name + SUFFIX + next;
            next++;
        }
        return candidate;
    }

    private void remarkOn(String title, String name, String given) {
        if (!given.equals(name)) {
            remark.accept(
                    ("%s '%s' is named %s here: Azure's names are letters, digits, '.', '_' and"
                                    + " '-', and no two of a type are alike.")
                            .formatted(title, name, given));
        }
    }

    /// The nearest name that Azure accepts: it starts with a letter or digit and does not end with
    /// a dot or a hyphen.
    static String legal(String wanted) {
        String plain =
                Normalizer.normalize(wanted, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^A-Za-z0-9._-]+", "-")
                        .replaceAll("^[._-]+", "");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        String name = cut.replaceAll("[.-]+$", "");
        return name.isEmpty() ? "unnamed" : name;
    }
}
