package studio.routeserver.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value of a JSON text, with the range of characters that it stands in.
sealed interface Node {

    /// The offset of its first character.
    int start();

    /// The offset behind its last character.
    int end();

    record ObjectNode(int start, int end, List<Member> members) implements Node {

        /// The value of a key, the first one if there are several.
        @Nullable Node get(String key) {
            Member member = member(key);
            return member == null ? null : member.value();
        }

        @Nullable Member member(String key) {
            for (Member member : members) {
                if (member.key().equals(key)) {
                    return member;
                }
            }
            return null;
        }
    }

    record ArrayNode(int start, int end, List<Node> items) implements Node {}

    record TextNode(int start, int end, String value) implements Node {}

    /// A number.
    ///
    /// @param literal as written
    record NumberNode(int start, int end, String literal) implements Node {}

    record FlagNode(int start, int end, boolean value) implements Node {}

    record NullNode(int start, int end) implements Node {}

    /// What is kept as it is and not looked into.
    record OpaqueNode(int start, int end) implements Node {}

    /// A key and its value.
    record Member(String key, int keyStart, Node value) {}
}
