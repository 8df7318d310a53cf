package studio.routeserver.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One value of a JSON text that is to be written.
sealed interface Tree {

    /// An object.
    ///
    /// @param members in the order in which they are written
    record Branching(Map<String, Tree> members) implements Tree {
        public Branching {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    record Listing(List<Tree> items) implements Tree {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /// A string, a number or a word, as it is written.
    record Leaf(String json) implements Tree {}

    /// What is written as it once stood in a file.
    record Opaque(String source) implements Tree {}
}
