package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is kept from one round of questions to the next.
class MemoryTest {

    private final Memory memory = new Memory();
    private final List<String> table = new ArrayList<>(List.of("a"));
    private int made;

    @Test
    void what_was_made_of_the_same_object_is_not_made_again() {
        String first = ask("here", table);
        memory.turn();

        assertThat(ask("here", table)).isSameAs(first);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void an_equal_object_is_not_the_same_and_neither_is_another_small_value() {
        ask("here", table);
        ask("here", new ArrayList<>(table));
        ask("there", table);

        assertThat(made).isEqualTo(3);
    }

    @Test
    void what_a_round_does_not_ask_for_is_forgotten() {
        ask("here", table);
        memory.turn();
        memory.turn();
        ask("here", table);

        assertThat(made).isEqualTo(2);
    }

    private String ask(String few, List<String> same) {
        return memory.of("first", few, () -> same.getFirst() + ++made, same);
    }
}
