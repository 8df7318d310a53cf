package studio.routeserver.bgp.session;

/// The states of RFC 4271 §8.2.2, in the order of progress.
public enum State {
    IDLE("Idle"),
    CONNECT("Connect"),
    ACTIVE("Active"),
    OPEN_SENT("OpenSent"),
    OPEN_CONFIRM("OpenConfirm"),
    ESTABLISHED("Established");

    private final String shown;

    State(String shown) {
        this.shown = shown;
    }

    /// As the RFC writes it.
    @Override
    public String toString() {
        return shown;
    }
}
