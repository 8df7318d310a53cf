package studio.routeserver.topology;

/// One of Azure's rules, as this program keeps it.
///
/// @param id such as `R-RS-28`
/// @param confidence how well it is known
/// @param sentence what it says, in one sentence
/// @param source where it is from: a page of the Microsoft documentation, a measurement, a standard
public record AzureRule(String id, Confidence confidence, String sentence, String source) {

    private static final String RULING = "R-RUL-";
    private static final String UNDOCUMENTED = "undocumented";

    /// How well a rule is known.
    public enum Confidence {
        /// Microsoft's documentation says so.
        DOCUMENTED,
        /// Seen in a deployed network.
        MEASURED,
        /// Neither: the reading that fits what is known.
        INFERRED
    }

    /// A sentence with the rule that it rests on in brackets, if it rests on one. A ruling is our
    /// reading where the sources leave room, so the sentence says that nobody has documented it.
    public static String cited(String sentence, String id) {
        if (id.isEmpty()) {
            return sentence;
        }
        boolean told = sentence.contains(UNDOCUMENTED);
        return id.startsWith(RULING) && !told
                ? "%s (%s, %s)".formatted(sentence, id, UNDOCUMENTED)
                : "%s (%s)".formatted(sentence, id);
    }

    /// Its area: the letters between the dashes, such as `RS`.
    public String area() {
        return id.substring(2, id.lastIndexOf('-'));
    }
}
