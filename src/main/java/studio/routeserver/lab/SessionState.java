package studio.routeserver.lab;

/// The states of a BGP session (RFC 4271 §8.2.2), in the order in which it comes up.
public enum SessionState {
    IDLE("Idle"),
    CONNECT("Connect"),
    ACTIVE("Active"),
    OPEN_SENT("OpenSent"),
    OPEN_CONFIRM("OpenConfirm"),
    ESTABLISHED("Established");

    private final String text;

    SessionState(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
