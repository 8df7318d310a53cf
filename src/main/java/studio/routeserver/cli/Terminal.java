package studio.routeserver.cli;

import java.io.PrintWriter;

/// Where a command speaks: answers to `out`, everything about the program itself to `err`.
///
/// @param ink how words are coloured on `out`
record Terminal(PrintWriter out, PrintWriter err, Ink ink) {}
