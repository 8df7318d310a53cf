package studio.routeserver.desktop.why;

/// Opens the Why card; what other panels know of it.
public interface Asking {

    /// Answers a question on the card, in place of what it shows.
    void ask(WhyQuestion question);

    /// Opens the card with a field for a prefix or an address that somebody does not have.
    ///
    /// @param vantage a name as `routes --vm` takes it
    void askNot(String vantage);
}
