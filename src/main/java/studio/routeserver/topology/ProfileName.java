package studio.routeserver.topology;

/// Which limits and timers hold: today's Azure, or what the founding article says.
public enum ProfileName {
    AZURE("azure"),
    ARTICLE("article");

    private final String text;

    ProfileName(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
