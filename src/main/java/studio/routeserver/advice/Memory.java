package studio.routeserver.advice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was made of values that never change, kept from one round of questions to the next.
///
/// Snapshots and drawings share what an edit leaves, so the same objects mean the same answer, and
/// one that is kept cannot be out of date: it rests on the values that it is asked with and on
/// nothing else. What a round does not ask for is forgotten after it. Not thread-safe.
final class Memory {

    /// @param who asks, and for what
    /// @param few small values, compared with `equals`
    /// @param same large values, compared by identity
    private record Key(String who, Object few, List<Object> same) {

        @Override
        @SuppressWarnings("ReferenceEquality") // the whole point
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Key(var otherWho, var otherFew, var otherSame))
                    || same.size() != otherSame.size()
                    || !who.equals(otherWho)
                    || !few.equals(otherFew)) {
                return false;
            }
            for (int i = 0; i < same.size(); i++) {
                if (same.get(i) != otherSame.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 31 * who.hashCode() + few.hashCode();
            for (Object value : same) {
                hash = 31 * hash + System.identityHashCode(value);
            }
            return hash;
        }
    }

    private Map<Key, Object> before = new HashMap<>();
    private Map<Key, Object> now = new HashMap<>();

    /// A new round.
    void turn() {
        before = now;
        now = new HashMap<>();
    }

    /// What was made of the values before, or is made now.
    ///
    /// @param make uses `few` and `same` only, and answers what never changes
    @SuppressWarnings("unchecked") // one kind of question has one type of answer
    <T> T of(String who, Object few, Supplier<T> make, Object... same) {
        Key key = new Key(who, few, List.copyOf(Arrays.asList(same)));
        @Nullable Object known = now.get(key);
        if (known == null) {
            known = before.get(key);
            if (known == null) {
                known = Objects.requireNonNull(make.get());
            }
            now.put(key, known);
        }
        return (T) known;
    }
}
