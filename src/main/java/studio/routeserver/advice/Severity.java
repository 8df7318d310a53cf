package studio.routeserver.advice;

/// How bad a finding is, worst first.
public enum Severity {
    /// Azure refuses it.
    ERROR("error"),
    /// It deploys, but traffic fails.
    OUTAGE("outage"),
    WARNING("warning"),
    INFO("info");

    private final String text;

    Severity(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// Whether it is this bad or worse.
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
