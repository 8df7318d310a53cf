package studio.routeserver.desktop.inspector;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Edit;

/// The properties of something: what is shown, and what a typed value would mean as an edit. Knows
/// no control, so it is tested without a window.
///
/// @param item whose it is; null for the project
/// @param title its name
/// @param kind what it is, in words
/// @param renames what a new name means; null where it has no name of its own
public record Form(
        @Nullable Item item,
        String title,
        String kind,
        @Nullable Function<String, Reading> renames,
        List<Group> groups) {

    public Form {
        groups = List.copyOf(groups);
    }

    /// Rows that belong together.
    ///
    /// @param advanced closed until it is opened
    public record Group(String title, boolean advanced, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// One line of a form. An `id` is unique in the form, and the control's.
    public sealed interface Row {

        /// A typed value.
        ///
        /// @param standard the default, in words, where the value is optional; else empty
        /// @param isDefault whether the value stands for the default
        record Entry(
                String id,
                String label,
                String value,
                String standard,
                boolean isDefault,
                Function<String, Reading> read)
                implements Row {}

        /// Yes or no.
        ///
        /// @param hint what it means, as a tooltip
        record Switch(
                String id, String label, boolean value, String hint, Function<Boolean, Edit> edit)
                implements Row {}

        /// One of several.
        record Choice(
                String id,
                String label,
                String value,
                List<String> options,
                Function<String, Edit> edit)
                implements Row {}

        /// Any number of typed values.
        ///
        /// @param prompt what to write
        /// @param read what all of them together mean
        record Entries(
                String id,
                String label,
                List<String> values,
                String prompt,
                Function<List<String>, Reading> read)
                implements Row {}

        /// What Azure has fixed, and why.
        record Fixed(String id, String label, String value, String reason) implements Row {}

        /// What is so, computed or told by another object.
        ///
        /// @param link where it comes from; null for nowhere
        record Fact(String label, String value, @Nullable Item link) implements Row {}

        /// Two directions of flags, side by side.
        record Flags(List<String> heads, List<Flag> flags) implements Row {}

        /// A change at one press.
        record Act(String id, String title, Edit edit) implements Row {}

        /// A sentence.
        record Remark(String text) implements Row {}
    }

    /// A flag of both directions of a peering.
    ///
    /// @param means what it lets through
    /// @param values one a direction
    public record Flag(
            String id,
            String label,
            String means,
            List<Boolean> values,
            List<Function<Boolean, Edit>> edits) {}
}
