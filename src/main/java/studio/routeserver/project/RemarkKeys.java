package studio.routeserver.project;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Note;
import studio.routeserver.topology.Run;
import studio.routeserver.topology.Suppression;

/// The keys of what people say about a network: expectations, runs, suppressions, notes, layout.
final class RemarkKeys {

    /// The words of a verdict.
    private static final List<String> OUTCOMES =
            List.of(
                    "delivered",
                    "internet",
                    "partial",
                    "one-way",
                    "black-hole",
                    "loop",
                    "filtered");

    private RemarkKeys() {}

    static Expectation expectation(Fields fields) {
        return new Expectation(
                fields.name(),
                fields.required("from", "spoke1-vm"),
                fields.required("to", "192.168.1.10"),
                fields.requiredChoice("outcome", OUTCOMES, Function.identity()),
                fields.texts("via"),
                fields.optional("survives"),
                fields.duration("within"),
                fields.extra());
    }

    static Tree write(Expectation expectation) {
        return new Keys()
                .text("name", expectation.name())
                .text("from", expectation.from())
                .text("to", expectation.to())
                .text("outcome", expectation.outcome())
                .texts("via", expectation.via())
                .text("survives", expectation.survives())
                .duration("within", expectation.within())
                .extra(expectation.extra())
                .tree();
    }

    static Run run(Fields fields) {
        return new Run(
                fields.name(), fields.texts("events"), fields.duration("until"), fields.extra());
    }

    static Tree write(Run run) {
        return new Keys()
                .text("name", run.name())
                .requiredList("events", run.events(), Keys::text)
                .duration("until", run.until())
                .extra(run.extra())
                .tree();
    }

    static Suppression suppression(Fields fields) {
        return new Suppression(
                fields.required("rule", "V-072"),
                fields.required("object", "nva1"),
                fields.prose("reason"),
                fields.extra());
    }

    static Tree write(Suppression suppression) {
        return new Keys()
                .text("rule", suppression.rule())
                .text("object", suppression.object())
                .text("reason", suppression.reason())
                .extra(suppression.extra())
                .tree();
    }

    static Note note(Fields fields) {
        return new Note(fields.name(), fields.prose("text"), fields.extra());
    }

    static Tree write(Note note) {
        return new Keys()
                .text("name", note.name())
                .text("text", note.text())
                .extra(note.extra())
                .tree();
    }

    static Map.Entry<String, Box> placed(String name, Fields fields) {
        return Map.entry(
                name,
                new Box(
                        fields.decimal("x"),
                        fields.decimal("y"),
                        fields.maybeDecimal("width"),
                        fields.maybeDecimal("height")));
    }

    static Tree write(Box box) {
        return new Keys()
                .decimal("x", box.x())
                .decimal("y", box.y())
                .decimal("width", box.width())
                .decimal("height", box.height())
                .tree();
    }
}
