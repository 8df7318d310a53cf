package studio.routeserver.cli;

import java.util.List;

/// Bad input or usage: the command stops, its sentences go to standard error, and it exits with 2.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> sentences;

    Refusal(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /// Refuses with one sentence.
    public Refusal(String sentence) {
        this(List.of(sentence));
    }

    List<String> sentences() {
        return sentences;
    }
}
