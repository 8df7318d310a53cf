package studio.routeserver.advice.design;

/// What a design should use to bring routes to its VMs.
public enum Answer {
    ROUTE_SERVER("use Route Server"),
    ROUTE_TABLES("use route tables"),
    BOTH("use both"),
    NEITHER("use neither");

    private final String text;

    Answer(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// What two reasons say together: a reason to use nothing gives way to one to use something.
    Answer with(Answer other) {
        if (this == other || other == NEITHER) {
            return this;
        }
        return this == NEITHER ? other : BOTH;
    }
}
