package studio.routeserver.topology;

import java.util.List;
import java.util.function.BiPredicate;

/// Where two lists differ: what both have at the front and at the back is left out. An edit changes
/// a list in few places, so that the rest of thousands need not be looked at. Immutable while the
/// lists are.
///
/// @param front how many they have in common at the front
/// @param back how many of the others they have in common at the back
/// @param gone what the list before has in between
/// @param come what the list after has in between
public record Difference<T>(int front, int back, List<T> gone, List<T> come) {

    /// @param same whether one of the list before is the same as one of the list after
    @SuppressWarnings("ReferenceEquality") // an untouched list is the same
    public static <T> Difference<T> of(
            List<T> before, List<T> after, BiPredicate<? super T, ? super T> same) {
        int shorter = Math.min(before.size(), after.size());
        if (before == after) {
            return new Difference<>(shorter, 0, List.of(), List.of());
        }
        int front = 0;
        while (front < shorter && same.test(before.get(front), after.get(front))) {
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && same.test(
                        before.get(before.size() - 1 - back), after.get(after.size() - 1 - back))) {
            back++;
        }
        return new Difference<>(
                front,
                back,
                before.subList(front, before.size() - back),
                after.subList(front, after.size() - back));
    }
}
