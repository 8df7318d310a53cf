package studio.routeserver.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// A line of an expectation file with the lines that are indented below it. Empty lines and lines
/// that begin with `#` are for people.
///
/// @param text without the indentation
/// @param line its number in the file, from 1
record Block(String text, int line, List<Block> inside) {

    private static final Set<String> ABOUT = Set.of("pending");

    /// The blocks of a file.
    static List<Block> parse(String file) {
        Block root = new Block("", 0, new ArrayList<>());
        Deque<Block> open = new ArrayDeque<>(List.of(root));
        Deque<Integer> indents = new ArrayDeque<>(List.of(-1));
        List<String> lines = file.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int indent = lines.get(i).indexOf(text.charAt(0));
            while (indents.element() >= indent) {
                indents.pop();
                open.pop();
            }
            Block block = new Block(text, i + 1, new ArrayList<>());
            open.element().inside().add(block);
            open.push(block);
            indents.push(indent);
        }
        return root.inside();
    }

    /// The first word.
    String verb() {
        return words().getFirst();
    }

    /// What comes after the first word.
    String rest() {
        return text.substring(verb().length()).strip();
    }

    List<String> words() {
        return List.of(text.split("\\s+"));
    }

    /// A word by its place; a sentence with the line where it is missing.
    String word(int index) {
        List<String> words = words();
        if (index >= words.size()) {
            throw bad("word " + (index + 1) + " is missing");
        }
        return words.get(index);
    }

    /// The texts of the lines inside that begin with the word, without it.
    List<String> inside(String verb) {
        return inside.stream().filter(one -> one.verb().equals(verb)).map(Block::rest).toList();
    }

    /// The lines inside that are rows of a table: all but those that speak about it.
    List<Block> rows() {
        return inside.stream().filter(one -> !ABOUT.contains(one.verb())).toList();
    }

    IllegalArgumentException bad(String why) {
        return new IllegalArgumentException("line %d: %s: %s".formatted(line, text, why));
    }
}
