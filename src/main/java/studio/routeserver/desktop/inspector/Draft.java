package studio.routeserver.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.inspector.Form.Row;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// Writes a form, row by row. What a row reads is tried on the topology first, so that a value
/// which would be refused says so while it is typed.
final class Draft {

    private final Topology topology;
    private final List<Form.Group> groups = new ArrayList<>();
    private List<Row> rows = new ArrayList<>();

    Draft(Topology topology) {
        this.topology = topology;
    }

    Topology topology() {
        return topology;
    }

    /// What is typed becomes a value, and the value an edit.
    interface Change<T extends @Nullable Object> {
        Edit edit(T value);
    }

    /// A check beyond the type; throws with its sentence.
    interface Check<T> {
        void check(T value);
    }

    private static final Check<Object> ANY = _ -> {};

    Draft group(String key) {
        return group(key, false);
    }

    Draft advanced(String key) {
        return group(key, true);
    }

    private Draft group(String key, boolean advanced) {
        rows = new ArrayList<>();
        groups.add(new Form.Group(Messages.text(key), advanced, List.of()));
        return this;
    }

    private Draft row(Row row) {
        rows.add(row);
        Form.Group last = groups.getLast();
        groups.set(groups.size() - 1, new Form.Group(last.title(), last.advanced(), rows));
        return this;
    }

    <T> Draft entry(
            String id,
            String labelKey,
            String value,
            Function<String, T> parse,
            Check<? super T> check,
            Change<T> change) {
        return row(
                new Row.Entry(
                        id,
                        Messages.text(labelKey),
                        value,
                        "",
                        false,
                        reading(value, parse, check, change)));
    }

    <T> Draft entry(
            String id, String labelKey, String value, Function<String, T> parse, Change<T> change) {
        return entry(id, labelKey, value, parse, ANY, change);
    }

    /// A value that may be left out: empty means the default.
    ///
    /// @param value null where the default holds
    <T> Draft optional(
            String id,
            String labelKey,
            @Nullable String value,
            String standard,
            Function<String, T> parse,
            Change<@Nullable T> change) {
        String shown = value == null ? standard : value;
        Function<String, Reading> read =
                text -> {
                    String written = text.strip();
                    if (written.equals(shown)) {
                        return new Reading.Same();
                    }
                    return written.isEmpty()
                            ? value == null ? new Reading.Same() : tried(change.edit(null))
                            : read(written, parse, ANY, change);
                };
        return row(
                new Row.Entry(id, Messages.text(labelKey), shown, standard, value == null, read));
    }

    private <T> Function<String, Reading> reading(
            String value, Function<String, T> parse, Check<? super T> check, Change<T> change) {
        return text ->
                text.strip().equals(value) ? new Reading.Same() : read(text, parse, check, change);
    }

    private <T> Reading read(
            String text,
            Function<String, T> parse,
            Check<? super T> check,
            Change<? super T> change) {
        try {
            T value = parse.apply(text);
            check.check(value);
            return tried(change.edit(value));
        } catch (IllegalArgumentException wrong) {
            return new Reading.Wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /// An edit that would change nothing is no change.
    private Reading tried(Edit edit) {
        return switch (topology.attempt(edit)) {
            case Edited.Applied(var after) ->
                    after.equals(topology) ? new Reading.Same() : new Reading.Change(edit);
            case Edited.Refused(var sentence) -> new Reading.Wrong(sentence);
        };
    }

    <T> Draft entries(
            String id,
            String labelKey,
            List<?> values,
            String promptKey,
            Function<String, T> parse,
            Change<List<T>> change) {
        List<String> texts = values.stream().map(Object::toString).toList();
        Function<List<String>, Reading> read =
                lines -> {
                    if (lines.equals(texts)) {
                        return new Reading.Same();
                    }
                    try {
                        List<T> parsed = lines.stream().map(parse).toList();
                        return tried(change.edit(parsed));
                    } catch (IllegalArgumentException wrong) {
                        return new Reading.Wrong(String.valueOf(wrong.getMessage()));
                    }
                };
        return row(
                new Row.Entries(
                        id, Messages.text(labelKey), texts, Messages.text(promptKey), read));
    }

    Draft toggle(
            String id,
            String labelKey,
            boolean value,
            String hintKey,
            Function<Boolean, Edit> edit) {
        return row(
                new Row.Switch(id, Messages.text(labelKey), value, Messages.text(hintKey), edit));
    }

    Draft choice(
            String id,
            String labelKey,
            String value,
            List<String> options,
            Function<String, Edit> edit) {
        return row(new Row.Choice(id, Messages.text(labelKey), value, options, edit));
    }

    Draft fixed(String id, String labelKey, String value, String reasonKey) {
        return row(new Row.Fixed(id, Messages.text(labelKey), value, Messages.text(reasonKey)));
    }

    Draft fact(String label, String value, @Nullable Item link) {
        return row(new Row.Fact(label, value, link));
    }

    Draft flags(List<String> heads, List<Form.Flag> flags) {
        return row(new Row.Flags(heads, flags));
    }

    Draft act(String id, String title, Edit edit) {
        return row(new Row.Act(id, title, edit));
    }

    Draft remark(String text) {
        return row(new Row.Remark(text));
    }

    /// An address in a subnet: inside it, not one of the five that Azure keeps, and free.
    Draft address(Ref ref, SubnetRef subnet, Ipv4Address ip) {
        return entry(
                "ip",
                "inspector.field.ip",
                ip.toString(),
                Typed::address,
                value -> Checks.address(topology, subnet, value),
                value -> new Edit.Move(ref, subnet, value));
    }

    /// The subnet an object stands in; moving it gives it the lowest free address there.
    Draft home(Ref ref, SubnetRef subnet, List<SubnetRef> choices, Function<SubnetRef, Edit> move) {
        return row(
                new Row.Choice(
                        "subnet",
                        Messages.text("inspector.field.subnet"),
                        subnet.toString(),
                        choices.stream().map(SubnetRef::toString).toList(),
                        name -> move.apply(SubnetRef.parse(name))));
    }

    /// The form of a resource with a name that can be changed.
    Form of(Ref ref) {
        return new Form(
                new Item.Resource(ref),
                ref.name(),
                capitalised(ref.kind().title()),
                reading(ref.name(), Typed::name, ANY, name -> new Edit.Rename(ref, name)),
                shown());
    }

    Form of(Item item, String title, String kind, @Nullable Function<String, Reading> renames) {
        return new Form(item, title, kind, renames, shown());
    }

    Function<String, Reading> renaming(SubnetRef ref) {
        return reading(ref.subnet(), Typed::name, ANY, name -> new Edit.RenameSubnet(ref, name));
    }

    Form ofProject(String title, String kind) {
        return new Form(null, title, kind, null, shown());
    }

    private List<Form.Group> shown() {
        return groups.stream().filter(group -> !group.rows().isEmpty()).toList();
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
