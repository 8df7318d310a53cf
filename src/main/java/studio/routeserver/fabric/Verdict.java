package studio.routeserver.fabric;

/// What becomes of a flow, all its ways taken together (there and back).
public enum Verdict {
    /// There and back on every member.
    DELIVERED("delivered"),
    /// It leaves to the Internet.
    INTERNET("internet"),
    /// Some members work there and back, others do not (azure ruling R-RUL-13).
    PARTIAL("partial"),
    /// It arrives; the answer does not.
    ONE_WAY("one-way"),
    /// It is dropped.
    BLACK_HOLE("black-hole"),
    /// It goes round.
    LOOP("loop"),
    /// A closed peering or a security rule keeps it out (R-PEER-03).
    FILTERED("filtered");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
