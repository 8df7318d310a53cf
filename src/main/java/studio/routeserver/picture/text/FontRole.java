package studio.routeserver.picture.text;

/// What a text on the drawing is set in. Addresses and prefixes are in the monospaced family, so
/// that they line up and `1` and `l` are told apart.
public enum FontRole {
    TEXT("Inter", 400, "inter/Inter-Regular.ttf"),
    STRONG("Inter", 600, "inter/Inter-SemiBold.ttf"),
    MONO("JetBrains Mono", 400, "jetbrains-mono/JetBrainsMono-Regular.ttf"),
    MONO_STRONG("JetBrains Mono", 600, "jetbrains-mono/JetBrainsMono-SemiBold.ttf");

    private final String family;
    private final int weight;
    private final String file;

    FontRole(String family, int weight, String file) {
        this.family = family;
        this.weight = weight;
        this.file = file;
    }

    public String family() {
        return family;
    }

    /// 400 or 600.
    public int weight() {
        return weight;
    }

    /// The shipped file as a resource of the class path.
    public String resource() {
        return "/assets/fonts/" + file;
    }

    public boolean monospaced() {
        return this == MONO || this == MONO_STRONG;
    }
}
