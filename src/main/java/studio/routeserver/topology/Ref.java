package studio.routeserver.topology;

/// Which resource is meant.
///
/// @param name its name; a peering's is `from>to`
public record Ref(Kind kind, String name) {

    @Override
    public String toString() {
        return kind.title() + " " + name;
    }
}
