package studio.routeserver.topology;

/// Which way routes flow, seen from the speaker that has the policy.
public enum Direction {
    IN("in"),
    OUT("out");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
