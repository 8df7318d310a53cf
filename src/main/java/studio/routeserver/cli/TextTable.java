package studio.routeserver.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A table for people: columns as wide as their longest cell, two blanks between, none at a line's
/// end.
final class TextTable {

    private final List<String> headers;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headers) {
        this.headers = List.of(headers);
    }

    TextTable row(String... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells under " + headers.size() + " headers");
        }
        rows.add(List.of(cells));
        return this;
    }

    /// Prints it; each cell but the last column's goes through the ink after it was measured.
    void print(PrintWriter out, Ink ink) {
        print(out, headers, ink::bold);
        rows.forEach(row -> print(out, row, ink::word));
    }

    private void print(PrintWriter out, List<String> cells, UnaryOperator<String> ink) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean last = i == cells.size() - 1;
            line.append(ink.apply(cell));
            if (!last) {
                line.append(" ".repeat(width(i) - cell.length() + 2));
            }
        }
        out.println(line.toString().stripTrailing());
    }

    private int width(int column) {
        int widest = headers.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }
}
