package studio.routeserver.topology;

/// One of Azure's rules, as this program keeps it.
///
/// @param id such as `R-RS-28`
/// @param confidence how well it is known
/// @param sentence what it says, in one sentence
/// @param source where it is from: a page of the Microsoft documentation, a measurement, a standard
public record AzureRule(String id, Confidence confidence, String sentence, String source) {

    /// How well a rule is known.
    public enum Confidence {
        /// Microsoft's documentation says so.
        DOCUMENTED,
        /// Seen in a deployed network.
        MEASURED,
        /// Neither: the reading that fits what is known.
        INFERRED
    }

    /// Its area: the letters between the dashes, such as `RS`.
    public String area() {
        return id.substring(2, id.lastIndexOf('-'));
    }
}
