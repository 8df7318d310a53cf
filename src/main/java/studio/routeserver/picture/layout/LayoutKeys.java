package studio.routeserver.picture.layout;

import java.util.HashMap;
import java.util.Map;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.Topology;

/// Under which name an object's box stands in the file's `layout`.
///
/// It is the object's name. Names are unique within their list only, so where lists share one, the
/// list that comes first in the file has it and the others write theirs as `nvas:hub`.
final class LayoutKeys {

    private final Map<String, Kind> owners = new HashMap<>();

    LayoutKeys(Topology topology) {
        for (Kind kind : Kind.values()) {
            for (Resource resource : topology.all(kind)) {
                if (Subject.of(resource.ref()).filter(s -> !s.sort().link()).isPresent()) {
                    owners.putIfAbsent(resource.name(), kind);
                }
            }
        }
    }

    String key(Subject subject) {
        return subject.ref()
                .filter(ref -> subject.sort() != Subject.Sort.INSTANCE)
                .filter(ref -> owners.getOrDefault(ref.name(), ref.kind()) != ref.kind())
                .map(ref -> ref.kind().list() + ":" + ref.name())
                .orElse(subject.name());
    }
}
