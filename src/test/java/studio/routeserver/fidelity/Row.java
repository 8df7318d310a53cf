package studio.routeserver.fidelity;

import java.util.SortedSet;

/// A rule with what was found of it.
///
/// @param code the classes that cite it
/// @param tests the tests that are named after it
record Row(Status status, SortedSet<String> code, SortedSet<String> tests) {

    String rule() {
        return status.rule();
    }

    boolean modelled() {
        return status.kind() != Status.Kind.NOT_MODELLED;
    }

    /// Whether something of a modelled rule is left out.
    boolean inPart() {
        return status.kind() == Status.Kind.MODELLED && !status.why().isEmpty();
    }

    boolean implemented() {
        return modelled() && !code.isEmpty();
    }

    boolean held() {
        return implemented() && !tests.isEmpty();
    }

    /// What is wrong with it; empty where all is well.
    String complaint() {
        return switch (status.kind()) {
            case PENDING -> "";
            case NOT_MODELLED ->
                    tests.isEmpty() ? "" : rule() + " is held by a test: it is modelled after all";
            case MODELLED -> {
                if (code.isEmpty()) {
                    yield rule() + " is cited nowhere in src/main/java";
                }
                yield tests.isEmpty() ? "no test is named after " + rule() : "";
            }
        };
    }
}
